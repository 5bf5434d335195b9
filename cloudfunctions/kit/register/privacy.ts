import { purposes, requestStatuses } from '@/types/privacyNames'
import type { Agreement, Evidence, Purge, PrivacyRequest, ReadLine, ReadSeal } from '../documents/privacy'
import { namesOf } from '../pseudonym'
import { caseFields, inner, keeping, P1, P2, recorded, type CollectionRow } from './row'

export const privacyRegister = {
  reads: keeping<ReadLine>({
    title: '谁看过我的资料', subject: 'subjectId', keysOf: (memberId) => namesOf('readSubject', memberId), retention: [{ policy: 'retention.reads', since: 'at' }],
    fields: { ...P1('您可以知道谁看过、为什么', { at: '时间', byName: '查看人', byUnit: '单位', what: '看了什么', reason: '原因' }), ...inner('_id', 'subjectId', 'by', 'objectId', 'day', 'listKey') },
  }),
  readSeals: keeping<ReadSeal>({ title: '查看记录的封存', subject: null, retention: { stays: '只有条数和校验值' }, fields: inner('_id', 'count', 'digest', 'previous') }),
  agreements: keeping<Agreement>({
    title: '我的同意书', subject: 'memberId', retention: [{ policy: 'retention.agreements', since: 'withdrawnAt', onlyIf: { status: 'withdrawn' } }],
    fields: {
      ...recorded,
      ...P1('证明同意过什么', { status: ['状态', { given: '已同意', withdrawn: '已撤回' }], purpose: ['事项', purposes], textVersion: '文本版本', givenAt: '同意时间', withdrawnAt: '撤回时间' }),
      ...inner('memberId', 'about', 'textDigest', 'listKey'),
    },
  }),
  evidence: keeping<Evidence>({
    // The file of an export is no photo of theirs.
    title: '佐证照片', subject: 'subjectId', passesOver: ({ noun }: Evidence) => noun === 'export', retention: [{ policy: 'retention.evidenceRows', since: 'removedAt' }],
    fields: { ...P2('核实困难，照片加密另存，只有经办人能看', { noun: '用于', addedAt: '上传时间', removedAt: '删除时间' }), ...inner('_id', 'objectId', 'subjectId', 'fileId', 'path', 'sealedWith', 'bytes', 'addedBy', 'removeAt') },
  }),
  privacyRequests: keeping<PrivacyRequest>({
    title: '删除资料的申请', subject: 'memberId', retention: [{ policy: 'retention.requests', since: 'settledAt' }],
    fields: {
      ...caseFields,
      ...P1('答复您的申请', { status: ['状态', requestStatuses], text: '说明', answer: '答复', submittedAt: '提出时间', settledAt: '办结时间', name: '姓名', unitName: '单位' }),
      ...inner('memberId', 'orgPath', 'removed', 'listKey'),
    },
  }),
  purges: keeping<Purge>({ title: '到期清理记录', subject: null, retention: { stays: '证明按期删除；只有条数' }, fields: inner('_id', 'at', 'removed', 'failed') }),
} satisfies Record<string, CollectionRow>

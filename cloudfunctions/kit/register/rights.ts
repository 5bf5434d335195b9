import {
  checkupKinds, contractTypes, extensionKinds, letterStatuses, reportKinds, reportStatuses, rightsAreaCodes, rightsAreas, rightsColours, standardKinds, supervisionStatuses, type CheckupKind,
} from '@/types/rightsNames'
import type { RightsFile, RightsReport, RightsRun, RightsStandard, Supervision, SupervisionLetter } from '../documents/rights'
import { caseFields, inner, keeping, P0, P1, recorded, type CollectionRow } from './row'

/** Nested facts in words, for the person's own file. */
function inWords({ contract, issues, checks, lights }: Pick<RightsFile, 'contract' | 'issues' | 'checks' | 'lights'>): Readonly<Record<string, unknown>> {
  const kinds = Object.keys(checks) as CheckupKind[]
  const terms = contract && [
    contractTypes[contract.type], `${contract.startOn} 至 ${contract.endOn ?? '无终止日'}`, `${contract.begunOn} 起在本单位工作`, contract.fixedTerms > 0 && `连续第 ${contract.fixedTerms} 次固定期限`, contract.isSigned ? '双方已签' : '未签',
    contract.askedFixed && '本人要求固定期限', contract.extension && `${extensionKinds[contract.extension.kind]} ${contract.extension.until ?? ''}`, contract.leavingOn && `离职日 ${contract.leavingOn}`,
  ]
  return {
    合同期限: terms ? terms.filter(Boolean).join('，') : '',
    领用的用品: issues.map(({ item, issuedOn, signedOn, goodUntil, damagedOn }) => [item, `${issuedOn} 发放`, signedOn && `${signedOn} 签收`, goodUntil && `有效期到 ${goodUntil}`, damagedOn && `${damagedOn} 报损`].filter(Boolean).join(' ')).join('；'),
    体检日期: kinds.map((kind) => [checkupKinds[kind], checks[kind]?.doneOn, checks[kind]?.toldOn && `${checks[kind]?.toldOn} 告知`].filter(Boolean).join(' ')).join('；'),
    提醒: rightsAreaCodes.map((area) => `${rightsAreas[area]}${rightsColours[lights[area].colour]}${lights[area].dueOn ? `（${lights[area].dueOn}）` : ''}`).join('；'),
  }
}

export const rightsRegister = {
  rightsFiles: keeping<RightsFile>({
    title: '我的权益', subject: '_id', retention: [{ policy: 'retention.employment', sinceDay: 'leftOn' }], opened: inWords,
    fields: {
      ...recorded,
      ...P1('督促单位按期签合同、发用品、安排体检；不存合同全文，不存体检结果', { contract: null, issues: null, checks: null, lights: null, postSince: '到岗日期', movedOn: '转岗日期' }),
      ...P1('知道是谁、在哪个岗位', { name: '姓名', staffNo: '工号', unitName: '单位', post: '岗位', gender: '性别', joinedOn: '入职日期', leftOn: '离职日期' }),
      ...P1('算合同是否依法顺延', { retireOn: '预计退休日期', isUnionOfficer: '担任工会委员' }),
      ...inner('status', 'orgPath', 'keys', 'told', 'turnsOn'),
    },
  }),
  rightsRuns: keeping<RightsRun>({ title: '督导核对进度', subject: null, retention: { stays: '不含个人信息' }, fields: inner('_id', 'day', 'upTo', 'isDone', 'settings') }),
  rightsStandards: keeping<RightsStandard>({
    title: '岗位用品和体检标准', subject: null, retention: { stays: '不含个人信息；按当日标准判断的依据' },
    fields: { ...recorded, ...P0('各岗位发什么、多久检查一次', { kind: ['类别', standardKinds], post: '岗位', item: '用品或危害因素', months: '周期', source: '依据', from: '从', to: '到' }), ...inner('status', 'confirmedBy', 'listKey') },
  }),
  supervisions: keeping<Supervision>({
    title: '督导记录', subject: null, retention: { stays: '工会履职记录，不记职工个人' },
    fields: {
      ...recorded,
      ...P1('记下督导了什么、谁答应了什么', { status: ['状态', supervisionStatuses], area: ['类别', rightsAreas], onDay: '日期', unitName: '单位', what: '事项', finding: '发现', checked: '抽查人数', fine: '合规人数', promisedBy: '承诺人', promisedUntil: '承诺期限', outcome: '结果', byName: '督导人' }),
      ...inner('orgId', 'orgPath', 'byId', 'listKey'),
    },
  }),
  supervisionLetters: keeping<SupervisionLetter>({
    title: '督导函', subject: null, retention: [{ policy: 'retention.rightsLetters', sinceDay: 'sentOn' }],
    fields: {
      ...recorded,
      ...P1('请单位核对并答复', { status: ['状态', letterStatuses], number: '编号', area: ['类别', rightsAreas], unitName: '单位', addressee: '收函单位', note: '说明', sentOn: '发函日期', answerBy: '答复期限', people: '人数', lines: '名单', answeredOn: '答复日期', answer: '答复', byName: '经办人' }),
      ...inner('orgId', 'orgPath', 'byId', 'listKey'),
    },
  }),
  rightsReports: keeping<RightsReport>({
    title: '我反映的权益事项', subject: 'memberId', retention: [{ policy: 'retention.rightsReports', since: 'settledAt' }],
    fields: {
      ...caseFields,
      ...P1('办理职工反映', { status: ['状态', reportStatuses], kind: ['类别', reportKinds], name: '姓名', unitName: '单位', post: '岗位', text: '说明', outcome: '办理结果', submittedAt: '反映时间', settledAt: '办结时间', clause: '时限依据' }),
      ...inner('serial', 'memberId', 'orgPath', 'listKey'),
    },
  }),
} satisfies Record<string, CollectionRow>

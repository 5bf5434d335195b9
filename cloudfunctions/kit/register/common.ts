import { messageKinds, sendings } from '@/types/messageNames'
import type { Calendar } from '../documents/calendar'
import type { Counter, Delegation } from '../documents/case'
import type { Consent, Message } from '../documents/message'
import type { Notice, NoticeRead } from '../documents/notice'
import type { Policy } from '../documents/policy'
import type { SafetyCheck } from '../documents/safety'
import { namesOf } from '../pseudonym'
import { inner, keeping, P0, P1, recorded, type CollectionRow } from './row'

export const commonRegister = {
  messages: keeping<Message>({
    title: '消息', subject: 'memberId', keysOf: (memberId) => namesOf('messageBox', memberId), onRequest: true,
    sealed: ({ to }: Pick<Message, 'to'>) => (to ? [{ path: 'to', field: 'to' }] : []),
    retention: [{ policy: 'retention.messages', since: 'createdAt' }],
    fields: {
      ...P1('告诉您进展', { kind: ['类别', messageKinds], title: '标题', text: '内容', createdAt: '时间', readAt: '已读时间', sending: ['发送', sendings] }),
      ...P1('没收到的当面告知', { unreached: '待当面告知', toldAt: '告知时间', toldBy: '告知人', name: '姓名', unitName: '单位' }),
      ...inner('_id', 'memberId', 'to', 'page', 'listKey', 'tries', 'sendAfter', 'orgPath'),
    },
  }),
  consents: keeping<Consent>({ title: '微信订阅', subject: null, retention: { stays: '只有剩余次数；离职后和微信登录一起删除' }, fields: inner('_id', 'openid', 'templateId', 'left', 'counted') }),
  notices: keeping<Notice>({
    title: '通知', subject: null, retention: { stays: '工会公文' },
    fields: {
      ...recorded,
      ...P0('发布通知', { status: '状态', title: '标题', text: '内容', imageFileIds: '图片', audience: '对象', pinned: '置顶', important: '重要', mustConfirm: '须确认', until: '有效期', publishedAt: '发布时间', authorName: '发布人' }),
      ...inner('orgIds', 'authorId', 'orgPath', 'hashes', 'listKey', 'deskKey', 'job', 'toldUpTo', 'heldWords', 'hasHeldWords'),
    },
  }),
  noticeReads: keeping<NoticeRead>({
    title: '通知阅读', subject: 'memberId', retention: [{ policy: 'retention.noticeReads', since: 'readAt' }],
    fields: { ...P1('知道谁还没看到', { name: '姓名', unitName: '单位', readAt: '阅读时间', confirmedAt: '确认时间' }), ...inner('_id', 'noticeId', 'memberId', 'listKey') },
  }),
  safetyChecks: keeping<SafetyCheck>({
    title: '内容审核', subject: 'authorId', retention: [{ policy: 'retention.safetyChecks', since: 'askedAt' }],
    fields: { ...recorded, ...P1('审核发布内容', { status: '状态', title: '标题', text: '待审文字', fileId: '待审图片', askedAt: '时间' }), ...inner('noun', 'objectId', 'kind', 'hash', 'traceId', 'authorId', 'orgPath', 'listKey') },
  }),
  delegations: keeping<Delegation>({
    title: '委托代办', subject: '_id', retention: { stays: '办件依据：谁代谁办', law: '《个人信息保护法》第十三条第一款第二项：按制度履行职责所必需，保存期待工会确认' },
    fields: { ...recorded, ...P1('外出时有人代办', { status: '状态', fromName: '委托人', deputyName: '代办人', fromDay: '从', untilDay: '到', reason: '原因' }), ...inner('deputyId') },
  }),
  policies: keeping<Policy>({ title: '规定', subject: null, retention: { stays: '按当日规定判断的依据' }, fields: inner('_id', 'key', 'scope', 'value', 'unit', 'from', 'to', 'source', 'confirmedBy', 'confirmRequest') }),
  calendars: keeping<Calendar>({ title: '工作日历', subject: null, retention: { stays: '不含个人信息' }, fields: inner('_id', 'holidays', 'workdays', 'isProvisional', 'source') }),
  counters: keeping<Counter>({ title: '编号', subject: null, retention: { stays: '不含个人信息' }, fields: inner('_id', 'last', 'recent', 'sweep') }),
} satisfies Record<string, CollectionRow>

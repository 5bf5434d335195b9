/** What messages are about. Plain words; a page may show them. */
export const messageKinds = {
  offer: '候补名额',
  activityCancelled: '活动取消',
  activityChanged: '活动变动',
  activityDecided: '活动审批',
  notice: '通知',
  safety: '内容审核',
  suggestion: '建议进展',
  aid: '申请进展',
  birthday: '生日祝福',
  handout: '福利领取',
  visit: '工会关怀',
  rights: '权益提醒',
  membership: '会籍和职务',
  caseDue: '待办提醒',
} as const
export type MessageKind = keyof typeof messageKinds

/**
 * Kinds that somebody must hear of: whoever is not reached by WeChat and does not read them is told by
 * mouth. Only of these does the team leader see the words; nothing here may tell more than a notice board.
 */
export const spokenKinds = ['offer', 'activityCancelled', 'activityChanged', 'notice'] as const satisfies readonly MessageKind[]

/** How it went out: `lost` left without an answer, so it may or may not have arrived. */
export const sendings = { due: '待发送', sent: '微信已送达', noConsent: '未订阅', failed: '发送失败', lost: '发送结果不明' } as const
export type Sending = keyof typeof sendings

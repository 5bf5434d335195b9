/** How long what is kept. Defaults of the privacy guide (隐私保护指引); the union approves its own. */
import { OWN_CHOICE, type Row } from './row'

const LAW = '《个人信息保护法》第十九条、第四十七条'
const PLAN = `${LAW}要求最短必要期限；期限为${OWN_CHOICE}`

export const privacyRows: readonly Row[] = [
  ['retention.signups', 36, 'months', `活动报名和签到保存期：${PLAN}`],
  ['retention.messages', 12, 'months', `消息保存期：${PLAN}`],
  ['retention.noticeReads', 12, 'months', `通知阅读记录保存期：${PLAN}`],
  ['retention.safetyChecks', 12, 'months', `内容审核记录保存期：${PLAN}`],
  ['retention.leaver', 30, 'calendarDays', `离职后清空性别、生日、亲属申报：${PLAN}`],
  ['retention.roster', 36, 'months', `离职后花名册行保存期，与活动和帮扶记录一致：${PLAN}`],
  ['retention.reads', 36, 'months', `查看记录保存期：${PLAN}`],
  ['retention.agreements', 36, 'months', `撤回后的同意书保存期，用于证明曾经同意：${PLAN}`],
  ['retention.evidence', 30, 'calendarDays', `帮扶作出决定后佐证照片保存期：${PLAN}`],
  ['retention.evidenceRows', 12, 'months', `照片删除后的删除记录保存期：${PLAN}`],
  ['retention.requests', 36, 'months', `删除申请及答复保存期：${PLAN}`],
  ['retention.aidRefused', 12, 'months', `未通过、撤回、终止的帮扶申请保存期：${PLAN}`],
  ['retention.aidFile', 36, 'months', `困难职工档案在退出帮扶后的保存期：${PLAN}`],
  ['retention.aidDrafts', 30, 'calendarDays', `没有交的帮扶申请草稿保存期：${PLAN}`],
  ['retention.assessments', 36, 'months', '个人信息保护影响评估记录至少保存三年：《个人信息保护法》第五十六条'],
  ['retention.handoutRows', 36, 'months', `发放签收明细保存期，财务纸质凭证另存：${PLAN}`],
  ['retention.visits', 12, 'months', `慰问事由在当年结束后的保存期：${PLAN}`],
  ['retention.employment', 24, 'months', `劳动合同期限记录在合同终止后的保存期：${PLAN}`],
  ['retention.rightsReports', 24, 'months', `职工反映权益事项办结后的保存期：${PLAN}`],
  ['retention.rightsLetters', 60, 'months', `督导函及名单的保存期：${PLAN}`],
  ['retention.birthdays', 12, 'months', `生日祝福保存期：${PLAN}`],
  ['retention.imports', 30, 'calendarDays', `导入名册的底稿保存期：${PLAN}`],
  ['retention.exports', 30, 'calendarDays', `导出记录保存期：${PLAN}`],
  ['privacy.answerDays', 15, 'calendarDays', `个人信息权利请求的答复时限：《个人信息保护法》第五十条要求及时；期限为${OWN_CHOICE}`],
]

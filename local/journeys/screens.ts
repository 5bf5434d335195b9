/** Which screens stand in docs/screens/, and as whom they are opened. */
import type { AidStatus } from '@/types/aidStatusNames'
import type { SuggestionStatus } from '@/types/suggestionNames'
import { personCalled } from '@/local/seed/people'
import { LIST_NAME, listRows } from './screenList'

/** Objects of the demonstration that screens show. */
export interface Ids {
  readonly activity: (title: string) => string
  /** Of one proposer, in one state. */
  readonly suggestion: (by: string, status: SuggestionStatus) => string
  /** Of one applicant, in one state. */
  readonly aid: (by: string, status: AidStatus) => string
  /** The most urgent suggestion in somebody's inbox. */
  readonly waiting: (whose: string) => string
  /** By whose it is; a talk nobody has held stands beside others of the same name. */
  readonly visit: (about: string) => string
  readonly notice: string
  /** This year's, a draft. */
  readonly summary: string
  /** Last month's, signed. */
  readonly signedSummary: string
  /** The present one. */
  readonly year: string
  /** The office that one keeper proposed and another has still to confirm. */
  readonly roleChange: string
  /** The application to join that waits. */
  readonly application: string
}

/** What is done on a page before it is shown. */
export type Gesture = { readonly fill: readonly [label: string, value: string] } | { readonly tap: string }

export interface Screen {
  readonly name: string
  /** Nobody: a stranger who has not bound yet. */
  readonly as?: string
  readonly page: string
  readonly first?: readonly Gesture[]
}

const people = (page: string, id = '') => `features/people/pages/${page}/index${id && `?id=${id}`}`
const member = (name: string) => personCalled(name)

const activity = (page: string, id: string) => `features/activity/pages/${page}/index?id=${id}`
const visit = (page: string, id: string) => `features/visit/pages/${page}/index?id=${id}`
const aid = (page: string, id: string) => `features/aid/pages/${page}/index?id=${id}`
const suggestion = (page: string, id: string) => `features/suggestion/pages/${page}/index?id=${id}`

export const screensToTake = (ids: Ids): readonly Screen[] => [
  { name: 'home-stranger', page: 'pages/home/index' },
  { name: 'bind', page: 'features/me/pages/bind/index' },
  { name: 'home-worker', as: '张伟', page: 'pages/home/index' },
  { name: 'home-chair', as: '吴建明', page: 'pages/home/index' },
  { name: 'activities', as: '张伟', page: 'pages/activities/index' },
  { name: 'activity-open', as: '张伟', page: activity('detail', ids.activity('运动会')) },
  { name: 'activity-full', as: '张伟', page: activity('detail', ids.activity('座谈会')) },
  { name: 'ticket', as: '张伟', page: activity('ticket', ids.activity('生日会')) },
  { name: 'check-in', as: '张伟', page: activity('checkin', ids.activity('生日会')) },
  { name: 'mine', as: '张伟', page: 'pages/mine/index' },
  { name: 'privacy', as: '张伟', page: 'features/me/pages/privacy/index' },
  { name: 'my-data', as: '张伟', page: 'features/privacy/pages/mine/index' },
  { name: 'agreements', as: '赵丽', page: 'features/privacy/pages/agreements/index' },
  { name: 'my-rights', as: '杨帆', page: 'features/privacy/pages/rights/index' },
  { name: 'deletions', as: '周国栋', page: 'features/privacy/pages/desk/index' },
  { name: 'manage', as: '陈志强', page: 'features/activity/pages/manage/index' },
  { name: 'plan', as: '陈志强', page: activity('edit', ids.activity('安全知识竞赛')) },
  { name: 'desk', as: '李晓梅', page: activity('desk', ids.activity('生日会')) },
  { name: 'approve', as: '吴建明', page: 'features/activity/pages/approve/index' },
  { name: 'roster', as: '李晓梅', page: activity('roster', ids.activity('生日会')) },
  { name: 'door', as: '李晓梅', page: activity('door', ids.activity('生日会')) },
  { name: 'scan', as: '李晓梅', page: activity('scan', ids.activity('生日会')) },
  { name: 'tick-off', as: '叶建华', page: activity('tickoff', ids.activity('生日会')) },
  { name: 'poster', as: '陈志强', page: activity('poster', ids.activity('运动会')) },
  { name: 'voice', as: '张伟', page: 'pages/voice/index' },
  { name: 'suggestion-submit', as: '张伟', page: 'features/suggestion/pages/submit/index' },
  {
    name: 'suggestion-alike', as: '张伟', page: 'features/suggestion/pages/submit/index',
    first: [{ tap: '安全环保' }, { fill: ['现状与问题', '罐区夜里灯太暗，储罐的液位计读数看不清楚。'] }],
  },
  { name: 'suggestion-waiting', as: '张伟', page: suggestion('detail', ids.suggestion('张伟', 'submitted')) },
  { name: 'suggestion-overdue', as: '赵丽', page: suggestion('detail', ids.suggestion('赵丽', 'submitted')) },
  { name: 'suggestion-refused', as: '杨帆', page: suggestion('detail', ids.suggestion('杨帆', 'declined')) },
  { name: 'suggestion-reopened', as: '张伟', page: suggestion('detail', ids.suggestion('张伟', 'accepted')) },
  { name: 'suggestion-redirected', as: '杨帆', page: suggestion('detail', ids.suggestion('杨帆', 'redirected')) },
  { name: 'suggestion-merged', as: '叶建华', page: suggestion('detail', ids.suggestion('叶建华', 'merged')) },
  { name: 'suggestion-awarded', as: '赵丽', page: suggestion('detail', ids.suggestion('赵丽', 'awarded')) },
  { name: 'suggestion-desk', as: '黄志文', page: suggestion('desk', ids.waiting('黄志文')) },
  { name: 'review', as: '钟慧', page: suggestion('desk', ids.waiting('钟慧')) },
  { name: 'assign-form', as: '黄志文', page: suggestion('desk', ids.suggestion('张伟', 'accepted')), first: [{ tap: '分派' }] },
  { name: 'batch-accept', as: '黄志文', page: 'features/inbox/pages/list/index', first: [{ tap: '批量受理' }] },
  { name: 'finance-confirm', as: '曾敏', page: suggestion('desk', ids.suggestion('刘洋', 'verifying')), first: [{ tap: '核定效益' }] },
  { name: 'score-sheet', as: '钟慧', page: suggestion('desk', ids.suggestion('张伟', 'verified')), first: [{ tap: '打分' }] },
  { name: 'publicity', as: '张伟', page: 'features/suggestion/pages/publicity/index' },
  { name: 'statistics', as: '吴建明', page: 'features/suggestion/pages/statistics/index' },
  { name: 'inbox', as: '黄志文', page: 'features/inbox/pages/list/index' },
  { name: 'inbox-chair', as: '吴建明', page: 'features/inbox/pages/list/index' },
  { name: 'delegation', as: '邓永康', page: 'features/inbox/pages/delegate/index' },
  { name: 'messages', as: '张伟', page: 'features/message/pages/box/index' },
  { name: 'unreached', as: '叶建华', page: 'features/message/pages/unreached/index' },
  { name: 'benefits', as: '张伟', page: 'features/handout/pages/mine/index' },
  { name: 'handouts', as: '李晓梅', page: 'features/handout/pages/manage/index' },
  { name: 'handout-new', as: '李晓梅', page: 'features/handout/pages/edit/index' },
  { name: 'birthday-card', as: '王芳', page: 'features/birthday/pages/card/index' },
  { name: 'birthday-colleagues', as: '张伟', page: 'features/birthday/pages/colleagues/index' },
  { name: 'birthday-mine', as: '王芳', page: 'features/birthday/pages/mine/index' },
  { name: 'birthday-month', as: '李晓梅', page: 'features/birthday/pages/month/index' },
  { name: 'notices', as: '张伟', page: 'features/notice/pages/list/index' },
  { name: 'notice', as: '张伟', page: `features/notice/pages/detail/index?id=${ids.notice}` },
  { name: 'summary-board', as: '吴建明', page: 'features/summary/pages/board/index' },
  { name: 'summary-figure', as: '吴建明', page: `features/summary/pages/figure/index?figure=attendance.all&period=${ids.year}` },
  { name: 'summaries', as: '吴建明', page: 'features/summary/pages/list/index' },
  { name: 'summary-document', as: '陈志强', page: `features/summary/pages/document/index?id=${ids.summary}` },
  { name: 'summary-signed', as: '吴建明', page: `features/summary/pages/document/index?id=${ids.signedSummary}` },
  { name: 'people', as: '苏明辉', page: people('org') },
  { name: 'person', as: '苏明辉', page: people('person', member('周国栋')._id) },
  { name: 'role', as: '吴建明', page: people('role', ids.roleChange) },
  { name: 'handover', as: '苏明辉', page: people('handover', member('陈志强')._id), first: [{ fill: ['接手人的工号', member('何丽娟').staffNo] }, { tap: '看看有哪些' }] },
  { name: 'import', as: '罗伟', page: people('import') },
  { name: 'import-preview', as: '罗伟', page: people('import'), first: [{ tap: `「${LIST_NAME}」共 ${listRows.length} 行` }] },
  { name: 'membership', as: '杨帆', page: people('membership') },
  { name: 'application', as: '周国栋', page: people('application', ids.application) },
  { name: 'relatives', as: '刘洋', page: people('relatives') },
  { name: 'rights', as: '张伟', page: 'features/rights/pages/mine/index' },
  { name: 'rights-desk', as: '罗伟', page: 'features/rights/pages/desk/index' },
  { name: 'rights-equipment', as: '邓永康', page: 'features/rights/pages/desk/index?area=equipment' },
  { name: 'rights-person', as: '罗伟', page: `features/rights/pages/person/index?id=${member('刘洋')._id}` },
  { name: 'rights-standards', as: '邓永康', page: 'features/rights/pages/standards/index' },
  { name: 'rights-records', as: '吴建明', page: 'features/rights/pages/records/index?area=contract' },
  { name: 'rights-letters', as: '吴建明', page: 'features/rights/pages/letters/index?area=contract' },
  { name: 'visit-report', as: '张伟', page: 'features/visit/pages/report/index' },
  { name: 'visit-mine', as: '刘洋', page: 'features/visit/pages/mine/index' },
  { name: 'visit-detail', as: '赵丽', page: visit('detail', ids.visit('赵丽')) },
  { name: 'visits', as: '李晓梅', page: 'features/visit/pages/calendar/index' },
  { name: 'visit-desk', as: '李晓梅', page: visit('detail', ids.visit('赵丽')) },
  { name: 'visit-record', as: '李晓梅', page: visit('record', ids.visit('赵丽')) },
  { name: 'visit-missed', as: '李晓梅', page: 'features/visit/pages/missed/index' },
  { name: 'visit-kinds', as: '李晓梅', page: 'features/visit/pages/kinds/index' },
  { name: 'visit-kind', as: '李晓梅', page: 'features/visit/pages/kind/index?code=illness' },
  { name: 'aid-begin', as: '张伟', page: 'features/aid/pages/mine/index' },
  { name: 'aid-apply', as: '张伟', page: 'features/aid/pages/apply/index' },
  { name: 'aid-helped', as: '赵丽', page: aid('detail', ids.aid('赵丽', 'aiding')) },
  { name: 'aid-refused', as: '刘洋', page: aid('detail', ids.aid('刘洋', 'refused')) },
  { name: 'aid-papers-due', as: '杨帆', page: aid('detail', ids.aid('杨帆', 'papersDue')) },
  { name: 'aid-means', as: '王芳', page: aid('means', ids.aid('王芳', 'publicised')) },
  { name: 'aid-publicity', as: '张伟', page: 'features/aid/pages/publicity/index' },
  { name: 'aid-desk', as: '梁玉兰', page: aid('desk', ids.aid('蔡海燕', 'voting')) },
  { name: 'aid-file', as: '李晓梅', page: aid('file', ids.aid('王芳', 'publicised')) },
  { name: 'aid-list', as: '李晓梅', page: 'features/aid/pages/list/index' },
  { name: 'aid-spending', as: '谢文静', page: 'features/aid/pages/spending/index' },
  { name: 'aid-statistics', as: '吴建明', page: 'features/aid/pages/statistics/index' },
  { name: 'aid-assessment', as: '吴建明', page: 'features/aid/pages/assessment/index' },
]

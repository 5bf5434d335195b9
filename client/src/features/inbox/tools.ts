import type { IconName } from '../../components/iconNames'
import { screens } from '../../lib/go'

/** A place where officers work, and the roles that find it on their workbench. Rights are decided by the cloud. */
export interface Tool {
  readonly icon: IconName
  readonly title: string
  readonly note: string
  readonly screen: string
  readonly roles: readonly string[]
  /** Of committee members, only those for this field, or for one of these. */
  readonly portfolio?: string | readonly string[]
}

const RUNNERS = ['GRP', 'OFF', 'CHAIR', 'VICE']

/** One line per noun that has a desk of its own. */
export const tools: readonly Tool[] = [
  { icon: 'star', title: '年度总结', note: '一年的数字、记录、总结文档', screen: screens.summary, roles: [...RUNNERS, 'AUD'] },
  { icon: 'download', title: '导出的文件', note: '没下完的接着下，谁导出过什么', screen: screens.exports, roles: [...RUNNERS, 'AUD', 'FIN', 'CASE', 'HR', 'EHS', 'ADM'] },
  { icon: 'calendar', title: '活动管理', note: '发布、签到、总结', screen: screens.activityDesk, roles: RUNNERS },
  { icon: 'cake', title: '职工生日', note: '本月名单、生日会、谁没送到', screen: screens.birthdayMonth, roles: ['OFF', 'CHAIR', 'VICE'], portfolio: ['welfare', 'organisation'] },
  { icon: 'gift', title: '福利发放', note: '方案、签收、谁没领', screen: screens.handouts, roles: [...RUNNERS, 'CASE', 'AUD'] },
  { icon: 'flag', title: '权益督导', note: '合同、劳保用品、体检', screen: screens.rightsDesk, roles: ['HR', 'EHS', 'OFF', 'CHAIR'], portfolio: ['safety', 'legal'] },
  { icon: 'care', title: '困难帮扶', note: '申请、发放台账、统计、影响评估', screen: screens.aids, roles: ['CASE', 'GRP', 'OFF', 'VICE', 'CHAIR', 'AUD', 'FIN'] },
  { icon: 'home', title: '走访慰问', note: '关怀日历、登记、漏了谁', screen: screens.visits, roles: RUNNERS, portfolio: 'welfare' },
  { icon: 'list', title: '建议统计', note: '件数、采纳率、创效', screen: screens.suggestionStatistics, roles: ['OFF', 'CHAIR', 'VICE', 'AUD', 'EXEC'] },
  { icon: 'voice', title: '当面告知', note: '消息没有送到的人', screen: screens.unreached, roles: RUNNERS },
  { icon: 'people', title: '组织与会员', note: '名册、组织、职务、导入', screen: screens.people('org/index'), roles: ['ADM', 'HR', 'CHAIR', 'VICE', 'OFF', 'GRP', 'AUD'] },
  { icon: 'person', title: '认领码', note: '帮职工认领身份', screen: screens.codes, roles: [...RUNNERS, 'ADM'] },
  { icon: 'shield', title: '内容审核', note: '等人看一眼的文字和照片', screen: screens.safety, roles: ['OFF', 'CHAIR', 'VICE'] },
  { icon: 'wallet', title: '经费', note: '期初、收入、预留、支出、结余', screen: screens.funds, roles: ['FIN', 'CHAIR', 'VICE', 'AUD', 'OFF'], portfolio: 'finance' },
  { icon: 'book', title: '规定与标准', note: '时限、限额、比例和它们的依据', screen: screens.policies, roles: ['CHAIR', 'VICE', 'OFF', 'ADM', 'AUD', 'FIN', 'CASE', 'EXEC'] },
  { icon: 'lock', title: '删除资料的申请', note: '职工要求删除自己的资料', screen: screens.privacyDesk, roles: ['OFF', 'CHAIR'], portfolio: 'organisation' },
]

/**
 * Figures of nouns that are not in use yet. They stand in dashboard, document and annex as 未启用 and are
 * never typed in; a noun that joins takes its lines out of here and declares a source instead.
 */
import type { PlannedFigure } from '@/cloudfunctions/kit/figures'

export const notYet: readonly PlannedFigure[] = [
  { key: 'training.sessions', name: '培训场次', unit: '次', section: 'skills', formula: '期间内举办的安全、设备、工艺、企业文化等培训，每场计一次' },
  { key: 'training.attendance', name: '培训人次', unit: '人次', section: 'skills', formula: '培训签到记录，一人一场计一次' },
  { key: 'mentor.pairs', name: '新增师徒结对', unit: '对', section: 'skills', formula: '期间内签订的师带徒协议，换人重签的不重复计' },
  { key: 'innovation.chosen', name: '五小活动入选', unit: '项', section: 'skills', formula: '上报股份公司工会并入选的五小成果' },
  { key: 'innovation.awardFen', name: '五小活动奖励资金', unit: '元', section: 'skills', formula: '入选成果获得的奖励金额之和' },
  { key: 'proposal.filed', name: '职代会提案征集', unit: '件', section: 'democracy', formula: '期间内职工代表提交的提案' },
  { key: 'proposal.opened', name: '职代会提案立案', unit: '件', section: 'democracy', formula: '征集的提案中审查立案的' },
  { key: 'bargain.topics', name: '集体协商议题', unit: '项', section: 'rights', formula: '期间内提交协商的议题' },
  { key: 'learning.attendance', name: '工会干部学习人次', unit: '人次', section: 'building', formula: '工会法、工会章程等学习记录' },
  { key: 'honour.won', name: '获得荣誉', unit: '项', section: 'building', formula: '期间内登记的集体和个人荣誉' },
]

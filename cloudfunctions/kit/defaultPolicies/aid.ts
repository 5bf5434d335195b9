/** What hardship aid is judged by: terms, tests, ceilings. The provinces' figures stand in until the union has set its own. */
import { OWN_CHOICE, YUAN, type Row } from './row'

const HUBEI = '湖北省困难职工帮扶资金使用标准作为参照，待工会确认'
const SHAPE = '困难职工认定通行口径（家庭人均月净收入对照当地低保标准），待工会确认'
const LINE = '演示用占位值：未查到茂名市低保标准，请工会按民政部门当年公布的数字填写，待工会确认'

const terms: readonly Row[] = [
  ['aid.acceptDays', 5, 'workingDays', `受理时限：${OWN_CHOICE}`],
  ['aid.checkDays', 10, 'workingDays', `核实时限：${OWN_CHOICE}`],
  ['aid.opinionDays', 5, 'workingDays', `委员会意见时限：${OWN_CHOICE}`],
  ['aid.voteDays', 5, 'workingDays', `集体审议时限：${OWN_CHOICE}`],
  ['aid.publiciseDays', 3, 'workingDays', `开始公示时限：${OWN_CHOICE}`],
  ['aid.publicityDays', 7, 'calendarDays', '公示7天：参照深圳市困难职工帮扶资金和社会救助公示的做法，待工会确认'],
  ['aid.objectionDays', 5, 'workingDays', `异议复核时限：${OWN_CHOICE}`],
  ['aid.approveDays', 5, 'workingDays', `主席审批时限：${OWN_CHOICE}`],
  ['aid.urgentDays', 1, 'workingDays', `紧急审批时限：${OWN_CHOICE}`],
  ['aid.payDays', 10, 'workingDays', `发放时限：${OWN_CHOICE}`],
  ['aid.signDays', 10, 'workingDays', `签收时限：${OWN_CHOICE}`],
  ['aid.papersDays', 15, 'calendarDays', `紧急救助补材料时限，自登记转账之日起：${OWN_CHOICE}`],
  ['aid.returnDays', 30, 'calendarDays', `退回补正的时限，到期视为撤回：${OWN_CHOICE}`],
  ['aid.unsignedDays', 30, 'calendarDays', `转账后没有签收，多少天后以转账回单为准：${OWN_CHOICE}`],
  ['aid.reconsiderDays', 10, 'workingDays', `复核时限：${OWN_CHOICE}`],
  ['aid.followDays', 30, 'calendarDays', `发放后回访：${OWN_CHOICE}`],
  ['aid.followMonths', 6, 'months', `帮扶期间回访间隔：${OWN_CHOICE}`],
  ['aid.reviewMonths', 12, 'months', `年度复核：${OWN_CHOICE}`],
  ['aid.monitorMonths', 12, 'months', `脱困后返困监测：${OWN_CHOICE}`],
  ['aid.remindDays', 1, 'workingDays', `到期前提醒：${OWN_CHOICE}`],
  ['aid.voters', 3, 'people', `集体审议最少投票人数：${OWN_CHOICE}`],
]

const tests: readonly Row[] = [
  ['aid.dibao.urban', 800 * YUAN, 'fen', LINE],
  ['aid.dibao.rural', 600 * YUAN, 'fen', LINE],
  ['aid.deepMultiple', 1, 'multiple', `深度困难低于几倍低保：${SHAPE}`],
  ['aid.relativeMultiple', 2, 'multiple', `相对困难低于几倍低保：${SHAPE}`],
  ['aid.accidentPercent', 80, 'percent', `意外致困：自付费用超过家庭年收入的比例：${SHAPE}`],
  ['aid.assessmentMonths', 36, 'months', '《个人信息保护法》第五十六条：影响评估报告至少保存三年；满期重做为产品默认值，待工会确认'],
]

/** 0 where a committee vote cannot go above the ceiling. */
const ceilings: readonly Row[] = [
  ['aid.ceiling.living.deep', 12, 'multiple', `深度困难生活救助每户每年，按月低保的倍数：${HUBEI}`],
  ['aid.ceiling.living.other', 10, 'multiple', `相对困难、意外致困生活救助每户每年，按月低保的倍数：${HUBEI}`],
  ['aid.ceiling.medical', 20_000 * YUAN, 'fen', `医疗救助每户每年：${HUBEI}`],
  ['aid.ceiling.medicalShare', 100, 'percent', `医疗救助不超过自付部分：${HUBEI}`],
  ['aid.ceiling.study.higher', 10, 'multiple', `助学救助每名大专及以上学生每年，按月低保的倍数：${HUBEI}`],
  ['aid.ceiling.study.senior', 6, 'multiple', `助学救助每名高中、中职学生每年，按月低保的倍数：${HUBEI}`],
  ['aid.ceiling.temporary', 3_000 * YUAN, 'fen', `临时生活救助每人每年：${HUBEI}`],
  ['aid.ceiling.urgent', 3_000 * YUAN, 'fen', `紧急救助先行发放每次：${OWN_CHOICE}`],
  ['aid.voteCeiling.living', 0, 'fen', `生活救助不得表决突破上限：${OWN_CHOICE}`],
  ['aid.voteCeiling.medical', 50_000 * YUAN, 'fen', `医疗救助经委员会表决的上限：${OWN_CHOICE}`],
  ['aid.voteCeiling.study', 0, 'fen', `助学救助不得表决突破上限：${OWN_CHOICE}`],
  ['aid.voteCeiling.temporary', 0, 'fen', `临时救助不得表决突破上限：${OWN_CHOICE}`],
  ['aid.times.living', 2, 'times', `生活救助每年次数：${OWN_CHOICE}`],
  ['aid.times.medical', 2, 'times', `医疗救助每年次数：${OWN_CHOICE}`],
  ['aid.times.study', 1, 'times', `助学救助每年次数：${OWN_CHOICE}`],
  ['aid.times.temporary', 2, 'times', `临时救助每年次数：${OWN_CHOICE}`],
]

const KINDS = '深度困难可享受多种救助、相对困难只享受一种，为外省标准，作为参照，待工会确认'

/** How many kinds of aid a household may have in a year, by category. */
const kinds: readonly Row[] = [
  ['aid.kinds.deep', 4, 'times', `深度困难每年可享受几种救助：${KINDS}`],
  ['aid.kinds.relative', 1, 'times', `相对困难每年可享受几种救助：${KINDS}`],
  ['aid.kinds.accident', 4, 'times', `意外致困每年可享受几种救助：${OWN_CHOICE}`],
  ['aid.kinds.temporary', 4, 'times', `临时困难每年可享受几种救助：${OWN_CHOICE}`],
]

/** Who of the committee takes the place of the welfare office and the vice chair where all of them must keep away. */
const standIns: readonly Row[] = (
  [['organisation', '组织委员', 0], ['publicity', '宣教委员', 0], ['culture', '文体委员', 0], ['women', '女工委员', 1], ['safety', '劳动保护委员', 0], ['democracy', '民主管理委员', 0], ['legal', '法律维权委员', 0]] as const
).map(([portfolio, name, value]) => [`aid.standIn.${portfolio}`, value, 'switch', `福利委员和副主席都须回避时由${name}代办：${OWN_CHOICE}`])

export const aidRows: readonly Row[] = [...terms, ...tests, ...ceilings, ...kinds, ...standIns]

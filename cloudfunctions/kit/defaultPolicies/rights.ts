/** Clocks of the rights watch. What the law fixes says its article; the rest are reminders of our own. */
import { OWN_CHOICE, type Row } from './row'

const CONTRACT_LAW = '《劳动合同法》'
const REMINDER = '管理提醒，非法定期限（除非合同约定）'
const GBZ = 'GBZ 188-2014 在岗检查周期，待工会确认'
const LAW_BEFORE = '《职业病防治法》第三十五条要求上岗前检查'

export const rightsRows: readonly Row[] = [
  ['rights.contract.firstMonths', 1, 'months', `订立书面合同期限：${CONTRACT_LAW}第十条、第八十二条，自用工之日起一个月内`],
  ['rights.contract.deemedMonths', 12, 'months', `视为已订立无固定期限合同：${CONTRACT_LAW}第十四条第三款，满一年未订立`],
  ['rights.contract.firstRemindDays', 60, 'calendarDays', `合同到期第一次提醒：${REMINDER}，待工会确认`],
  ['rights.contract.secondRemindDays', 30, 'calendarDays', `合同到期第二次提醒：${REMINDER}，待工会确认`],
  ['rights.contract.openTerms', 2, 'times', `连续固定期限合同次数：${CONTRACT_LAW}第十四条第二款第（三）项`],
  ['rights.contract.openMonths', 120, 'months', `连续工作满十年：${CONTRACT_LAW}第十四条第二款第（一）项`],
  ['rights.contract.lawMonths', 24, 'months', `法定情形顺延一次登记最长：${CONTRACT_LAW}第四十二条、第四十五条；医疗期最长二十四个月（劳部发〔1994〕479号），待工会确认`],
  ['rights.contract.longServiceMonths', 180, 'months', `连续工作满十五年：${CONTRACT_LAW}第四十二条第（五）项`],
  ['rights.contract.nearRetirementMonths', 60, 'months', `距法定退休年龄不足五年：${CONTRACT_LAW}第四十二条第（五）项`],
  ['rights.equipment.soonDays', 30, 'calendarDays', `用品到期前提醒：${OWN_CHOICE}`],
  ['rights.checkup.soonDays', 30, 'calendarDays', `体检到期前提醒：${OWN_CHOICE}`],
  ['rights.checkup.yearlyMonths', 12, 'months', `年度体检周期：${OWN_CHOICE}`],
  ['rights.checkup.womenMonths', 12, 'months', `女职工检查周期：《女职工保健工作规定》要求定期，周期为${OWN_CHOICE}`],
  ['rights.checkup.beforeDays', 90, 'calendarDays', `上岗前检查有效天数：${LAW_BEFORE}，天数为${OWN_CHOICE}`],
  ['rights.checkup.leavingDays', 90, 'calendarDays', '离岗前在岗检查可代替的天数：《职业健康监护技术规范》离岗前九十日内的在岗检查可视为离岗检查，待工会确认'],
  ['rights.checkup.leavingTaskDays', 30, 'calendarDays', `离岗检查提前提醒：${OWN_CHOICE}`],
  ['rights.checkup.leaverDays', 90, 'calendarDays', `离岗后未做离岗检查的继续督导天数：《职业病防治法》第三十五条，天数为${OWN_CHOICE}`],
  ['rights.checkup.toldDays', 30, 'calendarDays', `书面告知检查结果的天数：《职业病防治法》第三十五条要求书面告知，天数为${OWN_CHOICE}`],
  ['rights.reportDays', 5, 'workingDays', `职工反映的办理时限：${OWN_CHOICE}`],
  ['rights.remindDays', 1, 'workingDays', `职工反映到期前提醒：${OWN_CHOICE}`],
  ...(['苯', '甲苯', '氨', '氯气', '二氧化硫', '氮氧化物', '甲醛', '汽油'] as const).map((name, at): Row => [`rights.hazard.${['benzene', 'toluene', 'ammonia', 'chlorine', 'sulfurDioxide', 'nitrogenOxides', 'formaldehyde', 'gasoline'][at]}`, 12, 'months', `${name}作业检查周期：${GBZ}`]),
  ...(['一氧化碳', '硫化氢', '甲醇'] as const).map((name, at): Row => [`rights.hazard.${['carbonMonoxide', 'hydrogenSulfide', 'methanol'][at]}`, 36, 'months', `${name}作业检查周期：${GBZ}`]),
]

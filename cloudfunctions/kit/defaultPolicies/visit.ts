/** Terms and ceilings of visits. The sums are those commonly named for Guangdong; the present text has not been seen. */
import { OWN_CHOICE, YUAN, type Row } from './row'

const GUANGDONG = '广东省基层工会经费收支管理的通行口径，未核到现行正文，待工会确认'
const NATIONAL = '《基层工会经费收支管理办法》（总工办发〔2017〕32号）只定慰问种类，金额参照'

const ceilings: readonly Row[] = [
  ['visit.ceiling.wedding', 1000 * YUAN, 'fen', `结婚慰问每次上限：${NATIONAL}${GUANGDONG}`],
  ['visit.ceiling.birth', 1000 * YUAN, 'fen', `生育慰问每次上限，夫妻都是会员的各自计算：${NATIONAL}${GUANGDONG}`],
  ['visit.ceiling.illness', 1000 * YUAN, 'fen', `住院慰问每次上限：${NATIONAL}${GUANGDONG}`],
  ['visit.ceiling.memberDeath', 3000 * YUAN, 'fen', `会员去世慰问上限：${NATIONAL}${GUANGDONG}`],
  ['visit.ceiling.relativeDeath', 1000 * YUAN, 'fen', `直系亲属去世慰问每次上限：${NATIONAL}${GUANGDONG}`],
  ['visit.ceiling.retirement', 1000 * YUAN, 'fen', `退休离岗纪念品上限：发纪念品，不发现金；${NATIONAL}${GUANGDONG}`],
  ['visit.ceiling.hardship', 1000 * YUAN, 'fen', `困难走访慰问每次上限：${OWN_CHOICE}`],
  ['visit.ceiling.accident', 1000 * YUAN, 'fen', `意外灾害和工伤慰问每次上限：${OWN_CHOICE}`],
  ['visit.times.wedding', 1, 'times', `结婚慰问每年次数：${OWN_CHOICE}`],
  ['visit.times.birth', 1, 'times', `生育慰问每年次数：${OWN_CHOICE}`],
  ['visit.times.illness', 2, 'times', '住院慰问每年次数：部分高校和企业工会每人每年不超过2次，待工会确认'],
  ['visit.times.memberDeath', 1, 'times', `会员去世慰问次数：${OWN_CHOICE}`],
  ['visit.times.relativeDeath', 4, 'times', `直系亲属去世慰问每年次数：${OWN_CHOICE}`],
  ['visit.times.retirement', 1, 'times', `退休离岗纪念品次数：${OWN_CHOICE}`],
  ['visit.times.hardship', 2, 'times', `困难走访慰问每年次数：${OWN_CHOICE}`],
  ['visit.times.accident', 2, 'times', `意外灾害和工伤慰问每年次数：${OWN_CHOICE}`],
]

export const visitRows: readonly Row[] = [
  ['visit.dueDays', 3, 'workingDays', `得知后走访或谈心的时限：${OWN_CHOICE}`],
  ['visit.urgentHours', 24, 'hours', `去世和意外事故的走访时限：${OWN_CHOICE}`],
  ['visit.checkDays', 2, 'workingDays', `小组核实时限：${OWN_CHOICE}`],
  ['visit.reviewDays', 2, 'workingDays', `委员审核时限：${OWN_CHOICE}`],
  ['visit.approveDays', 2, 'workingDays', `主席审批时限：${OWN_CHOICE}`],
  ['visit.signDays', 10, 'workingDays', `签收时限：${OWN_CHOICE}`],
  ['visit.remindDays', 1, 'calendarDays', `到期前提醒：${OWN_CHOICE}`],
  ['visit.leadDays', 14, 'calendarDays', `关怀日历提前几天排入：${OWN_CHOICE}`],
  ['visit.retirementDays', 30, 'calendarDays', `退休离岗关怀提前几天排入：${OWN_CHOICE}`],
  ['visit.newcomerDays', 30, 'calendarDays', `新入职谈心在入职后几天内：${OWN_CHOICE}`],
  ['visit.seniorityMonths', 60, 'months', `司龄关怀每隔多久一次：${OWN_CHOICE}`],
  ...ceilings,
]

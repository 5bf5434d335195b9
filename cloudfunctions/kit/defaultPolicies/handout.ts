/** Ceilings of what is handed out, each with where the number comes from. */
import { OWN_CHOICE, YUAN, type Row } from './row'

const BIRTHDAY = '闽、鄂、湘、皖、黔等省工会经费收支管理办法：生日慰问每人每年不超过300元，待工会确认'
const FESTIVAL = '各省工会经费收支管理办法，每人每年1200至2100元不等，取1500元，待工会确认'
const WARMTH = '山东省工会送温暖资金使用管理办法，待工会确认'
const RELIEF = '湖北省困难职工帮扶资金使用管理办法，待工会确认'

export const handoutRows: readonly Row[] = [
  ['handout.approveDays', 5, 'workingDays', `审批发放方案的时限：${OWN_CHOICE}`],
  ['handout.birthday.yearFen', 300 * YUAN, 'fen', BIRTHDAY],
  ['handout.birthday.times', 1, 'times', '生日慰问每人每年一次，待工会确认'],
  ['handout.festival.yearFen', 1500 * YUAN, 'fen', FESTIVAL],
  ['handout.festival.incomeShare', 30, 'percent', '节日慰问品总额占当年工会经费收入的比例（广东通行做法），待工会确认'],
  ['handout.warmth.onceFen', 3000 * YUAN, 'fen', WARMTH],
  ['handout.warmth.yearFen', 6000 * YUAN, 'fen', WARMTH],
  ['handout.coolness.yearFen', 300 * YUAN, 'fen', `夏送清凉慰问品，不抵作高温津贴：${OWN_CHOICE}`],
  ['handout.schooling.times', 1, 'times', '金秋助学每年一次，不与其他助学重复，待工会确认'],
  ['handout.illness.yearFen', 20_000 * YUAN, 'fen', RELIEF],
  ['handout.women.yearFen', 300 * YUAN, 'fen', `女职工关爱：${OWN_CHOICE}`],
  ['handout.disabled.yearFen', 1000 * YUAN, 'fen', `残障职工关爱：${OWN_CHOICE}`],
  ['handout.poor.yearFen', 3000 * YUAN, 'fen', `临时生活救助每人每年上限，${RELIEF}`],
]

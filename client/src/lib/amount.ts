import type { Clause } from '@/types/policy'
import { moneyText } from './format'

type Unit = Clause['unit']

const units: Record<Exclude<Unit, 'fen' | 'switch'>, string> = {
  hours: '小时', workingDays: '个工作日', calendarDays: '天', months: '个月', people: '人', percent: '%', times: '次', points: '分', multiple: '倍',
}

/** The value of a setting with its unit, as it is read aloud. */
export function amountText(value: number, unit: Unit): string {
  if (unit === 'fen') return moneyText(value)
  if (unit === 'switch') return value === 0 ? '否' : '是'
  return unit === 'percent' ? `${value}%` : `${value} ${units[unit]}`
}

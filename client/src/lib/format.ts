/** Dates, money and numbers as people read them. Days and times are those of Asia/Shanghai. */
import { addDays, dayOf } from '@/types/calendar'

const ZONE_OFFSET_MS = 8 * 3_600_000
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

type Instant = Date | string | number

function inZone(instant: Instant): Date {
  return new Date(new Date(instant).getTime() + ZONE_OFFSET_MS)
}

/** 6月18日 周四; with the year when it is not this one. */
export function dayText(instant: Instant, now: Instant = Date.now()): string {
  const at = inZone(instant)
  const year = at.getUTCFullYear() === inZone(now).getUTCFullYear() ? '' : `${at.getUTCFullYear()}年`
  return `${year}${at.getUTCMonth() + 1}月${at.getUTCDate()}日 ${WEEKDAYS[at.getUTCDay()] ?? ''}`
}

/** 14:30 */
export function timeText(instant: Instant): string {
  return inZone(instant).toISOString().slice(11, 16)
}

/** 6月18日 周四 14:30 */
export function whenText(instant: Instant, now: Instant = Date.now()): string {
  return `${dayText(instant, now)} ${timeText(instant)}`
}

/** 今天 14:30 / 明天 14:30 / 昨天 14:30, otherwise the day. */
export function nearText(instant: Instant, now: Instant = Date.now()): string {
  const today = dayOf(new Date(now))
  const named = new Map([[addDays(today, -1), '昨天'], [today, '今天'], [addDays(today, 1), '明天']])
  const name = named.get(dayOf(new Date(instant)))
  return name ? `${name} ${timeText(instant)}` : whenText(instant, now)
}

/** 6月18日 周四 14:30–17:00, or both days when it runs over midnight. */
export function spanText(from: Instant, to: Instant, now: Instant = Date.now()): string {
  const isOneDay = dayOf(new Date(from)) === dayOf(new Date(to))
  return `${whenText(from, now)}${isOneDay ? '–' : ' 至 '}${isOneDay ? timeText(to) : whenText(to, now)}`
}

/** The last day before a due time at midnight, as it is spoken: 今天 / 明天 / 6月18日 周四. */
export function lastDayText(dueAt: Instant, now: Instant = Date.now()): string {
  const last = new Date(new Date(dueAt).getTime() - 60_000)
  const today = dayOf(new Date(now))
  const named = new Map([[today, '今天'], [addDays(today, 1), '明天'], [addDays(today, 2), '后天']])
  return named.get(dayOf(last)) ?? dayText(last, now)
}

/** Tag of a sentence: a date or a time in it stands off from the words beside it and stays in one piece; 今天 is a word like the others. */
export function withDay(parts: TemplateStringsArray, ...values: readonly string[]): string {
  const apart = values.map((value) => (/^\d+[年月]|:\d\d$/.test(value) ? ` ${value.replace(/ /g, '\u00A0')} ` : value))
  return String.raw({ raw: parts }, ...apart).replace(/ {2,}/g, ' ').replace(/ (?=[，。；]|$)/g, '').replace(/(^|[，。；]) /g, '$1')
}

/** The parts of a calendar leaf. */
export function leafOf(instant: Instant): { month: string; day: string; weekday: string } {
  const at = inZone(instant)
  return { month: `${at.getUTCMonth() + 1}月`, day: String(at.getUTCDate()), weekday: WEEKDAYS[at.getUTCDay()] ?? '' }
}

/** How long until then: 2 天 / 5 小时 / 20 分钟; null when it has passed. */
export function leftText(instant: Instant, now: Instant = Date.now()): string | null {
  const minutes = Math.ceil((new Date(instant).getTime() - new Date(now).getTime()) / 60_000)
  if (minutes <= 0) return null
  if (minutes < 60) return `${minutes} 分钟`
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} 小时` : `${Math.floor(minutes / 1440)} 天`
}

/** ¥1,200.00 from whole fen. */
export function moneyText(fen: number): string {
  const yuan = Math.trunc(Math.abs(fen) / 100)
  const cents = String(Math.abs(fen) % 100).padStart(2, '0')
  return `${fen < 0 ? '-' : ''}¥${String(yuan).replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}

/** A calendar day and a clock time in Shanghai as an instant for the wire: ISO 8601 in UTC. */
export function instantOf(day: string, time: string): string {
  return new Date(Date.parse(`${day}T${time}:00.000Z`) - ZONE_OFFSET_MS).toISOString()
}

/** The other way round, for the pickers of a form. */
export function dayAndTimeOf(instant: Instant): { day: string; time: string } {
  const text = inZone(instant).toISOString()
  return { day: text.slice(0, 10), time: text.slice(11, 16) }
}

/**
 * Days of the union. It lives in Asia/Shanghai (UTC+8, no summer time since 1991); instants stay in
 * UTC. Days are 'YYYY-MM-DD' strings.
 */
export const ZONE = 'Asia/Shanghai'
export const ZONE_OFFSET_MS = 8 * 60 * 60 * 1000
export const DAY_MS = 24 * 60 * 60 * 1000
export const HOUR_MS = 60 * 60 * 1000

/** The day in the union's zone on which an instant falls. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + ZONE_OFFSET_MS).toISOString().slice(0, 10)
}

/** Midnight at the start of a day in the union's zone. */
export function startOfDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) - ZONE_OFFSET_MS)
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The corresponding day so many months later, or earlier when negative; the last day of a month that has none (Civil Code art 201 and 202). */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10)
}

/** 'YYYY-MM' of a day. */
export function monthOf(day: string): string {
  return day.slice(0, 7)
}

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

/** `6月18日 周四 14:30`, in the union's zone. */
export function spokenTime(instant: Date): string {
  const local = new Date(instant.getTime() + ZONE_OFFSET_MS)
  const clock = local.toISOString().slice(11, 16)
  return `${local.getUTCMonth() + 1}月${local.getUTCDate()}日 ${WEEKDAYS[local.getUTCDay()]} ${clock}`
}

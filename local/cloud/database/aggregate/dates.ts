/** Weeks and formatted dates as MongoDB counts them; the named zones come from the runtime's own tables. */
import { evalExpr } from 'mingo/core'
import { requestFailed, unknownOperator } from '../errors'

type Options = Parameters<typeof evalExpr>[2]
type Operator = (doc: unknown, expression: unknown, options: Options) => unknown

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

const formats = new Map<string, Intl.DateTimeFormat>()

/** Minutes a zone is ahead of UTC at an instant: `Asia/Shanghai`, `+08:00`, `+0800`, `+08`. */
export function offsetMinutes(zone: string, at: Date): number {
  const fixed = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone)
  if (fixed) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0))
  if (zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0
  const parts = Object.fromEntries(formatOf(zone).formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const local = Date.UTC(parts.year as number, (parts.month as number) - 1, parts.day, parts.hour, parts.minute, parts.second)
  return Math.round((local - Math.floor(at.getTime() / 1000) * 1000) / MINUTE_MS)
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
      })
    } catch {
      throw requestFailed(`unrecognized time zone identifier: "${zone}"`)
    }
    formats.set(zone, format)
  }
  return format
}

/** The instant moved so that its UTC fields read as the zone's clock. */
const shifted = (date: Date, zone: string | undefined): Date =>
  (zone === undefined ? date : new Date(date.getTime() + offsetMinutes(zone, date) * MINUTE_MS))

const yearDay = (date: Date) => Math.floor((Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()) -
  Date.UTC(date.getUTCFullYear(), 0, 1)) / DAY_MS) + 1

/** Weeks begin on Sunday; days before the first one are week 0. */
const week = (date: Date) => Math.floor((yearDay(date) + 6 - date.getUTCDay()) / 7)

/** ISO 8601: the week belongs to the year of its Thursday. */
function isoWeek(date: Date): { year: number; week: number } {
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * DAY_MS)
  return { year: thursday.getUTCFullYear(), week: Math.floor((yearDay(thursday) - 1) / 7) + 1 }
}

const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const pad = (value: number, digits: number) => String(value).padStart(digits, '0')

const specifiers: Record<string, (date: Date, offset: number) => string> = {
  Y: (date) => pad(date.getUTCFullYear(), 4), m: (date) => pad(date.getUTCMonth() + 1, 2), d: (date) => pad(date.getUTCDate(), 2),
  H: (date) => pad(date.getUTCHours(), 2), M: (date) => pad(date.getUTCMinutes(), 2), S: (date) => pad(date.getUTCSeconds(), 2),
  L: (date) => pad(date.getUTCMilliseconds(), 3), j: (date) => pad(yearDay(date), 3), w: (date) => String(date.getUTCDay() + 1),
  u: (date) => String(date.getUTCDay() || 7), U: (date) => pad(week(date), 2), V: (date) => pad(isoWeek(date).week, 2),
  G: (date) => pad(isoWeek(date).year, 4), b: (date) => (monthNames[date.getUTCMonth()] as string).slice(0, 3),
  B: (date) => monthNames[date.getUTCMonth()] as string, Z: (_date, offset) => String(offset), '%': () => '%',
  z: (_date, offset) => `${offset < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(offset) / 60), 2)}${pad(Math.abs(offset) % 60, 2)}`,
}

function dateToString(doc: unknown, expression: unknown, options: Options): unknown {
  const { date, format, timezone, onNull = null, ...rest } = (evalExpr(doc, expression, options) ?? {}) as Record<string, unknown>
  const unknown = Object.keys(rest)[0]
  if (unknown !== undefined) throw unknownOperator(unknown, '$dateToString')
  if (date === null || date === undefined || timezone === null) return onNull
  if (!(date instanceof Date)) throw requestFailed(`can't convert from ${typeof date} to Date`)
  const zone = typeof timezone === 'string' ? timezone : undefined
  const pattern = typeof format === 'string' ? format : zone === undefined ? '%Y-%m-%dT%H:%M:%S.%LZ' : '%Y-%m-%dT%H:%M:%S.%L'
  const local = shifted(date, zone)
  const offset = zone === undefined ? 0 : offsetMinutes(zone, date)
  return pattern.replace(/%(.?)/gs, (_, name: string) => {
    const write = Object.hasOwn(specifiers, name) ? specifiers[name] : undefined
    if (write === undefined) throw requestFailed(`Invalid format character '%${name}' in format string`)
    return write(local, offset)
  })
}

/** An operator on a date: `$op: <date>` or `$op: {date, timezone}`; null stays null. */
const onDate = (name: string, part: (date: Date) => number): Operator => (doc, expression, options) => {
  const raw = evalExpr(doc, expression, options)
  const operand = Array.isArray(raw) && raw.length === 1 ? raw[0] as unknown : raw
  const { date, timezone } = operand instanceof Date || operand === null || typeof operand !== 'object'
    ? { date: operand, timezone: undefined } : operand as { date: unknown; timezone?: string }
  if (date === null || date === undefined) return null
  if (!(date instanceof Date)) throw requestFailed(`can't convert from ${typeof date} to Date in ${name}`)
  return part(shifted(date, timezone))
}

export const dateExpressions: Record<string, Operator> = {
  $dateToString: dateToString,
  $year: onDate('$year', (date) => date.getUTCFullYear()),
  $month: onDate('$month', (date) => date.getUTCMonth() + 1),
  $dayOfMonth: onDate('$dayOfMonth', (date) => date.getUTCDate()),
  $dayOfYear: onDate('$dayOfYear', yearDay),
  $dayOfWeek: onDate('$dayOfWeek', (date) => date.getUTCDay() + 1),
  $isoDayOfWeek: onDate('$isoDayOfWeek', (date) => date.getUTCDay() || 7),
  $hour: onDate('$hour', (date) => date.getUTCHours()),
  $minute: onDate('$minute', (date) => date.getUTCMinutes()),
  $second: onDate('$second', (date) => date.getUTCSeconds()),
  $millisecond: onDate('$millisecond', (date) => date.getUTCMilliseconds()),
  $week: onDate('$week', week),
  $isoWeek: onDate('$isoWeek', (date) => isoWeek(date).week),
  $isoWeekYear: onDate('$isoWeekYear', (date) => isoWeek(date).year),
}

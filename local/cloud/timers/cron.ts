import { CRON_UTC_OFFSET_HOURS } from '../limits'

/**
 * Cron of the cloud: second minute hour day month weekday year, in UTC+8. Day and weekday both given
 * mean either of them (云函数 › 定时触发器).
 */
export interface Cron {
  /** First moment after `after` (ms) that fits, or null when there is none. */
  next(after: number): number | null
}

interface Range {
  name: string
  from: number
  to: number
  words?: readonly string[]
}

const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
const MONTHS = ['', 'JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const FIELDS: readonly Range[] = [
  { name: 'second', from: 0, to: 59 },
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12, words: MONTHS },
  { name: 'weekday', from: 0, to: 6, words: WEEKDAYS },
  { name: 'year', from: 1970, to: 2099 },
]

const OFFSET_MS = CRON_UTC_OFFSET_HOURS * 3_600_000
const DAY_MS = 86_400_000

/** @throws an Error naming the part that the cloud would refuse. */
export function parseCron(expression: string): Cron {
  const texts = expression.trim().split(/\s+/)
  if (texts.length !== FIELDS.length) throw new Error(`cron "${expression}": 7 fields are needed, here are ${texts.length}`)
  const sets = FIELDS.map((range, at) => parseField(texts[at] ?? '', range, expression))
  const [seconds, minutes, hours, days, months, weekdays, years] = sets as [Set<number>, ...Set<number>[]] & { length: 7 }
  const anyDay = texts[3] === '*'
  const anyWeekday = texts[5] === '*'

  const dayFits = (moment: Date): boolean => {
    const byDay = days?.has(moment.getUTCDate()) ?? false
    const byWeekday = weekdays?.has(moment.getUTCDay()) ?? false
    if (anyDay || anyWeekday) return byDay && byWeekday
    return byDay || byWeekday
  }

  /** Works on a clock whose UTC fields are the wall clock of UTC+8, jumping over whole units that do not fit. */
  function next(after: number): number | null {
    const moment = new Date((Math.floor(after / 1000) + 1) * 1000 + OFFSET_MS)
    while (moment.getUTCFullYear() <= 2099) {
      if (!years?.has(moment.getUTCFullYear())) moment.setTime(Date.UTC(moment.getUTCFullYear() + 1, 0))
      else if (!months?.has(moment.getUTCMonth() + 1)) moment.setTime(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + 1))
      else if (!dayFits(moment)) moment.setTime((Math.floor(moment.getTime() / DAY_MS) + 1) * DAY_MS)
      else if (!hours?.has(moment.getUTCHours())) moment.setTime((Math.floor(moment.getTime() / 3_600_000) + 1) * 3_600_000)
      else if (!minutes?.has(moment.getUTCMinutes())) moment.setTime((Math.floor(moment.getTime() / 60_000) + 1) * 60_000)
      else if (!seconds.has(moment.getUTCSeconds())) moment.setTime(moment.getTime() + 1000)
      else return moment.getTime() - OFFSET_MS
    }
    return null
  }
  return { next }
}

// A star, 5, 1-5, MON-FRI, lists of them, and steps: a star or 10-40 followed by /5.
function parseField(text: string, range: Range, expression: string): Set<number> {
  const values = new Set<number>()
  for (const part of text.split(',')) {
    const [span = '', step, extra] = part.split('/')
    const every = step === undefined ? 1 : Number(step)
    const [from, to] = parseSpan(span, range, step !== undefined)
    const sound = extra === undefined && Number.isInteger(every) && every > 0
      && from >= range.from && to <= range.to && from <= to
    if (!sound) throw new Error(`cron "${expression}": ${range.name} "${part}" is not ${range.from} to ${range.to}`)
    for (let value = from; value <= to; value += every) values.add(value)
  }
  return values
}

function parseSpan(span: string, range: Range, stepped: boolean): [number, number] {
  if (span === '*') return [range.from, range.to]
  const [from = '', to] = span.split('-')
  const first = parseValue(from, range)
  if (to !== undefined) return [first, parseValue(to, range)]
  return [first, stepped ? range.to : first]
}

function parseValue(text: string, range: Range): number {
  const word = range.words?.indexOf(text.toUpperCase()) ?? -1
  if (word >= 0 && text !== '') return word
  return /^\d+$/.test(text) ? Number(text) : NaN
}

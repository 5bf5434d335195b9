/**
 * A birthday as personnel lists write it: a whole date, `6月18日`, `06-18`, `农历六月初十`, `闰六月初十`. What is read is
 * its key; a year in the cell is dropped here and kept nowhere. Pure.
 */
import { lunarDays, lunarMonths } from '@/types/birthdayNames'
import { birthdayKey, isBirthDate, type BirthDate } from './birthdays'
import { dayCell, textUpTo, type CellReader } from './sheetColumns'

const MARK = /^(?:农历|阴历|旧历)/
const SHORT = /^(闰)?(\d{1,2})[-/.月](\d{1,2})[日号]?$/
const OTHER_NAMES: Readonly<Record<string, number>> = { 一月: 1, 十一月: 11, 十二月: 12 }
const months = new Map<string, number>([...lunarMonths.map((name, index) => [name, index + 1] as const), ...Object.entries(OTHER_NAMES)])

function spokenLunar(text: string): BirthDate | null {
  const isLeapMonth = text.startsWith('闰')
  const [name, month] = [...months].find(([one]) => text.slice(isLeapMonth ? 1 : 0).startsWith(one)) ?? []
  const day = name ? lunarDays.indexOf(text.slice((isLeapMonth ? 1 : 0) + name.length)) + 1 : 0
  return month && day > 0 ? { calendar: 'lunar', month, day, isLeapMonth } : null
}

function written(text: string): BirthDate | null {
  const isMarked = MARK.test(text)
  const rest = text.replace(MARK, '')
  const short = SHORT.exec(rest)
  if (!short) return spokenLunar(rest)
  const isLeapMonth = short[1] !== undefined
  return { calendar: isMarked || isLeapMonth ? 'lunar' : 'solar', month: Number(short[2]), day: Number(short[3]), isLeapMonth }
}

export const birthdayCell: CellReader = (cell) => {
  const text = textUpTo(30)(cell)
  if ('issue' in text) return text
  const normal = text.value.replace(/\s/g, '')
  const date = 'day' in cell ? null : written(normal)
  if (date) return isBirthDate(date) ? { value: birthdayKey(date) } : { issue: 'noSuchDay' }
  // A bare number is the serial number of a solar day; after 农历 it is nothing.
  if (/^(?:农历|阴历|旧历)[\d.]*$/.test(normal)) return { issue: 'badDay' }
  const whole = dayCell(MARK.test(normal) ? { text: normal.replace(MARK, '') } : cell)
  if ('issue' in whole) return whole
  const [, month = 0, day = 0] = whole.value.split('-').map(Number)
  return { value: birthdayKey({ calendar: MARK.test(normal) ? 'lunar' : 'solar', month, day, isLeapMonth: false }) }
}

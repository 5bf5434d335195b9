/** The words for birthdays: plain tables that a page may show without the contract's parser. */

export const calendars = { solar: '公历', lunar: '农历' } as const
export type BirthdayCalendar = keyof typeof calendars

export const seasons = { spring: '春', summer: '夏', autumn: '秋', winter: '冬' } as const
export type Season = keyof typeof seasons

/** Why somebody was not greeted by card. */
export const missedReasons = {
  notRun: '当天没有送出，可能是后来才录入',
  notBound: '还没有认领身份，看不到贺卡',
  kept: '退休保留会籍，不用小程序',
  optedOut: '本人不接收祝福',
} as const
export type MissedReason = keyof typeof missedReasons

/** A wish before and after its check; the receiver may put it away. */
export const wishStatuses = { waiting: '审核中', shown: '已送到', hidden: '已收起', blocked: '没有通过审核' } as const
export type WishStatus = keyof typeof wishStatuses

export const MAX_WISH = 60

export const lunarMonths = ['正月', '二月', '三月', '四月', '五月', '六月', '七月', '八月', '九月', '十月', '冬月', '腊月'] as const

const digits = ['十', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const
const tens = ['初', '十', '廿', '三'] as const

/** 初一 … 三十, in order. */
export const lunarDays: readonly string[] = Array.from({ length: 30 }, (_, index) => {
  const day = index + 1
  if (day === 10) return '初十'
  if (day === 20) return '二十'
  return `${tens[Math.floor(day / 10)] ?? ''}${digits[day % 10] ?? ''}`
})

interface Spoken {
  readonly calendar: BirthdayCalendar
  readonly month: number
  readonly day: number
  readonly isLeapMonth: boolean
}

/** `6月18日`, `农历闰六月初十`. */
export function spokenBirthday({ calendar, month, day, isLeapMonth }: Spoken): string {
  if (calendar === 'solar') return `${month}月${day}日`
  return `农历${isLeapMonth ? '闰' : ''}${lunarMonths[month - 1] ?? ''}${lunarDays[day - 1] ?? ''}`
}

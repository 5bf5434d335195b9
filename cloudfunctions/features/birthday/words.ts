/** What birthdays say in messages. */
import { DAY_MS } from '@/types/calendar'
import type { BirthdayWish, Greeting } from '@/cloudfunctions/kit/documents/birthday'
import { idFor } from '@/cloudfunctions/kit/ids'
import type { News } from '@/cloudfunctions/kit/notify'

const pageOfCard = (year: number) => `features/birthday/pages/card/index?year=${year}`

/** Whole days from one day to another. */
export const daysBetween = (from: string, until: string) => Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS)

/** A greeting that comes after the day says so. */
export function greetingMessage({ _id, memberId, year, day, at }: Greeting, name: string, today: string): News {
  const late = daysBetween(day, today)
  const text = late > 0 ? `${name}，祝福晚到了 ${late} 天，心意没有少。贺卡给您留着。` : `${name}，今天是您的生日，工会给您备了一张贺卡。`
  return { id: idFor('birthday', _id), memberId, kind: 'birthday', title: '生日快乐', text, page: pageOfCard(year), at }
}

/** Told once a birthday, however many wishes come. */
export function wishMessage({ toId, year }: Pick<BirthdayWish, 'toId' | 'year'>, now: Date): News {
  return {
    id: idFor('birthdayWish', toId, String(year)), memberId: toId, kind: 'birthday', title: '收到同事的祝福', text: '有同事给您送来生日祝福，点开看看。',
    page: pageOfCard(year), at: now,
  }
}

export function blockedWishMessage(wish: BirthdayWish, now: Date): News {
  return {
    id: idFor('wishBlocked', wish._id), memberId: wish.memberId, kind: 'safety', title: '祝福没有通过审核', text: '您写的祝福没有送出，下回换一句话再送。',
    page: 'features/birthday/pages/colleagues/index', at: now,
  }
}

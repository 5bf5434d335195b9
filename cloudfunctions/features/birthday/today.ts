/** What birthdays have to say on the first screen: my own day, and colleagues of my unit who want it known. */
import { birthdayYearOn, keysOn } from '@/cloudfunctions/kit/birthdays'
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { dayOf } from '@/types/calendar'
import type { HomeCard } from '@/types/home'
import { shownTo } from './colleagues'

type Card = Omit<HomeCard, 'at' | 'until'> & { at: Date | null; until: Date | null }

const NAMED = 3
const nothingElse = { place: '', at: null, until: null }

function myCard({ name, birthday, birthdayGreeted }: Member, today: string, keys: readonly string[]): Card[] {
  if (!birthday || birthdayGreeted === false || !keys.includes(birthday.key)) return []
  return [{ kind: 'birthdayMine', id: String(birthdayYearOn(birthday, today)), title: `${name}，生日快乐`, ...nothingElse }]
}

function colleaguesCard(names: readonly string[]): Card[] {
  if (names.length === 0) return []
  const title = `${names.slice(0, NAMED).join('、')}${names.length > NAMED ? '等同事' : ''}`
  return [{ kind: 'birthdayColleagues', id: 'today', title, ...nothingElse }]
}

/** One database call; whose day it is, is known without one. */
export async function birthdayCards(me: Member, now: Date): Promise<Card[]> {
  const today = dayOf(now)
  const keys = keysOn(today)
  const shown = await db.members.find(shownTo(me, keys), { order: [['_id', 1]], limit: NAMED + 2 })
  return [...myCard(me, today, keys), ...colleaguesCard(shown.filter(({ _id }) => _id !== me._id).map(({ name }) => name))]
}

/** 生日祝福 by itself: every day at 08:00, page by page of those whose day it is, never of the whole roster. */
import { dayOf, monthOf } from '@/types/calendar'
import { birthdayYearOn, keysOn } from '@/cloudfunctions/kit/birthdays'
import { keepingUnder } from '@/cloudfunctions/kit/birthdayPeople'
import { db } from '@/cloudfunctions/kit/db'
import type { BirthdayRun, Greeting } from '@/cloudfunctions/kit/documents/birthday'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { gt, oneOf } from '@/cloudfunctions/kit/filter'
import { tellAll } from '@/cloudfunctions/kit/notify'
import { policiesOn } from '@/cloudfunctions/kit/policies'
import { GREETING_PAGES, PEOPLE_A_PAGE } from '@/cloudfunctions/kit/timeFor'
import { nextRun } from './rules'
import { greetingMessage } from './words'

const RUN = 'run'

export const greetingId = (memberId: string, year: number) => `${memberId}_${year}`

function greetingOf({ _id, orgPath, birthday, openid }: Member, day: string, now: Date): Greeting[] {
  if (!birthday) return []
  const year = birthdayYearOn(birthday, day)
  return [{ _id: greetingId(_id, year), memberId: _id, orgPath, year, day, month: monthOf(day), at: now, way: 'card', by: 'system', isReached: openid !== null }]
}

/**
 * Greets these people for this day: three database calls. The ids of greeting and message are made of person
 * and birthday-year, so a page that was interrupted, or is done twice at once, greets once.
 */
export async function greet(people: readonly Member[], day: string, now: Date): Promise<number> {
  if (people.length === 0) return 0
  const wanted = people.flatMap((member) => greetingOf(member, day, now))
  const before = new Map((await db.greetings.find({ _id: oneOf(wanted.map(({ _id }) => _id)) }, { limit: PEOPLE_A_PAGE })).map((one) => [one._id, one]))
  const fresh = wanted.filter(({ _id }) => !before.has(_id))
  if (!(await db.greetings.insertAll(fresh))) for (const one of fresh) await db.greetings.insert(one)
  // Whoever was greeted on another day of this birthday-year, before the date was corrected, is not told again.
  const told = wanted.filter(({ _id }) => (before.get(_id)?.day ?? day) === day)
  const names = new Map(people.map(({ _id, name }) => [_id, name]))
  await tellAll(told.map((one) => greetingMessage(one, names.get(one.memberId) ?? '', dayOf(now))))
  return fresh.length
}

/** Remembers how far it has come; false when another run was quicker. */
async function advance(run: BirthdayRun | null, next: BirthdayRun): Promise<boolean> {
  if (!run) return db.birthdayRuns.insert(next)
  const { day, upTo, isDone } = next
  return (await db.birthdayRuns.change({ _id: RUN, day: run.day, upTo: run.upTo, isDone: run.isDone }, { set: { day, upTo, isDone } })) === 1
}

async function greetPage({ day, upTo }: Pick<BirthdayRun, 'day' | 'upTo'>, now: Date): Promise<{ next: BirthdayRun; greeted: number }> {
  const filter = { ...keepingUnder(keysOn(day)), _id: gt(upTo) }
  const people = await db.members.find(filter, { order: [['_id', 1]], limit: PEOPLE_A_PAGE })
  const greeted = await greet(people, day, now)
  return { next: { _id: RUN, day, upTo: people.at(-1)?._id ?? upTo, isDone: people.length < PEOPLE_A_PAGE }, greeted }
}

/** How many were greeted. One database call on every minute on which nothing is due. */
async function greetBirthdays(now: Date): Promise<number> {
  let run = await db.birthdayRuns.get(RUN)
  if (!nextRun(run, now, 0)) return 0
  const { 'birthday.catchUpDays': catchUp } = await policiesOn(dayOf(now), 'birthday.catchUpDays')
  let sum = 0
  for (let page = 0; page < GREETING_PAGES; page += 1) {
    const due = nextRun(run, now, catchUp.value)
    if (!due) return sum
    const { next, greeted } = await greetPage(due, now)
    sum += greeted
    if (!(await advance(run, next))) return sum
    run = next
  }
  return sum
}

export const birthdayJobs = { greetBirthdays }

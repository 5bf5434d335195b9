/** 生活委员 and 组织委员: the birthdays of a month, those who were missed, and dates put right. */
import type { HandlerInput } from '@/types/actions'
import { monthOf } from '@/types/calendar'
import { receiptIn } from '@/cloudfunctions/kit/amend'
import { birthdayYearOn } from '@/cloudfunctions/kit/birthdays'
import { keepingUnder, keysOfMonth } from '@/cloudfunctions/kit/birthdayPeople'
import { db } from '@/cloudfunctions/kit/db'
import type { Greeting } from '@/cloudfunctions/kit/documents/birthday'
import type { Birthday, Member } from '@/cloudfunctions/kit/documents/people'
import { any, not, oneOf } from '@/cloudfunctions/kit/filter'
import { findJoined } from '@/cloudfunctions/kit/joined'
import { beyond, cursorOf, keyAfter, pageOf } from '@/cloudfunctions/kit/paging'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { holding } from '@/cloudfunctions/kit/serve'
import { unitsOf } from '@/cloudfunctions/kit/units'
import { greetingId } from './greet'
import { dateView, writeBirthday } from './mine'
import { lastDueDay, OFFICE, PORTFOLIOS, whyMissed, whyNotTell } from './rules'

const PEOPLE_AT_MOST = 1000
const NAMES_SHOWN = 60
export const LONG_FIELDS = ['history', 'receipts', 'bindingHistory', 'grants', 'relatives', 'declared']

/** Units in which this person looks after birthdays. Refuses whoever holds another office. */
export function myUnits(me: Member): string[] {
  const units = [...new Set(PORTFOLIOS.flatMap((portfolio) => unitsOf(me, OFFICE, portfolio)))]
  return units.length > 0 ? units : refuse('NOT_ALLOWED')
}

/** Somebody of my units with a birthday; to everybody else they do not exist. */
function cared(member: Member | null, me: Member): Member {
  const units = myUnits(me)
  return member?.orgPath.some((orgId) => units.includes(orgId)) ? member : refuse('NOT_FOUND')
}

type Dated = Member & { readonly birthday: Birthday }
const isDated = (member: Member): member is Dated => Boolean(member.birthday)

interface KeyCount {
  readonly _id: string
  readonly people: number
}

/** How many are born on each day of the month: one call. */
async function countsOf(days: ReadonlyMap<string, string>, units: readonly string[]): Promise<Map<string, number>> {
  const { list } = await db.members.matching({ ...keepingUnder(days.keys()), orgPath: oneOf(units) }).group({ _id: '$birthday.key', people: { $sum: 1 } }).end()
  const counts = new Map<string, number>()
  for (const { _id, people } of list as KeyCount[]) {
    const day = days.get(_id) ?? ''
    counts.set(day, (counts.get(day) ?? 0) + people)
  }
  return counts
}

/** Whole days from `from` on until the page is full, and the day after them. */
function daysOfPage(counts: ReadonlyMap<string, number>, from: string, limit: number): { days: string[]; next: string | null } {
  const left = [...counts.keys()].filter((day) => day >= from).sort()
  const days: string[] = []
  for (let people = 0; people < limit && left.length > 0; ) {
    const day = left.shift() ?? ''
    people += counts.get(day) ?? 0
    days.push(day)
  }
  return { days, next: left[0] ?? null }
}

function rowOf({ _id, name, unitName, birthday, birthdayShown }: Dated, keptOn: string) {
  return { memberId: _id, name, unitName, keptOn, birthday: dateView(birthday), isShown: birthdayShown === true }
}

const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((total, people) => total + people, 0)

async function monthPage({ month, cursor, limit }: HandlerInput<'birthday.month'>, units: readonly string[]) {
  const days = keysOfMonth(month)
  const counts = await countsOf(days, units)
  const page = daysOfPage(counts, keyAfter(cursor, `${month}-01`), limit)
  const keys = [...days].filter(([, day]) => page.days.includes(day)).map(([key]) => key)
  const people = await db.members.find({ ...keepingUnder(keys), orgPath: oneOf(units) }, { order: [['_id', 1]], limit: PEOPLE_AT_MOST })
  const items = people.filter(isDated).map((member) => rowOf(member, days.get(member.birthday.key) ?? ''))
  return { items: items.sort((a, b) => a.keptOn.localeCompare(b.keptOn)), next: page.next && cursorOf(page.next), people: sum(counts) }
}

/** Keys of the month whose day has come, with the day. */
export function pastKeys(month: string, now: Date): ReadonlyMap<string, string> {
  const last = lastDueDay(now)
  return new Map([...keysOfMonth(month)].filter(([, day]) => day <= last))
}

export function missedRow(member: Member, keptOn: string) {
  const why = whyMissed(member, null) ?? 'notRun'
  return { memberId: member._id, name: member.name, unitName: member.unitName, keptOn, why, blocked: { tell: whyNotTell(why) } }
}

/** One of the month's whom no card has reached is greeted by mouth; done twice, it is done once. */
async function greetedByMouth(member: Dated, keptOn: string, me: Member, now: Date): Promise<void> {
  const year = birthdayYearOn(member.birthday, keptOn)
  const greeting: Greeting = {
    _id: greetingId(member._id, year), memberId: member._id, orgPath: member.orgPath, year, day: keptOn, month: monthOf(keptOn), at: now, way: 'mouth', by: me._id, isReached: true,
  }
  if (await db.greetings.insert(greeting)) return
  await db.greetings.change({ _id: greeting._id, isReached: false }, { set: { way: 'mouth', by: me._id, isReached: true } })
}

interface BesideMember {
  [name: string]: unknown
  readonly member: Member | null
}
const besideMember = ({ memberId }: { memberId: string }) => ({ member: { from: 'members', id: memberId } as const })

export const officerRoutes = {
  'birthday.month': holding<'birthday.month'>(...OFFICE)({ handle: ({ input, me }) => monthPage(input, myUnits(me)) }),

  'birthday.party': holding<'birthday.party'>(...OFFICE)({
    handle: async ({ input: { month }, me }) => {
      const filter = { ...keepingUnder(keysOfMonth(month).keys()), orgPath: oneOf(myUnits(me)) }
      const shown = await db.members.find({ ...filter, birthdayShown: true }, { order: [['_id', 1]], limit: NAMES_SHOWN })
      return { people: await db.members.count(filter), names: shown.map(({ name }) => name) }
    },
  }),

  'birthday.missed': holding<'birthday.missed'>(...OFFICE)({
    handle: async ({ input: { month, cursor, limit }, me, now }) => {
      const days = pastKeys(month, now)
      const rows = await findJoined(db.members, {
        filter: {
          'birthday.key': oneOf([...days.keys()]), orgPath: oneOf(myUnits(me)), birthdayGreeted: not(false), _id: beyond(1, cursor, ''),
          [any]: [{ leftOn: null }, { membership: 'kept' }],
        },
        order: ['_id', 1],
        limit: limit + 1,
        beside: { from: 'greetings', with: { month, isReached: true }, on: 'memberId' },
        lacking: true,
        without: LONG_FIELDS,
      })
      return pageOf(rows, limit, ({ doc }) => doc._id, ({ doc }) => missedRow(doc, days.get(doc.birthday?.key ?? '') ?? ''))
    },
  }),

  'birthday.unknown': holding<'birthday.unknown'>(...OFFICE)({
    handle: async ({ input: { cursor, limit }, me }) => {
      const filter = { 'birthday.key': null, leftOn: null, orgPath: oneOf(myUnits(me)), _id: beyond(1, cursor, '') }
      const people = await db.members.find(filter, { order: [['_id', 1]], limit: limit + 1 })
      return pageOf(people, limit, ({ _id }) => _id, ({ _id, name, unitName }) => ({ memberId: _id, name, unitName }))
    },
  }),

  'birthday.told': holding<'birthday.told'>(...OFFICE)<BesideMember>({
    reads: besideMember,
    handle: async ({ input: { month }, me, now, beside }) => {
      const member = cared(beside.member, me)
      const keptOn = pastKeys(month, now).get(member.birthday?.key ?? '')
      if (!keptOn || !isDated(member)) return refuse('NOT_FOUND')
      const why = whyMissed(member, null)
      refuseIf(why && whyNotTell(why))
      await greetedByMouth(member, keptOn, me, now)
      return { told: true }
    },
  }),

  'birthday.correct': holding<'birthday.correct'>(...OFFICE)<BesideMember>({
    reads: besideMember,
    handle: async ({ input: { birthday: date, reason }, me, now, request, beside }) => {
      const member = cared(beside.member, me)
      if (receiptIn(member, request) && member.birthday) return { memberId: member._id, birthday: dateView(member.birthday) }
      if (member._id === me._id) refuse('BIRTHDAY_OWN_CORRECTION')
      const written = await writeBirthday({ member, date, by: me._id, action: 'birthday.correct', reason, now, request })
      return { memberId: written._id, birthday: dateView(date) }
    },
  }),
}

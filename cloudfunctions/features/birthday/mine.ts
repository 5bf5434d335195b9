/** My own birthday: what the roster knows of it, what I want, my card and the wishes on it. */
import type { HandlerOutput } from '@/types/actions'
import type { BirthDate } from '@/cloudfunctions/kit/birthdays'
import { birthdayOf, isBirthDate, keptIn, keysOn, lastKept, nextKept } from '@/cloudfunctions/kit/birthdays'
import { amend, receiptIn } from '@/cloudfunctions/kit/amend'
import { db } from '@/cloudfunctions/kit/db'
import type { BirthdayWish, Greeting } from '@/cloudfunctions/kit/documents/birthday'
import type { Member, Org } from '@/cloudfunctions/kit/documents/people'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { beyond, END_OF_TIME, pageOf } from '@/cloudfunctions/kit/paging'
import { move, receiptOf, type Request } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { dayOf } from '@/types/calendar'
import { greet, greetingId } from './greet'
import { lastDueDay, seasonOf, whyNotChange } from './rules'
import { daysBetween } from './words'

const VERSES = 3

export const dateView = ({ calendar, month, day, isLeapMonth }: BirthDate) => ({ calendar, month, day, isLeapMonth })

async function mineView(me: Member, now: Date): Promise<HandlerOutput<'birthday.mine'>> {
  const today = dayOf(now)
  const { birthday } = me
  const last = birthday ? lastKept(birthday, today) : null
  const greeting = last ? await db.greetings.get(greetingId(me._id, last.year)) : null
  return {
    birthday: birthday ? dateView(birthday) : null,
    nextOn: birthday ? nextKept(birthday, today).day : null,
    isToday: last?.day === today,
    cardYear: hasCard(me, greeting, last?.day === today) ? (last?.year ?? null) : null,
    wantsGreeting: me.birthdayGreeted !== false,
    isShown: me.birthdayShown === true,
    blocked: { change: whyNotChange(me, today) },
  }
}

const hasCard = (me: Member, greeting: Greeting | null, isToday: boolean) => greeting !== null || (isToday && me.birthdayGreeted !== false)

/** A date put right on the day itself, after eight, is greeted at once: the timer has passed by. */
export async function greetIfDue(member: Member, now: Date): Promise<void> {
  const today = dayOf(now)
  if (!member.birthday || member.leftOn || member.birthdayGreeted === false || lastDueDay(now) !== today) return
  if (keysOn(today).includes(member.birthday.key)) await greet([member], today, now)
}

interface Setting {
  readonly member: Member
  readonly date: BirthDate
  readonly by: string
  readonly action: string
  readonly reason?: string
  readonly setIn?: number
  readonly now: Date
  readonly request: Request
}

/** Writes a birthday with its line of history. */
export async function writeBirthday({ member, date, by, action, reason, setIn, now, request }: Setting): Promise<Member> {
  if (!isBirthDate(date)) refuse('BIRTHDAY_NO_SUCH_DAY', 'birthday')
  const set = { birthday: birthdayOf(date), ...(setIn ? { birthdaySetIn: setIn } : {}) }
  // The line says that it was changed and why, not the dates: the roster's history is read by more people than they are.
  const line = { at: now, by, action, note: reason ?? '' }
  const written = (await amend(db.members, member, { set, line, request })) ?? refuse('CHANGED_MEANWHILE')
  await greetIfDue(written, now)
  return written
}

interface BesideUnion {
  [name: string]: unknown
  readonly units: readonly Org[]
}

const wishView = ({ _id, name, text, status, history }: BirthdayWish) => ({
  wishId: _id, fromName: name, text, isHidden: status === 'hidden', at: history[0]?.at ?? new Date(0),
})

export const mineRoutes = {
  'birthday.mine': bound<'birthday.mine'>()({ handle: ({ me, now }) => mineView(me, now) }),

  'birthday.set': bound<'birthday.set'>()({
    handle: async ({ input: { birthday: date }, me, now, request }) => {
      if (receiptIn(me, request)) return mineView(me, now)
      const today = dayOf(now)
      refuseIf(whyNotChange(me, today))
      const written = await writeBirthday({ member: me, date, by: me._id, action: 'birthday.set', setIn: Number(today.slice(0, 4)), now, request })
      return mineView(written, now)
    },
  }),

  'birthday.choose': bound<'birthday.choose'>()({
    handle: async ({ input: { wantsGreeting, isShown }, me, now, request }) => {
      const isSame = (me.birthdayGreeted !== false) === wantsGreeting && (me.birthdayShown === true) === isShown
      if (isSame || receiptIn(me, request)) return mineView(me, now)
      const line = { at: now, by: me._id, action: 'birthday.choose', note: `${wantsGreeting ? '接收' : '不接收'}祝福，${isShown ? '' : '不'}让同事知道` }
      const written = await amend(db.members, me, { set: { birthdayGreeted: wantsGreeting, birthdayShown: isShown }, line, request })
      return mineView(written ?? refuse('CHANGED_MEANWHILE'), now)
    },
  }),

  'birthday.card': bound<'birthday.card'>()<BesideUnion>({
    reads: () => ({ units: { from: 'orgs', every: { field: '_id', path: 'orgPath' } } }),
    handle: async ({ input, me, now, beside: { units } }) => {
      const today = dayOf(now)
      if (!me.birthday) return refuse('NOT_FOUND')
      const year = input.year ?? lastKept(me.birthday, today).year
      const kept = keptIn(me.birthday, year)
      const greeting = await db.greetings.get(greetingId(me._id, year))
      if (!hasCard(me, greeting, kept === today)) return refuse('NOT_FOUND')
      if (greeting && !greeting.isReached) await db.greetings.change({ _id: greeting._id, isReached: false }, { set: { isReached: true } })
      const day = greeting?.day ?? kept
      const unionName = units.find(({ type }) => type === 'company')?.name ?? ''
      const daysLate = greeting ? Math.max(0, daysBetween(day, dayOf(greeting.at))) : 0
      return { year, name: me.name, season: seasonOf(day), verse: year % VERSES, unionName, isToday: day === today, daysLate, isShown: me.birthdayShown === true }
    },
  }),

  'birthday.wishes': bound<'birthday.wishes'>()({
    handle: async ({ input: { year, cursor, limit }, me }) => {
      const filter = { toId: me._id, year, status: oneOf(['shown', 'hidden']), listKey: beyond(-1, cursor, END_OF_TIME) }
      const wishes = await db.birthdayWishes.find(filter, { order: [['listKey', -1]], limit: limit + 1 })
      return pageOf(wishes, limit, ({ listKey }) => listKey, wishView)
    },
  }),

  'birthday.hideWish': bound<'birthday.hideWish'>()<{ wish: BirthdayWish | null }>({
    reads: ({ wishId }) => ({ wish: { from: 'birthdayWishes', id: wishId } }),
    handle: async ({ input: { isHidden }, me, now, request, beside: { wish } }) => {
      if (!wish || wish.toId !== me._id || !['shown', 'hidden'].includes(wish.status)) return refuse('NOT_FOUND')
      const to = isHidden ? 'hidden' : 'shown'
      if (receiptOf(wish, request) || wish.status === to) return wishView(wish)
      const moved = await move(db.birthdayWishes, wish, { to, line: { at: now, by: me._id, action: 'birthday.hideWish' }, request })
      return moved ? wishView(moved) : refuse('CHANGED_MEANWHILE')
    },
  }),
}

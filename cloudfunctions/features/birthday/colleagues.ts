/** Colleagues of my unit who want it known, and the wishes I send them. Nothing here tells a date. */
import { dayOf, monthOf } from '@/types/calendar'
import { keysOn, lastKept } from '@/cloudfunctions/kit/birthdays'
import { keepingUnder, keysOfMonth } from '@/cloudfunctions/kit/birthdayPeople'
import { db } from '@/cloudfunctions/kit/db'
import type { BirthdayWish } from '@/cloudfunctions/kit/documents/birthday'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Filter } from '@/cloudfunctions/kit/filter'
import { idFor } from '@/cloudfunctions/kit/ids'
import { findJoined } from '@/cloudfunctions/kit/joined'
import { tell } from '@/cloudfunctions/kit/notify'
import { beyond, pageOf, sortKey } from '@/cloudfunctions/kit/paging'
import { born, move, receiptOf } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { check, standing, textHash, type SafetySubject, type Standing } from '@/cloudfunctions/kit/safety'
import { bound } from '@/cloudfunctions/kit/serve'
import { circleOf, whyNotWish } from './rules'
import { blockedWishMessage, wishMessage } from './words'

const NOUN = 'birthdayWish'
const LONG_FIELDS = ['history', 'receipts', 'bindingHistory', 'grants', 'relatives', 'declared']

/** Those of my unit who want to be shown, under these keys. */
export const shownTo = (me: Member, keys: Iterable<string>): Filter => ({ ...keepingUnder(keys), birthdayShown: true, orgPath: circleOf(me) })

const myWishOf = (wish: BirthdayWish | null) => wish && { text: wish.text, status: wish.status }

/** Its receiver sees a wish once it has passed; blocked ones never. */
async function deliver(wish: BirthdayWish, stands: Standing, now: Date): Promise<void> {
  if (stands === 'waiting') return
  const isFine = stands === 'pass'
  const line = { at: now, by: 'system', action: isFine ? 'birthday.passWish' : 'birthday.blockWish' }
  const moved = await move(db.birthdayWishes, wish, { to: isFine ? 'shown' : 'blocked', line })
  if (moved) await tell(isFine ? wishMessage(moved, now) : blockedWishMessage(moved, now))
}

/** A verdict came in later. Called again, it finds nothing left to do. */
export const wishSubject: SafetySubject = {
  noun: NOUN,
  settled: async ({ objectId }, now) => {
    const wish = await db.birthdayWishes.get(objectId)
    if (wish?.status === 'waiting') await deliver(wish, await standing(NOUN, wish._id, [textHash([wish.text])]), now)
  },
}

export const colleagueRoutes = {
  'birthday.colleagues': bound<'birthday.colleagues'>()({
    handle: async ({ input: { scope, cursor, limit }, me, now }) => {
      const today = dayOf(now)
      const keys = scope === 'today' ? keysOn(today) : [...keysOfMonth(monthOf(today)).keys()]
      const rows = await findJoined(db.members, {
        filter: { ...shownTo(me, keys), _id: beyond(1, cursor, '') },
        order: ['_id', 1],
        limit: limit + 1,
        beside: { from: 'birthdayWishes', with: { memberId: me._id, day: today }, on: 'toId' },
        without: LONG_FIELDS,
      })
      const page = pageOf(rows, limit, ({ doc }) => doc._id, ({ doc, beside }) => ({
        memberId: doc._id, name: doc.name, myWish: scope === 'today' ? myWishOf(beside) : null,
        blocked: { wish: whyNotWish({ me, to: doc, isToday: scope === 'today', before: beside }) },
      }))
      return { ...page, items: page.items.filter(({ memberId }) => memberId !== me._id) }
    },
  }),

  'birthday.wish': bound<'birthday.wish'>()<{ to: Member | null }>({
    reads: ({ memberId }) => ({ to: { from: 'members', id: memberId } }),
    handle: async ({ input: { text }, me, now, request, openid, beside: { to } }) => {
      const today = dayOf(now)
      const { day, year } = to?.birthday ? lastKept(to.birthday, today) : { day: '', year: 0 }
      const wishId = idFor(NOUN, to?._id ?? '', String(year), me._id)
      // Also when the day is over: it may have been wished on it. And whoever it is, so that nobody can tell by the time it takes.
      const before = await db.birthdayWishes.get(wishId)
      if (before && receiptOf(before, request)) {
        if (before.status === 'shown') await tell(wishMessage(before, now))
        return { text: before.text, status: before.status }
      }
      refuseIf(whyNotWish({ me, to, isToday: day === today, before }))
      const toId = to?._id ?? ''
      const stands = await check({ noun: NOUN, objectId: wishId, title: '生日祝福', authorId: me._id, orgPath: me.orgPath, texts: [text] }, { openid, now, request })
      if (stands === 'blocked') return refuse('SAFETY_BLOCKED', 'text')
      const status = stands === 'pass' ? 'shown' : 'waiting'
      const line = { at: now, by: me._id, action: 'birthday.wish' }
      const wish: BirthdayWish = {
        _id: wishId, toId, year, day: today, memberId: me._id, name: me.name, text, listKey: sortKey(now, wishId), ...born(status, line, request), status,
      }
      if (!(await db.birthdayWishes.insert(wish))) {
        const first = await db.birthdayWishes.get(wishId)
        return first && receiptOf(first, request) ? { text: first.text, status: first.status } : refuse('BIRTHDAY_WISHED_BEFORE')
      }
      if (status === 'shown') await tell(wishMessage(wish, now))
      return { text, status }
    },
  }),
}

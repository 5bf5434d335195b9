/**
 * A request to delete: what may go goes when an officer says so, what law or others' rights keep is named with its reason.
 * The office has fifteen days; silence is noticed like that of any case.
 */
import { hatsOf, hatsWith, allKeys, besideStandIns, keysAlong, nobody, noteRefusal, waiting, type StandIns } from '@/cloudfunctions/kit/case'
import { ringCases } from '@/cloudfunctions/kit/caseClock'
import { db } from '@/cloudfunctions/kit/db'
import type { PrivacyRequest } from '@/cloudfunctions/kit/documents/privacy'
import { gt, oneOf } from '@/cloudfunctions/kit/filter'
import { deletableOf, forget } from '@/cloudfunctions/kit/forget'
import { idFor } from '@/cloudfunctions/kit/ids'
import { tell } from '@/cloudfunctions/kit/notify'
import { numbered, numberFor } from '@/cloudfunctions/kit/numbers'
import { keyAfter, pageOf, sortKey } from '@/cloudfunctions/kit/paging'
import { clauseOf, policiesOn } from '@/cloudfunctions/kit/policies'
import { born, move, receiptOf } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { register } from '@/cloudfunctions/kit/register'
import type { CollectionRow } from '@/cloudfunctions/kit/register/row'
import { bound } from '@/cloudfunctions/kit/serve'
import { dueAtEndOf } from '@/cloudfunctions/kit/workdays'
import { addDays, dayOf, DAY_MS } from '@/types/calendar'
import { deletionOf, whyNotAnswer, whyNotAsk, whyNotTakeBack } from './rules'
import { answeredNews, overdueNews, owners, reminderOf } from './words'

const REMIND_DAYS = 3
const rows = register as Readonly<Record<string, CollectionRow>>

const viewOf = ({ _id, number, status, text, answer, submittedAt, settledAt, dueAt, ownerLabel }: PrivacyRequest) => ({
  privacyRequestId: _id, number, status, text, answer, submittedAt, settledAt, dueOn: status === 'open' && dueAt ? dayOf(new Date(dueAt.getTime() - 1)) : null, ownerLabel,
})

const timed = [...new Set(Object.values(rows).flatMap(({ retention }) => ('stays' in retention ? [] : retention.map(({ policy }) => policy))))]

const lastOf = (memberId: string) => db.privacyRequests.first({ memberId }, { order: [['listKey', -1]] })

async function settingsOf(now: Date, last: PrivacyRequest | null) {
  const policies = await policiesOn(dayOf(now), 'privacy.answerDays', ...timed)
  return {
    ...deletionOf(rows, policies),
    request: last && viewOf(last),
    clause: clauseOf(policies['privacy.answerDays']),
    blocked: { ask: whyNotAsk(last), takeBack: whyNotTakeBack(last) },
  }
}

/**
 * The decision is written first and the deleting carried out after it, by whoever comes first: the officer's own call, the same
 * call again, or the timer. Two officers who decide at once are one decision.
 */
async function carriedOut(asked: PrivacyRequest, now: Date): Promise<PrivacyRequest> {
  await forget([asked.memberId])
  // Told before it is over: a message that goes with a second deleting is told a second time.
  await tell(answeredNews({ ...asked, status: 'done' }, now))
  const line = { at: now, by: 'system', action: 'privacy.delete' }
  return (await move(db.privacyRequests, asked, { to: 'done', line, set: { settledAt: now } })) ?? (await db.privacyRequests.get(asked._id)) ?? asked
}

const AT_ONCE = 20

/** Finishes deletions that broke off. */
export async function finishDeletions(now: Date): Promise<number> {
  const open = await db.privacyRequests.find({ status: 'deleting' }, { limit: AT_ONCE })
  for (const asked of open) await carriedOut(asked, now)
  return open.length
}

type Besides = StandIns & { readonly [name: string]: unknown }
interface BesideRequest extends StandIns {
  readonly [name: string]: unknown
  readonly asked: PrivacyRequest | null
}

export const deletionRoutes = {
  'privacy.deletion': bound<'privacy.deletion'>()({ handle: async ({ me, now }) => settingsOf(now, await lastOf(me._id)) }),

  'privacy.askDeletion': bound<'privacy.askDeletion'>()({
    handle: async ({ input: { text }, me, now, request }) => {
      const last = await lastOf(me._id)
      // Asked while one is open, it is that one.
      if (last && (receiptOf(last, request) || whyNotAsk(last))) return settingsOf(now, last)
      // Made of the one before it, so that two asked at once are one.
      const _id = idFor('privacyRequest', me._id, last?._id ?? '')
      const policies = await policiesOn(dayOf(now), 'privacy.answerDays')
      const year = dayOf(now).slice(0, 4)
      const dueAt = dueAtEndOf(addDays(dayOf(now), policies['privacy.answerDays'].value))
      const wait = { keys: keysAlong(me.orgPath, 'OFF', 'organisation'), ownerLabel: owners.office, dueAt, remindAt: new Date(dueAt.getTime() - REMIND_DAYS * DAY_MS), escalatesTo: keysAlong(me.orgPath, 'CHAIR') }
      const asked: PrivacyRequest = {
        _id, ...born('open', { at: now, by: me._id, action: 'privacy.ask' }, request), ...waiting(_id, wait, now), status: 'open', number: numbered('资料', year, await numberFor('privacy', year, _id)),
        memberId: me._id, name: me.name, unitName: me.unitName, orgPath: me.orgPath, text, answer: '', submittedAt: now, settledAt: null, removed: {}, refusals: [], listKey: sortKey(now, _id),
      }
      return settingsOf(now, (await db.privacyRequests.insert(asked)) ? asked : await lastOf(me._id))
    },
  }),

  'privacy.takeBack': bound<'privacy.takeBack'>()({
    handle: async ({ input: { privacyRequestId }, me, now, request }) => {
      const asked = await db.privacyRequests.first({ _id: privacyRequestId, memberId: me._id })
      if (!asked) return refuse('NOT_FOUND')
      if (receiptOf(asked, request)) return settingsOf(now, asked)
      refuseIf(whyNotTakeBack(asked))
      const line = { at: now, by: me._id, action: 'privacy.takeBack' }
      const moved = await move(db.privacyRequests, asked, { to: 'withdrawn', line, set: { settledAt: now, ...waiting(asked._id, nobody(owners.done), now, asked.readers) }, request })
      return settingsOf(now, moved ?? refuse('CHANGED_MEANWHILE'))
    },
  }),

  'privacy.desk': bound<'privacy.desk'>()<Besides>({
    reads: () => besideStandIns,
    handle: async ({ input: { cursor, limit }, me, now, beside }) => {
      const keys = allKeys(hatsOf(me, beside, now))
      const open = await db.privacyRequests.find({ waitsFor: oneOf(keys), dueKey: gt(keyAfter(cursor, '')) }, { order: [['dueKey', 1]], limit: limit + 1 })
      return pageOf(open, limit, ({ dueKey }) => dueKey, (asked) => deskItem(asked, me._id, keys))
    },
  }),

  'privacy.answer': bound<'privacy.answer'>()<BesideRequest>({
    reads: ({ privacyRequestId }) => ({ asked: { from: 'privacyRequests', id: privacyRequestId }, ...besideStandIns }),
    handle: async ({ input: { verdict, answer }, me, now, request, beside }) => {
      const { asked } = beside
      // Neither who answers nor in whose place may be the person it is about.
      const hats = hatsOf(me, beside, now).filter(({ owner }) => owner._id !== asked?.memberId || owner._id === me._id)
      const keys = allKeys(hats)
      if (!asked || !asked.readers.some((key) => keys.includes(key))) return refuse('NOT_FOUND')
      if (receiptOf(asked, request)) {
        if (asked.status === 'refused') await tell(answeredNews(asked, asked.settledAt ?? now))
        return deskItem(asked.status === 'deleting' ? await carriedOut(asked, now) : asked, me._id, keys)
      }
      const whyNot = whyNotAnswer(asked, me._id, keys)
      if (whyNot === 'CASE_CONFLICT_OF_INTEREST') await noteRefusal(db.privacyRequests, asked._id, me._id, 'privacy.answer', request, now)
      refuseIf(whyNot)
      const isDeletion = verdict === 'delete'
      const removed = isDeletion ? await deletableOf(asked.memberId) : {}
      const line = { at: now, by: me._id, actingFor: hatsWith(hats, asked.waitsFor)[0]?.hat.actingForId ?? null, action: 'privacy.answer', note: answer }
      const set = { answer, settledAt: isDeletion ? null : now, removed, ...waiting(asked._id, nobody(owners.done), now, asked.readers) }
      const moved = (await move(db.privacyRequests, asked, { to: isDeletion ? 'deleting' : 'refused', line, set, request })) ?? refuse('CHANGED_MEANWHILE')
      if (isDeletion) return deskItem(await carriedOut(moved, now), me._id, keys)
      await tell(answeredNews(moved, now))
      return deskItem(moved, me._id, keys)
    },
  }),
}

const deskItem = (asked: PrivacyRequest, memberId: string, keys: readonly string[]) => ({ ...viewOf(asked), name: asked.name, unitName: asked.unitName, blocked: { answer: whyNotAnswer(asked, memberId, keys) } })

export const ringPrivacyRequests = (now: Date) => ringCases(db.privacyRequests, { reminder: reminderOf, overdue: overdueNews, action: 'privacy.escalate' }, now)

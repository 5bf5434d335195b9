/** What posts need: things by cycle, hazards with the cycle of their checks. EHS writes, the union confirms; rows are dated, never overwritten. */
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { RightsStandard } from '@/cloudfunctions/kit/documents/rights'
import { gt, not } from '@/cloudfunctions/kit/filter'
import { idFor } from '@/cloudfunctions/kit/ids'
import { keyAfter, pageOf } from '@/cloudfunctions/kit/paging'
import { born, move, receiptOf, replyOfTwin, writtenBy } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { topUnits, wholeOf } from '@/cloudfunctions/kit/units'
import { dayOf } from '@/types/calendar'
import type { ErrorCode } from '@/types/errors'
import { areasFor, mayTeach, whyNotEnd, whyNotStandard } from './rules'

type Whole = ReadonlySet<string>
const holdsIt = (me: Member, role: 'EHS' | 'union') => (role === 'EHS' ? me.grants.some((grant) => grant.role === 'EHS') : areasFor(me.grants).includes('equipment'))
/** A standard holds for everybody: an office of a branch may read it, not change it. */
const whyNotSave = (me: Member, whole: Whole): ErrorCode | null => (mayTeach(me.grants, 'EHS', whole) ? null : holdsIt(me, 'EHS') ? 'RIGHTS_WHOLE_HOUSE' : 'RIGHTS_EHS_ENTERS')

function whyNotConfirm({ confirmedBy }: RightsStandard, me: Member, whole: Whole): ErrorCode | null {
  if (mayTeach(me.grants, 'union', whole)) return confirmedBy ? 'RIGHTS_DONE' : null
  return me.grants.some(({ role }) => role === 'OFF' || role === 'CHAIR') && holdsIt(me, 'union') ? 'RIGHTS_WHOLE_HOUSE' : 'RIGHTS_UNION_SUPERVISES'
}

const whole = async () => wholeOf(await topUnits())

function view(standard: RightsStandard, me: Member, over: Whole) {
  const { _id, kind, post, item, months, source, from, to, confirmedBy, version } = standard
  return {
    standardId: _id, kind, post, item, months, source, from, to, isConfirmed: confirmedBy !== null, version,
    blocked: { end: whyNotSave(me, over) ?? (to !== null ? ('RIGHTS_DONE' as const) : null), confirm: whyNotConfirm(standard, me, over) },
  }
}

/**
 * Whose lights depend on this row are looked at again within a minute: one write for everybody of the post. The version makes
 * whoever judges one of them by the old rows at this moment judge it again.
 */
async function lookAgain({ post }: Pick<RightsStandard, 'post'>, today: string): Promise<void> {
  await db.rightsFiles.change({ turnsOn: gt(today), ...(post ? { post } : {}) }, { set: { turnsOn: today }, inc: { version: 1 } })
}

/** Ended on that day already, by the same request on another line, it is ended. */
async function end(standard: RightsStandard, to: string, by: string, now: Date): Promise<void> {
  if (await move(db.rightsStandards, standard, { to: 'kept', line: { at: now, by, action: 'rights.endStandard', note: to }, set: { to } })) return
  if ((await db.rightsStandards.get(standard._id))?.to !== to) refuse('CHANGED_MEANWHILE')
}

interface BesideStandard {
  readonly [name: string]: unknown
  readonly standard: RightsStandard | null
}
const besideStandard = ({ standardId }: { standardId: string }) => ({ standard: { from: 'rightsStandards', id: standardId } }) as const

export const standardRoutes = {
  'rights.standards': bound<'rights.standards'>()({
    handle: async ({ input: { kind, cursor, limit }, me }) => {
      if (!areasFor(me.grants).includes('equipment')) refuse('NOT_ALLOWED')
      const [rows, over] = await Promise.all([db.rightsStandards.find({ kind, listKey: gt(keyAfter(cursor, '')) }, { order: [['listKey', 1]], limit: limit + 1 }), whole()])
      return { ...pageOf(rows, limit, ({ listKey }) => listKey, (row) => view(row, me, over)), maySave: whyNotSave(me, over) }
    },
  }),

  'rights.saveStandard': bound<'rights.saveStandard'>()({
    handle: async ({ input: { kind, post, item, months, source, from }, me, now, request }) => {
      const over = await whole()
      refuseIf(whyNotSave(me, over))
      const _id = idFor('standard', kind, post, item, from)
      const known = writtenBy(await db.rightsStandards.find({ 'receipts.requestId': request.id }, { limit: 1 }), request)
      const isAgain = known !== null
      const before = await db.rightsStandards.first({ kind, post, item, to: null, _id: not(_id) })
      if (!isAgain) refuseIf(whyNotStandard(kind, months, before, from))
      const row: RightsStandard = {
        _id, ...born('kept', { at: now, by: me._id, action: 'rights.saveStandard' }, request), status: 'kept', kind, post, item, months, source, from, to: null, confirmedBy: null, listKey: `${idFor(post)}_${from}_${_id}`,
      }
      if (!isAgain && !(await db.rightsStandards.insert(row))) await replyOfTwin(db.rightsStandards, _id, request, 'RIGHTS_DAYS')
      if (before && before.from < from) await end(before, from, me._id, now)
      await lookAgain(row, dayOf(now))
      return view(known ?? row, me, over)
    },
  }),

  'rights.endStandard': bound<'rights.endStandard'>()<BesideStandard>({
    reads: besideStandard,
    handle: async ({ input: { to }, me, now, request, beside: { standard } }) => {
      const over = await whole()
      refuseIf(whyNotSave(me, over))
      if (!standard) return refuse('NOT_FOUND')
      if (receiptOf(standard, request)) return view(standard, me, over)
      refuseIf(whyNotEnd(standard, to))
      const moved = (await move(db.rightsStandards, standard, { to: 'kept', line: { at: now, by: me._id, action: 'rights.endStandard', note: to }, set: { to }, request })) ?? refuse('CHANGED_MEANWHILE')
      await lookAgain(standard, dayOf(now))
      return view(moved, me, over)
    },
  }),

  'rights.confirmStandard': bound<'rights.confirmStandard'>()<BesideStandard>({
    reads: besideStandard,
    handle: async ({ me, now, request, beside: { standard } }) => {
      if (!standard) return refuse('NOT_FOUND')
      const over = await whole()
      const why = whyNotConfirm(standard, me, over)
      // Only whoever may confirm hears that it is done, and by this very request.
      if (why === 'RIGHTS_DONE' && receiptOf(standard, request)) return view(standard, me, over)
      refuseIf(why)
      const line = { at: now, by: me._id, action: 'rights.confirmStandard' }
      return view((await move(db.rightsStandards, standard, { to: 'kept', line, set: { confirmedBy: me._id }, request })) ?? refuse('CHANGED_MEANWHILE'), me, over)
    },
  }),
}

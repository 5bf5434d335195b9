/** Publicity: what is shown, to whom and how long; objections; the assessment it needs. */
import { db } from '@/cloudfunctions/kit/db'
import type { Aid, AidAssessment } from '@/cloudfunctions/kit/documents/aid'
import { gt, gte } from '@/cloudfunctions/kit/filter'
import { idFor } from '@/cloudfunctions/kit/ids'
import { afterAllOf, beyond, END_OF_TIME, keyAfter, pageOf, sortKey } from '@/cloudfunctions/kit/paging'
import { policiesOn } from '@/cloudfunctions/kit/policies'
import { receiptOf } from '@/cloudfunctions/kit/record'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { bound, holding } from '@/cloudfunctions/kit/serve'
import { holds } from '@/cloudfunctions/kit/session'
import { clockAt, dueAtEndOf } from '@/cloudfunctions/kit/workdays'
import { addDays, addMonths, dayOf } from '@/types/calendar'
import { aidKinds } from '@/types/aidNames'
import { nameIn, openBox, suggestedIn } from './boxes'
import { publicWait, shownUntil, toSettle, toVoteInstead } from './committee'
import { agreeing, agreesToPublicity } from './consent'
import { hasStopped } from './parties'
import { maskedName } from './rules'
import { actingOn, besideAid, take, type BesideAid } from './take'

const CONTACT = '工会办公室（工作时间可当面或打内线电话提出）'
const ASSESSORS = ['CHAIR', 'VICE'] as const
const READERS = ['CHAIR', 'VICE', 'CASE', 'AUD', 'OFF'] as const

/** An assessment of this company that is in force: one call. */
const assessmentInForce = (orgId: string, day: string) => db.aidAssessments.first({ orgId, validUntil: gte(day) })

/** Everything of it that others see; what it is really about stays in the file. */
export function publicRow(aid: Aid) {
  const { _id, unitName, publicity, publicUntil } = aid
  const kind = openBox(aid, 'kind') ?? 'living'
  return {
    aidId: _id, maskedName: maskedName(nameIn(aid)), unitName, kindWord: aidKinds[kind].publicWord, amountFen: suggestedIn(aid),
    startsAt: publicity?.startsAt ?? new Date(0), endsAt: publicUntil ?? new Date(0),
  }
}

const assessmentView = ({ _id, scope, risks, measures, byName, on, validUntil }: AidAssessment) => ({ assessmentId: _id, scope, risks, measures, byName, on, validUntil })

export const publicityRoutes = {
  /** Without the agreement, or after it was taken back, people judge together instead. */
  'aid.publicise': bound<'aid.publicise'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, now } = acting
      return take('publicise', acting, async () => {
        const [agrees, assessment] = await Promise.all([agreesToPublicity(aid), assessmentInForce(aid.orgPath[0] ?? '', dayOf(now))])
        if (!agrees) return toVoteInstead(aid, await clockAt(now))
        if (!assessment) refuse('AID_ASSESSMENT_NEEDED')
        const endsAt = dueAtEndOf(addDays(dayOf(now), aid.terms.publicityDays))
        return { to: 'publicised', wait: publicWait(endsAt), set: shownUntil(aid, { startsAt: now, endsAt, leftMs: 0 }) }
      })
    },
  }),

  /** Takes itself down: what is over is not found, whether or not the timer has run, on every page. */
  'aid.publicity': bound<'aid.publicity'>()({
    handle: async ({ input: { cursor, limit }, me, now }) => {
      const over = afterAllOf(now)
      const after = keyAfter(cursor, over)
      const filter = { orgPath: me.orgPath[0] ?? '', publicKey: gt(after > over ? after : over) }
      const aids = await db.aids.find(filter, { order: [['publicKey', 1]], limit: limit + 1 })
      const shown = new Set(await agreeing(aids))
      const page = pageOf(aids, limit, ({ publicKey }) => publicKey, (aid) => (shown.has(aid) ? [publicRow(aid)] : []))
      return { ...page, items: page.items.flat(), contact: CONTACT }
    },
  }),

  /** Anybody of the company who can see it, once each time it is shown; the clock stands until it is settled. */
  'aid.object': bound<'aid.object'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const { me, now, request, beside } = call
      const aid = beside.aid?.publicity && me.orgPath.includes(beside.aid.orgPath[0] ?? '') ? beside.aid : refuse('NOT_FOUND')
      const acting = { aid, me, hats: [], who: { memberId: me._id, isParty: false, isSubject: false, standings: [] }, now, request }
      if (receiptOf(aid, request)) return {}
      await take('object', acting, async () => {
        const { publicUntil, publicity } = aid
        if (!publicity || !publicUntil || publicUntil <= now || hasStopped(aid, beside.agreements)) return refuse('AID_PUBLICITY_OVER')
        // What was said in a round before was about what was shown then.
        if (aid.objections.some(({ by, at }) => by === me._id && at >= publicity.startsAt)) refuse('AID_OBJECTED_BEFORE')
        const id = idFor('aidObjection', aid._id, me._id, request.id)
        const objections = [...aid.objections, { id, by: me._id, at: now, settled: null }]
        return {
          to: 'objected', wait: await toSettle(aid, objections, now),
          set: {
            objections,
            publicity: { ...publicity, endsAt: null, leftMs: publicUntil.getTime() - now.getTime() }, publicUntil: null, publicKey: '',
          },
          boxes: { objections: { ...openBox(aid, 'objections'), [id]: { text: call.input.text, reason: '' } } },
        }
      })
      return {}
    },
  }),

  'aid.assessments': holding<'aid.assessments'>(...READERS)({
    handle: async ({ me, now }) => {
      const company = me.orgPath[0] ?? ''
      const items = await db.aidAssessments.find({ orgId: company, listKey: beyond(-1, undefined, END_OF_TIME) }, { order: [['listKey', -1]], limit: 20 })
      return {
        items: items.map(assessmentView), isInForce: items.some(({ validUntil }) => validUntil >= dayOf(now)),
        blocked: { assess: holds(me, ASSESSORS, me.orgPath) ? null : ('NOT_ALLOWED' as const) },
      }
    },
  }),

  'aid.assess': holding<'aid.assess'>(...ASSESSORS)({
    handle: async ({ input, me, now, request }) => {
      const day = dayOf(now)
      const { 'aid.assessmentMonths': months } = await policiesOn(day, 'aid.assessmentMonths')
      const _id = idFor('aidAssessment', me._id, request.id)
      const { scope, risks, measures } = input
      const fresh: AidAssessment = {
        _id, orgId: me.orgPath[0] ?? '', scope, risks, measures, by: me._id, byName: me.name, on: day, validUntil: addMonths(day, months.value), listKey: sortKey(now, _id),
      }
      if (await db.aidAssessments.insert(fresh)) return assessmentView(fresh)
      const known = (await db.aidAssessments.get(_id)) ?? refuse('CHANGED_MEANWHILE')
      if (known.scope !== scope || known.risks !== risks || known.measures !== measures) refuse('REQUEST_REUSED')
      return assessmentView(known)
    },
  }),
}

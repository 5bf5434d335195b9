/** The plan: written, handed in, decided, ended or given up. */
import { keysAlong, nobody, waiting, type Wait } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Handout } from '@/cloudfunctions/kit/documents/handout'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { idFor } from '@/cloudfunctions/kit/ids'
import { numbered, numberFor } from '@/cloudfunctions/kit/numbers'
import { tell } from '@/cloudfunctions/kit/notify'
import { sortKey } from '@/cloudfunctions/kit/paging'
import { policiesOn } from '@/cloudfunctions/kit/policies'
import { born, receiptOf } from '@/cloudfunctions/kit/record'
import { Refusal, refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound, holding } from '@/cloudfunctions/kit/serve'
import { addWorkdays, calendarFor, dueAtEndOf } from '@/cloudfunctions/kit/workdays'
import { DAY_MS, dayOf } from '@/types/calendar'
import type { HandoutPlan } from '@/types/handout'
import { ceilingsOf } from './ceilings'
import { deskIdOf } from './codes'
import { giveAllBack, isAboveShare, putAside } from './money'
import { decidingKeys, organises } from './parties'
import { changesList, whyNotPlan } from './rules'
import { actingOn, actingOnDecision, besideHandout, take, type Acting, type BesideHandout } from './take'
import { movedView, planOf } from './view'
import { decidedNews, owners } from './words'

const NUMBER_WORD = '福利'
const PLANNERS = ['OFF', 'CASE'] as const

/** What the plan becomes with the rules of this day. Refuses what no rule allows. */
async function judged(plan: HandoutPlan, today: string) {
  const wrong = whyNotPlan(plan)
  if (wrong) refuse(wrong.code, wrong.field)
  const { fen, times, onceFen, clauses } = await ceilingsOf(plan.kind, plan.stage, today)
  if (plan.unitFen > Math.min(fen, onceFen)) refuse('HANDOUT_OVER_CEILING', 'plan.unitFen')
  const { target, ...words } = plan
  return { ...words, target: { ...target, posts: [...target.posts], orgIds: [...target.orgIds] }, clauses, limit: { fen, times } }
}

const emptyList = { upTo: '', isListDone: false, seen: 0, people: 0, barred: 0, flagged: 0 } as const

/** The unit for which this person plans such things: the highest one. */
function pathFor(plan: HandoutPlan, me: Member): readonly string[] {
  const depth = me.orgPath.findIndex((_orgId, index) => organises({ kind: plan.kind, orgPath: me.orgPath.slice(0, index + 1) }, me))
  return depth === -1 ? refuse('NOT_ALLOWED') : me.orgPath.slice(0, depth + 1)
}

async function draft(plan: HandoutPlan, { me, now, request }: Pick<Acting, 'me' | 'now' | 'request'>): Promise<Handout> {
  const _id = idFor('handout', me._id, request.id)
  const orgPath = pathFor(plan, me)
  const words = await judged(plan, dayOf(now))
  const number = numbered(NUMBER_WORD, plan.year, await numberFor('handout', plan.year, _id))
  const handout: Handout = {
    _id, number, ...words, ...emptyList, orgPath,
    organiserId: me._id, organiserName: me.name, listKey: sortKey(now, _id), deskId: deskIdOf(_id),
    isAboveIncomeShare: false, reserveId: null, job: null, jobUpTo: '', openKey: '', remindedOn: null, said: null, budgetFen: 0, spentFen: null, takenInAll: null, refusals: [],
    ...waiting(_id, nobody(owners.organiser), now),
    ...born('draft', { at: now, by: me._id, action: 'handout.draft' }, request),
    status: 'draft',
  }
  if (await db.handouts.insert(handout)) return handout
  const before = await db.handouts.get(_id)
  return before && receiptOf(before, request) ? before : refuse('CHANGED_MEANWHILE')
}

async function chairWait(handout: Handout, now: Date): Promise<Wait> {
  const today = dayOf(now)
  const [{ 'handout.approveDays': days }, calendar] = await Promise.all([policiesOn(today, 'handout.approveDays'), calendarFor([Number(today.slice(0, 4))])])
  const dueAt = dueAtEndOf(addWorkdays(today, days.value, calendar))
  return { keys: decidingKeys(handout.orgPath), ownerLabel: owners.chair, dueAt, remindAt: new Date(dueAt.getTime() - 2 * DAY_MS), escalatesTo: keysAlong(handout.orgPath, 'CHAIR') }
}

/**
 * Money first, then the step. A step that loses gives the money back unless its twin has approved; one that broke off keeps
 * it, for the same request comes again.
 */
async function approve(acting: Acting, note: string): Promise<Handout> {
  const { handout, me, now } = acting
  let reserveId: string | null = null
  try {
    return await take('decide', acting, async () => {
      reserveId = await putAside(handout, me._id, now)
      return { to: 'running', wait: nobody(owners.running), set: { reserveId, job: 'open', jobUpTo: '', openKey: `${now.toISOString()}_${handout._id}` }, note }
    })
  } catch (error) {
    const hasLost = reserveId !== null && error instanceof Refusal
    const current = hasLost ? await db.handouts.get(handout._id) : null
    if (reserveId !== null && current && current.reserveId !== reserveId) await giveAllBack(handout, reserveId, me._id, now)
    throw error
  }
}

/** Whoever was approving this version when it went back finds that its money can no longer be put aside. */
async function noMoneyFor(handout: Handout, by: string, now: Date): Promise<void> {
  await giveAllBack(handout, `${handout._id}_${handout.version - 1}`, by, now)
}

async function sendBack(acting: Acting, note: string): Promise<Handout> {
  const returned = await take('decide', acting, () => ({ to: 'draft', wait: nobody(owners.organiser), note }))
  await noMoneyFor(returned, acting.me._id, acting.now)
  return returned
}

export const planRoutes = {
  'handout.saveDraft': holding<'handout.saveDraft'>(...PLANNERS)<BesideHandout>({
    reads: ({ handoutId = '' }) => besideHandout({ handoutId }),
    handle: async (call) => {
      const { input: { handoutId, version, plan }, me, now } = call
      if (!handoutId) return movedView(await draft(plan, call))
      const acting = actingOn(call)
      const { handout } = acting
      const saved = await take('edit', acting, async () => {
        if (version !== undefined && version !== handout.version) refuse('CHANGED_MEANWHILE')
        const isListMade = handout.upTo !== '' || handout.people > 0 || handout.barred > 0
        if (isListMade && changesList(planOf(handout), plan)) refuse('HANDOUT_LIST_MADE')
        if (!organises({ kind: plan.kind, orgPath: handout.orgPath }, me)) refuse('NOT_ALLOWED')
        return { to: 'draft', set: { ...(await judged(plan, dayOf(now))), listKey: `${now.toISOString()}_${handout._id}` } }
      })
      return movedView(saved)
    },
  }),

  'handout.submit': holding<'handout.submit'>(...PLANNERS)<BesideHandout>({
    reads: besideHandout,
    handle: async (call) => {
      const acting = actingOn(call)
      const { handout, now } = acting
      const submitted = await take('submit', acting, async () => {
        const today = dayOf(now)
        const { fen, times, onceFen, clauses, incomeShare } = await ceilingsOf(handout.kind, handout.stage, today)
        if (handout.unitFen > Math.min(fen, onceFen)) refuse('HANDOUT_OVER_CEILING')
        const people = await db.handoutRows.count({ handoutId: handout._id, status: 'listed' })
        refuseIf(people === 0 ? 'HANDOUT_LIST_EMPTY' : null)
        const budgetFen = people * handout.unitFen
        const isAboveIncomeShare = incomeShare !== null && (await isAboveShare(handout, budgetFen, incomeShare))
        return { to: 'pending', wait: await chairWait(handout, now), set: { people, budgetFen, clauses, limit: { fen, times }, isAboveIncomeShare } }
      })
      return movedView(submitted)
    },
  }),

  'handout.decide': bound<'handout.decide'>()<BesideHandout>({
    reads: besideHandout,
    handle: async (call) => {
      const { verdict, note } = call.input
      const acting = await actingOnDecision(call)
      const decided = await (verdict === 'approve' ? approve(acting, note) : sendBack(acting, note))
      await tell(decidedNews(decided, verdict === 'approve', call.request.id, call.now))
      return movedView(decided)
    },
  }),

  /** What was promised is free again; the timer goes through the list. What has been fetched stays paid. */
  'handout.cancel': bound<'handout.cancel'>()<BesideHandout>({
    reads: besideHandout,
    handle: async (call) => {
      const acting = actingOn(call)
      const cancelled = await take('cancel', acting, () => ({ to: 'cancelled', wait: nobody(owners.nobody), set: { job: 'close', jobUpTo: '' }, note: call.input.reason }))
      if (acting.handout.status === 'pending') await noMoneyFor(cancelled, call.me._id, call.now)
      return movedView(cancelled)
    },
  }),

  'handout.end': bound<'handout.end'>()<BesideHandout>({
    reads: besideHandout,
    handle: async (call) => {
      const acting = actingOn(call)
      return movedView(await take('end', acting, () => ({ to: 'ended', wait: nobody(owners.nobody), set: { job: 'close', jobUpTo: '' } })))
    },
  }),

  'handout.remind': bound<'handout.remind'>()<BesideHandout>({
    reads: besideHandout,
    handle: async (call) => {
      const acting = actingOn(call)
      const set = { job: 'remind', jobUpTo: '', remindedOn: dayOf(call.now) } as const
      return movedView(await take('remind', acting, () => ({ to: 'running', set })))
    },
  }),
}

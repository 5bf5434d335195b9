/**
 * The signature and the money. Approving takes three things: the year's allowance of the person, the reserve of the fund, the
 * case itself; each by one conditional write under the id of this grant, the case last. An intent written first lets a timer
 * undo what a crash left. Signing and cancelling meet on the case alone.
 */
import { allowanceId, giveBack, hold, isHeldBy } from '@/cloudfunctions/kit/allowance'
import { db } from '@/cloudfunctions/kit/db'
import type { Fund } from '@/cloudfunctions/kit/documents/fund'
import type { Policy } from '@/cloudfunctions/kit/documents/policy'
import type { Visit, VisitIntent, VisitTaken } from '@/cloudfunctions/kit/documents/visit'
import { lte } from '@/cloudfunctions/kit/filter'
import { fundsFor, post, reserve, voidReserve } from '@/cloudfunctions/kit/fund'
import { idFor } from '@/cloudfunctions/kit/ids'
import { sortKey } from '@/cloudfunctions/kit/paging'
import { clauseOf, policiesOn } from '@/cloudfunctions/kit/policies'
import { refuse, Refusal, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { decrypt, encrypt } from '@/cloudfunctions/kit/vault'
import { DAY_MS, dayOf } from '@/types/calendar'
import type { ErrorCode } from '@/types/errors'
import { fundSources } from '@/types/fundNames'
import { ceilingKeys } from './kinds'
import { openVisit, type OpenGrant, type OpenVisit } from './matter'
import { mayOpen } from './parties'
import { startPhotoClock } from './photos'
import { afterDecision, afterwards, whyNot } from './rules'
import { LEDGER_WORD } from './words'
import { actingOn, besideVisit, checkStep, movedView, put, replyOfBefore, take, type Acting, type BesideVisit, type Moved } from './take'

const CHECK_AFTER_MS = 10 * 60 * 1000
const AT_ONCE = 50

/** What may be given now: so much each time, so often in the year of the event. */
export interface Limits {
  readonly year: string
  readonly allowanceId: string
  readonly limit: Policy
  readonly times: Policy
  readonly usedTimes: number
  readonly usedFen: number
}

type Own = Pick<OpenGrant, 'grantId' | 'amountFen'>

/** Null where nothing is brought. What an earlier try of `own` has put aside is still to be had by it. Two calls. */
async function limitsOf({ rules, kind, eventOn, subjectId }: Pick<Visit, 'rules' | 'kind' | 'eventOn' | 'subjectId'>, now: Date, own: Own | null = null): Promise<Limits | null> {
  if (!rules.ceiling) return null
  const year = eventOn.slice(0, 4)
  const id = allowanceId(`visit.${kind}`, year, subjectId)
  const [limitKey, timesKey] = ceilingKeys(rules.ceiling)
  const [found, used] = await Promise.all([policiesOn(dayOf(now), limitKey, timesKey), db.allowances.get(id)])
  const mine = used && own && isHeldBy(used, own.grantId) ? { times: 1, fen: own.amountFen } : { times: 0, fen: 0 }
  const usedBefore = { usedTimes: (used?.times ?? 0) - mine.times, usedFen: (used?.fen ?? 0) - mine.fen }
  return { year, allowanceId: id, limit: found[limitKey] as Policy, times: found[timesKey] as Policy, ...usedBefore }
}

/** Everything the year allows together: each time its ceiling. */
const yearFen = ({ limit, times }: Pick<Limits, 'limit' | 'times'>) => limit.value * times.value
const roomFen = (limits: Limits) => (limits.usedTimes >= limits.times.value ? 0 : Math.max(0, Math.min(limits.limit.value, yearFen(limits) - limits.usedFen)))

/** What stands against this amount before the signature. */
export function whyNotSum(amountFen: number, limits: Limits | null): ErrorCode | null {
  if (amountFen === 0) return null
  if (!limits) return 'VISIT_OVER_CEILING'
  if (limits.usedTimes >= limits.times.value) return 'VISIT_YEAR_USED'
  return amountFen > roomFen(limits) ? 'VISIT_OVER_CEILING' : null
}

const takingOf = (number: string, { grantId, amountFen }: Pick<OpenGrant, 'grantId' | 'amountFen'>, by: string, now: Date) => ({ id: grantId, amountFen, title: `${LEDGER_WORD} ${number}`, by, now })

type Held = Pick<OpenGrant, 'grantId' | 'fundId' | 'allowanceId' | 'amountFen'>

const takenPlace = (grantId: string) => ({ collection: 'visitIntents', id: grantId, field: 'taken' })
export const sealedTaking = ({ grantId, fundId, allowanceId: heldId, amountFen }: Held) => encrypt(takenPlace(grantId), { fundId, allowanceId: heldId, amountFen } satisfies VisitTaken)

/** What an intent says was taken. One of before the sealing says it in the open. */
const heldIn = ({ _id, taken, ...open }: VisitIntent): Held => ({ grantId: _id, ...(taken ? decrypt<VisitTaken>(takenPlace(_id), taken) : (open as unknown as VisitTaken)) })

/** Undoes what a grant took elsewhere; again is no more than once. */
export async function givenBack(number: string, held: Held, now: Date): Promise<void> {
  await voidReserve(held.fundId, takingOf(number, held, 'system', now))
  await giveBack([held.allowanceId], held.grantId, held.amountFen)
  await db.visitIntents.remove({ _id: held.grantId })
}

/** A request that comes again is for the same money: nothing else would be put aside under its name. */
async function checkSame({ grantId, fundId, amountFen }: Held): Promise<void> {
  const known = await db.visitIntents.get(grantId)
  const before = known && heldIn(known)
  if (before && (before.amountFen !== amountFen || before.fundId !== fundId)) refuse('REQUEST_REUSED')
}

/** Takes allowance and reserve; a refusal leaves nothing behind. */
async function takeMoney({ visit, me, now }: Acting, held: Held, limits: Limits): Promise<void> {
  const { grantId, amountFen, fundId } = held
  const isFirst = await db.visitIntents.insert({ _id: grantId, visitId: visit._id, taken: sealedTaking(held), checkAt: new Date(now.getTime() + CHECK_AFTER_MS) })
  if (!isFirst) await checkSame(held)
  try {
    const full = await hold([held.allowanceId], grantId, amountFen, { fen: yearFen(limits), times: limits.times.value })
    if (full.size > 0) refuse('VISIT_YEAR_USED', 'amountFen')
    await reserve(fundId, takingOf(visit.number, held, me._id, now))
  } catch (error) {
    if (error instanceof Refusal) {
      // Refused means not reserved: only the allowance has to go back, and the same request may be sent again.
      await giveBack([held.allowanceId], grantId, amountFen)
      await db.visitIntents.remove({ _id: grantId })
    }
    throw error
  }
}

interface Wish {
  readonly amountFen: number
  readonly fundId: string
  readonly note: string
}

/** Approved without a gift: the visit goes on. */
async function approveBare(acting: Acting, { note }: Wish): Promise<Moved> {
  const { visit } = acting
  const rules = { ...visit.rules, gift: 'none', ceiling: null } as const
  const to = afterDecision(visit)
  const moved = await put('approve', acting, { to, set: { rules, ...(to === 'closed' ? { proof: 'record' } : {}) }, said: note })
  return moved ? movedView(moved) : refuse('CHANGED_MEANWHILE')
}

async function approveGift(acting: Acting, { amountFen, fundId, note }: Wish): Promise<Moved> {
  const { visit, now, request } = acting
  const grantId = idFor('visitGrant', visit._id, request.id)
  const [limits, funds] = await Promise.all([limitsOf(visit, now, { grantId, amountFen }), fundsFor(visit.orgPath, dayOf(now).slice(0, 4))])
  refuseIf(whyNotSum(amountFen, limits), 'amountFen')
  if (!limits || !funds.some(({ _id }) => _id === fundId)) return refuse('VISIT_FUND_OTHER', 'fundId')
  const held: Held = { grantId, fundId, allowanceId: limits.allowanceId, amountFen }
  await takeMoney(acting, held, limits)
  const grant: OpenGrant = { ...held, form: visit.rules.gift, approvedAt: now, signedAt: null, voidAt: null, clauses: [clauseOf(limits.limit), clauseOf(limits.times)] }
  const moved = await put('approve', acting, { to: afterDecision({ ...visit, grant }), set: { grant, spendYear: dayOf(now).slice(0, 4), spendKey: sortKey(now, visit._id) }, said: note })
  if (moved) return movedView(moved)
  // Somebody else was quicker: had it been this very request on another line, the money would be the case's now.
  await givenBack(visit.number, held, now)
  return refuse('CHANGED_MEANWHILE')
}

const fittingFunds = (funds: readonly Fund[], amountFen: number) => funds.filter(({ leftFen }) => leftFen >= amountFen)

/** What follows a signature outside the case; again is no more than once. */
export async function afterSigning({ _id, number, grant }: Pick<OpenVisit, '_id' | 'number' | 'grant'>, by: string, now: Date): Promise<void> {
  if (!grant) return
  await post(grant.fundId, takingOf(number, grant, by, now))
  await startPhotoClock(_id, now)
}

/** The grant that is being signed for, when the amount is the one that was approved. */
export function signedGrant(visit: Pick<OpenVisit, 'grant'>, amountFen: number, now: Date): OpenGrant {
  const grant = visit.grant ?? refuse('VISIT_WRONG_STATE')
  if (grant.amountFen !== amountFen) refuse('VISIT_AMOUNT_DIFFERS', 'amountFen')
  return { ...grant, signedAt: now }
}

export const moneyRoutes = {
  'visit.quota': bound<'visit.quota'>()<BesideVisit>({
    reads: besideVisit,
    handle: async (call) => {
      const { visit, me, hats, who, now } = actingOn(call)
      if (!mayOpen(visit, me, hats)) return refuse('NOT_FOUND')
      const { amountFen = 1 } = call.input
      const [limits, all] = await Promise.all([limitsOf(visit, now), fundsFor(visit.orgPath, dayOf(now).slice(0, 4))])
      const funds = fittingFunds(all, amountFen)
      return {
        year: visit.eventOn.slice(0, 4), limit: limits && clauseOf(limits.limit), times: limits && clauseOf(limits.times), usedTimes: limits?.usedTimes ?? 0, usedFen: limits?.usedFen ?? 0,
        roomFen: limits ? roomFen(limits) : 0,
        funds: funds.map(({ _id, source, leftFen }) => ({ fundId: _id, source: fundSources[source], leftFen })),
        blocked: whyNot('approve', visit, who) ?? whyNotSum(amountFen, limits) ?? (funds.length === 0 ? 'FUND_SHORT' : null),
      }
    },
  }),

  'visit.approve': bound<'visit.approve'>()<BesideVisit>({
    reads: besideVisit,
    handle: async (call) => {
      const acting = actingOn(call)
      const before = await replyOfBefore('approve', acting)
      if (!before) {
        await checkStep('approve', acting)
        // Asked for and not given: the person reads why.
        if (call.input.amountFen === 0 && call.input.note === '') refuse('BAD_INPUT', 'note')
      }
      const moved = before ?? (call.input.amountFen === 0 ? await approveBare(acting, call.input) : await approveGift(acting, call.input))
      await startPhotoClock(acting.visit._id, acting.now)
      return moved
    },
  }),

  /** 签收: the person it is about, for exactly what was approved. */
  'visit.sign': bound<'visit.sign'>()<BesideVisit>({
    reads: besideVisit,
    handle: async (call) => {
      const acting = actingOn(call)
      const { visit, now } = acting
      const moved = await take('sign', acting, () => ({ to: afterwards(visit), set: { grant: signedGrant(visit, call.input.amountFen, now), proof: 'app' } }))
      // Not by the person: their name would stand beside the amount.
      await afterSigning(visit, 'system', now)
      return moved
    },
  }),
}

/** Finishes or undoes what a crash left between the case, the allowance and the fund. */
export async function mendVisitGrants(now: Date): Promise<number> {
  const open = await db.visitIntents.find({ checkAt: lte(now) }, { order: [['checkAt', 1]], limit: AT_ONCE })
  for (const intent of open) {
    const { _id, visitId } = intent
    const stored = await db.visits.get(visitId)
    const visit = stored && openVisit(stored)
    const grant = visit?.grant?.grantId === _id ? visit.grant : null
    if (grant && !grant.signedAt && !grant.voidAt) {
      await db.visitIntents.change({ _id }, { set: { checkAt: new Date(now.getTime() + DAY_MS) } })
      continue
    }
    if (visit && grant?.signedAt) await afterSigning(visit, 'system', now)
    else await givenBack(visit?.number ?? '', heldIn(intent), now)
    await db.visitIntents.remove({ _id })
  }
  return open.length
}

/**
 * The signature and the money. Approving takes three things: the year's allowance of the household, the reserve
 * of the fund, the case itself; each by one conditional write under the id of this grant, the case last. An
 * intent written first lets a timer undo what a crash left. Paying and withdrawing meet on the case alone.
 */
import { clockAt } from '@/cloudfunctions/kit/workdays'
import { giveBack, hold } from '@/cloudfunctions/kit/allowance'
import { nobody } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Aid, Grant } from '@/cloudfunctions/kit/documents/aid'
import { lte } from '@/cloudfunctions/kit/filter'
import { fundsFor, post, reserve, voidReserve } from '@/cloudfunctions/kit/fund'
import { idFor } from '@/cloudfunctions/kit/ids'
import { sortKey } from '@/cloudfunctions/kit/paging'
import { refuse, Refusal, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { decrypt, encrypt, type Sealed } from '@/cloudfunctions/kit/vault'
import { DAY_MS, dayOf } from '@/types/calendar'
import { aidKinds } from '@/types/aidNames'
import { fundSources } from '@/types/fundNames'
import { advancedFen, amountOf, openBox, suggestedIn } from './boxes'
import { whyNotAmount, whyNotBeside } from './ceilingRules'
import { heldBy, limitsOf, otherKindsNow, type Limits } from './limits'
import { checkOpens, notedOn } from './opening'
import { endingOf, stillOpen, whyNot } from './rules'
import { actingOn, besideAid, checkStep, movedView, put, replyOfBefore, take, type Acting, type BesideAid, type Moved, type Outcome } from './take'
import { papersDueOn, waitFor } from './terms'
import { owners } from './words'

const CHECK_AFTER_MS = 10 * 60 * 1000
const AT_ONCE = 50
const placeOf = (grantId: string) => ({ collection: 'aidIntents', id: grantId, field: 'taken' })

/** Sealed together: an allowance says how much, and the intent says whose case it is. */
interface Taken {
  readonly amountFen: number
  readonly allowanceIds: readonly string[]
}

/** An intent of before, when the amount alone was sealed. */
export function resealedIntent(grantId: string, amount: Sealed, allowanceIds: readonly string[]): Sealed {
  const amountFen = decrypt<number>({ ...placeOf(grantId), field: 'amount' }, amount)
  return encrypt(placeOf(grantId), { amountFen, allowanceIds } satisfies Taken)
}

interface Giving {
  readonly grantId: string
  readonly fundId: string
  readonly amountFen: number
  readonly isUrgent: boolean
  readonly limits: Limits
}

const takingOf = (number: string, { grantId, amountFen }: Pick<Giving, 'grantId' | 'amountFen'>, by: string, now: Date) =>
  ({ id: grantId, amountFen, title: `帮扶 ${number}`, by, now })

/** Undoes what a grant took elsewhere; again is no more than once. */
export async function givenBack(aid: Aid, { grantId, fundId, approvedAt }: Pick<Grant, 'grantId' | 'fundId' | 'approvedAt'>, amountFen: number, now: Date): Promise<void> {
  await voidReserve(fundId, takingOf(aid.number, { grantId, amountFen }, 'system', now))
  await giveBack(heldBy(aid, dayOf(approvedAt).slice(0, 4)), grantId, amountFen)
}

async function undo({ aid, now }: Acting, { grantId, fundId, amountFen }: Giving): Promise<void> {
  await givenBack(aid, { grantId, fundId, approvedAt: now }, amountFen, now)
  await db.aidIntents.remove({ _id: grantId })
}

/** A request that comes again is for the same amount. */
async function checkSame({ grantId, amountFen }: Giving): Promise<void> {
  const known = await db.aidIntents.get(grantId)
  if (known && decrypt<Taken>(placeOf(grantId), known.taken).amountFen !== amountFen) refuse('REQUEST_REUSED')
}

/** Looked at once more when this kind is taken: of two kinds approved at one moment each sees the other. */
async function whyNotKinds(aid: Aid, { kind, kinds, year, campaigns }: Limits) {
  if (kinds.allowed === null || kinds.allowed >= Object.keys(aidKinds).length) return null
  return whyNotBeside(kind, { ...kinds, had: await otherKindsNow(aid, kind, year) }, campaigns)
}

/** Takes allowance and reserve; a refusal leaves nothing behind. */
async function takeMoney(acting: Acting, giving: Giving): Promise<void> {
  const { aid, me, now } = acting
  const { grantId, fundId, amountFen, limits } = giving
  const intent = { _id: grantId, aidId: aid._id, fundId, taken: encrypt(placeOf(grantId), { amountFen, allowanceIds: limits.allowanceIds } satisfies Taken), checkAt: new Date(now.getTime() + CHECK_AFTER_MS) }
  const isFirst = await db.aidIntents.insert(intent)
  if (!isFirst) await checkSame(giving)
  try {
    const full = await hold(limits.allowanceIds, grantId, amountFen, { fen: limits.yearlyFen, times: limits.frequency.allowed })
    if (full.size > 0) refuse('AID_OVER_CEILING', 'amountFen')
    refuseIf(await whyNotKinds(aid, limits), 'amountFen')
    await reserve(fundId, takingOf(aid.number, giving, me._id, now))
  } catch (error) {
    // What an earlier try of this request has taken, the timer gives back: it may have come further than this one.
    if (error instanceof Refusal && isFirst) {
      // Refused means not reserved: only the allowance has to go back, and the same request may be sent again.
      await giveBack(limits.allowanceIds, grantId, amountFen)
      await db.aidIntents.remove({ _id: grantId })
    }
    throw error
  }
}

function grantedIn({ aid, now }: Acting, giving: Giving): Pick<Outcome, 'set' | 'boxes'> {
  const { grantId, fundId, isUrgent, amountFen, limits } = giving
  const grant: Grant = { grantId, isUrgent, round: aid.round, fundId, approvedAt: now, paidAt: null, paidOn: null, signedAt: null, voidAt: null }
  const clauses = [...limits.ceilings.map(({ clause }) => clause), limits.frequency.clause]
  return {
    set: {
      grants: [...aid.grants, grant], spendYear: dayOf(now).slice(0, 4), spendKey: sortKey(now, aid._id),
      decision: { isYes: true, at: now, byLabel: owners.chair, line: aid.history.length },
    },
    boxes: { grants: { ...openBox(aid, 'grants'), [grantId]: { amountFen, clauses } } },
  }
}

/** What stands against this amount before the signature. */
function whyNotSum(aid: Aid, amountFen: number, isUrgent: boolean, limits: Limits) {
  if (!isUrgent && amountFen > stillOpen(suggestedIn(aid), advancedFen(aid))) return 'AID_OVER_PUBLICISED'
  // Sudden need does not wait for what was had before: that is weighed when the papers have come.
  const code = isUrgent ? null : whyNotBeside(limits.kind, limits.kinds, limits.campaigns)
  return code ?? whyNotAmount(amountFen, limits, limits.votedFen)
}

interface Wish {
  readonly amountFen: number
  readonly fundId: string
  readonly note: string
}

async function grant(step: 'approve' | 'advance', acting: Acting, { amountFen, fundId, note }: Wish): Promise<Moved> {
  const { aid, now, request } = acting
  const before = await replyOfBefore(step, acting)
  if (before) return before
  await checkStep(step, acting)
  const isUrgent = step === 'advance'
  const grantId = idFor('aidGrant', aid._id, request.id)
  const [limits, funds, clock] = await Promise.all([limitsOf(aid, now, { isUrgent, own: { grantId, amountFen } }), fundsFor(aid.orgPath, dayOf(now).slice(0, 4)), clockAt(now)])
  if (!funds.some(({ _id }) => _id === fundId)) refuse('AID_FUND_OTHER', 'fundId')
  refuseIf(whyNotSum(aid, amountFen, isUrgent, limits), 'amountFen')
  const giving = { grantId, fundId, amountFen, isUrgent, limits }
  await takeMoney(acting, giving)
  const moved = await put(step, acting, { to: 'approved', wait: waitFor.finance(aid, isUrgent ? 'urgentDays' : 'payDays', clock), said: note, ...grantedIn(acting, giving) })
  if (moved) return movedView(moved)
  // Somebody else was quicker: had it been this very request on another line, the money would be the case's now.
  await undo(acting, giving)
  return refuse('CHANGED_MEANWHILE')
}

/** What follows a payment outside the case; again is no more than once. */
async function afterPaying(aid: Aid, { grantId, fundId }: Pick<Grant, 'grantId' | 'fundId'>, by: string, now: Date): Promise<void> {
  await post(fundId, takingOf(aid.number, { grantId, amountFen: amountOf(aid, grantId) }, by, now))
}

const campaignWords = { living: '生活类', schooling: '助学类', medical: '医疗类' } as const

export const moneyRoutes = {
  'aid.ceilings': bound<'aid.ceilings'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, who, now } = acting
      await checkOpens('ceilings', acting)
      const { amountFen } = call.input
      const isUrgent = aid.status === 'urgent'
      const [limits, funds] = await Promise.all([limitsOf(aid, now, { isUrgent }), fundsFor(aid.orgPath, dayOf(now).slice(0, 4)), notedOn(acting, '上限核对')])
      const { year, ceilings, frequency, kinds, campaigns, roomFen, voteRoomFen } = limits
      const fitting = funds.filter(({ leftFen }) => leftFen >= (amountFen ?? 1))
      const code = amountFen === undefined ? null : (whyNotSum(aid, amountFen, isUrgent, limits) ?? (fitting.length === 0 ? 'FUND_SHORT' : null))
      return {
        year, ceilings, frequency, kinds, campaigns: campaigns.map((campaign) => campaignWords[campaign]), roomFen, voteRoomFen, publicisedFen: aid.opinion ? stillOpen(suggestedIn(aid), advancedFen(aid)) : null,
        funds: fitting.map(({ _id, source, leftFen }) => ({ fundId: _id, source: fundSources[source], leftFen })),
        blocked: whyNot(isUrgent ? 'advance' : 'approve', aid, who) ?? code,
      }
    },
  }),

  'aid.advance': bound<'aid.advance'>()<BesideAid>({ reads: besideAid, handle: async (call) => grant('advance', actingOn(call), call.input) }),
  'aid.approve': bound<'aid.approve'>()<BesideAid>({ reads: besideAid, handle: async (call) => grant('approve', actingOn(call), call.input) }),

  'aid.reject': bound<'aid.reject'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      return take('reject', acting, () => refusedBy(acting, owners.chair, call.input.reason))
    },
  }),

  /** The case first: whoever withdraws at the same moment loses the race or wins it. */
  'aid.pay': bound<'aid.pay'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, me, now } = acting
      const { paidOn, note } = call.input
      const open = aid.grants.findLast(({ voidAt }) => voidAt === null) ?? refuse('AID_WRONG_STATE')
      const moved = await take('pay', acting, async () => {
        if (paidOn > dayOf(now) || paidOn < dayOf(open.approvedAt)) refuse('AID_DAY_AHEAD', 'paidOn')
        const grants = aid.grants.map((one) => (one === open ? { ...one, paidAt: now, paidOn } : one))
        const clock = await clockAt(now)
        return { to: 'paid', wait: waitFor.signature(aid, clock), set: { grants, papersDueOn: open.isUrgent ? papersDueOn(aid, clock) : aid.papersDueOn }, said: note }
      })
      await afterPaying(aid, open, me._id, now)
      return moved
    },
  }),
}

/** The end of a case that was not helped: with its reason, and the right to ask once more. */
export function refusedBy({ aid, now }: Acting, byLabel: string, reason: string): Outcome {
  return {
    to: 'refused',
    wait: nobody(owners.nobody),
    set: { decision: { isYes: false, at: now, byLabel, line: aid.history.length }, endedAt: now, endedAs: endingOf(aid), publicUntil: null, publicKey: '' },
    said: reason,
  }
}

/** Finishes or undoes what a crash left between the case, the allowance and the fund. */
export async function mendGrants(now: Date): Promise<number> {
  const open = await db.aidIntents.find({ checkAt: lte(now) }, { order: [['checkAt', 1]], limit: AT_ONCE })
  for (const { _id, aidId, fundId, taken } of open) {
    const aid = await db.aids.get(aidId)
    const found = aid?.grants.find(({ grantId }) => grantId === _id)
    const isPending = found !== undefined && found.paidAt === null && found.voidAt === null
    if (aid && found?.paidAt) await afterPaying(aid, found, 'system', now)
    if (!found || found.voidAt) {
      const { amountFen, allowanceIds } = decrypt<Taken>(placeOf(_id), taken)
      await voidReserve(fundId, takingOf(aid?.number ?? '', { grantId: _id, amountFen }, 'system', now))
      await giveBack(allowanceIds, _id, amountFen)
    }
    if (isPending) await db.aidIntents.change({ _id }, { set: { checkAt: new Date(now.getTime() + DAY_MS) } })
    else await db.aidIntents.remove({ _id })
  }
  return open.length
}

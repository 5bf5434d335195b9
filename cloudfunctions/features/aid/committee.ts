/** The committee: its opinion, a vote where one is needed, objections, and the review of what was refused. */
import { clockAt, type Clock } from '@/cloudfunctions/kit/workdays'
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import type { AidCategory, VoteReason } from '@/types/aid'
import { advancedFen, openBox, suggestedIn } from './boxes'
import { needsVote, whyNotBeside } from './ceilingRules'
import { agreesToPublicity } from './consent'
import { nextRound } from './file'
import { limitsOf } from './limits'
import { refusedBy } from './money'
import { keysOfRoles } from './parties'
import { withStandIn } from './standIn'
import { outcomeOfVote, standingFor, stillOpen } from './rules'
import { actingOn, besideAid, take, type Acting, type BesideAid, type Outcome } from './take'
import { waitFor } from './terms'
import { owners } from './words'

/** A vote is asked for: by whom, for what. */
export function toVote(aid: Aid, reasons: readonly VoteReason[], clock: Clock): Outcome {
  const wait = reasons.includes('noPublicity') ? waitFor.votersAndAuditor : waitFor.voters
  return { to: 'voting', wait: wait(aid, 'voteDays', clock), set: { vote: { reasons, votes: [], witnessedBy: null, passedAt: null } } }
}

/** Without publicity people judge together instead; what had to be voted on before still has to be. */
export const toVoteInstead = (aid: Aid, clock: Clock): Outcome =>
  toVote(aid, ['noPublicity', ...(aid.vote?.reasons ?? []).filter((reason) => reason !== 'noPublicity')], clock)

/** After publicity or a vote: to the chair, or, where everything was given in need, to the follow-up. */
export function afterPublicity(aid: Aid, clock: Clock): Pick<Outcome, 'to' | 'wait'> {
  const isAllGiven = stillOpen(suggestedIn(aid), advancedFen(aid)) === 0
  return isAllGiven ? { to: 'received', wait: waitFor.caseworker(aid, 'followDays', clock) } : { to: 'toApprove', wait: waitFor.chair(aid, 'approveDays', clock) }
}

async function opinionOf(acting: Acting, category: AidCategory, suggestedFen: number): Promise<Outcome> {
  const { aid, now } = acting
  const [limits, agrees, clock] = await Promise.all([limitsOf(aid, now, { category }), agreesToPublicity(aid), clockAt(now)])
  const openFen = stillOpen(suggestedFen, advancedFen(aid))
  const need = openFen === 0 ? null : (whyNotBeside(limits.kind, limits.kinds, limits.campaigns) ?? needsVote(openFen, limits))
  if (need !== 'vote') refuseIf(need, 'suggestedFen')
  const reasons: VoteReason[] = [...(agrees ? [] : (['noPublicity'] as const)), ...(need === 'vote' ? (['overCeiling'] as const) : [])]
  return reasons.length > 0 ? toVote(aid, reasons, clock) : { to: 'toPublicise', wait: waitFor.caseworker(aid, 'publiciseDays', clock) }
}

/** What those who voted against have said for the person, in the order of their votes and without their names. */
const reasonsOf = ({ votes }: NonNullable<Aid['vote']>, told: Readonly<Record<string, string>>) =>
  [...new Set(votes.filter(({ isFor }) => !isFor).map(({ line }) => told[line] ?? ''))].filter((reason) => reason !== '').join('；')

/**
 * What a vote or a witness leads to. The lines of the votes say who; their words are sealed like all others. Lost, the reason is what was
 * said for the person to read; what the committee says among itself stays there.
 */
async function counted({ aid, now, ...rest }: Acting, vote: NonNullable<Aid['vote']>, told: Readonly<Record<string, string>>): Promise<Outcome> {
  const outcome = outcomeOfVote(vote, aid.terms.voters)
  if (outcome === 'open') return { to: 'voting', set: { vote }, boxes: { told } }
  if (outcome === 'lost') {
    const lost = refusedBy({ aid, now, ...rest }, owners.committee, '')
    return { ...lost, set: { ...lost.set, vote }, boxes: { told: { ...told, [`${aid.history.length}.decision`]: reasonsOf(vote, told) } } }
  }
  const clock = await clockAt(now)
  const next = vote.reasons.includes('noPublicity') ? afterPublicity(aid, clock) : ({ to: 'toPublicise', wait: waitFor.caseworker(aid, 'publiciseDays', clock) } as const)
  return { ...next, set: { vote: { ...vote, passedAt: now } }, boxes: { told }, withdrawnFrom: voterKeys(aid) }
}

/** Whoever only voted has nothing more to read. */
const voterKeys = (aid: Aid) => [...keysOfRoles(aid, 'AUD'), ...keysOfRoles(aid, 'OFF').filter((key) => !key.includes('.welfare@'))]

export const committeeRoutes = {
  'aid.opinion': bound<'aid.opinion'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { me, now } = acting
      const { input } = call
      return take('opinion', acting, async () => {
        const opinion = { supports: input.supports, by: me._id, at: now }
        if (!input.supports) {
          const against = refusedBy(acting, owners.committee, input.reason)
          return { ...against, set: { ...against.set, opinion }, boxes: { opinion: { category: null, suggestedFen: 0, reason: input.reason } } }
        }
        const { category, suggestedFen, reason } = input
        const boxes = { opinion: { category, suggestedFen, reason } }
        const outcome = await opinionOf(acting, category, suggestedFen)
        return { ...outcome, set: { ...outcome.set, opinion }, boxes, said: reason }
      })
    },
  }),

  'aid.vote': bound<'aid.vote'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, me, who, now } = acting
      const { input } = call
      const { isFor, note } = input
      return take('vote', acting, async () => {
        const vote = aid.vote ?? refuse('AID_WRONG_STATE')
        const actingFor = standingFor('vote', aid, who)?.actingForId ?? null
        const votes = [...vote.votes, { by: me._id, actingFor, isFor, at: now, line: aid.history.length }]
        const told = { ...openBox(aid, 'told'), ...(input.isFor ? {} : { [aid.history.length]: input.reason }) }
        return { ...(await counted(acting, { ...vote, votes }, told)), said: note }
      })
    },
  }),

  /** The auditor was there; the auditor has no vote. */
  'aid.witness': bound<'aid.witness'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, me } = acting
      return take('witness', acting, async () => {
        const vote = aid.vote ?? refuse('AID_WRONG_STATE')
        return { ...(await counted(acting, { ...vote, witnessedBy: me._id }, openBox(aid, 'told') ?? {})), said: call.input.note }
      })
    },
  }),

  /** Upheld: no help, with the reason. Not upheld: the days that were left go on. */
  'aid.settle': bound<'aid.settle'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, now } = acting
      const { isUpheld, reason } = call.input
      return take('settle', acting, () => {
        const open = aid.objections.find(({ settled }) => settled === null) ?? refuse('AID_WRONG_STATE')
        const objections = aid.objections.map((one) => (one === open ? { ...one, settled: { isUpheld, at: now } } : one))
        const said = openBox(aid, 'objections') ?? {}
        const boxes = { objections: { ...said, [open.id]: { text: said[open.id]?.text ?? '', reason } } }
        const outcome = isUpheld ? refusedBy(acting, owners.committee, reason) : resumed(acting)
        return { ...outcome, set: { ...outcome.set, objections }, boxes }
      })
    },
  }),

  /** By people who have had no part in it. Overturned: checked once more, from the beginning. */
  'aid.reconsider': bound<'aid.reconsider'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, now } = acting
      const { overturns, reason } = call.input
      return take('reconsider', acting, async () => {
        if (!overturns) return refusedBy(acting, owners.reconsiderers, reason)
        const wait = waitFor.visitors(aid, 'checkDays', await clockAt(now))
        return { to: 'checking', wait, set: nextRound(aid), said: reason, withdrawnFrom: voterKeys(aid) }
      })
    },
  }),
}

/** An objection goes to the committee; where nobody of it may judge it, to those who stand in. */
export async function toSettle(aid: Aid, objections: Aid['objections'], now: Date) {
  return withStandIn('settle', { ...aid, status: 'objected', objections }, waitFor.committee(aid, 'objectionDays', await clockAt(now)), now)
}

/** The clock goes on with what was left, to the millisecond. */
export function resumed({ aid, now }: Pick<Acting, 'aid' | 'now'>): Outcome {
  const publicity = aid.publicity ?? refuse('AID_WRONG_STATE')
  const endsAt = new Date(now.getTime() + publicity.leftMs)
  return { to: 'publicised', wait: publicWait(endsAt), set: shownUntil(aid, { ...publicity, endsAt }) }
}

export const publicWait = (endsAt: Date) => ({ keys: [], ownerLabel: owners.publicity, dueAt: endsAt, remindAt: null, escalatesTo: [] })

export const shownUntil = (aid: Pick<Aid, '_id'>, publicity: NonNullable<Aid['publicity']> & { readonly endsAt: Date }) =>
  ({ publicity, publicUntil: publicity.endsAt, publicKey: `${publicity.endsAt.toISOString()}_${aid._id}` }) as const

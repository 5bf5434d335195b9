/** Checked by the team, reviewed by the committee; refused or cancelled with a reason. */
import { bound } from '@/cloudfunctions/kit/serve'
import type { Visit, VisitMatter } from '@/cloudfunctions/kit/documents/visit'
import { dayOf } from '@/types/calendar'
import { refuseIf } from '@/cloudfunctions/kit/refuse'
import type { VisitPaper } from '@/types/visitNames'
import { givenBack } from './money'
import { startPhotoClock } from './photos'
import { afterDecision, whyNotPapers } from './rules'
import { actingOn, besideVisit, take, type BesideVisit, type Changes } from './take'

const seenWith = ({ seen, rules }: VisitMatter, more: readonly VisitPaper[]) => rules.papers.filter((paper) => seen.includes(paper) || more.includes(paper))

/** Ended before the day nobody was forgotten; ended after it, whoever was forgotten stays on the list. */
const ended = ({ visitBy }: Pick<Visit, 'visitBy'>, now: Date): Changes => ({ ...(now < visitBy ? { missKey: '' } : {}), outcome: 'cancelled' })

export const decideRoutes = {
  'visit.check': bound<'visit.check'>()<BesideVisit>({
    reads: besideVisit,
    handle: async (call) => {
      const acting = actingOn(call)
      return take('check', acting, () => ({ to: 'reviewing', set: { seen: seenWith(acting.visit, call.input.seen) }, said: call.input.note }))
    },
  }),

  /** Something to bring goes to the chair; a visit alone is arranged. */
  'visit.review': bound<'visit.review'>()<BesideVisit>({
    reads: besideVisit,
    handle: async (call) => {
      const acting = actingOn(call)
      const { visit } = acting
      const moved = await take('review', acting, () => {
        refuseIf(whyNotPapers(visit, call.input.seen), 'seen')
        const to = visit.rules.gift === 'none' ? afterDecision(visit) : ('approving' as const)
        return { to, set: { seen: seenWith(visit, call.input.seen), ...(to === 'closed' ? { proof: 'record' } : {}) }, said: call.input.note }
      })
      if (visit.rules.gift === 'none') await startPhotoClock(visit._id, acting.now)
      return moved
    },
  }),

  'visit.refuse': bound<'visit.refuse'>()<BesideVisit>({
    reads: besideVisit,
    handle: async (call) => {
      const acting = actingOn(call)
      const moved = await take('refuse', acting, () => ({ to: 'refused', set: ended(acting.visit, acting.now), said: call.input.reason }))
      await startPhotoClock(acting.visit._id, acting.now)
      return moved
    },
  }),

  /** The case first: whoever signs at the same moment loses the race or wins it, and only then the money goes back. */
  'visit.cancel': bound<'visit.cancel'>()<BesideVisit>({
    reads: besideVisit,
    handle: async (call) => {
      const acting = actingOn(call)
      const { visit, now } = acting
      const isVisited = visit.visitedOn !== null
      const moved = await take('cancel', acting, () => ({
        to: 'cancelled',
        set: { ...(isVisited ? {} : ended(visit, now)), proof: 'reason', grant: visit.grant && { ...visit.grant, voidAt: now } },
        said: call.input.reason,
      }))
      if (visit.grant && visit.grant.signedAt === null) await givenBack(visit.number, visit.grant, now)
      await startPhotoClock(visit._id, now)
      return moved
    },
  }),
}

/** The day by which it counts as visited in time. */
export const isInTime = ({ visitBy }: Pick<Visit, 'visitBy'>, visitedOn: string) => visitedOn <= dayOf(new Date(visitBy.getTime() - 1))

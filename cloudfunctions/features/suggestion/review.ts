/** The verdict: department and jury, blind, one opinion each; the chair where they disagree or stay silent. */
import { nobody, type Wait } from '@/cloudfunctions/kit/case'
import type { Opinion, ReviewRole, Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { bound } from '@/cloudfunctions/kit/serve'
import { reasonTold, standingFor, stateAfter, verdictOf } from './rules'
import { actingOn, besideSuggestion, take, type BesideSuggestion, type Outcome } from './take'
import { type Clock, clockAt, dueAtEndOf } from '@/cloudfunctions/kit/workdays'
import { addMonths, dayOf } from '@/types/calendar'
import { archiveTime, waitFor } from './terms'
import { owners } from './words'

const roleInKey = (key: string) => key.split('@')[0]

/** Whoever has spoken drops out; time goes on for the others. */
function othersOf(suggestion: Suggestion, role: ReviewRole): Pick<Suggestion, 'waitsFor' | 'ownerLabel'> {
  const waitsFor = suggestion.waitsFor.filter((key) => roleInKey(key) !== role)
  return { waitsFor, ownerLabel: role === 'DEPT' ? owners.jury : (suggestion.department?.name ?? '') }
}

function waitAfter(suggestion: Suggestion, verdict: Opinion['verdict'], clock: Clock): Wait {
  if (verdict === 'adopt') return waitFor.department(suggestion, { workdays: suggestion.terms.planDays }, clock)
  return nobody(verdict === 'reserve' ? owners.reserve : owners.nobody)
}

function concluded(suggestion: Suggestion, opinions: readonly Opinion[], { verdict }: Opinion, clock: Clock): Outcome {
  const reason = reasonTold(opinions, verdict)
  const adopted = verdict === 'adopt' ? 1 : 0
  return {
    to: stateAfter[verdict],
    wait: waitAfter(suggestion, verdict, clock),
    set: {
      opinions,
      yearAt: verdict === 'adopt' ? dueAtEndOf(addMonths(dayOf(clock.now), suggestion.terms.yearMonths)) : null,
      answer: { verdict, reason, at: clock.now },
      archiveAt: verdict === 'notAdopt' ? archiveTime(suggestion, clock.now) : null,
      tally: { ...suggestion.tally, concluded: 1, adopted },
    },
    note: reason,
  }
}

export const reviewRoutes = {
  'suggestion.review': bound<'suggestion.review'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      const { suggestion, me, who, now } = acting
      const { verdict, reason } = call.input
      return take('review', acting, async () => {
        const standing = standingFor('review', who)
        const role = standing?.role as ReviewRole
        const opinions: readonly Opinion[] = [...suggestion.opinions, { role, by: me._id, actingFor: standing?.actingForId ?? null, verdict, reason, at: now }]
        const outcome = verdictOf(opinions)
        if (outcome === 'open') return { to: 'reviewing', also: othersOf(suggestion, role), set: { opinions } }
        const clock = await clockAt(now)
        if (outcome !== 'disagreed') return concluded(suggestion, opinions, outcome, clock)
        return { to: 'reviewing', wait: waitFor.chair(suggestion, { workdays: suggestion.terms.awardDays }, clock), set: { opinions } }
      })
    },
  }),
}

/** Carrying it out: plan, completion or stop by the department, effect confirmed, money confirmed by finance. */
import { clockAt, type Clock } from '@/cloudfunctions/kit/workdays'
import { nobody, type Wait } from '@/cloudfunctions/kit/case'
import type { Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { dayOf } from '@/types/calendar'
import { standingFor } from './rules'
import { actingOn, besideSuggestion, take, type BesideSuggestion } from './take'
import { archiveTime, waitFor } from './terms'
import { owners } from './words'

/** The department until the day of its plan, or the same day where that is over. */
function carryingOut(suggestion: Suggestion, clock: Clock): Wait {
  const today = dayOf(clock.now)
  const finishOn = suggestion.plan?.finishOn ?? today
  const wait = waitFor.department(suggestion, { lastDay: finishOn < today ? today : finishOn }, clock)
  return { ...wait, ownerLabel: `${wait.ownerLabel} ${suggestion.plan?.ownerName ?? ''}`.trim() }
}

export const implementRoutes = {
  'suggestion.plan': bound<'suggestion.plan'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      const { ownerName, finishOn, costFen, expectedFen } = call.input
      return take('plan', acting, async () => {
        if (finishOn < dayOf(call.now)) refuse('BAD_INPUT', 'finishOn')
        const { suggestion } = acting
        const clock = await clockAt(call.now)
        const plan = { ownerName, finishOn, costFen, expectedFen }
        const wait = suggestion.terms.execSigns === 1 ? waitFor.executive(suggestion, { workdays: suggestion.terms.signDays }, clock) : carryingOut({ ...suggestion, plan }, clock)
        return { to: 'implementing', wait, set: { plan, signature: null }, note: `${ownerName}，${finishOn}` }
      })
    },
  }),

  /** The plan begins to count when it is signed; sent back, the department draws up another one. */
  'suggestion.sign': bound<'suggestion.sign'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      const { suggestion, me, who, now } = acting
      const { verdict, reason: note } = call.input
      return take('sign', acting, async () => {
        const clock = await clockAt(now)
        const signature = { by: me._id, actingFor: standingFor('sign', who)?.actingForId ?? null, at: now }
        if (verdict === 'agree') return { to: 'implementing', wait: carryingOut(suggestion, clock), set: { signature }, note }
        return { to: 'adopted', wait: waitFor.department(suggestion, { workdays: suggestion.terms.planDays }, clock), set: { plan: null }, note }
      })
    },
  }),

  'suggestion.complete': bound<'suggestion.complete'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      const { suggestion } = acting
      return take('complete', acting, async () => ({
        to: 'verifying',
        wait: waitFor.department(suggestion, { months: suggestion.terms.verifyMonths }, await clockAt(call.now)),
        set: { tally: { ...suggestion.tally, completed: 1 } },
        note: call.input.note,
      }))
    },
  }),

  'suggestion.stop': bound<'suggestion.stop'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      return take('stop', acting, () => ({
        to: 'stopped',
        wait: nobody(owners.nobody),
        set: { archiveAt: archiveTime(acting.suggestion, call.now) },
        note: call.input.reason,
      }))
    },
  }),

  /** With money in it, or money promised by the plan, finance has the next word, without it the jury. */
  'suggestion.confirmEffect': bound<'suggestion.confirmEffect'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      const { suggestion } = acting
      const { effect, hasMoney } = call.input
      return take('confirmEffect', acting, async () => {
        const clock = await clockAt(call.now)
        const set = { effectFound: { text: effect, confirmedFen: null, yearFen: null } }
        if (hasMoney || (suggestion.plan?.expectedFen ?? 0) > 0) return { to: 'verifying', wait: waitFor.finance(suggestion, { workdays: suggestion.terms.moneyDays }, clock), set, note: effect }
        return { to: 'verified', wait: waitFor.jury(suggestion, { workdays: suggestion.terms.gradeDays }, clock), set, note: effect }
      })
    },
  }),

  'suggestion.confirmMoney': bound<'suggestion.confirmMoney'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      const { suggestion } = acting
      const { confirmedFen, note } = call.input
      return take('confirmMoney', acting, async () => ({
        to: 'verified',
        wait: waitFor.jury(suggestion, { workdays: suggestion.terms.gradeDays }, await clockAt(call.now)),
        set: { effectFound: { text: suggestion.effectFound?.text ?? '', confirmedFen, yearFen: null } },
        note,
      }))
    },
  }),
}

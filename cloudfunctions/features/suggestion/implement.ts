/** Carrying it out: plan, completion or stop by the department, effect confirmed, money confirmed by finance. */
import { nobody } from '@/cloudfunctions/kit/case'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { dayOf } from '@/types/calendar'
import { actingOn, besideSuggestion, take, type BesideSuggestion } from './take'
import { archiveTime, clockAt, waitFor } from './terms'
import { owners } from './words'

export const implementRoutes = {
  'suggestion.plan': bound<'suggestion.plan'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      const { ownerName, finishOn, costFen, expectedFen } = call.input
      return take('plan', acting, async () => {
        if (finishOn < dayOf(call.now)) refuse('BAD_INPUT', 'finishOn')
        const wait = waitFor.department(acting.suggestion, { lastDay: finishOn }, await clockAt(call.now))
        const plan = { ownerName, finishOn, costFen, expectedFen }
        return { to: 'implementing', wait: { ...wait, ownerLabel: `${wait.ownerLabel} ${ownerName}` }, set: { plan }, note: `${ownerName}，${finishOn}` }
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

  /** With money in it finance has the next word, without it the jury. */
  'suggestion.confirmEffect': bound<'suggestion.confirmEffect'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      const { suggestion } = acting
      const { effect, hasMoney } = call.input
      return take('confirmEffect', acting, async () => {
        const clock = await clockAt(call.now)
        const set = { effectFound: { text: effect, confirmedFen: null } }
        if (hasMoney) return { to: 'verifying', wait: waitFor.finance(suggestion, { workdays: suggestion.terms.moneyDays }, clock), set, note: effect }
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
        set: { effectFound: { text: suggestion.effectFound?.text ?? '', confirmedFen } },
        note,
      }))
    },
  }),
}

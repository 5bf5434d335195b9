/** From the score sheets to the money: grade, publicity, objections, the chair's word, payment. */
import { nobody } from '@/cloudfunctions/kit/case'
import type { Objection, ScoreSheet, Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { idFor } from '@/cloudfunctions/kit/ids'
import { sortKey } from '@/cloudfunctions/kit/paging'
import { policiesOn } from '@/cloudfunctions/kit/policies'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { addWorkdays, type Clock, clockAt, dueAtEndOf } from '@/cloudfunctions/kit/workdays'
import { dayOf } from '@/types/calendar'
import { criteria, grades, type Criterion, type Grade } from '@/types/suggestionNames'
import { awarded, gradeFor, overscored, type GradeRow, type Weights } from './awardRules'
import { awaitsYear, hasObjected, hasOpenObjection, isOverturned, spokenIn, standingFor } from './rules'
import { bystander } from './spoken'
import { actingOn, besideSuggestion, take, type BesideSuggestion, type Outcome } from './take'
import { archiveTime, waitFor } from './terms'
import { owners } from './words'

const criterionNames = Object.keys(criteria) as Criterion[]
const gradeNumbers = Object.keys(grades).map(Number) as Grade[]
const weightKey = (criterion: Criterion) => `suggestion.points.${criterion}` as const
const gradeKey = (grade: Grade, part: 'from' | 'min' | 'max') => `suggestion.grade${grade}.${part}` as const

/** Weights and grade table of a day: one call. */
export async function awardSettings(day: string): Promise<{ weights: Weights; table: GradeRow[] }> {
  const gradeKeys = gradeNumbers.flatMap((grade) => [gradeKey(grade, 'from'), gradeKey(grade, 'min'), gradeKey(grade, 'max')])
  const found = await policiesOn(day, ...criterionNames.map(weightKey), ...gradeKeys)
  const row = (grade: Grade) => found[gradeKey(grade, 'from')]
  return {
    weights: Object.fromEntries(criterionNames.map((name) => [name, found[weightKey(name)].value])) as Record<Criterion, number>,
    table: gradeNumbers.map((grade) => ({
      grade, fromFen: row(grade).value, minFen: found[gradeKey(grade, 'min')].value, maxFen: found[gradeKey(grade, 'max')].value,
      policyIds: (['from', 'min', 'max'] as const).map((part) => found[gradeKey(grade, part)]._id),
    })),
  }
}

/** The jurors are complete: the grade is fixed by the settings of this day. */
function graded(suggestion: Suggestion, grade: NonNullable<Suggestion['grade']>, clock: Clock): Outcome {
  return {
    to: 'graded',
    wait: waitFor.union(suggestion, { workdays: suggestion.terms.publiciseDays }, clock),
    set: { grade, policyIds: [...new Set([...suggestion.policyIds, ...grade.policyIds])], tally: { ...suggestion.tally, excellent: grade.grade <= 3 ? 1 : 0 } },
    note: grades[grade.grade],
  }
}

/** When it is over for good: where money was confirmed, only after the whole year has been. */
const endAfter = (suggestion: Suggestion, now: Date) => ({
  archiveAt: suggestion.status === 'reserved' || awaitsYear(suggestion) ? null : archiveTime(suggestion, now),
})

/** What follows when the publicity is over and nobody objects any more. */
export function cleared(suggestion: Suggestion, clock: Clock): Pick<Outcome, 'to' | 'wait'> {
  return { to: 'cleared', wait: waitFor.chair(suggestion, { workdays: suggestion.terms.awardDays }, clock) }
}

/** Every objection is answered before anything follows from one: an upheld one sends the grade back only when none is open. */
function settled(suggestion: Suggestion, objections: readonly Objection[], clock: Clock): Outcome {
  if (hasOpenObjection({ objections })) return { to: 'publicised', set: { objections } }
  if (isOverturned({ ...suggestion, objections })) {
    return { to: 'verified', wait: waitFor.jury(suggestion, { workdays: suggestion.terms.gradeDays }, clock), set: { objections, scores: [], grade: null, publicityEndsAt: null } as const }
  }
  const isOver = suggestion.publicityEndsAt !== null && suggestion.publicityEndsAt <= clock.now
  return isOver ? { ...cleared(suggestion, clock), set: { objections } } : { to: 'publicised', wait: nobody(owners.publicity), set: { objections } }
}

export const awardRoutes = {
  'suggestion.score': bound<'suggestion.score'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      const { suggestion, me, who, now } = acting
      const { technique, benefit, scope, practicality, isBorrowed, note } = call.input
      return take('score', acting, async () => {
        const [clock, settings] = await Promise.all([clockAt(now), awardSettings(dayOf(now))])
        const sheet: ScoreSheet = { technique, benefit, scope, practicality, isBorrowed, by: me._id, actingFor: standingFor('score', who)?.actingForId ?? null, at: now }
        const over = overscored(sheet, settings.weights)
        if (over) refuse('BAD_INPUT', over)
        const scores = [...suggestion.scores, sheet]
        if (scores.length < suggestion.terms.jurors) return { to: 'verified', set: { scores }, note }
        const outcome = graded(suggestion, gradeFor(suggestion.effectFound?.yearFen ?? suggestion.effectFound?.confirmedFen ?? 0, scores, settings.table, settings.weights), clock)
        return { ...outcome, set: { ...outcome.set, scores } }
      })
    },
  }),

  'suggestion.publicise': bound<'suggestion.publicise'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      const { terms } = acting.suggestion
      return take('publicise', acting, async () => {
        const { calendar } = await clockAt(call.now)
        const publicityEndsAt = dueAtEndOf(addWorkdays(dayOf(call.now), terms.publicityDays, calendar))
        return { to: 'publicised', wait: { ...nobody(owners.publicity), dueAt: publicityEndsAt }, set: { publicityEndsAt, round: acting.suggestion.round + 1, publicKey: sortKey(publicityEndsAt, acting.suggestion._id) } }
      })
    },
  }),

  /** Anybody of the company, once against each grade made public; the award waits until it is settled. */
  'suggestion.object': bound<'suggestion.object'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const { me, now } = call
      const suggestion = call.beside.suggestion?.publicityEndsAt && me.orgPath.includes(call.beside.suggestion.orgPath[0] ?? '') ? call.beside.suggestion : refuse('NOT_FOUND')
      const acting = { ...call, suggestion, spoken: spokenIn(call.input), who: bystander(me._id) }
      return take('object', acting, async () => {
        if (suggestion.publicityEndsAt !== null && suggestion.publicityEndsAt <= now) refuse('SUGGESTION_PUBLICITY_OVER')
        if (hasObjected(suggestion, me._id)) refuse('SUGGESTION_OBJECTED_BEFORE')
        const objection = { id: idFor(me._id, call.request.id), by: me._id, round: suggestion.round, text: call.input.text, at: now, settled: null }
        const wait = waitFor.union(suggestion, { workdays: suggestion.terms.objectionDays }, await clockAt(now))
        return { to: 'publicised', wait, set: { objections: [...suggestion.objections, objection] } }
      })
    },
  }),

  'suggestion.settle': bound<'suggestion.settle'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      const { suggestion, now } = acting
      const { objectionId, isUpheld, reason } = call.input
      return take('settle', acting, async () => {
        if (!suggestion.objections.some(({ id, settled: end }) => id === objectionId && end === null)) refuse('NOT_FOUND', 'objectionId')
        const objections = suggestion.objections.map((objection) => (objection.id === objectionId ? { ...objection, settled: { isUpheld, reason, at: now } } : objection))
        return { ...settled(suggestion, objections, await clockAt(now)), note: reason }
      })
    },
  }),

  /** One project, one award: the state allows it once, and what was merged into it has none of its own. */
  'suggestion.award': bound<'suggestion.award'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      const { suggestion, now } = acting
      return take('award', acting, async () => {
        const award = awarded(suggestion, suggestion.grade?.amountFen ?? refuse('SUGGESTION_WRONG_STATE'), now)
        const set = { award, tally: { ...suggestion.tally, awarded: 1 } } as const
        if (award.dueFen === 0) return { to: 'awarded', wait: nobody(owners.nobody), set: { ...set, ...endAfter(suggestion, now) } }
        return { to: 'awarded', wait: waitFor.finance(suggestion, { workdays: suggestion.terms.payDays }, await clockAt(now)), set }
      })
    },
  }),

  /** An idea kept for later may earn an amount of the last grade, as the chair decides within its bounds. */
  'suggestion.reward': bound<'suggestion.reward'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      const { suggestion, now } = acting
      const { amountFen, reason } = call.input
      return take('reward', acting, async () => {
        const [clock, { table }] = await Promise.all([clockAt(now), awardSettings(dayOf(now))])
        const last = table.reduce((lowest, row) => (row.grade > lowest.grade ? row : lowest))
        if (amountFen < last.minFen || amountFen > last.maxFen) refuse('BAD_INPUT', 'amountFen')
        const set = { award: awarded(suggestion, amountFen, now), policyIds: [...new Set([...suggestion.policyIds, ...last.policyIds])], tally: { ...suggestion.tally, awarded: 1 } } as const
        return { to: 'reserved', wait: waitFor.finance(suggestion, { workdays: suggestion.terms.payDays }, clock), set, note: reason }
      })
    },
  }),

  /** A higher grade than the one paid for is graded, made public and awarded again; finance then pays the difference. */
  'suggestion.confirmYear': bound<'suggestion.confirmYear'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      const { suggestion, now } = acting
      const { yearFen, note } = call.input
      return take('confirmYear', acting, async () => {
        const [clock, { table, weights }] = await Promise.all([clockAt(now), awardSettings(dayOf(now))])
        const effectFound = { text: suggestion.effectFound?.text ?? '', confirmedFen: suggestion.effectFound?.confirmedFen ?? null, yearFen }
        const grade = gradeFor(yearFen, suggestion.scores, table, weights)
        const isHigher = grade.grade < (suggestion.grade?.grade ?? 5) && grade.amountFen > (suggestion.award?.amountFen ?? 0)
        if (!isHigher) return { to: 'awarded', wait: nobody(owners.nobody), set: { effectFound, archiveAt: archiveTime(suggestion, now) }, note }
        const again = graded({ ...suggestion, effectFound }, grade, clock)
        return { ...again, set: { ...again.set, effectFound, publicityEndsAt: null }, note: [grades[grade.grade], note].filter(Boolean).join('　') }
      })
    },
  }),

  'suggestion.pay': bound<'suggestion.pay'>()<BesideSuggestion>({
    reads: besideSuggestion,
    handle: async (call) => {
      const acting = actingOn(call)
      const { suggestion, now } = acting
      return take('pay', acting, () => ({
        to: suggestion.status,
        wait: nobody(suggestion.status === 'reserved' ? owners.reserve : owners.nobody),
        set: { award: suggestion.award && { ...suggestion.award, paidAt: now }, ...endAfter(suggestion, now) },
        note: call.input.note,
      }))
    },
  }),
}

/** The vertical clock of a suggestion: what was done and said, who has it and by when, what comes. */
import { suggestionStatuses, suggestionSteps, type SuggestionStatus, type SuggestionStep } from '@/types/suggestionNames'
import type { SuggestionForOfficer, SuggestionForProposer } from '@/types/suggestion'
import type { TimelineStep } from '../../../components/Timeline'
import { lastDayText, nearText } from '../../../lib/format'
import { copy } from '../copy'

const words = copy.detail

type Step = SuggestionForProposer['steps'][number]
type Clocked = Pick<SuggestionForProposer, 'status' | 'ownerLabel' | 'dueAt' | 'isOverdue' | 'isEscalated' | 'steps'> | Pick<SuggestionForOfficer, 'status' | 'ownerLabel' | 'dueAt' | 'isOverdue' | 'isEscalated' | 'steps'>

const refusals: readonly string[] = ['suggestion.decline', 'suggestion.redirect', 'suggestion.stop']

function stateOf({ action, to }: Step): TimelineStep['state'] {
  if (refusals.includes(action) || (action === 'suggestion.review' && to === 'notAdopted')) return 'refused'
  return action.startsWith('suggestion.escalate') ? 'late' : 'done'
}

function past(step: Step): TimelineStep {
  const { action, byName, actingForName, at, note } = step
  const name = actingForName ? words.stepFor(byName, actingForName) : byName
  const state = stateOf(step)
  return {
    title: suggestionSteps[action as SuggestionStep] ?? action,
    who: words.stepBy(name, nearText(at)),
    state,
    ...(note && (state === 'refused' ? { loud: note } : { note })),
  }
}

const way = ['accept', 'review', 'carryOut', 'verify', 'grade', 'award'] as const

/** How many stages of the way are behind or under way in each state; the rest is still to come. */
const reached: Partial<Record<SuggestionStatus, number>> = {
  submitted: 1, returned: 0, accepted: 2, reviewing: 2, adopted: 3, implementing: 3, verifying: 4, verified: 5, graded: 5, publicised: 5, cleared: 6,
}

export function clockOf({ status, ownerLabel, dueAt, isOverdue, isEscalated, steps }: Clocked): TimelineStep[] {
  const from = reached[status]
  const ahead = from === undefined ? [] : way.slice(from).map((stage): TimelineStep => ({ title: words.ahead[stage], state: 'next' }))
  const isLate = isOverdue || isEscalated
  const due = dueAt && (isOverdue ? words.overdue(lastDayText(dueAt)) : words.due(lastDayText(dueAt)))
  const now: TimelineStep[] = from === undefined ? [] : [{ title: suggestionStatuses[status], who: ownerLabel, state: isLate ? 'late' : 'now', ...(due && { loud: due }) }]
  return [...steps.map(past), ...now, ...ahead]
}

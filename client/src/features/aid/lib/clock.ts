/** The vertical clock of an application: what was done and said, who has it and by when, what comes. Pure. */
import { aidStatuses, aidSteps, type AidStatus, type AidStep } from '@/types/aidNames'
import type { AidForApplicant } from '@/types/aid'
import type { TimelineStep } from '../../../components/Timeline'
import { lastDayText, nearText } from '../../../lib/format'
import { copy } from '../copy'
import { dueText } from './now'

const words = copy.detail

type Clocked = Pick<AidForApplicant, 'status' | 'ownerLabel' | 'dueAt' | 'isOverdue' | 'isEscalated' | 'steps'>
type Step = Clocked['steps'][number]

const refusals: readonly string[] = ['aid.decline', 'aid.reject']

function stateOf({ action, to }: Step): TimelineStep['state'] {
  if (refusals.includes(action) || to === 'refused') return 'refused'
  return action === 'aid.escalate' ? 'late' : 'done'
}

function past(step: Step): TimelineStep {
  const { action, byName, actingForName, at, note } = step
  const state = stateOf(step)
  const name = actingForName ? words.stepFor(byName, actingForName) : byName
  return { title: aidSteps[action as AidStep] ?? action, who: words.stepBy(name, nearText(at)), state, ...(note && (state === 'refused' ? { loud: note } : { note })) }
}

const way = ['accept', 'check', 'opinion', 'publicity', 'approve', 'pay', 'sign'] as const

/** How many stages of the way are behind or under way in each state; the rest is still to come. */
const reached: Partial<Record<AidStatus, number>> = {
  submitted: 1, returned: 0, checking: 2, reviewing: 3, voting: 4, toPublicise: 3, publicised: 4, objected: 4, toApprove: 5, urgent: 5, approved: 6, paid: 7,
}
const over: readonly AidStatus[] = ['declined', 'withdrawn', 'refused', 'exited', 'closed']

export function clockOf({ status, ownerLabel, dueAt, isOverdue, isEscalated, steps }: Clocked): TimelineStep[] {
  const from = reached[status]
  const ahead = from === undefined ? [] : way.slice(from).map((stage): TimelineStep => ({ title: words.ahead[stage], state: 'next' }))
  const due = dueAt && (isOverdue ? words.overdue(lastDayText(dueAt)) : dueText({ status, ownerLabel }, dueAt))
  const now: TimelineStep = { title: aidStatuses[status], who: ownerLabel, state: isOverdue || isEscalated ? 'late' : 'now', ...(due && { loud: due }) }
  return [...steps.map(past), ...(over.includes(status) ? [] : [now]), ...ahead]
}

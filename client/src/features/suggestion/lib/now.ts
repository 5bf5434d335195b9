/** The loudest thing of a suggestion at this moment, for the one who made it. */
import { answers, suggestionStatuses } from '@/types/suggestionNames'
import type { SuggestionForProposer } from '@/types/suggestion'
import { dayText, lastDayText, moneyText } from '../../../lib/format'
import { copy } from '../copy'

const words = copy.detail

export interface Now {
  readonly title: string
  readonly loud: string
  readonly note?: string
  readonly tone: 'due' | 'late' | 'done' | 'calm'
}

type Award = NonNullable<SuggestionForProposer['award']>

/** Whose part, what of it is new, and whether it has been paid. */
function awardNote({ amountFen, dueFen, mineFen, paidAt }: Award): string {
  const part = mineFen !== null && mineFen !== amountFen && words.mine(moneyText(mineFen))
  const more = dueFen < amountFen && dueFen > 0 && words.topUp(moneyText(dueFen))
  return [part, more, paidAt ? words.paid(dayText(paidAt)) : words.toBePaid].filter(Boolean).join(' · ')
}

export function nowOf(suggestion: SuggestionForProposer): Now {
  const { status, ownerLabel, dueAt, isOverdue, isEscalated, answer, award, publicityEndsAt, mergedInto, steps } = suggestion
  const lastSaid = (action: string) => [...steps].reverse().find((step) => step.action === action)?.note
  if (status === 'returned') return { title: words.returned, loud: lastSaid('suggestion.return') ?? words.returned, note: words.returnedNote, tone: 'due' }
  if (status === 'redirected') return { title: suggestionStatuses.redirected, loud: lastSaid('suggestion.takeOver') ?? answer?.reason ?? words.redirected, note: words.nowHas(ownerLabel), tone: 'calm' }
  if (award) return { title: status === 'reserved' ? suggestionStatuses.reserved : suggestionStatuses.awarded, loud: words.award(moneyText(award.amountFen)), note: awardNote(award), tone: 'done' }
  if (status === 'stopped') return { title: suggestionStatuses.stopped, loud: lastSaid('suggestion.stop') ?? words.noReason, tone: 'late' }
  if (mergedInto) return { title: suggestionStatuses.merged, loud: words.mergedInto(mergedInto.number), note: answer?.reason, tone: 'calm' }
  if (answer && (status === 'declined' || status === 'notAdopted')) return { title: answers[answer.verdict], loud: answer.reason || words.noReason, tone: 'late' }
  if (status === 'reserved') return { title: suggestionStatuses.reserved, loud: answer?.reason || words.reserved, note: words.reserved, tone: 'calm' }
  if (status === 'publicised' && publicityEndsAt) return { title: suggestionStatuses.publicised, loud: words.publicity(lastDayText(publicityEndsAt)), tone: 'done' }
  if (status === 'withdrawn') return { title: suggestionStatuses.withdrawn, loud: words.withdrawn, tone: 'calm' }
  if (status === 'archived') return { title: suggestionStatuses.archived, loud: answer?.reason || words.archived, tone: 'calm' }
  const has = words.nowHas(ownerLabel)
  if (!dueAt) return { title: suggestionStatuses[status], loud: has, tone: 'calm' }
  if (isOverdue || isEscalated) return { title: has, loud: words.overdue(lastDayText(dueAt)), note: isEscalated ? words.escalated(ownerLabel) : undefined, tone: 'late' }
  return { title: has, loud: answer ? words.due(lastDayText(dueAt)) : words.dueAnswer(lastDayText(dueAt)), tone: 'due' }
}

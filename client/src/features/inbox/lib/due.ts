import { DAY_MS } from '@/types/calendar'
import type { InboxItem } from '@/types/inbox'
import type { ActionOutput } from '@/types/actions'
import { suggestionStatuses } from '@/types/suggestionStatusNames'
import { dayText, lastDayText } from '../../../lib/format'
import { copy } from '../copy'

export type Waiting = ActionOutput<'inbox.list'>['items'][number]
export type DueChip = 'all' | 'late' | 'soon' | 'later'
export type NounChip = 'all' | InboxItem['noun']

const SOON_MS = 3 * DAY_MS

function chipOf({ dueAt, isOverdue }: Waiting, now: number): Exclude<DueChip, 'all'> {
  if (isOverdue) return 'late'
  return dueAt !== null && new Date(dueAt).getTime() - now <= SOON_MS ? 'soon' : 'later'
}

export function countsOf(items: readonly Waiting[], now: number): Record<Exclude<DueChip, 'all'>, number> {
  const counts = { late: 0, soon: 0, later: 0 }
  for (const item of items) counts[chipOf(item, now)] += 1
  return counts
}

export function isShown(item: Waiting, due: DueChip, noun: NounChip, now: number): boolean {
  return (due === 'all' || chipOf(item, now) === due) && (noun === 'all' || item.noun === noun)
}

/** By when, or since when where there is no deadline. */
export function dueWords({ dueAt, isOverdue, since }: Waiting): string {
  if (!dueAt) return copy.noDue(dayText(since))
  return isOverdue ? copy.overdue(lastDayText(dueAt)) : copy.due(lastDayText(dueAt))
}

/** Those that may be accepted several at once; other nouns say 待受理, too. */
export function batchable<Item extends Pick<Waiting, 'noun' | 'status'>>(items: readonly Item[]): Item[] {
  return items.filter(({ noun, status }) => noun === 'suggestion' && status === suggestionStatuses.submitted)
}

/** Two nouns may use one id. */
export const keyOf = ({ noun, id }: Pick<Waiting, 'noun' | 'id'>) => `${noun} ${id}`

import { visitStatuses, type VisitStatus } from '@/types/visitNames'
import type { VisitView } from '@/types/visit'
import type { TimelineStep } from '../../../components/Timeline'
import { nearText } from '../../../lib/format'
import { copy } from '../copy'
import { byText } from './days'

const ENDED: readonly VisitStatus[] = ['closed', 'refused', 'cancelled']
const BAD = ['visit.refuse', 'visit.cancel', 'visit.escalate']

/** What was done, and who has it now until when. */
export function clockOf({ steps, status, ownerLabel, dueAt, isOverdue }: VisitView): TimelineStep[] {
  const past = steps.map(({ at, byName, actingForName, action }): TimelineStep => ({
    title: copy.steps[action] ?? action,
    who: [actingForName ? `${byName}（代${actingForName}）` : byName, nearText(at)].filter(Boolean).join(' · '),
    state: BAD.includes(action) ? 'refused' : 'done',
  }))
  if (ENDED.includes(status)) return past
  const due = dueAt && (isOverdue ? copy.overdue : copy.due)(byText(dueAt))
  return [...past, { title: visitStatuses[status], who: ownerLabel, state: isOverdue ? 'late' : 'now', ...(due && { loud: due }) }]
}

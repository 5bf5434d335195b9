/** The loudest thing of a visit at this moment. Pure. */
import { visitStatuses } from '@/types/visitNames'
import type { VisitView } from '@/types/visit'
import { moneyText } from '../../../lib/format'
import { copy } from '../copy'
import { deskCopy } from '../deskCopy'
import { byText, spoken } from './days'

export interface Now {
  readonly title: string
  readonly loud: string
  readonly note?: string
  readonly tone: 'due' | 'mine' | 'late' | 'done' | 'calm'
}

const words = copy.detail
const desk = deskCopy.desk

/** Who has it and until when. */
function waitingOf({ status, ownerLabel, dueAt, isOverdue, isEscalated }: VisitView, now: number): Now {
  const title = copy.has(ownerLabel)
  if (!dueAt) return { title, loud: visitStatuses[status], tone: 'calm' }
  if (isOverdue || isEscalated) return { title, loud: copy.overdue(byText(dueAt, now)), tone: 'late', ...(isEscalated && { note: copy.escalated(ownerLabel) }) }
  return { title, loud: copy.due(byText(dueAt, now)), tone: 'due' }
}

export const giftOf = ({ grant }: Pick<VisitView, 'grant'>) => (grant && !grant.isVoid ? copy.gift(grant.form, moneyText(grant.amountFen)) : '')

function endOf(visit: VisitView, now: number): Now | null {
  const { status, visitedOn, group } = visit
  if (status === 'refused') return { title: visitStatuses.refused, loud: visit.why || words.stopped, tone: 'calm' }
  if (status === 'cancelled') return { title: visitStatuses.cancelled, loud: visit.why || words.cancelled, tone: 'calm' }
  if (status !== 'closed') return null
  const loud = visitedOn ? (group === 'talk' ? words.talked : words.came)(spoken(visitedOn, now)) : copy.ended
  const gift = giftOf(visit)
  return { title: visitStatuses.closed, loud, tone: 'done', ...(gift && { note: words.had(gift) }) }
}

/** For the one it is about: what comes, who comes, what is to be signed. */
export function nowForMe(visit: VisitView, now: number = Date.now()): Now {
  const { status, plan, group, blocked, signer } = visit
  if (blocked.sign === null) return { title: words.waits, loud: giftOf(visit), tone: 'mine' }
  const end = endOf(visit, now)
  if (end) return end
  if (status === 'arranged' && plan) {
    const loud = (group === 'talk' ? words.talks : words.comes)(spoken(plan.on, now))
    return { title: visitStatuses.arranged, loud, note: words.with(plan.visitorNames.join('、')), tone: 'done' }
  }
  const waiting = waitingOf(visit, now)
  return status === 'toSign' && signer === 'family' ? { ...waiting, note: words.familySigns } : waiting
}

/** For those who handle it: by when the visit is owed is louder than by when this step is. */
export function nowForDesk(visit: VisitView, now: number = Date.now()): Now {
  const { status, ownerLabel, visitBy, visitedOn, isLate, group } = visit
  if (status === 'refused' || status === 'cancelled') return { title: visitStatuses[status], loud: copy.ended, tone: 'calm' }
  if (status === 'closed') return { title: visitStatuses.closed, loud: visitedOn ? desk.facts.visited(spoken(visitedOn, now)) : copy.ended, tone: 'done' }
  const waiting = waitingOf(visit, now)
  if (visitedOn) return { ...waiting, title: desk.has(ownerLabel) }
  const by = byText(visitBy, now)
  const step = visit.dueAt && !isLate ? `${visitStatuses[status]}，${waiting.loud}` : waiting.note
  return { title: desk.has(ownerLabel), loud: isLate ? desk.late(by) : (group === 'talk' ? desk.talkBy : desk.visitBy)(by), tone: isLate || waiting.tone === 'late' ? 'late' : 'due', ...(step && { note: step }) }
}

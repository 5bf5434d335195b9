/** The loudest thing of an application at this moment, for the one it is about. Pure. */
import { aidStatuses, type AidStatus } from '@/types/aidNames'
import type { AidForApplicant } from '@/types/aid'
import { dayText, lastDayText, moneyText } from '../../../lib/format'
import { copy } from '../copy'

const words = copy.detail
const MYSELF = copy.detail.myself

export interface Now {
  readonly title: string
  readonly loud: string
  readonly note?: string
  readonly tone: 'due' | 'mine' | 'late' | 'done' | 'calm'
}

type Said = Pick<AidForApplicant, 'status' | 'ownerLabel' | 'dueAt' | 'isOverdue' | 'isEscalated'>

/** A calendar day of the wire as an instant of that day. */
export const noonOf = (day: string) => `${day}T04:00:00Z`

const visited: readonly AidStatus[] = ['received', 'aiding', 'lifted']

/** By when what will happen: a visit, something the reader does, or an answer. */
export function dueText({ status, ownerLabel }: Pick<Said, 'status' | 'ownerLabel'>, dueAt: string): string {
  if (visited.includes(status)) return words.dueVisit(lastDayText(dueAt))
  return ownerLabel === MYSELF ? words.dueMine(lastDayText(dueAt)) : words.due(lastDayText(dueAt))
}

/** The cloud speaks to the applicant; an officer reads of somebody else. */
export const forOfficer = <Aid extends Pick<Said, 'ownerLabel'>>(aid: Aid): Aid => (aid.ownerLabel === MYSELF ? { ...aid, ownerLabel: words.applicant } : aid)

/** Who has it and until when. */
export function waitingOf({ status, ownerLabel, dueAt, isOverdue, isEscalated }: Said): Now {
  const title = ownerLabel === MYSELF ? words.hasMyself : words.has(ownerLabel)
  if (!dueAt) return { title, loud: aidStatuses[status], tone: 'calm' }
  if (isOverdue || isEscalated) return { title, loud: words.overdue(lastDayText(dueAt)), tone: 'late', ...(isEscalated && { note: words.escalated(ownerLabel) }) }
  return { title, loud: dueText({ status, ownerLabel }, dueAt), tone: 'due' }
}

const lastPaid = ({ grants }: AidForApplicant) => [...grants].reverse().find(({ isVoid }) => !isVoid)
const givenFen = ({ grants }: AidForApplicant) => grants.filter(({ signedAt }) => signedAt !== null).reduce((sum, { amountFen }) => sum + amountFen, 0)

function moneyNow(aid: AidForApplicant): Now | null {
  const { status, papersDueOn, blocked } = aid
  const grant = lastPaid(aid)
  if (status === 'papersDue') return { title: aidStatuses[status], loud: words.papersDue(papersDueOn ? dayText(noonOf(papersDueOn)) : ''), note: words.papersNote, tone: 'mine' }
  if (!grant) return null
  if (status === 'approved') return { title: aidStatuses[status], loud: words.approved(moneyText(grant.amountFen)), note: words.approvedNote, tone: 'done' }
  // Whatever has happened since: what has come can still be signed for.
  if (blocked.sign === null) return { title: aidStatuses[status], loud: words.paid(moneyText(grant.amountFen)), note: papersDueOn ? `${words.paidNote}。${words.papersDue(dayText(noonOf(papersDueOn)))}。` : words.paidNote, tone: 'mine' }
  if (status === 'received' || status === 'aiding' || status === 'yearReview') return { title: aidStatuses[status], loud: words.received(moneyText(givenFen(aid))), tone: 'done' }
  return null
}

const isEnded = (status: AidStatus): status is keyof typeof words.ended => status in words.ended

export function nowOf(aid: AidForApplicant): Now {
  const { status, decision, steps, publicity, blocked } = aid
  if (status === 'returned') {
    const asked = [...steps].reverse().find(({ action }) => action === 'aid.return')?.note
    const until = aid.dueAt ? words.returnedUntil(lastDayText(aid.dueAt)) : words.pause
    return { title: words.returned, loud: asked || words.returned, note: `${words.returnedNote}。${until}。`, tone: 'mine' }
  }
  if (status === 'declined' || status === 'refused') {
    return { title: words.declined, loud: decision?.reason || words.noReason, note: blocked.askReview === null ? words.right : words.rightUsed, tone: 'calm' }
  }
  if (isEnded(status)) return { title: aidStatuses[status], loud: words.ended[status], tone: status === 'lifted' ? 'done' : 'calm' }
  if (status === 'publicised' && publicity?.endsAt) return { title: aidStatuses[status], loud: words.publicised(lastDayText(publicity.endsAt)), note: words.publicisedNote, tone: 'due' }
  if (status === 'objected') return { ...waitingOf(aid), title: words.objected, note: words.objectedNote }
  return moneyNow(aid) ?? waitingOf(aid)
}

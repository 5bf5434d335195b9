/** An activity in a few lines, as its officers and the chair read it. */
import { payers } from '@/types/activityNames'
import type { ActionOutput } from '@/types/actions'
import type { Fact } from '../../../components/Facts'
import type { TimelineStep } from '../../../components/Timeline'
import { moneyText, spanText, whenText } from '../../../lib/format'
import { deskCopy, historyWord } from '../deskCopy'

export type Desk = ActionOutput<'activity.desk'>
const copy = deskCopy.facts

export function timeFacts({ status, startsAt, endsAt, place, signUpClosesAt, signUpOpensAt, organiserName }: Desk): Fact[] {
  const when = startsAt ? (endsAt ? spanText(startsAt, endsAt) : whenText(startsAt)) : copy.unknownTime
  const isPlanned = status === 'draft' || status === 'pending'
  const signUp = [isPlanned && signUpOpensAt && copy.opens(whenText(signUpOpensAt)), signUpClosesAt && copy.closes(whenText(signUpClosesAt))]
  return [
    { icon: 'calendar', text: when, note: signUp.filter(Boolean).join('，') || undefined },
    { icon: 'pin', text: place || copy.unknownPlace },
    { icon: 'person', text: copy.organiser(organiserName) },
  ]
}

/** What the chair decides on: money, working time, places. */
export function planFacts({ plan, capacity }: Desk): Fact[] {
  const { budgetFen, payer, inWorkingHours, employerConsent, repeats, pools, maxGuests, maxLine, membersOnly } = plan
  const seats = pools.length > 1 ? pools.map(({ name, capacity: own }) => copy.pool(name, own)).join('、') : ''
  const terms = [membersOnly && copy.members, maxGuests > 0 && copy.guests(maxGuests), maxLine > 0 && copy.line(maxLine)]
  return [
    { icon: 'wallet', text: budgetFen === null || payer === null ? copy.noBudget : copy.budget(moneyText(budgetFen), payers[payer]) },
    { icon: 'clock', text: inWorkingHours ? (employerConsent ? copy.inHours : copy.inHoursNoConsent) : copy.offHours },
    { icon: 'people', text: copy.seats(capacity), note: [seats, ...terms].filter(Boolean).join('，') || undefined },
    ...(repeats ? [{ icon: 'refresh', text: copy.repeats(repeats.dayOfMonth, repeats.until) } satisfies Fact] : []),
  ]
}

const BAD_NEWS = ['activity.return', 'activity.cancel']

/** The history, newest first. */
export function historySteps({ history }: Desk): TimelineStep[] {
  return [...history].reverse().map(({ at, byName, action, note }) => ({
    title: historyWord(action),
    who: `${byName} · ${whenText(at)}`,
    note: note || undefined,
    state: BAD_NEWS.includes(action) ? 'refused' : 'done',
  }))
}

/** Why the plan lies on the desk again, or why there is no activity. */
export function loudNote({ status, history }: Desk): string | null {
  const last = [...history].reverse().find(({ action }) => BAD_NEWS.includes(action))
  if (!last?.note) return null
  if (status === 'draft') return last.action === 'activity.return' ? last.note : null
  return status === 'cancelled' ? last.note : null
}

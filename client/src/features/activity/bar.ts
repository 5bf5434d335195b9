/** What the bar at the thumb says and does: how I stand, and the one thing I can do about it. */
import type { ActivityDetail } from '@/types/activity'
import { sentenceOf } from '../../lib/errorCopy'
import { nearText, timeText } from '../../lib/format'
import type { ButtonProps } from '../../components/Button'
import type { IconName } from '../../components/iconNames'
import { copy } from './copy'

export type Act = 'signUp' | 'bind' | 'ticket' | 'checkIn' | 'accept' | 'cancel' | 'more' | 'none'

interface Choice {
  readonly act: Act
  readonly text: string
  readonly icon?: IconName
  readonly kind?: ButtonProps['kind']
  readonly whyNot?: string
}

export interface BarPlan {
  readonly state?: string
  readonly stateIcon?: IconName
  readonly first: Choice
  readonly second?: Choice
}

const words = copy.bar
const more: Choice = { act: 'more', text: words.more }
const showTicket: Choice = { act: 'ticket', text: words.showTicket, icon: 'ticket', kind: 'secondary' }

/** Null when it is over and I was not there: then there is nothing to do and the page says why. */
export function barFor(activity: ActivityDetail): BarPlan | null {
  const { mine } = activity
  if (mine?.status === 'attended') return { state: words.attended(timeText(mine.checkedInAt ?? mine.signedUpAt)), stateIcon: 'check-circle', first: showTicket }
  if (isOver(activity)) return null
  if (mine?.status === 'offered') return offeredBar(activity, mine.offerExpiresAt)
  if (mine?.status === 'seated') return seatedBar(activity)
  if (mine?.status === 'waiting') return waitingBar(activity, mine.number)
  return openBar(activity)
}

/** Held, or given up. */
export function isOver({ status }: Pick<ActivityDetail, 'status'>): boolean {
  return status === 'wrapUp' || status === 'archived' || status === 'cancelled'
}

function seatedBar({ blocked }: ActivityDetail): BarPlan {
  if (blocked.checkIn === null) {
    return { state: words.running, stateIcon: 'bolt', first: { act: 'checkIn', text: words.checkIn, icon: 'scan' }, second: { act: 'ticket', text: words.code } }
  }
  return { state: words.seated, stateIcon: 'check-circle', first: { act: 'ticket', text: words.ticket, icon: 'qr' }, second: more }
}

function waitingBar({ ahead, blocked }: ActivityDetail, number: number | null): BarPlan {
  const place = ahead === null ? number : ahead + 1
  const state = place === null ? words.waitingUnknown : words.waiting(place)
  const next = ahead === null ? '' : ` · ${ahead === 0 ? words.nextIsYou : words.ahead(ahead)}`
  const first: Choice = { act: 'cancel', text: words.cancelWaiting, kind: 'secondary' }
  return { state: state + next, stateIcon: 'queue', first: blocked.cancelSignUp ? { ...first, whyNot: sentenceOf(blocked.cancelSignUp) } : first }
}

function offeredBar({ blocked }: ActivityDetail, until: string | null): BarPlan {
  if (blocked.acceptOffer) return refused(words.accept, sentenceOf(blocked.acceptOffer))
  return {
    ...(until && { state: words.offered(nearText(until)) }),
    stateIcon: 'hourglass',
    first: { act: 'accept', text: words.accept },
    second: { act: 'cancel', text: words.giveUp },
  }
}

function openBar(activity: ActivityDetail): BarPlan {
  const { blocked, mine, signUpOpensAt, poolBy, left, waiting } = activity
  if (blocked.signUp === 'NOT_BOUND') return { state: words.bindState, stateIcon: 'person', first: { act: 'bind', text: words.bind } }
  if (blocked.signUp === 'ACTIVITY_NOT_YET_OPEN' && signUpOpensAt) return refused(words.signUp, words.opensAt(nearText(signUpOpensAt)))
  if (blocked.signUp) return refused(words.signUp, sentenceOf(blocked.signUp))
  const before = mine?.status === 'lapsed' ? words.lapsed : mine?.status === 'cancelled' ? words.cancelled : undefined
  const isLine = left === 0 || (poolBy === 'none' && waiting > 0)
  const text = isLine ? words.join : poolBy === 'choice' ? words.choose : words.signUp
  return { ...(before && { state: before, stateIcon: 'undo' as const }), first: { act: 'signUp', text } }
}

function refused(text: string, whyNot: string): BarPlan {
  return { first: { act: 'none', text, whyNot } }
}

/** Something is asked before signing up: a group, guests or questions. */
export function asksFirst({ poolBy, maxGuests, questions }: Pick<ActivityDetail, 'poolBy' | 'maxGuests' | 'questions'>): boolean {
  return poolBy === 'choice' || maxGuests > 0 || questions.length > 0
}

import type { ActivityDetail } from '@/types/activity'
import { Facts, type Fact } from '../../../components/Facts'
import { nearText, spanText, whenText } from '../../../lib/format'
import { copy } from '../copy'

/** When, where, until when, for whom. */
export function WhenWhere({ activity }: { readonly activity: ActivityDetail }) {
  const { startsAt, endsAt, place, organiserName, membersOnly, maxGuests, inWorkingHours } = activity
  const facts: Array<Fact | false> = [
    { icon: 'clock', text: startsAt && endsAt ? spanText(startsAt, endsAt) : copy.timeUnknown, ...windowNote(activity) },
    { icon: 'pin', text: place || copy.placeUnknown },
    { icon: 'person', text: copy.organiser(organiserName) },
    membersOnly && { icon: 'people', text: copy.membersOnly },
    maxGuests > 0 && { icon: 'care', text: copy.mayBring(maxGuests) },
    inWorkingHours && { icon: 'shield', text: copy.inWorkingHours },
  ]
  return <Facts facts={facts.filter((fact) => fact !== false)} />
}

/** The sign-up window, as long as it matters. */
function windowNote({ status, blocked, signUpOpensAt, signUpClosesAt }: ActivityDetail): { note?: string } {
  if (status !== 'open' || !signUpClosesAt || blocked.signUp === 'SIGNUP_ALREADY') return {}
  if (blocked.signUp === 'ACTIVITY_NOT_YET_OPEN' && signUpOpensAt) return { note: copy.signUpFromTo(whenText(signUpOpensAt), whenText(signUpClosesAt)) }
  return { note: copy.signUpUntil(nearText(signUpClosesAt)) }
}

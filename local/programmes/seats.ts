/** Checkers of the sign-up invariants: they read the raw database and say what is wrong, in words. */
import type { Activity, Signup } from '@/cloudfunctions/kit/documents/activity'
import { marksOf } from '@/cloudfunctions/features/activity/seats'
import { brokenLine } from '@/cloudfunctions/kit/record'

const HOLDING = ['seated', 'offered', 'attended']
const BELIEVING = ['seated', 'offered', 'waiting']

/** Everything that breaks I1–I4, I7 or I30 in one activity and its entries; empty when all holds. */
export function brokenSeats(activity: Activity, signups: readonly Signup[]): string[] {
  const wrong: string[] = []
  // Called off: the marks stay as a record of who had a place; nobody may still believe to have one.
  const isOff = activity.status === 'cancelled'
  if (isOff && signups.some(({ status }) => BELIEVING.includes(status))) wrong.push('I4 somebody still holds a place in what was called off')
  for (const [key, pool] of isOff ? [] : Object.entries(activity.pools)) {
    const here = signups.filter(({ poolKey }) => poolKey === key)
    const marks = here.filter(({ status }) => HOLDING.includes(status)).flatMap(marksOf)
    const waiting = here.filter(({ status }) => status === 'waiting')
    const head = pool.line[0]
    const left = pool.capacity - pool.seats.length
    if (marks.length > pool.capacity) wrong.push(`I1 ${marks.length} places held of ${pool.capacity}`)
    if (head && left >= head.places && activity.status === 'open') wrong.push(`I2 ${left} places free while ${pool.line.length} wait`)
    if ([...marks].sort().join() !== [...pool.seats].sort().join()) wrong.push(`I4 ${pool.seats.length} seats marked, the entries hold ${marks.length}`)
    if (pool.line.length !== waiting.length) wrong.push(`I4 ${pool.line.length} in line, ${waiting.length} entries wait`)
    const places = pool.line.map(({ memberId }) => waiting.find((entry) => entry.memberId === memberId)?.signedUpAt)
    if (places.some((at) => at === undefined)) wrong.push('I7 somebody in the line has no waiting entry')
  }
  const people = new Set(signups.map(({ memberId }) => memberId))
  if (people.size !== signups.length) wrong.push('I3 two entries of one person')
  for (const signup of signups) {
    if (brokenLine(signup.history) !== null) wrong.push(`I30 the history of ${signup._id} is broken`)
    if (signup.history.at(-1)?.to !== signup.status) wrong.push(`I30 the last line of ${signup._id} is not its state`)
  }
  return wrong
}

/** Checkers of the sign-up invariants: they read the raw database and say what is wrong, in words. */
import type { Activity, Pool, Signup } from '@/cloudfunctions/kit/documents/activity'
import { marksOf } from '@/cloudfunctions/features/activity/seats'
import { brokenLine } from '@/cloudfunctions/kit/record'

const HOLDING = ['seated', 'offered', 'attended']
const BELIEVING = ['seated', 'offered', 'waiting']

/** Longer than any run of a function lasts (the timer's, 60 s): what happened this much before an instant was over by then. */
const RUN_MS = 60_000

/** When each place in the line of this pool was given up: called, cancelled, taken away. The instant is that of the run's beginning. */
function departuresFrom(here: readonly Signup[]): number[] {
  return here.flatMap(({ history }) => history.filter(({ from, to }) => from === 'waiting' && to !== 'waiting').map(({ at }) => at.getTime()))
}

/**
 * The order of joining is that of the atomic updates that made the line, and the entries keep of it what they were told:
 * `number`, the place in the line on joining. With all who had left by then it counts everybody who ever joined. Instants are
 * those at which runs began, and a run may be overtaken, so where people left meanwhile the count is only known within bounds;
 * where nobody left it is exact. Names everybody who stands behind somebody who certainly came later.
 */
function overtaken(inOrder: readonly Signup[], departures: readonly number[]): Signup[] {
  const goneBy = (ms: number) => departures.filter((at) => at <= ms).length
  let latest = 0
  return inOrder.filter(({ number, signedUpAt }) => {
    const [from, to] = [-RUN_MS, RUN_MS].map((ms) => (number ?? 0) + goneBy(signedUpAt.getTime() + ms)) as [number, number]
    const isOvertaken = latest > to
    latest = Math.max(latest, from)
    return isOvertaken
  })
}

/** I7 and I8 of one pool: whoever was called stood before all who wait, and every offer has places of its own. */
function brokenLineOf({ line, seats }: Pool, here: readonly Signup[]): string[] {
  const waiting = line.map(({ memberId }) => here.find((entry) => entry.memberId === memberId && entry.status === 'waiting'))
  const known = waiting.flatMap((entry) => entry ?? [])
  const offered = here.filter(({ status }) => status === 'offered')
  // Their own call is no departure that those behind were told of before it.
  const behindCalled = offered.flatMap((called) => overtaken([called, ...known], departuresFrom(here.filter((entry) => entry !== called))))
  const passed = new Set([...overtaken(known, departuresFrom(here)), ...behindCalled])
  const without = offered.filter((entry) => !marksOf(entry).every((mark) => seats.includes(mark)))
  return [
    ...(known.length < waiting.length ? ['I7 somebody in the line has no waiting entry'] : []),
    ...[...passed].map(({ memberId, number }) => `I7 ${memberId}, told to be number ${number}, stands behind somebody who came later`),
    ...without.map(({ memberId }) => `I8 ${memberId} was offered a place that is not theirs`),
    ...here.filter(isAnsweredTwice).map(({ memberId }) => `I8 an offer to ${memberId} was answered twice, or never made`),
  ]
}

/** An offer is answered by the next line of the history, once. */
const isAnsweredTwice = ({ history }: Signup) => history.some(({ from, to }, index) => from === 'offered' && (to === 'offered' || history[index - 1]?.to !== 'offered'))

/** Everything that breaks I1–I4, I7, I8 or I30 in one activity and its entries; empty when all holds. */
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
    wrong.push(...brokenLineOf(pool, here))
  }
  const people = new Set(signups.map(({ memberId }) => memberId))
  if (people.size !== signups.length) wrong.push('I3 two entries of one person')
  for (const signup of signups) {
    if (brokenLine(signup.history) !== null) wrong.push(`I30 the history of ${signup._id} is broken`)
    if (signup.history.at(-1)?.to !== signup.status) wrong.push(`I30 the last line of ${signup._id} is not its state`)
  }
  return wrong
}

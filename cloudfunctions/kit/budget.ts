/**
 * Calls a person may make in a minute, counted in this instance. Instances do not share the count:
 * it stops a script on one phone, not an army; the platform's own limits stand behind it. Whoever exceeds it is
 * noted once a minute, under a sealed name that tells the log nothing.
 */
import { log } from './log'
import { seal } from './secrets'

const CALLS_PER_MINUTE = 300
const MINUTE_MS = 60_000
const MAX_PEOPLE = 10_000
const NAME_BYTES = 9

let minute = 0
const counts = new Map<string, number>()

/** Counts this call; false when the person has used up the minute. */
export function isWithinBudget(openid: string, now: Date): boolean {
  const thisMinute = Math.floor(now.getTime() / MINUTE_MS)
  if (thisMinute !== minute || counts.size > MAX_PEOPLE) {
    minute = thisMinute
    counts.clear()
  }
  const count = (counts.get(openid) ?? 0) + 1
  counts.set(openid, count)
  if (count === CALLS_PER_MINUTE + 1) log('budget', { who: seal('budget', openid, NAME_BYTES).toString('base64url'), callsPerMinute: CALLS_PER_MINUTE })
  return count <= CALLS_PER_MINUTE
}

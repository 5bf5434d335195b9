/** When what a crash may have left behind is looked for: four times between one and two at night, in the hour before the purge. */
import { ZONE_OFFSET_MS } from '@/types/calendar'

const AT_HOUR = 1
const EVERY_MINUTES = 15

export function isNightRound(now: Date): boolean {
  const local = new Date(now.getTime() + ZONE_OFFSET_MS)
  return local.getUTCHours() === AT_HOUR && local.getUTCMinutes() % EVERY_MINUTES === 0
}

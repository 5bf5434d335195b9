import { dayOf, startOfDay } from '@/types/calendar'
import { partyOf } from './activities'

test('the party of the day is at hours at which people meet, and ends on its day, whenever the demonstration is begun', () => {
  const midnight = startOfDay(dayOf(new Date('2026-11-22T04:00:00Z'))).getTime()
  for (let hour = 0; hour < 24; hour += 1) {
    const { hour: begins, lasts = 0 } = partyOf(new Date(midnight + hour * 3_600_000))
    expect([begins >= 8, begins <= 19, lasts >= 1, begins + lasts <= 23.75, hour < 8 || begins <= hour]).toEqual([true, true, true, true, true])
  }
})

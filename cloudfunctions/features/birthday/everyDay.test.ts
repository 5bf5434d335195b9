/** The days on which calendars turn, through the timer's door, wherever the machine stands. Every day of the seven years: the long test. */
import { addDays } from '@/types/calendar'
import { keptIn } from '@/cloudfunctions/kit/birthdays'
import { everybody, wrongedIn, type Told } from '@/local/testing/birthdayYears/years'
import { mornings, morningsIn, zones } from '@/local/testing/birthdayYears/zones'

test('at the turns of the years, on leap days and at the lunar new year each is greeted once, on the same day in three time zones', async () => {
  const { folder, remove } = await mornings()
  const reports = await Promise.all(zones.map((zone) => morningsIn(zone, 'turns', folder))).finally(remove)
  console.log(reports.map(({ timeZone, people, days, runs, greetings }) => `${timeZone}: ${people} people, ${days} days, ${runs} runs of the timer, ${greetings} greetings`).join('\n'))
  expect(reports.map(({ timeZone }) => timeZone)).toEqual(zones)
  expect(reports.flatMap(({ wronged }) => wronged)).toEqual([])
  expect(reports.filter(({ greetings }) => greetings < 250)).toEqual([])
  expect(new Set(reports.map(({ digest }) => digest)).size).toBe(1)
}, 120_000)

describe('the check notices', () => {
  const people = everybody()
  const stretch = { from: '2026-01-01', until: '2026-12-31' }
  const page = (year: number) => `features/birthday/pages/card/index?year=${year}`
  const days = people.flatMap(({ member, date }) => [2025, 2026].map((year) => ({ memberId: member._id, year, day: keptIn(date, year) }))).filter(({ day }) => day.startsWith('2026'))
  const greetings = days.map((one) => ({ ...one, _id: `${one.memberId}_${one.year}` }))
  const right: Told = { greetings, told: greetings.map(({ _id, memberId, year }) => ({ _id, memberId, page: page(year) })) }
  const wronged = (told: Told) => wrongedIn(people, told, [stretch]).length

  test.each<[string, Told, number]>([
    ['nothing where nothing is wrong', right, 0],
    ['somebody forgotten', { ...right, greetings: greetings.slice(1) }, 1],
    ['a day too late', { ...right, greetings: greetings.map((one, index) => (index === 0 ? { ...one, day: addDays(one.day, 1) } : one)) }, 1],
    ['greeted twice', { ...right, greetings: [...greetings, ...greetings.slice(0, 1)] }, 1],
    ['told twice', { ...right, told: [...right.told, ...right.told.slice(0, 1)] }, 1],
    ['greeted but not told', { ...right, told: right.told.slice(1) }, 1],
  ])('%s', (_what, told, expected) => expect(wronged(told)).toBe(expected))
})

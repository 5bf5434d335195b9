/** T11, the rules alone; `npm run test:clocks` plays the stories over the wire as well. */
import { defaultPolicies } from '@/cloudfunctions/kit/defaultPolicies'
import { expected, expectedAnswers, wireTurns } from './clocks/expected'
import { storyNames } from './clocks/stories'
import { rowOf, timed, timeUnits } from './clocks/timed'
import { compareZones } from './clocks/zones'

test('the rules that know a date say the same in Greenwich, Shanghai and New York, at every turn of the calendar', async () => {
  const { scenarios, differing, isControlNoticed } = await compareZones('tables')
  expect(differing).toEqual([])
  expect(scenarios).toBeGreaterThan(400)
  // The control: the month of the machine is another one in New York when the year begins in Shanghai.
  expect(isControlNoticed).toBe(true)
}, 60_000)

test('every story has its expected answer at every turn', () => {
  expect(Object.keys(expected)).toEqual(storyNames)
  expect(Object.values(expectedAnswers).filter((answer) => answer !== undefined)).toHaveLength(storyNames.length * wireTurns.length)
})

describe('what has a time', () => {
  const keys = [...new Set(defaultPolicies.filter(({ unit }) => timeUnits.has(unit)).map(({ key }) => key))]

  test('is told by a story, or says why another one tells it: every setting in hours, days or months', () => {
    expect(keys.length).toBeGreaterThan(80)
    expect(keys.filter((key) => !rowOf(key))).toEqual([])
    expect(timed.filter(({ story, because }) => (story === null ? !because : !storyNames.includes(story)))).toEqual([])
    expect(storyNames.filter((name) => !timed.some(({ story }) => story === name))).toEqual([])
  })

  test('has no row that tells of nothing', () => {
    const told = new Set(keys.map((key) => rowOf(key)))
    expect(timed.filter((row) => row.keys.length > 0 && !told.has(row))).toEqual([])
  })

  test('negative control: a setting that no row names is noticed', () => expect(rowOf('vote.openDays')).toBeUndefined())
})

/** T11, the rules alone; `npm run test:clocks` plays the stories over the wire as well. */
import { expected, expectedAnswers, wireTurns } from './clocks/expected'
import { storyNames } from './clocks/stories'
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

/** The checker of the sign-up invariants notices what it says it notices: raw documents, each with one thing wrong. */
import { born, chained } from '@/cloudfunctions/kit/record'
import type { Activity, Signup } from '@/cloudfunctions/kit/documents/activity'
import { brokenSeats } from './seats'

const MORNING = Date.parse('2026-06-01T01:30:00Z')
const MINUTE_MS = 60_000

interface Told {
  /** Minutes after the morning at which the person signed up. */
  readonly minute: number
  readonly number?: number
  /** States after the first, so many minutes apart. */
  readonly then?: readonly Signup['status'][]
  readonly apart?: number
}

/** An entry as the product leaves it, of somebody who was seated (no number) or told their number in the line. */
function entryOf(memberId: string, { minute, number, then = [], apart = 1 }: Told): Signup {
  const first = number === undefined ? 'seated' : 'waiting'
  const at = new Date(MORNING + minute * MINUTE_MS)
  const entry = { _id: `a_${memberId}`, memberId, poolKey: 'p0', places: 1, number: number ?? null, signedUpAt: at, ...born(first, { at, by: memberId, action: 'activity.signUp' }, { id: 'r', digest: 'd' }) }
  const history = then.reduce((lines, to, index) => [...lines, chained(lines.at(-1), lines.at(-1)?.to ?? '', to, { at: new Date(at.getTime() + (index + 1) * apart * MINUTE_MS), by: 'system', action: 'next' })], entry.history)
  return { ...entry, history, status: then.at(-1) ?? first } as unknown as Signup
}

const activityOf = (capacity: number, seats: readonly string[], line: readonly string[]) =>
  ({ _id: 'a', status: 'open', pools: { p0: { name: '', capacity, seats, line: line.map((memberId) => ({ memberId, places: 1 })) } } }) as unknown as Activity

const seated = entryOf('zhang', { minute: 0 })
/** Three in line, in this order, within the same instant. */
const three = ['li', 'wang', 'chen'].map((memberId, index) => entryOf(memberId, { minute: 1, number: index + 1 }))

test('a line in the order of joining is whole, and so is one that people have left', () => {
  expect(brokenSeats(activityOf(1, ['zhang'], ['li', 'wang', 'chen']), [seated, ...three])).toEqual([])
  // Li was called; Zhao, told to be number three as well, stands behind Chen.
  const called = entryOf('li', { minute: 1, number: 1, then: ['offered', 'seated'] })
  const left = entryOf('zhang', { minute: 0, then: ['cancelled'] })
  expect(brokenSeats(activityOf(1, ['li'], ['wang', 'chen', 'zhao']), [left, called, ...three.slice(1), entryOf('zhao', { minute: 9, number: 3 })])).toEqual([])
})

test.each([
  ['neighbours have changed places', ['wang', 'li', 'chen'], ['li']],
  ['the last is the first', ['chen', 'li', 'wang'], ['li', 'wang']],
])('a line in the wrong order is noticed: %s', (_what, line, behind) => {
  const said = brokenSeats(activityOf(1, ['zhang'], line), [seated, ...three])
  expect(said).toHaveLength(behind.length)
  for (const [index, memberId] of behind.entries()) expect(said[index]).toMatch(new RegExp(`^I7 ${memberId},`))
})

test('a line in the wrong order is noticed where people have left it meanwhile, and the numbers told are not in order', () => {
  const called = [1, 2].map((number) => entryOf(`called${number}`, { minute: 1, number, then: ['offered', 'seated'], apart: 5 }))
  const [early, late] = [entryOf('early', { minute: 1, number: 3 }), entryOf('late', { minute: 30, number: 2 })]
  const everybody = [...called, early, late]
  expect(brokenSeats(activityOf(2, ['called1', 'called2'], ['early', 'late']), everybody)).toEqual([])
  expect(brokenSeats(activityOf(2, ['called1', 'called2'], ['late', 'early']), everybody)[0]).toMatch(/^I7 early,/)
})

test('somebody called over the heads of others is noticed', () => {
  const [li, wang] = three as [Signup, Signup]
  const called = entryOf('chen', { minute: 1, number: 3, then: ['offered'] })
  expect(brokenSeats(activityOf(1, ['chen'], ['li', 'wang']), [li, wang, called]).map((sentence) => sentence.slice(0, 7))).toEqual(['I7 li, ', 'I7 wang'])
})

test('two offers for one place are noticed, whether they share its mark or sit one above the other', () => {
  const offers = [1, 2].map((number) => entryOf(`called${number}`, { minute: 1, number, then: ['offered'] }))
  expect(brokenSeats(activityOf(1, ['called1'], []), offers)).toContain('I8 called2 was offered a place that is not theirs')
  expect(brokenSeats(activityOf(1, ['called1', 'called2'], []), offers)).toContain('I1 2 places held of 1')
  expect(brokenSeats(activityOf(2, ['called1', 'called2'], []), offers)).toEqual([])
})

test('an offer answered twice is noticed', () => {
  const lapsed = entryOf('li', { minute: 1, number: 1, then: ['offered', 'lapsed'] })
  expect(brokenSeats(activityOf(1, [], []), [lapsed])).toEqual([])
  const [, offer] = lapsed.history
  const again = chained(lapsed.history.at(-1), 'offered', 'seated', { at: new Date(MORNING), by: 'li', action: 'activity.acceptOffer' })
  expect(offer?.to).toBe('offered')
  expect(brokenSeats(activityOf(1, ['li'], []), [{ ...lapsed, status: 'seated', history: [...lapsed.history, again] }])).toEqual(['I8 an offer to li was answered twice, or never made'])
})

/** P2, P4, P5, P13 over the whole product: what the demonstration costs on the wire may not grow unseen. */
import { isDetail, isList, playedCosts, type ActionCost, type PlayedCosts } from './bench/played'

let played: PlayedCosts
beforeAll(async () => {
  played = await playedCosts()
}, 900_000)

const MOST_WRITE = 5
/** What takes more and why it may: the most it takes in the demonstration. Others go red beyond five. */
const dearer: Readonly<Record<string, number>> = {
  // Person by person of a batch.
  'handout.addPeople': 52, 'activity.uploadCheckIns': 50, 'handout.number': 46,
  // A document of a whole year, frozen: all figures are counted first, in two rounds over twelve collections.
  'summary.draft': 40, 'summary.sign': 39,
  // Money: ceiling, fund, case and read note, each a write of its own that a crash may not tear.
  'aid.approve': 14, 'aid.advance': 13, 'aid.submit': 14, 'visit.approve': 13,
  // Two people's offices and interests are looked up first, and a number without holes is given.
  'people.apply': 13, 'people.proposeRole': 10,
}
/** The rest of what passes five: a decision with its deadline, its messages, or its pictures. */
const MOST_OTHER = 9

const beyond = (costs: readonly ActionCost[], value: (cost: ActionCost) => number, limit: number) => costs.filter((cost) => value(cost) > limit).map((cost) => [cost.action, value(cost)])

test('lists take two operations and one a page more, details three', () => {
  expect(beyond(played.costs.filter(isList), ({ mostCalls }) => mostCalls, 3)).toEqual([])
  expect(beyond(played.costs.filter(isDetail), ({ mostCalls }) => mostCalls, 3)).toEqual([])
})

test('writes take five operations, but for those that are named with a reason', () => {
  const writes = played.costs.filter(({ kind }) => kind === 'write')
  expect(beyond(writes.filter(({ action }) => !(action in dearer)), ({ mostCalls }) => mostCalls, MOST_OTHER)).toEqual([])
  expect(writes.filter(({ action, mostCalls }) => mostCalls > (dearer[action] ?? MOST_OTHER)).map(({ action, mostCalls }) => [action, mostCalls])).toEqual([])
  expect(writes.filter(({ mostCalls }) => mostCalls <= MOST_WRITE).length / writes.length).toBeGreaterThan(0.7)
})

test('replies and requests stay small: a list 16 KB, a detail 8 KB, a request 2 KB unless it is a batch', () => {
  expect(beyond(played.costs.filter(isList), ({ mostReplyBytes }) => mostReplyBytes, 16 * 1024)).toEqual([])
  expect(beyond(played.costs.filter(isDetail), ({ mostReplyBytes }) => mostReplyBytes, 8 * 1024)).toEqual([])
  expect(beyond(played.costs.filter(({ action }) => action !== 'activity.uploadCheckIns'), ({ mostRequestBytes }) => mostRequestBytes, 2 * 1024)).toEqual([])
})

/**
 * Who is on the roster at the end of each month is counted of all of it: once or twice a night for all months together, 53 times in the
 * nights of the demonstration (a slow machine cuts a night's counting in two). No call of a person does so.
 */
const NIGHTLY_SCANS = 74

test('lists look at hardly more than they show, and no query but those of the night is without its index', () => {
  expect(played.shown).toBeGreaterThan(50)
  expect(played.examined / played.shown).toBeLessThan(1.5)
  expect(played.scans).toBeLessThanOrEqual(NIGHTLY_SCANS)
})

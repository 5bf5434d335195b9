/** What each action costs, and that a call that fails at any point can simply be sent again (here four of them; every write by `npm run test:faults`). */
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { FaultRule } from '@/local/cloud'
import type { Person } from '@/local/testing/person'
import { aProposal, castOn, lead, storedSuggestion, submittedBy, type Cast } from '@/local/testing/suggestions'
import type { Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { brokenLine } from '@/cloudfunctions/kit/record'
import type { ActionInput, ActionName } from '@/types/actions'
import type { SuggestionStatus } from '@/types/suggestionNames'

let cloud: TestCloud
let cast: Cast

beforeAll(async () => {
  cloud = await startCloud()
  cast = await castOn(cloud)
})
afterAll(() => cloud.close())
beforeEach(() => cloud.clock.set(new Date('2026-06-01T01:00:00Z')))
afterEach(() => {
  cloud.faults.clear()
  cloud.clock.reset()
})

const databaseCalls = (requests: readonly { action: string }[]) => requests.filter(({ action }) => action.startsWith('database.')).length

interface Act<Name extends ActionName = ActionName> {
  readonly from: SuggestionStatus
  readonly by: (cast: Cast) => Person
  readonly action: Name
  readonly input: (suggestionId: string) => ActionInput<Name>
  readonly calls: number
}
const act = <Name extends ActionName>(from: SuggestionStatus, by: keyof Omit<Cast, 'members'>, action: Name, input: (suggestionId: string) => ActionInput<Name>, calls: number): Act =>
  ({ from, by: (people: Cast) => people[by], action, input, calls }) as unknown as Act

const acts: readonly Act[] = [
  act('submitted', 'officer', 'suggestion.accept', (suggestionId) => ({ suggestionId, note: '' }), 4),
  act('submitted', 'officer', 'suggestion.return', (suggestionId) => ({ suggestionId, reason: '请补充' }), 4),
  act('submitted', 'officer', 'suggestion.decline', (suggestionId) => ({ suggestionId, reason: '不属于建议' }), 3),
  act('submitted', 'worker', 'suggestion.withdraw', (suggestionId) => ({ suggestionId }), 2),
  act('accepted', 'officer', 'suggestion.assign', (suggestionId) => ({ suggestionId, orgId: 'b-equip', isMajor: true }), 4),
  act('reviewing', 'department', 'suggestion.review', (suggestionId) => ({ suggestionId, verdict: 'adopt', reason: '' }), 2),
  act('adopted', 'department', 'suggestion.plan', (suggestionId) => ({ suggestionId, ownerName: '潘国强', finishOn: '2026-07-01', costFen: 0, expectedFen: 0 }), 4),
  act('submitted', 'officer', 'suggestion.redirect', (suggestionId) => ({ suggestionId, channel: 'complaint', reason: '个人权益' }), 4),
  act('reviewing', 'officer', 'suggestion.reassign', (suggestionId) => ({ suggestionId, orgId: 'b-ehs', reason: '属安全' }), 4),
  act('submitted', 'officer', 'suggestion.acceptBatch', (suggestionId) => ({ items: [{ suggestionId, note: '' }] }), 5),
  act('implementing', 'department', 'suggestion.complete', (suggestionId) => ({ suggestionId, note: '好了' }), 4),
  act('implementing', 'department', 'suggestion.stop', (suggestionId) => ({ suggestionId, reason: '停产' }), 3),
  act('verifying', 'department', 'suggestion.confirmEffect', (suggestionId) => ({ suggestionId, effect: '好', hasMoney: false }), 3),
  act('verified', 'juror', 'suggestion.score', (suggestionId) => ({ suggestionId, technique: 9, benefit: 9, scope: 9, practicality: 9, isBorrowed: false, note: '' }), 4),
  act('graded', 'officer', 'suggestion.publicise', (suggestionId) => ({ suggestionId }), 4),
  act('publicised', 'mate', 'suggestion.object', (suggestionId) => ({ suggestionId, text: '不实' }), 3),
  act('cleared', 'chair', 'suggestion.award', (suggestionId) => ({ suggestionId }), 4),
  act('awarded', 'finance', 'suggestion.pay', (suggestionId) => ({ suggestionId, note: '' }), 3),
  act('awarded', 'worker', 'suggestion.rate', (suggestionId) => ({ suggestionId, stars: 5, text: '' }), 2),
]

const led = new Map<SuggestionStatus, Suggestion>()
let copies = 0

/** Led there once by its people; copies of it serve the other cases. */
async function suggestionIn(state: SuggestionStatus): Promise<string> {
  if (!led.has(state)) {
    const suggestionId = await submittedBy(cast.worker)
    await lead(cloud, cast, suggestionId, state)
    led.set(state, await storedSuggestion(cloud, suggestionId))
  }
  copies += 1
  const copy = { ...(led.get(state) as Suggestion), _id: `copy${copies}`, number: `copy${copies}` }
  await cloud.load('suggestions', [copy])
  return copy._id
}

/** One that begins, one that decides, one that leaves the house's own people, one of money. */
const struck = acts.filter(({ action }) => ['suggestion.accept', 'suggestion.review', 'suggestion.object', 'suggestion.pay'].includes(action))

const told = async (suggestionId: string) => (await cloud.dump<{ page: string }>('messages', {})).filter(({ page }) => page.endsWith(suggestionId)).length

describe('database calls', () => {
  test.each(acts)('$action takes $calls', async ({ from, by, action, input, calls }) => {
    const suggestionId = await suggestionIn(from)
    const { requests, runs } = await cloud.wire.record(() => by(cast).does(action, input(suggestionId)))
    expect(databaseCalls(requests)).toBe(calls)
    expect(runs[0]?.replyBytes).toBeLessThan(1_000)
    expect(calls).toBeLessThanOrEqual(action === 'suggestion.acceptBatch' ? 5 : 4)
  })

  test('lists take one beside the caller, details at most two in all, merging four, and replies stay small', async () => {
    const suggestionId = await suggestionIn('reviewing')
    const cost = async <Name extends ActionName>(person: Person, action: Name, input: ActionInput<Name>) => {
      const { requests, runs } = await cloud.wire.record(() => person.does(action, input))
      return [databaseCalls(requests), (runs[0]?.replyBytes ?? 0) < 8_000]
    }
    // The person of every call is read first; handlers that need documents get them in that same call.
    expect(await cost(cast.worker, 'suggestion.mine', { limit: 10 })).toEqual([2, true])
    expect(await cost(cast.officer, 'suggestion.list', { year: '2026', limit: 10 })).toEqual([2, true])
    expect(await cost(cast.mate, 'suggestion.publicity', {})).toEqual([2, true])
    expect(await cost(cast.worker, 'suggestion.get', { suggestionId })).toEqual([2, true])
    expect(await cost(cast.officer, 'suggestion.desk', { suggestionId })).toEqual([2, true])
    expect(await cost(cast.juror, 'suggestion.case', { suggestionId })).toEqual([2, true])
    cloud.clock.advance(60_000)
    const twin = await submittedBy(cast.mate)
    expect(await cost(cast.officer, 'suggestion.merge', { suggestionId: twin, intoId: suggestionId, reason: '' })).toEqual([4, true])
    expect((await cost(cast.worker, 'suggestion.submit', aProposal()))[0]).toBe(6)
  })
})

/** One call with a fault on the way, sent twice more; how many messages it left. */
async function sentThrice({ from, by, action, input }: Act, fault: FaultRule | null): Promise<number> {
  const suggestionId = await suggestionIn(from)
  const before = await storedSuggestion(cloud, suggestionId)
  const messages = await told(suggestionId)
  const requestId = crypto.randomUUID()
  if (fault) cloud.faults.plan({ ...fault, action, request: 'database.' })
  await by(cast).ask(action, input(suggestionId), requestId).catch(() => null)
  cloud.faults.clear()
  const second = await by(cast).ask(action, input(suggestionId), requestId)
  expect([fault, second.ok]).toEqual([fault, true])
  expect(await by(cast).ask(action, input(suggestionId), requestId)).toEqual(second)
  const after = await storedSuggestion(cloud, suggestionId)
  expect([after.history.length, after.version]).toEqual([before.history.length + 1, before.version + 1])
  expect(brokenLine(after.history)).toBeNull()
  return (await told(suggestionId)) - messages
}

describe('a call that fails at any point and is sent again', () => {
  const everyCall = (calls: number, ...kinds: FaultRule['kind'][]) => kinds.flatMap((kind) => Array.from({ length: calls }, (_, index) => ({ kind, nth: index + 1 })))

  test.each(struck)('$action happens once, with one answer and the same messages', async (step) => {
    const messages = await sentThrice(step, null)
    for (const fault of everyCall(step.calls, 'errorBefore', 'errorAfter')) expect([fault, await sentThrice(step, fault)]).toEqual([fault, messages])
  })

  test('also when the instance dies in the middle', async () => {
    const [accept] = acts as [Act]
    for (const fault of everyCall(accept.calls, 'crash')) expect([fault, await sentThrice(accept, fault)]).toEqual([fault, 1])
  })

  test.each(acts)('$action delivered twice at once is done once', async ({ from, by, action, input }) => {
    const suggestionId = await suggestionIn(from)
    const { version } = await storedSuggestion(cloud, suggestionId)
    const requestId = crypto.randomUUID()
    const replies = await Promise.all([by(cast).ask(action, input(suggestionId), requestId), by(cast).ask(action, input(suggestionId), requestId)])
    expect(replies[0]).toEqual(replies[1])
    expect((await storedSuggestion(cloud, suggestionId)).version).toBe(version + 1)
  })

  test('suggestion.submit leaves one suggestion and no hole in the numbers', async () => {
    const numbers: number[] = []
    for (const { kind, nth } of everyCall(6, 'errorBefore', 'errorAfter')) {
      const requestId = crypto.randomUUID()
      const proposal = aProposal()
      cloud.faults.plan({ kind, action: 'suggestion.submit', nth, request: 'database.' })
      await cast.worker.ask('suggestion.submit', proposal, requestId).catch(() => null)
      cloud.faults.clear()
      const reply = await cast.worker.does('suggestion.submit', proposal, requestId)
      expect(await cast.worker.does('suggestion.submit', proposal, requestId)).toEqual(reply)
      numbers.push(Number(reply.number.slice(-4)))
    }
    expect(numbers).toEqual(numbers.map((_number, index) => (numbers[0] as number) + index))
  })
})

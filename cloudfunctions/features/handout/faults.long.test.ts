/**
 * T6 for handouts: each database call of each write fails in turn, before or after its effect, and the phone sends the
 * same request again. One signature, one reserve, one allowance; and what each action costs.
 */
import type { Allowance, Handout, HandoutRow } from '@/cloudfunctions/kit/documents/handout'
import { brokenLine } from '@/cloudfunctions/kit/record'
import { aMember } from '@/local/testing/builders'
import { storedFund } from '@/local/testing/funds'
import { aMinuteLater, aHandoutPlan, draftedHandout, handoutCastOn, picked, storedHandout, storedRows, type HandoutCast } from '@/local/testing/handouts'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Reply } from '@/types/errors'

const NOW = new Date('2026-09-21T01:00:00Z')
const FUND = 'company_2026_union'
const FEN = 12_000

let cloud: TestCloud
let cast: HandoutCast

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(NOW)
  cast = await handoutCastOn(cloud, '2026')
})
afterAll(() => cloud.close())
/** A minute has its number of calls; each case gets one of its own. */
let minutes = 0
beforeEach(() => cloud.clock.set(new Date(NOW.getTime() + (minutes += 2) * 60_000)))
afterEach(() => cloud.faults.clear())

interface Scene {
  readonly handoutId: string
  readonly one: Member
  /** Not on the list. */
  readonly others: readonly Member[]
}

/** A draft for one newcomer, led as far as wanted. */
async function aScene(until: 'draft' | 'pending' | 'running'): Promise<Scene> {
  const [one, ...others] = [aMember(), aMember(), aMember()] as const
  await cloud.load('members', [one, ...others])
  const plan = aHandoutPlan({ form: 'voucher', item: '月饼提货券', unitFen: FEN, target: { ...picked, orgIds: [], posts: [] } }, NOW.getTime())
  const handoutId = await draftedHandout(cast, plan, [one])
  if (until !== 'draft') await cast.officer.does('handout.submit', { handoutId })
  if (until === 'running') {
    await cast.chair.does('handout.decide', { handoutId, verdict: 'approve', note: '' })
    await cloud.fire()
  }
  return { handoutId, one, others }
}

interface Act {
  readonly action: string
  readonly from: 'draft' | 'pending' | 'running'
  /** Database calls when nothing fails. */
  readonly calls: number
  readonly prepare?: (scene: Scene) => Promise<unknown>
  readonly ask: (scene: Scene, requestId: string) => Promise<Reply<unknown>>
}

const at = NOW.toISOString()
const acts: readonly Act[] = [
  { action: 'handout.addPeople', from: 'draft', calls: 14, ask: ({ handoutId, one, others }, id) => cast.officer.ask('handout.addPeople', { handoutId, staffNos: [one, ...others].map(({ staffNo }) => staffNo) }, id) },
  { action: 'handout.removePerson', from: 'draft', calls: 6, ask: ({ handoutId, one }, id) => cast.officer.ask('handout.removePerson', { handoutId, rowId: `${handoutId}_${one._id}`, reason: '名单有误' }, id) },
  { action: 'handout.submit', from: 'draft', calls: 8, ask: ({ handoutId }, id) => cast.officer.ask('handout.submit', { handoutId }, id) },
  { action: 'handout.decide', from: 'pending', calls: 4, ask: ({ handoutId }, id) => cast.chair.ask('handout.decide', { handoutId, verdict: 'approve', note: '' }, id) },
  { action: 'handout.decide', from: 'pending', calls: 6, ask: ({ handoutId }, id) => cast.chair.ask('handout.decide', { handoutId, verdict: 'return', note: '请写明供应商' }, id) },
  { action: 'handout.signFor', from: 'running', calls: 3, ask: ({ handoutId, one }, id) => cast.officer.ask('handout.signFor', { handoutId, memberId: one._id, at }, id) },
  { action: 'handout.decline', from: 'running', calls: 4, ask: ({ handoutId, one }, id) => cloud.as(one).ask('handout.decline', { handoutId }, id) },
  {
    action: 'handout.takeBack', from: 'running', calls: 4,
    prepare: ({ handoutId, one }) => cast.officer.does('handout.signFor', { handoutId, memberId: one._id, at }),
    ask: ({ handoutId, one }, id) => cast.officer.ask('handout.takeBack', { handoutId, rowId: `${handoutId}_${one._id}`, reason: '点错' }, id),
  },
  { action: 'handout.number', from: 'running', calls: 6, ask: ({ handoutId, one }, id) => cast.officer.ask('handout.number', { handoutId, lines: [{ staffNo: one.staffNo, voucherNo: 'A-1' }] }, id) },
  {
    action: 'handout.redeem', from: 'running', calls: 3,
    prepare: async ({ handoutId, one }) => {
      await cast.officer.does('handout.number', { handoutId, lines: [{ staffNo: one.staffNo, voucherNo: 'A-1' }] })
      await cast.officer.does('handout.signFor', { handoutId, memberId: one._id, at })
    },
    ask: ({ handoutId }, id) => cast.officer.ask('handout.redeem', { handoutId, voucherNos: ['A-1'] }, id),
  },
  { action: 'handout.cancel', from: 'running', calls: 2, ask: ({ handoutId }, id) => cast.chair.ask('handout.cancel', { handoutId, reason: '停业' }, id) },
]

/** What the phone hears when it keeps asking, as it does by itself. */
async function insisting(ask: () => Promise<Reply<unknown>>): Promise<Reply<unknown>> {
  let reply = await ask()
  for (let tries = 0; tries < 3 && !reply.ok; tries += 1) reply = await ask()
  return reply
}

/** Of how many people the answer speaks, and what became of each. */
function saidIn(reply: Reply<unknown> | null) {
  const { people = null, results = [] } = (reply?.ok ? reply.data : {}) as { people?: number; results?: ReadonlyArray<{ outcome: string | null }> }
  return { people, outcomes: results.map(({ outcome }) => outcome) }
}

/** What the database says in the end: states, lines, money and allowance. */
async function traceOf({ handoutId }: Scene, reservedBefore: number) {
  const handout: Handout = await storedHandout(cloud, handoutId)
  const rows: HandoutRow[] = await storedRows(cloud, handoutId)
  const allowances = await cloud.dump<Allowance>('allowances', { _id: rows[0]?.allowance ?? '' })
  expect([brokenLine(handout.history), ...rows.map(({ history }) => brokenLine(history))]).toEqual([null, ...rows.map(() => null)])
  return {
    status: handout.status,
    people: handout.people,
    steps: handout.history.map(({ action }) => action),
    rows: rows.map(({ status, history }) => [status, history.length]).sort(),
    allowances: allowances.map(({ fen, times, holders, taken }) => [fen, times, holders.length, taken.length]),
    reserved: (await storedFund(cloud, FUND)).reservedFen - reservedBefore,
  }
}

const databaseCalls = (requests: readonly { action: string }[]) => requests.filter(({ action }) => action.startsWith('database.')).length

test.each(acts)('$action happens once and answers the same, whichever of its $calls calls fails', async ({ action, from, calls, prepare, ask }) => {
  const once = async (fault: { kind: 'errorBefore' | 'errorAfter'; nth: number } | null) => {
    const scene = await aScene(from)
    await prepare?.(scene)
    const { reservedFen } = await storedFund(cloud, FUND)
    const requestId = crypto.randomUUID()
    if (fault) cloud.faults.plan({ ...fault, action, request: 'database.' })
    let reply: Reply<unknown> | null = null
    const { requests } = await cloud.wire.record(async () => {
      reply = await insisting(() => ask(scene, requestId))
    })
    cloud.faults.clear()
    expect([fault, (reply as Reply<unknown> | null)?.ok]).toEqual([fault, true])
    if (!fault) expect(databaseCalls(requests)).toBe(calls)
    expect([fault, await ask(scene, requestId)]).toEqual([fault, reply])
    return { ...(await traceOf(scene, reservedFen)), said: saidIn(reply) }
  }
  const undisturbed = await once(null)
  const faults = (['errorBefore', 'errorAfter'] as const).flatMap((kind) => Array.from({ length: calls }, (_, index) => ({ kind, nth: index + 1 })))
  for (const fault of faults) expect([fault, await once(fault)]).toEqual([fault, undisturbed])
}, 90_000)

test.each([11, 12, 13])('the timer settles a plan that ended although calls fail at random (seed %i): money, lines and allowances as without faults', async (seed) => {
  // Plans that other cases cancelled are settled first.
  await cloud.fire()
  await cloud.fire()
  const ended = async (isDisturbed: boolean) => {
    const people = [aMember(), aMember(), aMember()]
    await cloud.load('members', people)
    const plan = aHandoutPlan({ unitFen: FEN, target: { ...picked, orgIds: [], posts: [] } }, NOW.getTime())
    const before = await storedFund(cloud, FUND)
    const handoutId = await draftedHandout(cast, plan, people)
    await cast.officer.does('handout.submit', { handoutId })
    await cast.chair.does('handout.decide', { handoutId, verdict: 'approve', note: '' })
    await cast.officer.does('handout.signFor', { handoutId, memberId: people[0]?._id ?? '', at })
    await cast.officer.does('handout.end', { handoutId })
    if (isDisturbed) cloud.faults.seed({ seed, rate: 0.3, kinds: ['errorBefore', 'errorAfter'] })
    for (let tries = 0; tries < 4; tries += 1) await aMinuteLater(cloud)
    cloud.faults.clear()
    await aMinuteLater(cloud)
    const handout = await storedHandout(cloud, handoutId)
    const after = await storedFund(cloud, FUND)
    const rows = await storedRows(cloud, handoutId)
    const allowances = await Promise.all(rows.map(({ allowance }) => cloud.dump<Allowance>('allowances', { _id: allowance })))
    return {
      job: handout.job, spent: handout.spentFen, paid: after.paidFen - before.paidFen, reserved: after.reservedFen - before.reservedFen,
      rows: rows.map(({ status }) => status).sort(), fen: allowances.flat().map(({ fen }) => fen).sort(),
    }
  }
  expect(await ended(true)).toEqual({ ...(await ended(false)), job: null, spent: FEN, paid: FEN, reserved: 0 })
}, 60_000)

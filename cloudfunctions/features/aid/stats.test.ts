/** Figures of people in need, set against each other by somebody who may see them all and asks every day. */
import * as fc from 'fast-check'
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { aidCastOn, appliedBy, leadAid, type AidCast } from '@/local/testing/aids'
import { aMember } from '@/local/testing/builders'
import { demoEnvironment, startCloud, type TestCloud } from '@/local/testing/startCloud'
import { allFrom, peopleOf, shownOf, tablesOf } from './stats'

const labels = { kind: { living: '生活救助', medical: '大病救助' }, unit: { a: '一', b: '二' }, outcome: { aided: '已救助', open: '办理中' } }
type People = Readonly<ReturnType<typeof peopleOf>>
const codes = { kind: ['living', 'medical'], unit: ['a', 'b'], outcome: ['aided', 'open'] } as const
const days = ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31']
/** Somebody who applies in one quarter, and is helped in that one, in a later one, or not at all. */
const story = fc.record({ kind: fc.constantFrom(...codes.kind), unit: fc.constantFrom(...codes.unit), from: fc.nat(3), after: fc.nat(5) })
const history = fc.array(story, { maxLength: 40 }).map((all) => (day: string): People => {
  const quarter = days.indexOf(day)
  return all.filter(({ from }) => from <= quarter).map(({ kind, unit, from, after }) => ({ kind, unit, outcome: from + after <= quarter ? 'aided' : 'open' }))
})
const cellsOf = (people: People) => {
  const { total, tables } = tablesOf(people, labels as never)
  return [total, ...tables.flatMap(({ cells }) => cells.map((cell) => cell.people))]
}
/** How often a figure of one quarter less that of the quarter before is one or two. */
function told(quarters: readonly People[]): number {
  const shown = quarters.map(cellsOf)
  return shown.slice(1).reduce((sum, now, index) => sum + now.filter((value, cell) => {
    const before = shown[index]?.[cell] ?? null
    return value !== null && before !== null && [1, 2].includes(Math.abs(value - before))
  }).length, 0)
}

test('from quarter to quarter no figure moves by one or two; the figures of a day are all of that day', () => {
  let carried = 0
  let moved = 0
  let toldAsCounted = 0
  fc.assert(fc.property(history, (peopleOn) => {
    const shown = days.map((day) => shownOf('2026', day, peopleOn, labels as never))
    expect(told(shown.map(({ people }) => people))).toBe(0)
    for (const { asOf, people } of shown) expect(people).toEqual(peopleOn(asOf))
    carried += shown.filter(({ asOf }, index) => asOf !== days[index]).length
    moved += shown.filter(({ asOf }, index) => index > 0 && asOf === days[index]).length
    toldAsCounted += told(days.map(peopleOn))
  }), { numRuns: 300, seed: 7 })
  // Control: each quarter shown as counted would tell; and what is shown does go on.
  expect([toldAsCounted > 100, carried > 50, moved > 50]).toEqual([true, true, true])
})

test('a year of more cases than one page is counted whole', async () => {
  const stored = Array.from({ length: 11 }, (_, index) => ({ _id: `c${index}`, submittedAt: new Date(2026, 0, 1 + Math.floor(index / 2)) }) as Aid)
  const read = (most: number) => async (from: Date) => stored.filter(({ submittedAt }) => submittedAt >= from).slice(0, most)
  expect((await allFrom(new Date(2026, 0, 1), read(4), 4)).map(({ _id }) => _id)).toEqual(stored.map(({ _id }) => _id))
  // Control: one page alone would leave seven out.
  expect(await read(4)(new Date(2026, 0, 1))).toHaveLength(4)
})

describe('an auditor who asks after each event', () => {
  let cloud: TestCloud
  let cast: AidCast
  beforeAll(async () => {
    Object.assign(process.env, demoEnvironment)
    cloud = await startCloud()
    cloud.clock.set(new Date('2026-06-01T01:00:00Z'))
    cast = await aidCastOn(cloud)
  })
  afterAll(() => cloud.close())
  const asked = () => cast.auditor.does('aid.statistics', { year: '2026' })
  const reason = '收入高于标准，可以申请复核'

  test('sees nothing move: one paid, one declined, one withdrawn, one more who applies; who takes the agreement back closes the table by kind, and no figure moves', async () => {
    const people: Member[] = Array.from({ length: 7 }, () => aMember())
    await cloud.load('members', people)
    const aidIds: string[] = []
    for (const one of people.slice(0, 6)) aidIds.push(await appliedBy(cloud.as(one)))
    const [declined = '', withdrawn = ''] = aidIds
    const approved = await leadAid({ cloud, cast }, await appliedBy(cast.worker), 'approved')
    cloud.clock.set(new Date('2026-07-02T01:00:00Z'))
    const first = await asked()
    expect(first).toMatchObject({ asOf: '2026-06-30', total: 7 })
    const live = async () => JSON.stringify(tablesOf(peopleOf(await cloud.dump<Aid>('aids'), new Date('2027-01-01T00:00:00Z')), labels as never))
    const seen = new Set([JSON.stringify(first)])
    const asCounted = new Set([await live()])
    const events: ReadonlyArray<() => Promise<unknown>> = [
      () => cast.finance.does('aid.pay', { aidId: approved, paidOn: '2026-07-02', note: '' }),
      () => cast.caseworker.does('aid.decline', { aidId: declined, reason }),
      () => cloud.as(people[1] as Member).does('aid.withdraw', { aidId: withdrawn, reason: '' }),
      () => appliedBy(cloud.as(people[6] as Member)),
    ]
    for (const event of events) {
      await event()
      seen.add(JSON.stringify(await asked()))
      asCounted.add(await live())
    }
    expect(seen.size).toBe(1)
    // Control: by the state of today they move.
    expect(asCounted.size).toBeGreaterThan(1)
    const [given] = await cloud.dump<{ _id: string }>('agreements', { memberId: people[2]?._id ?? '', purpose: 'aidSensitive' })
    await cloud.as(people[2] as Member).does('privacy.withdraw', { agreementId: given?._id ?? '' })
    await cloud.fire()
    expect((await cloud.dump<Aid>('aids', { _id: aidIds[2] }))[0]).toMatchObject({ status: 'withdrawn' })
    const after = await asked()
    expect(after.total).toBe(first.total)
    for (const { table, cells } of after.tables) {
      const before = first.tables.find((one) => one.table === table)?.cells ?? []
      expect([table, cells]).toEqual([table, before.map((cell) => (table === 'kind' ? { ...cell, people: null } : cell))])
    }
  })
})

/** Who is there at the end of a period; what a ledger took in, less what was taken back; greetings by the unit of their day. */
import { aMember } from '@/local/testing/builders'
import { useKitOn } from '@/local/testing/kit'
import type { Person } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { Member } from '@/cloudfunctions/kit/documents/people'

let cloud: TestCloud
let chair: Person
let auditor: Person
let leader: Person

const prod2 = { orgPath: ['company', 'b-prod2', 'g-prod2'], unitName: '生产二部' }
const roster: Member[] = [
  aMember({ gender: 'female', joinedOn: '2019-03-01' }),
  aMember({ gender: 'female', joinedOn: '2025-11-15', isUnionMember: false }),
  aMember({ gender: 'male', joinedOn: '2020-01-01', leftOn: '2025-06-30', ...prod2 }),
  aMember({ gender: 'male', joinedOn: '2026-02-10', ...prod2 }),
  aMember({ gender: 'female', joinedOn: '2020-01-01', delegate: { constituency: '生产一部', fromDay: '2023-01-01', untilDay: '2025-12-31' } }),
]

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set('2026-03-10T02:00:00Z')
  await cloud.load('members', roster)
  chair = await cloud.person(aMember({ role: 'CHAIR', joinedOn: '2010-01-01', gender: 'male' }))
  auditor = await cloud.person(aMember({ role: 'AUD', joinedOn: '2010-01-01', gender: 'male' }))
  leader = await cloud.person(aMember({ grants: [{ role: 'GRP', orgId: 'g-prod2' }], ...prod2, joinedOn: '2010-01-01', gender: 'male' }))
  await chair.does('fund.open', { year: '2026', source: 'union', openingFen: 50_000_00, note: '上年结转' })
  const fundId = (await chair.does('fund.list', { year: '2026' })).funds[0]?.fundId ?? ''
  await chair.does('fund.book', { fundId, kind: 'income', amountFen: 20_000_00, note: '拨缴经费' })
  await chair.does('fund.book', { fundId, kind: 'income', amountFen: 1_000_00, note: '误记' })
  const { items } = await chair.does('fund.entries', { fundId })
  await chair.does('fund.counter', { fundId, entryId: items.find(({ note }) => note === '误记')?.entryId ?? '', reason: '记错了账' })
  for (const minute of [1, 2, 3]) await cloud.fire(new Date(Date.parse('2026-03-10T20:00:00Z') + minute * 60_000))
})
afterAll(() => cloud.close())

async function valuesOf(period: string, person = chair) {
  const { figures } = await person.does('summary.dashboard', { period })
  return (key: string) => figures.find(({ figure }) => figure === key)?.value
}

test('the roster of a month is who had come and not left by its last day; of a year, that of its last month', async () => {
  const may = await valuesOf('2025-05')
  expect(['people', 'members', 'women', 'womenMembers'].map((key) => may(`roster.${key}`))).toEqual([6, 6, 2, 2])
  const june = await valuesOf('2025-06')
  expect(june('roster.people')).toBe(6)
  const july = await valuesOf('2025-07')
  expect(july('roster.people')).toBe(5)
  const year = await valuesOf('2025')
  expect([year('roster.people'), year('roster.members'), year('roster.women')]).toEqual([6, 5, 3])
  expect((await valuesOf('2026'))('roster.people')).toBe(7)
})

test('delegates are those in their term, its last day too', async () => {
  expect([(await valuesOf('2025'))('delegate.people'), (await valuesOf('2025'))('delegate.women')]).toEqual([1, 1])
  expect((await valuesOf('2026'))('delegate.people')).toBeNull()
})

test('a unit has its own people, and they open page by page', async () => {
  expect((await valuesOf('2026', leader))('roster.people')).toBe(2)
  const first = await chair.does('summary.records', { period: '2026', figure: 'roster.women', limit: 2 })
  const second = await chair.does('summary.records', { period: '2026', figure: 'roster.women', limit: 2, cursor: first.next ?? '' })
  expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null])
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(3)
  expect(first.items[0]).toMatchObject({ screen: 'person', adds: 1 })
})

test('who comes today is counted within a minute, who leaves tonight no more tomorrow', async () => {
  await cloud.load('members', [{ ...aMember({ joinedOn: '2026-03-10', gender: 'male' }), touch: 'x' } as Member])
  await cloud.fire(new Date('2026-03-10T20:10:00Z'))
  expect((await valuesOf('2026'))('roster.people')).toBe(8)
  await cloud.load('members', [{ ...aMember({ joinedOn: '2020-01-01', leftOn: '2026-03-11', gender: 'male' }), touch: 'x' } as Member])
  await cloud.fire(new Date('2026-03-10T20:11:00Z'))
  expect((await valuesOf('2026'))('roster.people')).toBe(9)
  await cloud.fire(new Date('2026-03-12T02:00:00Z'))
  expect((await valuesOf('2026'))('roster.people')).toBe(8)
})

test('income is what came in less what was taken back, and both lines are among its records; only who reads ledgers opens them', async () => {
  expect((await valuesOf('2026-03'))('fund.incomeFen')).toBe(20_000_00)
  const { items } = await auditor.does('summary.records', { period: '2026', figure: 'fund.incomeFen' })
  expect(items.map(({ adds }) => adds)).toEqual([20_000_00, 1_000_00, -1_000_00])
  expect(items.reduce((sum, { adds }) => sum + adds, 0)).toBe(20_000_00)
  expect(await leader.isRefused('summary.records', { period: '2026', figure: 'fund.incomeFen' })).toBe('NOT_ALLOWED')
  expect(await chair.isRefused('summary.records', { period: '2026', figure: 'spending.paidFen' })).toBe('NOT_ALLOWED')
})

test('the months of a night are counted in one pass over the roster, and come to what each counted alone comes to', async () => {
  useKitOn(cloud)
  const [{ groupsByMonth }, { memberFigures }, { monthsOfYear }] = await Promise.all([
    import('@/cloudfunctions/kit/figureGroups'), import('@/cloudfunctions/features/people/figures'), import('@/cloudfunctions/kit/figures'),
  ])
  const now = new Date('2026-03-12T02:00:00Z')
  const inOrder = (groups: readonly object[] = []) => groups.map((group) => JSON.stringify(group)).sort()
  const months = [...monthsOfYear('2025'), '2026-01', '2026-02', '2026-03']
  for (const source of memberFigures.filter(({ stock }) => stock)) {
    const { value: together, requests } = await cloud.wire.record(() => groupsByMonth(source, months, now))
    expect(requests.filter(({ on }) => on === 'members')).toHaveLength(1)
    for (const month of months) {
      const alone = await groupsByMonth(source, [month], now)
      expect([month, inOrder(together.get(month))]).toEqual([month, inOrder(alone.get(month))])
    }
    // The control: people came and left between these months.
    expect(new Set(months.map((month) => inOrder(together.get(month)).join())).size).toBeGreaterThan(1)
  }
})

test('a night reads the roster from end to end twice at most, however many months it counts anew', async () => {
  cloud.clock.set('2026-03-14T02:00:00Z')
  await cloud.fire(new Date('2026-03-14T19:30:00Z'))
  const { scans } = cloud.counters
  // The night of the 15th: three o'clock, and the minutes after it in which all is counted.
  for (const minute of [0, 1, 2, 3]) await cloud.fire(new Date(Date.parse('2026-03-15T20:00:00Z') + minute * 60_000))
  expect(cloud.counters.scans - scans).toBeLessThanOrEqual(2)
  expect(cloud.counters.scans - scans).toBeGreaterThan(0)
})

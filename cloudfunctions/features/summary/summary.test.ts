import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { aMember, aPlan } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { submittedBy } from '@/local/testing/suggestions'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { ActionOutput } from '@/types/actions'
import { HOUR_MS } from '@/types/calendar'

let cloud: TestCloud
let officer: Person
let chair: Person
let auditor: Person
let branch: Person
let workers: Person[]
let people: Member[]

const DAY = new Date('2025-03-05T01:00:00Z')

/** An activity as it is run: signed up for, some come, closed and archived. */
async function held(kind: 'flag' | 'birthday' | 'contest', startsAt: Date, goers: readonly number[], came: readonly number[]): Promise<string> {
  const begins = startsAt.getTime()
  cloud.clock.set(new Date(begins - 100 * HOUR_MS))
  const { activityId } = await officer.does('activity.saveDraft', { plan: aPlan({ kind, title: `${kind}活动`, capacity: 30 }, begins - 72 * HOUR_MS) })
  await officer.does('activity.submit', { activityId })
  await chair.does('activity.decide', { activityId, verdict: 'approve', note: '' })
  cloud.clock.set(new Date(begins - 60 * HOUR_MS))
  for (const index of goers) await (workers[index] as Person).does('activity.signUp', { activityId, guests: 0, answers: {} })
  cloud.clock.set(new Date(begins - 60_000))
  await officer.does('activity.start', { activityId })
  const entries = came.map((index) => ({ memberId: (people[index] as Member)._id, at: new Date(begins - 60_000).toISOString() }))
  await officer.does('activity.uploadCheckIns', { activityId, way: 'tickOff', entries })
  cloud.clock.set(new Date(begins + 3 * HOUR_MS))
  await officer.does('activity.finish', { activityId })
  await officer.does('activity.archive', { activityId, spentFen: 12_345, awards: '', note: '', photoFileIds: [] })
  return activityId
}

beforeAll(async () => {
  cloud = await startCloud()
  officer = await cloud.person(aMember({ role: 'OFF', name: '陈志强' }))
  chair = await cloud.person(aMember({ role: 'CHAIR', name: '吴建明' }))
  auditor = await cloud.person(aMember({ role: 'AUD', name: '谢文静' }))
  branch = await cloud.person(aMember({ name: '叶建华', grants: [{ role: 'GRP', orgId: 'g-prod1' }] }))
  people = Array.from({ length: 12 }, (_, index) => aMember(index < 4 ? { orgPath: ['company', 'b-prod2', 'g-prod2'], unitName: '生产二部' } : {}))
  await cloud.load('members', people)
  workers = people.map((member) => cloud.as(member))
  await held('flag', DAY, [0, 1, 2, 3, 4, 5], [0, 1, 4, 5])
  await held('flag', new Date('2025-04-05T01:00:00Z'), [0, 1, 4], [0, 1, 4])
  await held('contest', new Date('2025-11-20T07:00:00Z'), [5, 6, 7], [5, 6])
  cloud.clock.set('2025-06-03T02:00:00Z')
  for (const index of [0, 4, 5]) await submittedBy(workers[index] as Person)
  cloud.clock.set('2025-12-20T02:00:00Z')
  await cloud.fire(new Date('2025-12-20T02:00:00Z'))
  await cloud.fire(new Date('2025-12-20T02:01:00Z'))
})
afterAll(() => cloud.close())

type Dashboard = ActionOutput<'summary.dashboard'>
const figureIn = ({ figures }: Dashboard, key: string) => {
  const figure = figures.find((one) => one.figure === key)
  if (!figure) throw new Error(`no figure ${key}`)
  return figure
}

describe('summary.dashboard', () => {
  test('shows the year at a glance: sessions held, attendances by check-in and not by sign-up, people once', async () => {
    const year = await officer.does('summary.dashboard', { period: '2025' })
    expect(figureIn(year, 'activity.flag')).toMatchObject({ value: 2, unit: '次', state: 'counted' })
    expect(figureIn(year, 'attendance.flag')).toMatchObject({ value: 7, unit: '人次' })
    expect(figureIn(year, 'attendance.all')).toMatchObject({ value: 9 })
    expect(figureIn(year, 'attendance.people')).toMatchObject({ value: 5, unit: '人' })
    expect(figureIn(year, 'suggestion.submitted')).toMatchObject({ value: 3, unit: '件' })
    expect(figureIn(year, 'activity.spent')).toMatchObject({ value: 37_035, unit: '元' })
    expect(year.isBehind).toBe(false)
  })

  test('tells a zero from what nobody recorded and from what is not in use', async () => {
    const year = await officer.does('summary.dashboard', { period: '2025' })
    expect(figureIn(year, 'activity.reading')).toMatchObject({ value: 0, state: 'counted' })
    expect(figureIn(year, 'notice.published')).toMatchObject({ value: null, state: 'notRecorded' })
    expect(figureIn(year, 'training.sessions')).toMatchObject({ value: null, state: 'notEnabled', unit: '次' })
    const empty = await officer.does('summary.dashboard', { period: '2024' })
    expect(figureIn(empty, 'activity.flag')).toMatchObject({ value: null, state: 'notRecorded' })
  })

  test('has a trend by month and a part for every unit below, and both add up', async () => {
    const year = await officer.does('summary.dashboard', { period: '2025' })
    const flag = figureIn(year, 'attendance.flag')
    expect(year.months).toHaveLength(12)
    expect(flag.trend.slice(2, 4)).toEqual([4, 3])
    expect(flag.trend.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(flag.value)
    const byName = Object.fromEntries(year.parts.map(({ name }, index) => [name, flag.byUnit[index]]))
    expect(byName).toMatchObject({ 生产一部分会: 3, 生产二部分会: 4 })
    const quarter = await officer.does('summary.dashboard', { period: '2025-Q2' })
    expect([figureIn(quarter, 'attendance.flag').value, figureIn(quarter, 'attendance.people').value]).toEqual([3, 3])
  })

  test('has no rows for the employer’s departments beside the union’s tree: nothing is counted there', async () => {
    await cloud.load('orgs', [{ _id: 'd-prod1', type: 'department', name: '生产一部', parentId: 'company' }, { _id: 't-prod1', type: 'team', name: '聚合一班', parentId: 'd-prod1' }])
    const { parts, units } = await officer.does('summary.dashboard', { period: '2025' })
    expect([parts.map(({ name }) => name).includes('生产一部分会'), ['生产一部', '聚合一班'].filter((name) => [...parts, ...units].some((one) => one.name === name))]).toEqual([true, []])
  })

  test('stays within the reader’s own unit; to a worker it is refused, another unit does not exist', async () => {
    const own = await branch.does('summary.dashboard', { period: '2025' })
    expect(own).toMatchObject({ orgId: 'g-prod1', blocked: { draft: null } })
    expect(figureIn(own, 'attendance.flag').value).toBe(3)
    expect(own.units.map(({ orgId }) => orgId)).toEqual(['g-prod1'])
    expect(await branch.isRefused('summary.dashboard', { period: '2025', orgId: 'company' })).toBe('NOT_FOUND')
    expect(await branch.isRefused('summary.dashboard', { period: '2025', orgId: 'g-prod2' })).toBe('NOT_FOUND')
    expect(await (workers[0] as Person).isRefused('summary.dashboard', { period: '2025' })).toBe('NOT_ALLOWED')
  })

  test('costs three database calls, whatever it shows', async () => {
    for (const period of ['2025', '2025-Q1', '2025-03']) {
      const { requests, runs } = await cloud.wire.record(() => auditor.does('summary.dashboard', { period }))
      expect(requests.filter(({ action }) => action.startsWith('database.'))).toHaveLength(3)
      // Half a kilobyte a figure, of which there are eighty.
      expect(runs[0]?.replyBytes).toBeLessThan(40_000)
    }
  })
})

describe('summary.records', () => {
  test('opens exactly the records a figure counts, page by page', async () => {
    const first = await officer.does('summary.records', { period: '2025', figure: 'attendance.flag', limit: 4 })
    const second = await officer.does('summary.records', { period: '2025', figure: 'attendance.flag', limit: 4, cursor: first.next as string })
    const all = [...first.items, ...second.items]
    expect(all).toHaveLength(7)
    expect(second.next).toBeNull()
    expect(new Set(all.map(({ title, day }) => `${title} ${day}`)).size).toBe(7)
    expect(all[0]).toMatchObject({ screen: 'activity', day: '2025-03-05', adds: 1 })
    expect(await branch.does('summary.records', { period: '2025', figure: 'attendance.flag' })).toMatchObject({ items: { length: 3 } })
  })

  test('every figure of the year opens as many records as it counts', async () => {
    const { figures } = await officer.does('summary.dashboard', { period: '2025' })
    for (const { figure, value, unit, opens } of figures.filter((one) => one.opens)) {
      const { items } = await officer.does('summary.records', { period: '2025', figure, limit: 50 })
      const added = unit === '人' ? value : items.reduce((sum, { adds }) => sum + adds, 0)
      expect([figure, added, opens]).toEqual([figure, value, true])
    }
  })

  test('of a sensitive noun opens nothing here, nor as a file; an unknown figure does not exist', async () => {
    const { figures } = await chair.does('summary.dashboard', { period: '2025' })
    for (const { figure, opens } of figures.filter((one) => one.isSensitive)) {
      expect([figure, opens, await chair.isRefused('summary.records', { period: '2025', figure })]).toEqual([figure, false, 'NOT_ALLOWED'])
      expect([figure, await chair.isRefused('export.start', { list: 'summary.records', period: '2025', figure })]).toEqual([figure, 'NOT_ALLOWED'])
    }
    expect(figures.some(({ isSensitive }) => isSensitive)).toBe(true)
    expect(await chair.isRefused('summary.records', { period: '2025', figure: 'training.sessions' })).toBe('NOT_FOUND')
  })
})

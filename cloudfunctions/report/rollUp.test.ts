/** I31: what the roll-ups say is what counting says, whatever happened, however the timer ran, for any split of the year. */
import fc from 'fast-check'
import { useKitOn } from '@/local/testing/kit'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { activityFigures } from '@/cloudfunctions/features/activity/figures'
import type { Signup } from '@/cloudfunctions/kit/documents/activity'
import type { FigureCell } from '@/cloudfunctions/kit/documents/summary'
import { dayOf } from '@/types/calendar'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { daysOf, monthsIn, monthsOfYear, quarterOf, type FigureSource } from '@/cloudfunctions/kit/figures'

let cloud: TestCloud
let kit: { db: typeof import('@/cloudfunctions/kit/db').db; Collection: typeof import('@/cloudfunctions/kit/db').Collection; rollUp: typeof import('@/cloudfunctions/kit/rollUp') }
const source = activityFigures[1] as FigureSource

beforeAll(async () => {
  cloud = await startCloud()
  useKitOn(cloud)
  const { db, Collection } = await import('@/cloudfunctions/kit/db')
  kit = { db, Collection, rollUp: await import('@/cloudfunctions/kit/rollUp') }
})
afterAll(() => cloud.close())

const units = ['company', 'b-prod1', 'b-prod2', 'g-prod1']
const paths = [['company', 'b-prod1', 'g-prod1'], ['company', 'b-prod2', 'g-prod2'], ['company']]
const kinds = ['flag', 'birthday', 'contest'] as const
const statuses = ['seated', 'attended', 'absent', 'cancelled'] as const

type Entry = Pick<Signup, '_id' | 'memberId' | 'kind' | 'status' | 'guests' | 'startsAt' | 'orgPath'>
/** Something that happens to one entry, or to the counting. */
type Happening =
  | { readonly does: 'enter' | 'change'; readonly entry: number; readonly status: (typeof statuses)[number]; readonly day: number; readonly kind: number; readonly path: number; readonly guests: number }
  | { readonly does: 'count' | 'crash' | 'remark'; readonly at: number }

const ENTRIES = 14
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constantFrom('enter' as const, 'change' as const), entry: fc.nat(ENTRIES - 1), status: fc.constantFrom(...statuses), day: fc.nat(364), kind: fc.nat(2), path: fc.nat(2), guests: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('count' as const, 'crash' as const, 'remark' as const), at: fc.nat(6) }) },
)

/** The entries as they should be, without any database. */
type Model = Map<string, Entry>

function entryOf(happens: Extract<Happening, { entry: number }>): Entry {
  const startsAt = new Date(Date.UTC(2025, 0, 1 + happens.day, happens.day % 24))
  return { _id: `e${happens.entry}`, memberId: `m${happens.entry % 5}`, kind: kinds[happens.kind] as Entry['kind'], status: happens.status, guests: happens.guests, startsAt, orgPath: paths[happens.path] as string[] }
}

async function live(model: Model, happens: Happening): Promise<void> {
  if (!('entry' in happens)) return stir(happens)
  const entry = entryOf(happens)
  const known = model.has(entry._id)
  if (happens.does === 'enter' && known) return
  if (happens.does === 'change' && !known) return
  model.set(entry._id, entry)
  const { _id, ...fields } = entry
  if (known) await kit.db.signups.change({ _id }, { set: fields as never })
  else await kit.db.signups.insert(entry as Signup)
}

/** The counting as it may come: whole, dying at its n-th write, or with a mark that nobody needed. */
async function stir({ does, at }: { does: string; at: number }): Promise<void> {
  if (does === 'remark') return void (await kit.db.figureCells.change({ _id: `attendance_2025-0${at + 1}` }, { set: { isDirty: true }, inc: { marks: 1 } }))
  let writes = 0
  const whole = kit.Collection.prototype.changeQuietly
  if (does === 'crash') {
    kit.Collection.prototype.changeQuietly = async function (filter, change) {
      writes += 1
      if (writes > at) throw new Error('died')
      return whole.call(this, filter, change)
    }
  }
  try {
    await kit.rollUp.rollUp([source], new Date(0))
  } catch (error) {
    if (does !== 'crash') throw error
  } finally {
    kit.Collection.prototype.changeQuietly = whole
  }
}

const inPeriod = ({ startsAt }: Entry, period: string) => {
  const [from, until] = daysOf(period)
  return dayOf(startsAt) >= from && dayOf(startsAt) < until
}

/** Counting, written as plainly as it can be. */
function counted(model: Model, figure: 'all' | 'flag' | 'guests' | 'people', period: string, unit: string): number {
  const here = [...model.values()].filter((entry) => entry.status === 'attended' && entry.orgPath.includes(unit) && inPeriod(entry, period))
  if (figure === 'people') return new Set(here.map(({ memberId }) => memberId)).size
  if (figure === 'guests') return here.reduce((sum, { guests }) => sum + guests, 0)
  return here.filter(({ kind }) => figure === 'all' || kind === 'flag').length
}

async function rolled(): Promise<Map<string, FigureCell>> {
  const cells = await kit.db.figureCells.find({ source: source.key }, { limit: 1000 })
  return new Map(cells.map((cell) => [cell.period, cell]))
}

const valueIn = (cells: Map<string, FigureCell>, figure: string, periods: readonly string[], unit: string) =>
  periods.reduce((sum, period) => sum + (cells.get(period)?.units[unit]?.[figure] ?? 0), 0)

/** The year cut into runs of months at random places. */
const splits = fc.uniqueArray(fc.integer({ min: 1, max: 11 }), { maxLength: 5 }).map((cuts) => {
  const months = monthsOfYear('2025')
  const edges = [0, ...cuts.sort((a, b) => a - b), 12]
  return edges.slice(1).map((edge, index) => months.slice(edges[index], edge))
})

async function wipe(): Promise<void> {
  await kit.db.signups.remove({ kind: oneOf([...kinds]) })
  await kit.db.figureCells.remove({ source: source.key })
}

/** Plays a history, counts until nothing is left, and says where roll-ups and records disagree. */
async function differences(history: readonly Happening[], parts: readonly string[][]): Promise<string[]> {
  await wipe()
  const model: Model = new Map()
  for (const happens of history) await live(model, happens)
  expect(await kit.rollUp.rollUpAll([source], new Date(0))).toBe(true)
  const cells = await rolled()
  const wrong: string[] = []
  const say = (what: string, rolledUp: number, recounted: number) => rolledUp === recounted || wrong.push(`${what}: rolled ${rolledUp}, counted ${recounted}`)
  for (const unit of units) {
    for (const figure of ['all', 'flag', 'guests'] as const) {
      for (const part of parts) say(`${figure} ${unit} ${part[0]}…`, valueIn(cells, figure, part, unit), part.reduce((sum, month) => sum + counted(model, figure, month, unit), 0))
      say(`${figure} ${unit} year`, parts.reduce((sum, part) => sum + valueIn(cells, figure, part, unit), 0), counted(model, figure, '2025', unit))
    }
    for (const period of ['2025', '2025-Q2', quarterOf('2025-11'), '2025-07']) say(`people ${unit} ${period}`, valueIn(cells, 'people', [period], unit), counted(model, 'people', period, unit))
  }
  return wrong
}

test('roll-ups equal recounting for random histories, crashes of the counting, and any split of the year', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 30 }), splits, async (history, parts) => expect(await differences(history, parts)).toEqual([])),
    { numRuns: Number(process.env.ROLLUP_RUNS ?? 12), seed: 20251220 },
  )
}, 120_000)

test('negative control: a write that leaves no word behind is noticed by the comparison', async () => {
  await wipe()
  const entry: Entry = { _id: 'e0', memberId: 'm0', kind: 'flag', status: 'attended', guests: 1, startsAt: new Date('2025-05-05T00:00:00Z'), orgPath: ['company'] }
  await kit.db.signups.insert(entry as Signup)
  await kit.rollUp.rollUpAll([source], new Date(0))
  await kit.db.signups.changeQuietly({ _id: 'e0' }, { set: { status: 'absent' } })
  await kit.rollUp.rollUpAll([source], new Date(0))
  expect(valueIn(await rolled(), 'flag', monthsIn('2025'), 'company')).toBe(1)
  await kit.rollUp.sweepFigures([source], new Date('2026-01-05T20:00:00Z'))
  await kit.rollUp.rollUpAll([source], new Date(0))
  expect(valueIn(await rolled(), 'flag', monthsIn('2025'), 'company')).toBe(0)
})

test('T14: a copy restored without its roll-ups counts itself in the next night, to the same figures', async () => {
  await wipe()
  for (let index = 0; index < 6; index += 1) {
    const entry: Entry = { _id: `e${index}`, memberId: `m${index % 2}`, kind: 'flag', status: 'attended', guests: 1, startsAt: new Date(Date.UTC(2024, index * 2, 5)), orgPath: ['company'] }
    await kit.db.signups.insert(entry as Signup)
  }
  await kit.rollUp.rollUpAll([source], new Date(0))
  const units = async () => [...(await rolled()).values()].filter((cell) => Object.keys(cell.units).length > 0).map((cell) => [cell.period, cell.units] as const).sort(([a], [b]) => (a < b ? -1 : 1))
  const before = await units()
  await kit.db.figureCells.remove({ source: source.key })
  expect(await kit.rollUp.sweepFigures([source], new Date('2026-02-05T20:00:00Z'))).toBeGreaterThan(0)
  expect(await kit.rollUp.sweepFigures([source], new Date('2026-02-05T21:00:00Z'))).toBe(0)
  await kit.rollUp.rollUpAll([source], new Date(0))
  expect(await units()).toEqual(before)
})

/**
 * T14: a back-up brought back counts to the same figures. What an administrator takes out of the console (every collection,
 * as documents) goes into an empty environment; the summary of the year is asked of both. A file that is missing shows.
 */
import { collections } from '@/cloudfunctions/kit/collections'
import { brokenLine } from '@/cloudfunctions/kit/record'
import type { HistoryEntry } from '@/types/audit'
import { DAY_MS, HOUR_MS } from '@/types/calendar'
import { asked, openHouse } from '@/local/testing/activities'
import type { Person } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { castOn, lead, submittedBy } from '@/local/testing/suggestions'

type Copy = ReadonlyMap<string, ReadonlyArray<{ readonly _id: string; readonly history?: readonly HistoryEntry[] }>>

/** Counted from the others by the timer; a copy may lack it. */
const COUNTED = 'figureCells'
const PATIENCE_MS = 120_000
const NIGHTS = 2

let cloud: TestCloud
let officer: Person
let copy: Copy
let period: string

/** The timer of so many days, the minute after each as well: figures are counted behind the writes, and swept at night. */
async function settled(where: TestCloud): Promise<void> {
  for (let day = 0; day <= NIGHTS; day += 1) for (const minute of [0, 1]) await where.fire(new Date(where.clock.now() + day * DAY_MS + minute * 60_000))
}

async function copied(): Promise<Copy> {
  const entries = await Promise.all(collections.map(async ({ name }) => [name, await cloud.dump<{ _id: string }>(name)] as const))
  return new Map(entries.filter(([, docs]) => docs.length > 0))
}

async function figuresOf(person: Person) {
  const { figures } = await person.does('summary.dashboard', { period })
  return figures.map(({ figure, value }) => [figure, value])
}

beforeAll(async () => {
  const house = await openHouse({ maxWorkers: 2 });
  ({ cloud, officer } = house)
  const cast = await castOn(cloud)
  await lead(cloud, cast, await submittedBy(cast.worker), 'adopted')
  await submittedBy(cast.mate)
  const activityId = await house.anOpenActivity({ startsAt: new Date(Date.now() + HOUR_MS).toISOString(), endsAt: new Date(Date.now() + 2 * HOUR_MS).toISOString(), signUpClosesAt: new Date(Date.now() + HOUR_MS / 2).toISOString() })
  const people = await house.someWorkers(4)
  for (const person of people) await person.does('activity.signUp', { activityId, ...asked })
  await officer.does('activity.start', { activityId })
  const { code } = await officer.does('activity.door', { activityId })
  for (const person of people.slice(0, 3)) await person.does('activity.checkIn', { code })
  period = new Date(cloud.clock.now()).toISOString().slice(0, 4)
  await settled(cloud)
  copy = await copied()
}, PATIENCE_MS)
afterAll(() => cloud.close())

/** The figures of the copy in an empty environment, after two nights. */
async function restored(without: readonly string[] = []): Promise<unknown> {
  const other = await startCloud({ isEmpty: true, maxWorkers: 2 })
  try {
    for (const [name, docs] of copy) if (!without.includes(name)) await other.load(name, docs)
    await settled(other)
    return await figuresOf(other.as({ openid: officer.openid }))
  } finally {
    await other.close()
  }
}

test('everything brought back gives the same figures, with and without what was counted from it', async () => {
  const before = await figuresOf(officer)
  expect(before.filter(([, value]) => typeof value === 'number' && value > 0).length).toBeGreaterThan(2)
  expect(await restored()).toEqual(before)
  expect(await restored([COUNTED])).toEqual(before)
}, PATIENCE_MS)

test('every history in the copy is whole', () => {
  const broken = [...copy].flatMap(([name, docs]) => docs.filter(({ history }) => history && history.length > 0 && brokenLine(history) !== null).map(({ _id }) => `${name} ${_id}`))
  expect(broken).toEqual([])
})

test('negative control: without the file of the sign-ups the figures differ', async () => {
  expect(await restored(['signups', COUNTED])).not.toEqual(await figuresOf(officer))
}, PATIENCE_MS)

/** The read log cannot lose a line unseen. */
import { useKitOn } from '@/local/testing/kit'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { ReadSeal } from './documents/privacy'

let cloud: TestCloud
let log: typeof import('./readLog')
let seals: typeof import('./readSeals')
const by = { _id: 'o1', name: '陈主任', unitName: '工会' }
const at = (day: string) => new Date(`${day}T02:00:00Z`)
const days = ['2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21']
const broken = () => seals.brokenDays('2026-11-18', '2026-11-22')

beforeAll(async () => {
  cloud = await startCloud()
  useKitOn(cloud)
  log = await import('./readLog')
  seals = await import('./readSeals')
  for (const day of days) for (const subjectId of ['m1', 'm2']) await log.noteRead({ subjectId, by, what: '帮扶申请', objectId: 'a1', reason: '核实', now: at(day) })
})
afterAll(() => cloud.close())

test('each day is sealed once, after it is over; a pause of the timer is made up for', async () => {
  expect(await seals.sealReads(at('2026-11-19'))).toBe(1)
  expect(await seals.sealReads(at('2026-11-19'))).toBe(0)
  expect(await seals.sealReads(at('2026-11-22'))).toBe(3)
  expect((await cloud.dump<ReadSeal>('readSeals')).map(({ _id, count, previous }) => [_id, count, previous])).toEqual([
    ['2026-11-18', 2, ''], ['2026-11-19', 2, '2026-11-18'], ['2026-11-20', 2, '2026-11-19'], ['2026-11-21', 2, '2026-11-20'],
  ])
  expect(await broken()).toEqual([])
})

test('a line changed, a line deleted, a seal taken away: each is named by its day', async () => {
  const { db } = await import('./db')
  const [line] = await db.reads.find({ day: '2026-11-19' })
  await cloud.edit('reads', line?._id ?? '', { by: 'somebody else' })
  expect(await broken()).toEqual(['2026-11-19'])
  await cloud.edit('reads', line?._id ?? '', { by: 'o1' })
  expect(await broken()).toEqual([])
  await db.reads.remove({ _id: line?._id ?? '' })
  expect(await broken()).toEqual(['2026-11-19'])
  await db.reads.insert(line as never)
  await db.readSeals.remove({ _id: '2026-11-20' })
  expect(await broken()).toEqual(['2026-11-21'])
})

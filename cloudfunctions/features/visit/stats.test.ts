/** Figures of people in hard days, asked for after each event by somebody who may see them all. */
import type { Visit } from '@/cloudfunctions/kit/documents/visit'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { aMember } from '@/local/testing/builders'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { aReport, leadVisit, visitCastOn, type VisitCast } from '@/local/testing/visits'

let cloud: TestCloud
let cast: VisitCast
beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(new Date('2026-06-26T01:00:00Z'))
  cast = await visitCastOn(cloud)
})
afterAll(() => cloud.close())

const asked = () => cast.auditor.does('visit.statistics', { year: '2026' })
const outcomes = async () => (await asked()).tables.find(({ table }) => table === 'outcome')?.cells.map(({ code, visits }) => [code, visits])

test('an auditor sees nothing move in a quarter that is over: one visited, one refused, one cancelled, one more reported; when the next is over they count', async () => {
  const people: Member[] = Array.from({ length: 7 }, () => aMember())
  await cloud.load('members', people)
  const report = async (who: Member) => (await cloud.as(who).does('visit.report', aReport(cloud))).visitId
  const visitIds: string[] = []
  for (const one of people.slice(0, 6)) visitIds.push(await report(one))
  const visited = (await cast.worker.does('visit.report', aReport(cloud))).visitId
  const [refused = '', cancelled = ''] = visitIds
  cloud.clock.set(new Date('2026-07-01T01:00:00Z'))
  const first = await asked()
  expect([first.asOf, first.total, await outcomes()]).toEqual(['2026-06-30', 7, [['inTime', 0], ['late', 0], ['open', 7], ['cancelled', 0]]])
  const seen = new Set([JSON.stringify(first)])
  const events: ReadonlyArray<() => Promise<unknown>> = [
    () => leadVisit({ cloud, cast }, visited, 'closed'),
    () => cast.leader.does('visit.refuse', { visitId: refused, reason: '材料不符' }),
    () => cloud.as(people[1] as Member).does('visit.cancel', { visitId: cancelled, reason: '已经好了' }),
    () => report(people[6] as Member),
  ]
  for (const event of events) {
    await event()
    seen.add(JSON.stringify(await asked()))
  }
  expect(seen.size).toBe(1)
  // Control: by the outcome of today the figures have moved.
  const today = (await cloud.dump<Visit>('visits')).map(({ outcome }) => outcome).sort()
  expect(today).toEqual(['cancelled', 'cancelled', expect.stringMatching(/inTime|late/), 'open', 'open', 'open', 'open', 'open'])
  cloud.clock.set(new Date('2026-10-05T01:00:00Z'))
  expect((await asked()).total).toBe(8)
  expect(await outcomes()).not.toEqual([['inTime', 0], ['late', 0], ['open', 8], ['cancelled', 0]])
})

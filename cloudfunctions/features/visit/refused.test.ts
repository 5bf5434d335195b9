/** What is refused around a visit: days, people, photos, money; and what somebody hears when another was quicker. */
import { localStorageRules } from '@/local/deploy/rules'
import { codeWhenOvertaken } from '@/local/testing/overtaken'
import type { Person } from '@/local/testing/person'
import { aJpeg, uploaded } from '@/local/testing/pictures'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { asked } from '@/local/testing/twice'
import { approval, aRecord, aReport, leadVisit, storedVisit, visitCastOn, YUAN, type VisitCast } from '@/local/testing/visits'
import { addDays } from '@/types/calendar'
import type { ExportList } from '@/types/summaryNames'
import type { VisitStatus } from '@/types/visitNames'
import { whyNotSum } from './money'

const TODAY = '2026-06-10'
let cloud: TestCloud
let cast: VisitCast

beforeAll(async () => {
  cloud = await startCloud({ storageRules: localStorageRules })
  cloud.clock.set(new Date(`${TODAY}T01:00:00Z`))
  cast = await visitCastOn(cloud)
})
afterAll(() => cloud.close())

let events = 0
/** A matter of its own each time. */
const reported = async (traits: Parameters<typeof aReport>[1] = {}) => (await cast.worker.does('visit.report', aReport(cloud, { eventOn: addDays(TODAY, -(events += 1)), ...traits }))).visitId
const led = async (to: VisitStatus) => leadVisit({ cloud, cast }, await reported(), to)
const paper = async (visitId: string) => asked(cast.worker, 'visit.attach', { visitId, kind: 'paper', fileId: await uploaded(cloud, cast.worker.openid, aJpeg()) })
const attaches = async (visitId: string) => cast.worker.isRefused('visit.attach', (await paper(visitId)).input as never)

test('a visit that is not there is not found', async () => {
  expect(await cast.leader.isRefused('visit.check', { visitId: 'never-written', seen: [], note: '' })).toBe('NOT_FOUND')
})

describe('going there', () => {
  test('nobody is sent to visit themselves', async () => {
    const visitId = await led('toArrange')
    const plan = (staffNo: string) => cast.welfare.ask('visit.arrange', { visitId, on: TODAY, staffNos: [staffNo] })
    expect(await plan(cast.members.worker.staffNo)).toMatchObject({ error: { code: 'VISIT_PERSON_UNKNOWN', field: 'staffNos' } })
    expect((await plan(cast.members.culture.staffNo)).ok).toBe(true)
    await cast.welfare.does('visit.cancel', { visitId, reason: '改期' })
  })

  test('is written down of a day that was, between the event and today, and followed up on one that comes', async () => {
    const visitId = await led('toArrange')
    const record = (traits: Parameters<typeof aRecord>[2]) => cast.welfare.ask('visit.record', aRecord(cloud, visitId, traits))
    const wrong = (field: string) => ({ error: { code: 'VISIT_DAY_AHEAD', field } })
    expect(await record({ visitedOn: addDays(TODAY, 1) })).toMatchObject(wrong('visitedOn'))
    expect(await record({ visitedOn: addDays(TODAY, -60) })).toMatchObject(wrong('visitedOn'))
    expect(await record({ followUpOn: TODAY })).toMatchObject(wrong('followUpOn'))
    expect(await record({ followUpOn: addDays(TODAY, 400) })).toMatchObject(wrong('followUpOn'))
    expect((await record({ followUpOn: addDays(TODAY, 14) })).ok).toBe(true)
    await cast.worker.does('visit.sign', { visitId, amountFen: 800 * YUAN })
    const follow = (nextOn: string) => cast.welfare.ask('visit.follow', { visitId, note: '再去一次', nextOn })
    expect([await follow(TODAY), await follow(addDays(TODAY, 400))]).toMatchObject([wrong('nextOn'), wrong('nextOn')])
    expect((await follow(addDays(TODAY, 30))).ok).toBe(true)
  })
})

describe('photos', () => {
  test('are not added to what is over, and nothing of them is kept', async () => {
    const visitId = await reported()
    await cast.worker.does('visit.cancel', { visitId, reason: '已经好了' })
    expect(await attaches(visitId)).toBe('VISIT_WRONG_STATE')
    expect(await cloud.dump('evidence', { objectId: visitId })).toEqual([])
  })

  test('that come as the matter ends are refused, and go with the next cleaning', async () => {
    const visitId = await reported()
    const cancels = () => cast.worker.does('visit.cancel', { visitId, reason: '已经好了' })
    expect(await codeWhenOvertaken(cloud, await paper(visitId), 'visits', cancels)).toBe('VISIT_WRONG_STATE')
    expect((await storedVisit(cloud, visitId)).photos).toEqual([])
    expect(await cloud.dump('evidence', { objectId: visitId })).toMatchObject([{ removeAt: expect.any(Date) as Date }])
  })

  test('of the visit are shown as long as the person allows it, also one whose file is still to be removed', async () => {
    const visitId = await reported()
    await cast.worker.does('visit.allowPhoto', { visitId, allows: true })
    const fileId = await uploaded(cloud, cast.leader.openid, aJpeg())
    const { photoId } = await cast.leader.does('visit.attach', { visitId, kind: 'scene', fileId })
    expect(await cast.leader.isRefused('visit.photo', { visitId, photoId })).toBeNull()
    await cloud.edit('visits', visitId, { photoAllowed: false })
    expect(await cast.leader.isRefused('visit.photo', { visitId, photoId })).toBe('NOT_FOUND')
  })

  test('and the room that is left of the year are not for an officer who is a relative', async () => {
    const visitId = await reported()
    await cast.worker.does('visit.attach', (await paper(visitId)).input as never)
    const photoId = (await storedVisit(cloud, visitId)).photos[0]?.photoId ?? ''
    const looks = async (by: Person) => [await by.isRefused('visit.photo', { visitId, photoId }), await by.isRefused('visit.quota', { visitId })]
    await cloud.edit('members', cast.members.leader._id, { relatives: [cast.members.worker._id] })
    expect([await looks(cast.leader), await looks(cast.branchChair)]).toEqual([['NOT_FOUND', 'NOT_FOUND'], [null, null]])
    await cloud.edit('members', cast.members.leader._id, { relatives: [] })
  })
})

describe('money', () => {
  const wedding = async () => {
    const visitId = await reported({ kind: 'wedding' })
    await cast.leader.does('visit.check', { visitId, seen: ['marriage'], note: '' })
    await cast.welfare.does('visit.review', { visitId, seen: [], note: '' })
    return visitId
  }

  test('is not given where nothing is brought', () => {
    expect([whyNotSum(1, null), whyNotSum(0, null)]).toEqual(['VISIT_OVER_CEILING', null])
  })

  test('comes out of a fund of the own unit in which there is enough', async () => {
    const visitId = await wedding()
    expect(await cast.chair.ask('visit.approve', { ...approval({ cloud, cast }, visitId), fundId: 'nothing' })).toMatchObject({ error: { code: 'VISIT_FUND_OTHER', field: 'fundId' } })
    const blocked = async () => (await cast.chair.does('visit.quota', { visitId, amountFen: 800 * YUAN })).blocked
    expect(await blocked()).toBeNull()
    const [fund] = await cloud.dump<{ leftFen: number }>('funds', { _id: cast.fundId })
    await cloud.edit('funds', cast.fundId, { leftFen: 1 * YUAN })
    expect(await blocked()).toBe('FUND_SHORT')
    await cloud.edit('funds', cast.fundId, { leftFen: fund?.leftFen ?? 0 })
  })

  test('is given once a year where the year has one gift, also when two are approved in the same moment', async () => {
    const [first, second] = [await wedding(), await wedding()]
    const approves = () => cast.chair.does('visit.approve', approval({ cloud, cast }, second))
    expect(await codeWhenOvertaken(cloud, asked(cast.chair, 'visit.approve', approval({ cloud, cast }, first)), 'allowances', approves)).toBe('VISIT_YEAR_USED')
    expect([(await storedVisit(cloud, first)).status, (await storedVisit(cloud, second)).status]).toEqual(['approving', 'toArrange'])
  })
})

describe('lists on paper', () => {
  const takes = (by: Person, list: ExportList, subjectId?: string) => by.isRefused('export.start', { list, ...(subjectId ? { subjectId } : {}) })

  test('are for those who care, and who count', async () => {
    expect(await cast.culture.isRefused('visit.missed', { month: '2026-06' })).toBe('NOT_ALLOWED')
    for (const list of ['visit.list', 'visit.missed', 'visit.spending'] as const) expect([list, await takes(cast.worker, list)]).toEqual([list, 'NOT_ALLOWED'])
    expect([await takes(cast.culture, 'visit.missed'), await takes(cast.welfare, 'visit.list'), await takes(cast.welfare, 'visit.missed'), await takes(cast.finance, 'visit.spending')]).toEqual(['NOT_ALLOWED', null, null, null])
  })

  test('and the form of one visit, by name, for those who may open it', async () => {
    const visitId = await reported()
    expect(await takes(cast.welfare, 'visit.approval')).toBe('EXPORT_SUBJECT_NEEDED')
    expect([await takes(cast.finance, 'visit.approval', visitId), await takes(cast.leader, 'visit.approval', visitId)]).toEqual(['NOT_FOUND', null])
  })
})

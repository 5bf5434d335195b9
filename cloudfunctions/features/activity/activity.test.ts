import type { Signup } from '@/cloudfunctions/kit/documents/activity'
import { asked, openHouse, type House } from '@/local/testing/activities'
import { aMember, aPlan } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { HOUR_MS } from '@/types/calendar'

let cloud: House['cloud']
let officer: House['officer']
let chair: House['chair']
let anOpenActivity: House['anOpenActivity']
let someWorkers: House['someWorkers']
let worker: Person
const workerMember = aMember({ name: '张伟', staffNo: 'HS1' })

beforeAll(async () => {
  ({ cloud, officer, chair, anOpenActivity, someWorkers } = await openHouse())
  worker = await cloud.person(workerMember)
})
afterAll(() => cloud.close())
afterEach(() => cloud.clock.reset())

const databaseCalls = (requests: readonly { action: string }[]) => requests.filter(({ action }) => action.startsWith('database.')).length

describe('activity.signUp', () => {
  test('seats a worker with three database calls, and the second tap gets the same answer', async () => {
    const activityId = await anOpenActivity()
    const requestId = crypto.randomUUID()
    const first = await cloud.wire.record(() => worker.ask('activity.signUp', { activityId, ...asked }, requestId))
    expect(first.value).toMatchObject({ ok: true, data: { status: 'seated', number: null } })
    expect(databaseCalls(first.requests)).toBe(3)
    const again = await cloud.wire.record(() => worker.ask('activity.signUp', { activityId, ...asked }, requestId))
    expect(again.value).toEqual(first.value)
    expect(databaseCalls(again.requests)).toBe(1)
    expect(await worker.isRefused('activity.signUp', { activityId, ...asked })).toBe('SIGNUP_ALREADY')
    expect(await worker.does('activity.get', { activityId })).toMatchObject({ left: 19, mine: { status: 'seated' } })
  })

  test('refuses the same request id with another content', async () => {
    const activityId = await anOpenActivity({ maxGuests: 2 })
    const requestId = crypto.randomUUID()
    await worker.does('activity.signUp', { activityId, ...asked }, requestId)
    expect(await worker.isRefused('activity.signUp', { activityId, guests: 1, answers: {} }, requestId)).toBe('REQUEST_REUSED')
  })

  test('refuses when full with one database call, two when the last seat went in between', async () => {
    const activityId = await anOpenActivity({ capacity: 1 })
    const [first, second] = (await someWorkers(2)) as [Person, Person]
    await first.does('activity.signUp', { activityId, ...asked })
    const refused = await cloud.wire.record(() => second.isRefused('activity.signUp', { activityId, ...asked }))
    expect(refused.value).toBe('ACTIVITY_FULL')
    expect(databaseCalls(refused.requests)).toBe(1)
  })

  test('seats a family together or not at all', async () => {
    const activityId = await anOpenActivity({ capacity: 4, maxGuests: 3 })
    const [first, second] = (await someWorkers(2)) as [Person, Person]
    await first.does('activity.signUp', { activityId, guests: 2, answers: {} })
    expect(await second.isRefused('activity.signUp', { activityId, guests: 1, answers: {} })).toBe('ACTIVITY_FULL')
    await second.does('activity.signUp', { activityId, guests: 0, answers: {} })
    expect(await second.does('activity.get', { activityId })).toMatchObject({ left: 0 })
  })

  test('does not know a draft, and a stranger is invited to bind', async () => {
    const { activityId } = await officer.does('activity.saveDraft', { plan: aPlan() })
    expect(await worker.isRefused('activity.signUp', { activityId, ...asked })).toBe('NOT_FOUND')
    expect(await worker.isRefused('activity.get', { activityId })).toBe('NOT_FOUND')
    const open = await anOpenActivity()
    const stranger = cloud.as(aMember())
    expect((await stranger.does('activity.get', { activityId: open })).blocked.signUp).toBe('NOT_BOUND')
    expect(await stranger.isRefused('activity.signUp', { activityId: open, ...asked })).toBe('NOT_BOUND')
  })

  test('a person who has left the company has no rights from that day', async () => {
    const gone = await cloud.person(aMember({ leftOn: '2026-01-31' }))
    expect(await gone.isRefused('activity.list', { scope: 'coming' })).toBe('NO_LONGER_EMPLOYED')
  })
})

describe('officers', () => {
  test('plan, are returned with a reason, and are approved by the chair; every step stands in the history', async () => {
    const { activityId } = await officer.does('activity.saveDraft', { plan: aPlan({ inWorkingHours: true }) })
    expect(await officer.ask('activity.submit', { activityId })).toMatchObject({ error: { code: 'ACTIVITY_EMPLOYER_CONSENT_NEEDED', field: 'employerConsent' } })
    const { version } = await officer.does('activity.saveDraft', { activityId, plan: aPlan({ inWorkingHours: true, employerConsent: true }) })
    expect(await officer.isRefused('activity.saveDraft', { activityId, version: version - 1, plan: aPlan() })).toBe('CHANGED_MEANWHILE')
    await officer.does('activity.submit', { activityId })
    expect(await officer.isRefused('activity.decide', { activityId, verdict: 'approve', note: '' })).toBe('NOT_ALLOWED')
    expect(await chair.isRefused('activity.decide', { activityId, verdict: 'return', note: '' })).toBe('ACTIVITY_REASON_NEEDED')
    await chair.does('activity.decide', { activityId, verdict: 'return', note: '请补充雨天安排' })
    await officer.does('activity.submit', { activityId })
    const { history } = await chair.does('activity.decide', { activityId, verdict: 'approve', note: '' })
    expect(history.map(({ byName, to }) => `${byName} ${to}`)).toEqual(['陈志强 draft', '陈志强 draft', '陈志强 pending', '吴建明 draft', '陈志强 pending', '吴建明 open'])
  })

  test('of another branch do not know the activity of this one', async () => {
    const branchOfficer = await cloud.person(aMember({ orgPath: ['company', 'b-prod1', 'g-prod1'], grants: [{ role: 'OFF', orgId: 'b-prod1' }] }))
    const otherOfficer = await cloud.person(aMember({ orgPath: ['company', 'b-prod2', 'g-prod2'], grants: [{ role: 'OFF', orgId: 'b-prod2' }] }))
    const { activityId } = await branchOfficer.does('activity.saveDraft', { plan: aPlan() })
    for (const action of ['activity.desk', 'activity.submit', 'activity.start', 'activity.exportRoster'] as const) {
      expect(await otherOfficer.isRefused(action, { activityId })).toBe('NOT_FOUND')
      expect(await otherOfficer.isRefused(action, { activityId: 'does-not-exist' })).toBe('NOT_FOUND')
    }
    await branchOfficer.does('activity.submit', { activityId })
    await chair.does('activity.decide', { activityId, verdict: 'approve', note: '' })
    await branchOfficer.does('activity.close', { activityId })
    expect((await branchOfficer.does('activity.roster', { activityId })).items).toEqual([])
    expect(await otherOfficer.isRefused('activity.roster', { activityId })).toBe('NOT_FOUND')
    expect((await branchOfficer.does('activity.managed', {})).items.map((item) => item.activityId)).toEqual([activityId])
    expect((await otherOfficer.does('activity.managed', {})).items).toEqual([])
    expect((await branchOfficer.does('home.get', {})).desk.filter(({ kind }) => kind.startsWith('activity'))).toEqual([{ kind: 'activityToRun', count: 1 }])
    expect((await otherOfficer.does('home.get', {})).desk.filter(({ kind }) => kind.startsWith('activity'))).toEqual([])
  })

  test('who lost the role a moment ago are refused at once', async () => {
    const member = aMember({ role: 'OFF' })
    const removed = await cloud.person(member)
    await removed.does('activity.managed', {})
    await cloud.edit('members', member._id, { grants: [] })
    expect(await removed.isRefused('activity.managed', {})).toBe('NOT_ALLOWED')
  })

  test('cancel with a reason, and everybody signed up is told once', async () => {
    const activityId = await anOpenActivity()
    const people = await someWorkers(3)
    for (const person of people) await person.does('activity.signUp', { activityId, ...asked })
    expect((await worker.does('activity.get', { activityId })).cancelReason).toBe('')
    await chair.does('activity.cancel', { activityId, reason: '台风' })
    await cloud.fire()
    await cloud.fire()
    expect((await worker.does('activity.get', { activityId })).cancelReason).toBe('台风')
    for (const person of people) expect((await person.does('activity.get', { activityId })).mine?.status).toBe('cancelled')
    expect(await worker.isRefused('activity.signUp', { activityId, ...asked })).toBe('ACTIVITY_CANCELLED')
  })

  test('repeat an approved series once a month, however often the timer runs', async () => {
    const plan = aPlan({ title: '月度升旗', repeats: { dayOfMonth: 15, until: '2099-12' } })
    const { activityId } = await officer.does('activity.saveDraft', { plan })
    await officer.does('activity.submit', { activityId })
    await chair.does('activity.decide', { activityId, verdict: 'approve', note: '' })
    const later = new Date(Date.now() + 40 * 24 * HOUR_MS)
    await cloud.fire(later)
    await cloud.fire(later)
    const { items } = await worker.does('activity.list', { scope: 'coming', limit: 50 })
    const series = items.filter(({ title }) => title === '月度升旗')
    const starts = series.map(({ startsAt }) => startsAt?.slice(0, 7))
    expect(new Set(starts).size).toBe(starts.length)
    expect(series.length).toBeGreaterThan(1)
  })

  test('archive what happened, and whoever did not come is absent', async () => {
    const activityId = await anOpenActivity()
    const [came, stayed] = (await someWorkers(2)) as [Person, Person]
    for (const person of [came, stayed]) await person.does('activity.signUp', { activityId, ...asked })
    await officer.does('activity.start', { activityId })
    await came.does('activity.checkIn', { code: (await officer.does('activity.door', { activityId })).code })
    await officer.does('activity.finish', { activityId })
    await officer.does('activity.archive', { activityId, spentFen: 12_345, awards: '', note: '', photoFileIds: [] })
    await cloud.fire()
    expect(await officer.does('activity.desk', { activityId })).toMatchObject({ status: 'archived', counts: { attended: 1, absent: 1 }, wrapUp: { spentFen: 12_345 } })
  })

  test('export the roster as a real spreadsheet by a link that nobody can guess', async () => {
    const activityId = await anOpenActivity()
    const member = await cloud.person(aMember({ name: '=1+1' }))
    await member.does('activity.signUp', { activityId, ...asked })
    const { url, people } = await officer.does('activity.exportRoster', { activityId })
    expect(people).toBe(1)
    const { default: readXlsx } = await import('read-excel-file/node')
    const file = Buffer.from(await (await fetch(url)).arrayBuffer())
    const sheets = (await readXlsx(file)) as unknown as Array<{ sheet: string; data: unknown[][] }>
    const cells = JSON.stringify(sheets)
    expect(cells).toContain('=1+1')
    expect(cells).toContain('本人签名')
  })
})

describe('lists', () => {
  test('come page by page without gaps or repeats, with one database call beside none', async () => {
    for (let index = 0; index < 5; index += 1) await anOpenActivity({ title: `分页 ${index}` })
    const seen: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const { value, requests } = await cloud.wire.record(() => worker.does('activity.list', { scope: 'coming', limit: 3, ...(cursor ? { cursor } : {}) }))
      expect(databaseCalls(requests)).toBe(2)
      seen.push(...value.items.map(({ activityId }) => activityId))
      cursor = value.next
    }
    expect(new Set(seen).size).toBe(seen.length)
    const { items } = await worker.does('activity.list', { scope: 'coming', limit: 50 })
    expect(seen).toEqual(items.map(({ activityId }) => activityId))
  })

  test('show the roster to those who run the activity, searched literally', async () => {
    const activityId = await anOpenActivity()
    await worker.does('activity.signUp', { activityId, ...asked })
    expect((await officer.does('activity.roster', { activityId, search: '张' })).items).toHaveLength(1)
    expect((await officer.does('activity.roster', { activityId, search: '.*' })).items).toHaveLength(0)
    expect(await worker.isRefused('activity.roster', { activityId })).toBe('NOT_ALLOWED')
  })
})

test('somebody whose entry was moved by another hand at that moment is not forgotten when an activity is archived', async () => {
  const activityId = await anOpenActivity()
  const [stayed] = (await someWorkers(1)) as [Person]
  await stayed.does('activity.signUp', { activityId, ...asked })
  for (const action of ['activity.start', 'activity.finish'] as const) await officer.does(action, { activityId })
  await officer.does('activity.archive', { activityId, spentFen: 0, awards: '', note: '', photoFileIds: [] })
  // The timer reads the page; before it moves the entry, its version goes up.
  cloud.faults.plan({ kind: 'delay', door: 'timer', request: 'database.modifyDocument', delayMs: 1500 })
  const firing = cloud.fire()
  await new Promise((resolve) => setTimeout(resolve, 700))
  const [entry] = await cloud.dump<Signup>('signups', { activityId })
  await cloud.edit('signups', entry?._id ?? '', { version: 99 })
  await firing
  cloud.faults.clear()
  for (let times = 0; times < 2; times += 1) await cloud.fire()
  expect((await officer.does('activity.desk', { activityId })).counts).toMatchObject({ seated: 0, absent: 1 })
})

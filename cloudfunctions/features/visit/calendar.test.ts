/** The care calendar: each task once, ahead of its day, whatever the timer does; at a cost that does not grow with the roster. */
import { aMember } from '@/local/testing/builders'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { visitCastOn, type VisitCast } from '@/local/testing/visits'
import type { Visit } from '@/cloudfunctions/kit/documents/visit'

let cloud: TestCloud
let cast: VisitCast
const at = (day: string) => new Date(`${day}T01:00:00Z`)
const tick = async (day: string) => {
  cloud.clock.set(at(day))
  await cloud.fire(at(day))
}
const planned = async (kind: string) => (await cloud.dump<Visit>('visits', { kind })).filter(({ source }) => source === 'calendar')
/** What the calendar asks of the cloud: it begins and ends with the mark of how far it has come. */
function ofCalendar(requests: ReadonlyArray<{ readonly on?: string }>) {
  const marks = requests.flatMap(({ on }, index) => (on === 'visitRuns' ? [index] : []))
  return requests.slice(marks[0] ?? 0, (marks.at(-1) ?? -1) + 1)
}

beforeAll(async () => {
  cloud = await startCloud()
  cast = await visitCastOn(cloud)
})
afterAll(() => cloud.close())
afterEach(() => cloud.clock.reset())

const wipe = async () => {
  for (const { _id } of await cloud.dump<Visit>('visits')) await cloud.edit('visits', _id, { kind: `old-${_id}` })
}

test('an anniversary of service stands before the team leader two weeks ahead, once', async () => {
  const veteran = aMember({ name: '郑国华', joinedOn: '2016-03-20' })
  await cloud.load('members', [veteran, aMember({ name: '不到年', joinedOn: '2017-03-20' }), aMember({ name: '已离岗', joinedOn: '2016-03-20', leftOn: '2026-01-01' })])
  await tick('2026-03-05')
  expect(await planned('seniority')).toEqual([])
  await tick('2026-03-06')
  const [task, ...others] = await planned('seniority')
  expect(others).toEqual([])
  expect(task).toMatchObject({ subjectId: veteran._id, eventOn: '2026-03-20', status: 'toArrange', ownerLabel: '工会小组长', outcome: 'open' })
  expect(new Date((task as Visit).visitBy)).toEqual(new Date('2026-03-20T16:00:00.000Z'))
  expect(task?.waitsFor).toContain('GRP@g-prod1')
  expect((await cast.leader.does('inbox.list', {})).items).toContainEqual(expect.objectContaining({ noun: 'visit', id: task?._id, title: '关怀任务' }))
  expect((await cast.mate.does('inbox.list', {})).items).toEqual([])
})

test('days the timer missed are made up for; a new hire has a talk in the first month, also when the row comes late', async () => {
  await cloud.load('members', [aMember({ name: '贾文彬', joinedOn: '2016-04-02' }), aMember({ name: '余海燕', joinedOn: '2026-04-01' })])
  await tick('2026-04-12')
  expect((await planned('seniority')).map(({ eventOn }) => eventOn)).toContain('2026-04-02')
  const [talk] = await planned('newcomer')
  expect(talk).toMatchObject({ eventOn: '2026-04-01', rules: { group: 'talk' }, missKey: expect.stringContaining('2026-05-01_') })
  await cloud.load('members', [aMember({ name: '苏启明', joinedOn: '2026-04-05' })])
  await tick('2026-04-13')
  expect((await planned('seniority')).map(({ eventOn }) => eventOn).sort()).toEqual(['2026-03-20', '2026-04-02'])
  expect((await planned('newcomer')).map(({ eventOn }) => eventOn).sort()).toEqual(['2026-04-01', '2026-04-05'])
})

test('in summer one task a month for each team with a hot post', async () => {
  await cloud.load('members', [aMember({ name: '卢家明', post: '锅炉工', orgPath: ['company', 'b-equip', 'g-equip'] })])
  await wipe()
  expect(await planned('coolness')).toEqual([])
  await tick('2026-05-18')
  const teams = (await planned('coolness')).map(({ orgPath, eventOn }) => [orgPath.at(-1), eventOn]).sort()
  expect(teams).toContainEqual(['g-equip', '2026-06-01'])
  expect(new Set(teams.map(([id]) => id)).size).toBe(teams.length)
})

test('a task nobody did in time is missed; the office above hears of it, the person does not', async () => {
  await wipe()
  await cloud.load('members', [aMember({ name: '魏光辉', joinedOn: '2016-06-20' })])
  await tick('2026-06-10')
  const [task] = (await planned('seniority')).filter(({ eventOn }) => eventOn === '2026-06-20')
  expect((await cast.leader.does('visit.missed', { month: '2026-06' })).items).toEqual([])
  await tick('2026-06-21')
  expect((await cast.leader.does('visit.missed', { month: '2026-06' })).items).toMatchObject([{ visitId: task?._id, isLate: true }])
  expect((await cloud.dump<Visit>('visits', { _id: task?._id }))[0]?.escalatedAt).not.toBeNull()
  const told = await cloud.dump<{ memberId: string; kind: string }>('messages', { kind: 'caseDue' })
  expect(told.some(({ memberId }) => memberId === cast.members.welfare._id)).toBe(true)
  expect(told.some(({ memberId }) => memberId === task?.subjectId)).toBe(false)
})

test('a task done with its record is closed; a talk or a visit without a word is not', async () => {
  const [task] = (await planned('seniority')).filter(({ status }) => status === 'toArrange')
  const visitId = task?._id ?? ''
  cloud.clock.set(at('2026-06-23'))
  const record = { visitId, visitedOn: '2026-06-23', need: 'none' as const, needText: '', followUp: '', followUpOn: null }
  expect(await cast.leader.isRefused('visit.record', { ...record, summary: ' ' })).toBe('BAD_INPUT')
  expect((await cast.leader.does('visit.record', { ...record, summary: '到班组祝贺，合影留念' })).status).toBe('closed')
})

test('a page of sixty people costs as much as a page of one; a minute on which nothing is due costs one call', async () => {
  const cost = async (day: string) => {
    cloud.clock.set(at(day))
    const { requests } = await cloud.wire.record(() => cloud.fire(at(day)))
    return ofCalendar(requests).length
  }
  await cloud.load('members', [aMember({ joinedOn: '2016-07-07' })])
  const one = await cost('2026-06-23')
  await cloud.load('members', Array.from({ length: 60 }, () => aMember({ joinedOn: '2016-07-08' })))
  const many = await cost('2026-06-24')
  expect((await planned('seniority')).filter(({ eventOn }) => eventOn === '2026-07-08')).toHaveLength(60)
  expect([one, many, await cost('2026-06-24')]).toEqual([19, 19, 1])
})

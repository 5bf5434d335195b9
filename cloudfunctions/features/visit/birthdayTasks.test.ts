/** Birthdays and retirements in the care calendar: before the day, each once, nobody who wants none. */
import { bornOn, lunar, solar } from '@/local/testing/birthdays'
import { aMember } from '@/local/testing/builders'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { visitCastOn, YUAN, type VisitCast } from '@/local/testing/visits'
import { birthdayOf } from '@/cloudfunctions/kit/birthdays'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Visit } from '@/cloudfunctions/kit/documents/visit'
import { addDays, dayOf } from '@/types/calendar'
import { birthdaysAhead, parts } from './calendarRules'

let cloud: TestCloud
let cast: VisitCast
beforeAll(async () => {
  cloud = await startCloud()
  cast = await visitCastOn(cloud)
})
afterAll(() => cloud.close())

const at = (day: string) => new Date(`${day}T01:00:00Z`)
const tick = async (day: string) => {
  cloud.clock.set(at(day))
  await cloud.fire(at(day))
}
/** As if the calendar had been made until the day before. */
const begin = async (day: string) => {
  await tick(addDays(day, -1))
  await cloud.edit('visitRuns', 'run', { day: addDays(day, -1), since: addDays(day, -1), part: parts.length, upTo: '' })
}
const tasksOf = ({ _id }: Member) => cloud.dump<Visit>('visits', { subjectId: _id })
/** The last day on which the visit is in time. */
const dueOn = ({ visitBy }: Visit) => dayOf(new Date(new Date(visitBy).getTime() - 1))
const duesOf = async (member: Member) => (await tasksOf(member)).map((task) => `${task.eventOn} by ${dueOn(task)}`)

describe('a birthday', () => {
  test('stands before the team leader two weeks ahead and is due the day before, by the solar or the lunar calendar', async () => {
    const inSolar = bornOn(solar(6, 20), { name: '丁立新' })
    const inLunar = bornOn(lunar(5, 5), { name: '卢家明' })
    await begin('2026-06-05')
    await cloud.load('members', [inSolar, inLunar])
    await tick('2026-06-05')
    expect(await duesOf(inSolar)).toEqual([])
    await tick('2026-06-06')
    expect(await duesOf(inSolar)).toEqual(['2026-06-20 by 2026-06-19'])
    expect(await duesOf(inLunar)).toEqual(['2026-06-19 by 2026-06-18'])
    const [task] = await tasksOf(inSolar)
    expect(task).toMatchObject({ kind: 'birthdays', status: 'toArrange', ownerLabel: '工会小组长', missKey: expect.stringContaining('2026-06-19_') })
    expect((await cast.leader.does('visit.list', {})).items.map(({ name }) => name)).toEqual(expect.arrayContaining(['丁立新', '卢家明']))
    expect((await cast.otherLeader.does('visit.list', {})).items).toEqual([])
  })

  test('at 腊月三十 of a year without one, and on 29 February of a common year, is due before the day on which it is kept', async () => {
    const lastDay = bornOn(lunar(12, 30))
    const leapDay = bornOn(solar(2, 29))
    await begin('2027-01-25')
    await cloud.load('members', [lastDay, leapDay])
    for (const day of ['2027-01-25', '2027-02-16']) await tick(day)
    expect([await duesOf(lastDay), await duesOf(leapDay)]).toEqual([['2027-02-05 by 2027-02-04'], ['2027-02-28 by 2027-02-27']])
  })

  test('makes no task for whoever wants no greeting; the others of the day have theirs', async () => {
    const optedOut = bornOn(solar(6, 20), { birthdayGreeted: false })
    const other = bornOn(solar(6, 20))
    await begin('2026-06-10')
    await cloud.load('members', [optedOut, other])
    await tick('2026-06-10')
    expect([(await tasksOf(optedOut)).length, (await tasksOf(other)).length]).toEqual([0, 1])
  })

  test('makes one task a year, however often the timer comes and although the date is put right', async () => {
    const member = bornOn(solar(6, 20))
    await begin('2026-06-10')
    await cloud.load('members', [member])
    for (const day of ['2026-06-10', '2026-06-10', '2026-06-11']) await tick(day)
    await cloud.edit('members', member._id, { birthday: birthdayOf(solar(6, 24)) })
    await tick('2026-06-12')
    expect(await duesOf(member)).toEqual(['2026-06-20 by 2026-06-19'])
    await tick('2027-06-12')
    expect(await duesOf(member)).toHaveLength(2)
  })

  test('entered a few days before, it still has its task', async () => {
    const late = bornOn(solar(6, 15))
    await begin('2026-06-13')
    await cloud.load('members', [late])
    await tick('2026-06-13')
    expect(await duesOf(late)).toEqual(['2026-06-15 by 2026-06-14'])
  })

  test('of a person not visited by the day before is on the list of those missed, by name', async () => {
    const [missed, visited] = [bornOn(solar(9, 20), { name: '魏光辉' }), bornOn(solar(9, 28), { name: '郑国华' })]
    await begin('2026-09-14')
    await cloud.load('members', [missed, visited])
    await tick('2026-09-14')
    const [task] = await tasksOf(visited)
    await cast.leader.does('visit.record', { visitId: task?._id ?? '', visitedOn: '2026-09-14', summary: '班前会上送上贺卡', need: 'none', needText: '', followUp: '', followUpOn: null })
    await tick('2026-09-30')
    const names = (await cast.leader.does('visit.missed', { month: '2026-09' })).items.map(({ name }) => name)
    expect([names.includes('魏光辉'), names.includes('郑国华')]).toEqual([true, false])
  })
})

describe('the days looked at', () => {
  test('every birthday is ahead on some day, also after a pause; on the first day of all nobody is late from the start', () => {
    const run = (since: string, day: string) => birthdaysAhead({ day, since }, 14)
    expect(run('2026-06-02', '2026-06-02').at(0)).toBe('2026-06-03')
    expect(run('2026-06-01', '2026-06-02').at(0)).toBe('2026-06-03')
    expect(run('2026-06-01', '2026-06-02').at(-1)).toBe('2026-06-16')
    const paused = run('2026-05-01', '2026-06-01')
    expect([paused[0], paused.at(-1)]).toEqual(['2026-05-16', '2026-06-15'])
    expect(new Set(paused)).toEqual(new Set(Array.from({ length: 31 }, (_, index) => addDays('2026-05-16', index))))
  })
})

describe('a retirement', () => {
  const retiring = (traits: Parameters<typeof aMember>[0] = {}) => aMember({ name: '何志强', retireOn: '2026-07-15', ...traits })

  test('is with the team leader thirty days ahead, then goes the way of what is brought: reviewed, approved, signed for', async () => {
    const member = retiring()
    await begin('2026-06-14')
    await cloud.load('members', [member])
    await tick('2026-06-14')
    expect(await tasksOf(member)).toEqual([])
    await tick('2026-06-15')
    const [task] = await tasksOf(member)
    expect(task).toMatchObject({ kind: 'retirement', status: 'checking', eventOn: '2026-07-15', rules: { gift: 'souvenir', papers: ['retirement'] } })
    expect(await duesOf(member)).toEqual(['2026-07-15 by 2026-07-15'])
    const visitId = task?._id ?? ''
    await cast.leader.does('visit.check', { visitId, seen: ['retirement'], note: '' })
    await cast.welfare.does('visit.review', { visitId, seen: [], note: '' })
    await cast.chair.does('visit.approve', { visitId, amountFen: 800 * YUAN, fundId: cast.fundId, note: '' })
    await cast.leader.does('visit.record', { visitId, visitedOn: '2026-06-15', summary: '开了欢送会', need: 'none', needText: '', followUp: '', followUpOn: null })
    await cloud.as(member).does('visit.sign', { visitId, amountFen: 800 * YUAN })
    expect((await tasksOf(member)).map(({ status }) => status)).toEqual(['closed'])
  })

  test('is the same matter whoever is first: told by the team leader before, or told again after', async () => {
    const [first, second] = [retiring(), retiring({ retireOn: '2026-07-14' })]
    await begin('2026-06-20')
    await cloud.load('members', [first, second])
    const about = ({ staffNo, retireOn }: Member) => ({ kind: 'retirement', staffNo, eventOn: retireOn ?? '', story: '', seen: [] })
    await cast.leader.does('visit.report', about(first))
    await tick('2026-06-20')
    expect(await cast.leader.isRefused('visit.report', about(second))).toBe('VISIT_REPORTED_BEFORE')
    expect([(await tasksOf(first)).length, (await tasksOf(second)).length]).toEqual([1, 1])
  })

  test('of somebody who is no member is a visit without a gift', async () => {
    const outsider = retiring({ isUnionMember: false })
    await begin('2026-06-20')
    await cloud.load('members', [outsider])
    await tick('2026-06-20')
    expect(await tasksOf(outsider)).toMatchObject([{ status: 'toArrange', rules: { gift: 'none', papers: [] } }])
  })
})

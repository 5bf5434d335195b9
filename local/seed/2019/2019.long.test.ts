/** The acceptance of the summary: the figures of 2019 come out by counting, exactly. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openCloud, type Cloud } from '@/local/cloud'
import { personOf, type Person } from '@/local/testing/person'
import { demoEnvironment, functionsDir } from '@/local/testing/startCloud'
import type { ActionOutput } from '@/types/actions'
import { personCalled } from '../people'
import { held } from './activities'
import { ACCEPTED, ADOPTED, NOT_ADOPTED, SUBMITTED } from './suggestions'
import { seed2019, WRITTEN_AT } from '.'

const dataDir = mkdtempSync(path.join(tmpdir(), 'year-2019-'))
let cloud: Cloud
let officer: Person
let year: ActionOutput<'summary.dashboard'>

beforeAll(async () => {
  cloud = await openCloud({ dataDir, functionsDir, environment: demoEnvironment, mediaCheckDoor: 'api' })
  await seed2019(cloud)
  cloud.clock.set(WRITTEN_AT)
  officer = personOf(cloud, personCalled('何丽娟').openid ?? '')
  year = await officer.does('summary.dashboard', { period: '2019' })
}, 900_000)
afterAll(async () => {
  await cloud.close()
  rmSync(dataDir, { recursive: true, force: true })
})

const valueOf = (figure: string) => year.figures.find((one) => one.figure === figure)?.value
const came = (kind?: string) => held.filter((one) => !kind || one.kind === kind).reduce((sum, one) => sum + one.came, 0)
const times = (kind?: string) => held.filter((one) => !kind || one.kind === kind).length

test('103 suggestions were collected, one that was taken back not among them', () => {
  expect(valueOf('suggestion.submitted')).toBe(103)
  expect([valueOf('suggestion.submitted'), valueOf('suggestion.accepted'), valueOf('suggestion.adopted'), valueOf('suggestion.concluded')]).toEqual([SUBMITTED, ACCEPTED, ADOPTED, ADOPTED + NOT_ADOPTED])
})

test('99 people took part in 班组建设技能大比武 and 消防大比武, by check-in', () => {
  expect([valueOf('activity.contest'), valueOf('attendance.contest')]).toEqual([2, 99])
})

test('every kind of activity has the sessions and attendances of the year, and those who stayed away are not counted', () => {
  for (const kind of ['flag', 'birthday', 'family', 'festival', 'quiz', 'democracy', 'forum', 'reading', 'training'] as const) {
    expect([kind, valueOf(`activity.${kind}`), valueOf(`attendance.${kind}`)]).toEqual([kind, times(kind), came(kind)])
  }
  expect([valueOf('activity.flag'), valueOf('activity.birthday')]).toEqual([12, 12])
  expect([valueOf('activity.all'), valueOf('attendance.all')]).toEqual([times(), came()])
  expect(valueOf('attendance.guests')).toBe(held.reduce((sum, one) => sum + one.came * (one.guests ?? 0), 0))
})

test('the months and quarters of the year add up to it', async () => {
  const parts = async (periods: readonly string[]) => {
    const boards: Array<typeof year> = []
    for (const period of periods) boards.push(await officer.does('summary.dashboard', { period }))
    return (figure: string) => boards.reduce((sum, { figures }) => sum + (figures.find((one) => one.figure === figure)?.value ?? 0), 0)
  }
  const quarters = await parts(['2019-Q1', '2019-Q2', '2019-Q3', '2019-Q4'])
  const months = await parts(Array.from({ length: 12 }, (_, index) => `2019-${String(index + 1).padStart(2, '0')}`))
  for (const { figure, unit, value } of year.figures.filter((one) => one.state === 'counted' && one.unit !== '人')) {
    expect([figure, unit, quarters(figure), months(figure)]).toEqual([figure, unit, value, value])
  }
})

test('what has no noun yet is named and not in use; nothing is typed in', async () => {
  for (const figure of ['training.sessions', 'training.attendance', 'mentor.pairs', 'innovation.chosen', 'innovation.awardFen', 'proposal.filed', 'proposal.opened']) {
    expect([figure, year.figures.find((one) => one.figure === figure)]).toMatchObject([figure, { value: null, state: 'notEnabled' }])
  }
  const { items } = await officer.does('summary.list', {})
  const summary = await officer.does('summary.get', { summaryId: items[0]?.summaryId ?? '' })
  const text = summary.paragraphs.map((paragraph) => paragraph.text).join('\n')
  expect(text).toContain('征集职工合理化建议103件')
  expect(text).toContain('组织技能竞赛2次、99人次参加')
  expect(text).toContain('培训场次、培训人次、新增师徒结对、五小活动入选、五小活动奖励资金：未启用')
  expect(text).not.toMatch(/4065|9050/)
  expect(summary.byHand).toBe(0)
})

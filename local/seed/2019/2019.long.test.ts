/** The acceptance of the summary: the figures of 2019 come out by counting, exactly. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openCloud, type Cloud } from '@/local/cloud'
import { personOf, type Person } from '@/local/testing/person'
import { demoEnvironment, functionsDir } from '@/local/testing/startCloud'
import type { ActionOutput } from '@/types/actions'
import { members, personCalled } from '../people'
import { held } from './activities'
import { DELEGATES, given, GREETED, helped, INCOME_YUAN, supervised, visited } from './care'
import { ACCEPTED, ADOPTED, AWARDED, NOT_ADOPTED, PUBLICISED, SUBMITTED } from './suggestions'
import { seed2019, WRITTEN_AT } from '.'

const dataDir = mkdtempSync(path.join(tmpdir(), 'year-2019-'))
let cloud: Cloud
let officer: Person
let year: ActionOutput<'summary.dashboard'>

beforeAll(async () => {
  cloud = await openCloud({ dataDir, functionsDir, environment: demoEnvironment, mediaCheckDoor: 'api' })
  const begun = performance.now()
  await seed2019(cloud)
  process.stdout.write(`2019 played in ${((performance.now() - begun) / 1000).toFixed(0)} s\n`)
  cloud.clock.set(WRITTEN_AT)
  officer = personOf(cloud, personCalled('何丽娟').openid ?? '')
  year = await officer.does('summary.dashboard', { period: '2019' })
}, 900_000)
afterAll(async () => {
  await cloud.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** One who never came for what was handed out to everybody; it is not counted as signed for. */
const STAYED_AWAY = 1

/** What the founding document states, and the figure that counts it; what has no noun yet says so. */
const stated: ReadonlyArray<readonly [what: string, figure: string, value: number]> = [
  ['培训104次', 'training.sessions', 104], ['培训4065人次', 'training.attendance', 4065], ['新增结对师徒5对', 'mentor.pairs', 5], ['技能大比武、消防大比武99人次', 'attendance.contest', 99],
  ['五小活动4项入选', 'innovation.chosen', 4], ['五小奖励资金9050元', 'innovation.awardFen', 905_000], ['提案14件', 'proposal.filed', 14], ['立案10件', 'proposal.opened', 10], ['合理化建议103件', 'suggestion.submitted', 103],
  ['省优秀工会工作者1项', 'honour.won', 1], ['月度升旗12次', 'activity.flag', 12], ['月度员工生日会12次', 'activity.birthday', 12], ['家属走进奥克', 'activity.family', 1], ['庆厂庆游园', 'activity.festival', 2],
  ['安全知识竞赛', 'activity.quiz', 1], ['民主生活会', 'activity.democracy', 1], ['职工座谈会', 'activity.forum', 2], ['税企读书班', 'activity.reading', 1], ['工会干部拓展活动', 'activity.training', 1],
  ['劳动合同签字、续签督导', 'rights.contracts', supervised.filter(([area]) => area === 'contract').length], ['劳动保护用品督导', 'rights.equipment', supervised.filter(([area]) => area === 'equipment').length],
  ['年度体检督导', 'rights.checkups', supervised.filter(([area]) => area === 'checkup').length], ['红白事员工走访慰问', 'visit.done', visited.length], ['家庭突发困难职工帮扶', 'aid.granted', helped.length],
  ['冬送温暖', 'care.warmth', given.warmth], ['夏送清凉', 'handout.coolness', members.filter(({ orgPath }) => orgPath.some((id) => id === 'b-prod1' || id === 'b-prod2')).length - STAYED_AWAY],
  ['关爱女职工', 'handout.women', given.women], ['节日慰问品', 'handout.festival', members.filter(({ isUnionMember }) => isUnionMember).length - STAYED_AWAY],
]
const NOT_YET = ['training.sessions', 'training.attendance', 'mentor.pairs', 'innovation.chosen', 'innovation.awardFen', 'proposal.filed', 'proposal.opened', 'honour.won']

test('each figure of the founding document is counted exactly, or its noun is not in use yet', () => {
  const rows = stated.map(([what, key, value]) => {
    const figure = year.figures.find((one) => one.figure === key)
    return { what, key, value, counted: figure?.value ?? null, state: figure?.state ?? 'missing' }
  })
  process.stdout.write(`${rows.map(({ what, key, value, counted, state }) => `${what}\t${key}\t${value}\t${state === 'notEnabled' ? '未启用' : counted === value ? `= ${counted}` : `≠ ${counted} ${state}`}`).join('\n')}\n`)
  expect(rows.filter(({ counted, value }) => counted !== value).map(({ key, state }) => [key, state])).toEqual(NOT_YET.map((key) => [key, 'notEnabled']))
})

test('members, money and greetings are counted, too, and nothing of them stands anywhere but in records', () => {
  expect([valueOf('roster.people'), valueOf('roster.members'), valueOf('roster.women')]).toEqual([members.length, members.filter(({ isUnionMember }) => isUnionMember).length, members.filter(({ gender }) => gender === 'female').length])
  expect([valueOf('delegate.people'), valueOf('greeting.sent')]).toEqual([DELEGATES.length, GREETED.length])
  expect(valueOf('fund.incomeFen')).toBe(100 * INCOME_YUAN.reduce((sum, yuan) => sum + yuan, 0))
  expect(valueOf('visitSpending.paidFen')).toBe(100 * visited.reduce((sum, { yuan }) => sum + yuan, 0))
})

const valueOf = (figure: string) => year.figures.find((one) => one.figure === figure)?.value
const came = (kind?: string) => held.filter((one) => !kind || one.kind === kind).reduce((sum, one) => sum + one.came, 0)
const times = (kind?: string) => held.filter((one) => !kind || one.kind === kind).length

test('103 suggestions were collected, one that was taken back not among them', () => {
  expect(valueOf('suggestion.submitted')).toBe(103)
  expect([valueOf('suggestion.submitted'), valueOf('suggestion.accepted'), valueOf('suggestion.adopted'), valueOf('suggestion.concluded')]).toEqual([SUBMITTED, ACCEPTED, ADOPTED, ADOPTED + NOT_ADOPTED])
})

test('some of those adopted were carried out and awarded; others are made public with a grade and half a name', async () => {
  expect([valueOf('suggestion.completed'), valueOf('suggestion.awarded')]).toEqual([AWARDED + PUBLICISED, AWARDED])
  const { items } = await officer.does('suggestion.publicity', {})
  expect(items).toHaveLength(PUBLICISED)
  for (const { authors, grade, amountFen } of items) expect([authors, grade > 0, amountFen > 0]).toEqual([expect.stringMatching(/^.[*某＊]/), true, true])
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
  for (const { figure, unit, value } of year.figures.filter((one) => one.state === 'counted' && one.unit !== '人' && !one.isSensitive)) {
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
  expect(text).not.toMatch(/4065|9050|优秀工会工作者/)
  expect(summary.byHand).toBe(0)
})

import { aMember } from '@/local/testing/builders'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { castOn, lead, submittedBy, type Cast } from '@/local/testing/suggestions'
import { suggestionFigures, type SuggestionFigure, type SuggestionStatus } from '@/types/suggestionNames'
import { figuresFrom } from './stats'

let cloud: TestCloud
let cast: Cast

beforeAll(async () => {
  cloud = await startCloud()
  cast = await castOn(cloud)
  for (const [month, states] of [['03', ['submitted', 'accepted', 'reviewing']], ['06', ['adopted', 'verified', 'awarded']]] as const) {
    cloud.clock.set(new Date(`2026-${month}-02T01:00:00Z`))
    for (const state of states as readonly SuggestionStatus[]) await lead(cloud, cast, await submittedBy(month === '03' ? cast.mate : cast.worker), state)
  }
  const declined = await submittedBy(cast.worker)
  await cast.officer.does('suggestion.decline', { suggestionId: declined, reason: '请补充办法' })
  await cast.worker.does('suggestion.withdraw', { suggestionId: await submittedBy(cast.worker) })
  await submittedBy(cast.worker, { isAnonymous: true })
})
afterAll(() => cloud.close())

type Period = { year: string; fromMonth?: number; untilMonth?: number; orgId?: string }

async function figuresOf(period: Period, by = cast.chair): Promise<Record<SuggestionFigure, number | null>> {
  const { figures } = await by.does('suggestion.statistics', period)
  return Object.fromEntries(figures.map(({ figure, value }) => [figure, value])) as Record<SuggestionFigure, number | null>
}

describe('suggestion.statistics', () => {
  test('counts what happened, expected and confirmed benefit apart', async () => {
    expect(await figuresOf({ year: '2026' })).toMatchObject({
      submitted: 8, accepted: 5, concluded: 3, adopted: 3, completed: 2, awarded: 1, acceptRate: 62.5, adoptRate: 60, completeRate: 66.7, concludeRate: 60,
      proposers: 2, participation: 18.2, perHead: 0.73, expectedFen: 6_000_000, confirmedFen: 4_000_000, awardFen: 42_000,
    })
  })

  test('of the months add up to the year', async () => {
    const months = await Promise.all([figuresOf({ year: '2026', untilMonth: 5 }), figuresOf({ year: '2026', fromMonth: 6 })])
    const whole = await figuresOf({ year: '2026' })
    for (const figure of ['submitted', 'accepted', 'concluded', 'adopted', 'completed', 'awarded', 'expectedFen', 'confirmedFen', 'awardFen'] as const) {
      expect([figure, (months[0]?.[figure] ?? 0) + (months[1]?.[figure] ?? 0)]).toEqual([figure, whole[figure]])
    }
  })

  test('open exactly the records they count, and say how they are counted', async () => {
    const { figures } = await cast.chair.does('suggestion.statistics', { year: '2026' })
    for (const { figure, value, formula, opens } of figures) {
      expect(formula).not.toBe('')
      if (!['submitted', 'accepted', 'concluded', 'adopted', 'completed', 'excellent', 'awarded'].includes(figure)) continue
      const { items } = await cast.chair.does('suggestion.list', { year: '2026', figure: opens ?? figure, limit: 50 })
      expect([figure, items.length]).toEqual([figure, value])
    }
  })

  test('can be taken away as a file with as many rows; a figure that does not exist makes none', async () => {
    const figures = await figuresOf({ year: '2026' })
    for (const figure of ['adopted', 'awarded'] as const) {
      const { fileName, total } = await cast.chair.does('export.start', { list: 'suggestion.list', period: '2026', figure })
      expect([fileName, total]).toEqual([`2026合理化建议台账-${suggestionFigures[figure].name}.xlsx`, figures[figure]])
    }
    expect(await cast.chair.isRefused('export.start', { list: 'suggestion.list', period: '2026', figure: 'toString' })).toBe('BAD_INPUT')
    expect(await cast.worker.isRefused('export.start', { list: 'suggestion.list', period: '2026', figure: 'adopted' })).toBe('NOT_ALLOWED')
  })

  test('stay within the units of the one who looks, and are nobody else’s business', async () => {
    expect(await figuresOf({ year: '2026', orgId: 'b-equip' })).toMatchObject({ submitted: 0, adoptRate: null })
    expect(await figuresOf({ year: '2025' })).toMatchObject({ submitted: 0, proposers: 0, perHead: 0 })
    expect(await cast.worker.isRefused('suggestion.statistics', { year: '2026' })).toBe('NOT_ALLOWED')
  })

  test('of a unit count only what has a verdict, but before the officer who accepts: neither a list nor a difference tells a unit early', async () => {
    const branch = { year: '2026', orgId: 'b-prod1' }
    for (const person of [cast.chair, cast.auditor, cast.executive, cast.culture]) {
      expect(await person.does('suggestion.statistics', branch)).toMatchObject({ decidedOnly: true })
      expect(await figuresOf(branch, person)).toMatchObject({ submitted: 3, accepted: 3, acceptRate: null, concludeRate: null, adoptRate: 100 })
      const { items } = await person.does('suggestion.list', { ...branch, limit: 50 })
      expect(items.map(({ status }) => status).sort()).toEqual(['adopted', 'awarded', 'verified'])
      // Of the whole all are counted; what no unit has is left over and belongs to none.
      expect((await figuresOf({ year: '2026' }, person)).submitted).toBe(8)
    }
    expect(await cast.officer.does('suggestion.statistics', branch)).toMatchObject({ decidedOnly: false })
    expect(await figuresOf(branch, cast.officer)).toMatchObject({ submitted: 7, acceptRate: 71.4 })
  })

  test('of a branch are the same before the branch’s own overseer, and its officer sees all', async () => {
    const ofBranch = (role: 'AUD' | 'OFF') => cloud.person(aMember({ grants: [{ role, orgId: 'b-prod1', ...(role === 'OFF' && { portfolio: 'democracy' as const }) }] }))
    const [auditor, officer] = [await ofBranch('AUD'), await ofBranch('OFF')]
    expect(await figuresOf({ year: '2026' }, auditor)).toMatchObject({ submitted: 3 })
    expect(await auditor.does('suggestion.statistics', { year: '2026' })).toMatchObject({ decidedOnly: true })
    expect(await figuresOf({ year: '2026' }, officer)).toMatchObject({ submitted: 7 })
  })

  test('show a unit from the verdict on, and hide it again where the case is reopened', async () => {
    const suggestionId = await submittedBy(cast.department)
    const seen = async () => (await figuresOf({ year: '2026', orgId: 'b-equip' })).submitted
    await lead(cloud, cast, suggestionId, 'accepted')
    await cast.officer.does('suggestion.assign', { suggestionId, orgId: 'b-ehs', isMajor: false })
    expect(await seen()).toBe(0)
    for (const reviewer of [cast.otherDepartment, cast.juror]) await reviewer.does('suggestion.review', { suggestionId, verdict: 'notAdopt', reason: '已有' })
    expect(await seen()).toBe(1)
    await cast.department.does('suggestion.reopen', { suggestionId, reason: '情况不同' })
    expect(await seen()).toBe(0)
  })

  test('of people divide by the staff of the end of the period, not of today', async () => {
    const before = await cast.chair.does('suggestion.statistics', { year: '2025' })
    await cloud.load('members', [
      aMember({ joinedOn: '2019-05-01', leftOn: '2026-02-01' }), aMember({ joinedOn: '2026-01-05' }), aMember({ joinedOn: '2025-12-31' }), aMember({ joinedOn: '2010-01-01', leftOn: '2025-12-31' }),
    ])
    expect(await cast.chair.does('suggestion.statistics', { year: '2025' })).toMatchObject({ staff: before.staff + 2, staffOn: '2025-12-31' })
    expect(await cast.chair.does('suggestion.statistics', { year: '2025', untilMonth: 6 })).toMatchObject({ staff: before.staff + 2, staffOn: '2025-06-30' })
    expect(await cast.chair.does('suggestion.statistics', { year: '2026' })).toMatchObject({ staff: before.staff + 2, staffOn: '2026-06-02' })
  })

  test('have no rate without a denominator', () => {
    const none = { submitted: 0, accepted: 0, concluded: 0, adopted: 0, completed: 0, excellent: 0, awarded: 0, expectedFen: 0, confirmedFen: 0, yearFen: 0, awardFen: 0 }
    expect(figuresFrom(none, 0, 0)).toMatchObject({ adoptRate: null, participation: null, perHead: null })
  })
})

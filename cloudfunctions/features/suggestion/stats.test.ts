import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { castOn, lead, submittedBy, type Cast } from '@/local/testing/suggestions'
import type { SuggestionFigure, SuggestionStatus } from '@/types/suggestionNames'
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

async function figuresOf(period: Period): Promise<Record<SuggestionFigure, number | null>> {
  const { figures } = await cast.chair.does('suggestion.statistics', period)
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

  test('stay within the units of the one who looks, and are nobody else’s business', async () => {
    expect(await figuresOf({ year: '2026', orgId: 'b-equip' })).toMatchObject({ submitted: 0, adoptRate: null })
    expect(await figuresOf({ year: '2026', orgId: 'b-prod1' })).toMatchObject({ submitted: 7 })
    expect(await figuresOf({ year: '2025' })).toMatchObject({ submitted: 0, proposers: 0, perHead: 0 })
    expect(await cast.worker.isRefused('suggestion.statistics', { year: '2026' })).toBe('NOT_ALLOWED')
  })

  test('have no rate without a denominator', () => {
    const none = { submitted: 0, accepted: 0, concluded: 0, adopted: 0, completed: 0, excellent: 0, awarded: 0, expectedFen: 0, confirmedFen: 0, yearFen: 0, awardFen: 0 }
    expect(figuresFrom(none, 0, 0)).toMatchObject({ adoptRate: null, participation: null, perHead: null })
  })
})

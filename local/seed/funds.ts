/**
 * The ledgers of the year: opened in January, money that came in, one line in the wrong place and its
 * counter-entry. Some settings are confirmed, and one change waits for the chair.
 */
import { addDays, dayOf, startOfDay, HOUR_MS } from '@/types/calendar'
import type { FundSource } from '@/types/fundNames'
import type { Stage } from './stage'

const YUAN = 100
const openings: ReadonlyArray<readonly [source: FundSource, yuan: number]> = [['union', 286_400], ['dues', 41_260], ['employer', 0], ['relief', 68_000]]

/** Month, source, yuan and where it comes from; those still to come are left out. */
const incomes: ReadonlyArray<readonly [month: number, source: FundSource, yuan: number, note: string]> = [
  [1, 'employer', 300_000, '年度文体活动行政拨付'],
  [3, 'union', 152_300, '一季度拨缴经费返还'],
  [3, 'dues', 18_720, '一季度会费'],
  [6, 'union', 148_900, '二季度拨缴经费返还'],
  [6, 'dues', 18_660, '二季度会费'],
  [7, 'relief', 30_000, '上级帮扶资金'],
  [9, 'union', 151_050, '三季度拨缴经费返还'],
  [9, 'dues', 18_690, '三季度会费'],
]

const CLERK = '曾敏'
const CHAIR = '吴建明'
const morning = (day: string) => new Date(startOfDay(day).getTime() + 9 * HOUR_MS)

export async function playFunds(stage: Stage): Promise<void> {
  const today = dayOf(new Date(stage.today))
  const year = today.slice(0, 4)
  const clerk = stage.as(CLERK)
  const ids = new Map<FundSource, string>()
  for (const [source, yuan] of openings) {
    const { fundId } = await stage.at(morning(`${year}-01-01`), () => clerk.does('fund.open', { year, source, openingFen: yuan * YUAN, note: yuan > 0 ? '上年结转' : '' }))
    ids.set(source, fundId)
  }
  for (const [month, source, yuan, note] of incomes) {
    const day = `${year}-${String(month).padStart(2, '0')}-20`
    if (day >= today) continue
    await stage.at(morning(day), () => clerk.does('fund.book', { fundId: ids.get(source) ?? '', kind: 'income', amountFen: yuan * YUAN, note }))
  }
  await mistake(stage, ids.get('dues') ?? '')
  await stage.tick(new Date(stage.today))
  await settings(stage, today)
}

/** Booked into the wrong ledger, noticed the same day. */
async function mistake(stage: Stage, fundId: string): Promise<void> {
  const at = new Date(stage.today - 5 * HOUR_MS)
  await stage.at(at, async () => {
    const { entryId } = await stage.as(CLERK).does('fund.book', { fundId, kind: 'income', amountFen: 6_000 * YUAN, note: '上级专项补助' })
    await stage.as(CHAIR).does('fund.counter', { fundId, entryId, reason: '应记入上级拨款，记错了账' })
  })
}

async function settings(stage: Stage, today: string): Promise<void> {
  const { settings: rows } = await stage.as(CHAIR).does('policy.list', { noun: 'message' })
  await stage.as(CHAIR).does('policy.confirm', { policyIds: rows.flatMap(({ clause }) => (clause ? [clause.policyId] : [])) })
  await stage.as('陈志强').does('policy.propose', {
    key: 'activity.offerHours', scope: 'default', value: 8, from: addDays(today, 14), source: '文体委员会会议纪要', reason: '夜班下班后来不及看手机，确认时限改短一些，名额能更快轮到下一位',
  })
}

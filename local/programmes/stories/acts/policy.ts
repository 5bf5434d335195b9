/** Settings: confirmed as they are, a new value proposed and confirmed, declined or taken back; and ledgers. */
import { aMember } from '@/local/testing/builders'
import type { TestCloud } from '@/local/testing/startCloud'
import { addDays } from '@/types/calendar'
import { castOf, today, yearOf } from './stage'

/** Of settings by which no other act is judged. */
const KEYS = ['message.unreachedHours', 'suggestion.archiveDays', 'people.codeDays'] as const

export async function settings(cloud: TestCloud): Promise<void> {
  const { adm, chair } = await castOf(cloud, { adm: aMember({ role: 'ADM' }), chair: aMember({ role: 'CHAIR' }) })
  const { settings: rows } = await chair.does('policy.list', { noun: 'message' })
  await chair.does('policy.confirm', { policyIds: rows.flatMap(({ clause }) => (clause ? [clause.policyId] : [])) })
  const proposed = async (key: string) => {
    const { version } = await adm.does('policy.propose', { key, scope: 'default', value: 31, from: addDays(today(cloud), 30), source: '本会2026年第3号文', reason: '夏季检修期延长' })
    return { key, scope: 'default' as const, version }
  }
  const [kept, declined, back] = KEYS
  await chair.does('policy.decide', { ...(await proposed(kept)), verdict: 'confirm', note: '' })
  await chair.does('policy.decide', { ...(await proposed(declined)), verdict: 'decline', note: '先不改' })
  const { key, scope } = await proposed(back)
  await adm.does('policy.withdraw', { key, scope })
}

/** A ledger of next year: nobody spends from it. */
export async function funds(cloud: TestCloud): Promise<void> {
  const { finance, chair } = await castOf(cloud, { finance: aMember({ role: 'FIN' }), chair: aMember({ role: 'CHAIR' }) })
  const year = String(Number(yearOf(cloud)) + 1)
  const { fundId } = await finance.does('fund.open', { year, source: 'other', openingFen: 100_000, note: '上年结转' })
  const { entryId } = await finance.does('fund.book', { fundId, kind: 'income', amountFen: 70_000, note: '记错了来源' })
  await chair.does('fund.counter', { fundId, entryId, reason: '应记入会费' })
}

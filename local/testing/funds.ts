/** Ledgers for tests that spend: open ones with money in them, and the checker of their sums. */
import type { Fund, FundEntry, FundLine } from '@/cloudfunctions/kit/documents/fund'
import { lineIdOf } from '@/cloudfunctions/kit/fund'
import { brokenEntry, waitingEntries } from '@/cloudfunctions/kit/fundLedger'
import { effectOf } from '@/cloudfunctions/kit/fundWrite'
import type { TestCloud } from './startCloud'

/** A ledger as `fund.open` leaves it; `openingFen` is what may be spent. */
export function aFund({ openingFen = 10_000_000, source = 'union', year = '2026', orgId = 'company' }: Partial<Pick<Fund, 'openingFen' | 'source' | 'year' | 'orgId'>> = {}): Fund {
  const fundId = `${orgId}_${year}_${source}`
  const at = new Date(`${year}-01-02T01:00:00Z`)
  const opening: FundLine = {
    _id: lineIdOf(fundId, 'opening', 'first'), fundId, kind: 'opening', about: 'first', amountFen: openingFen, freedFen: 0,
    takesBack: null, title: '期初', note: '', at, by: 'system', words: null,
  }
  return {
    _id: fundId, orgId, year, source, openedAt: at, openedBy: 'system', openRequest: { id: fundId, digest: '' },
    openingFen, incomeFen: 0, reservedFen: 0, paidFen: 0, leftFen: openingFen,
    keyed: true, pending: {}, once: [opening._id], outbox: [opening], unmoved: 1, head: { seq: 0, hash: '', leftFen: 0 },
  }
}

export async function storedFund(cloud: TestCloud, fundId: string): Promise<Fund> {
  const [fund] = await cloud.dump<Fund>('funds', { _id: fundId })
  if (!fund) throw new Error(`no fund ${fundId}`)
  return fund
}

const parts = ['openingFen', 'incomeFen', 'reservedFen', 'paidFen', 'leftFen'] as const

/** What breaks I20 in the fund's own document; empty when the equation holds. */
export function brokenBalance(fund: Fund): string[] {
  const wrong = parts.filter((part) => !Number.isSafeInteger(fund[part]) || fund[part] < 0).map((part) => `I20 ${part} is ${fund[part]}`)
  const pendingFen = Object.values(fund.pending).reduce((sum, { fen }) => sum + fen, 0)
  if (fund.openingFen + fund.incomeFen !== fund.reservedFen + fund.paidFen + fund.leftFen) wrong.push('I20 opening + income is not reserved + paid + left')
  if (pendingFen !== fund.reservedFen) wrong.push(`I20 ${fund.reservedFen} reserved, the reserves hold ${pendingFen}`)
  if (fund.outbox.length !== fund.unmoved) wrong.push(`I30 ${fund.unmoved} unmoved of ${fund.outbox.length}`)
  return wrong
}

/** What breaks I20, I21 or I30 between a fund and its ledger: every line once, chained, adding up to the sums. */
export function brokenLedger(fund: Fund, stored: readonly FundEntry[]): string[] {
  const moved = stored.filter(({ seq }) => seq <= fund.head.seq).sort((a, b) => a.seq - b.seq)
  const entries = [...moved, ...waitingEntries(fund)]
  const wrong = brokenBalance(fund)
  const broken = brokenEntry(entries)
  if (broken !== null) wrong.push(`I30 line ${broken + 1} does not follow`)
  if (new Set(entries.map(({ _id }) => _id)).size !== entries.length) wrong.push('I21 a line is there twice')
  for (const part of parts) {
    const sum = entries.reduce((total, entry) => total + (effectOf(entry)[part] ?? 0), 0)
    if (sum !== fund[part]) wrong.push(`I20 ${part} is ${fund[part]}, the lines say ${sum}`)
  }
  if ((entries.at(-1)?.leftAfterFen ?? 0) !== fund.leftFen) wrong.push('I20 the last line does not end at what is left')
  return wrong
}

/**
 * Ledgers of before a line no longer led from its amount to a name. Their lines get keyed ids and sealed words, and are chained anew; sums,
 * order and balances stay what they were. While that lasts no money of the fund moves (`keyed` of kit/fund.ts), and stopped anywhere it goes on:
 * first reserves and marks in the fund's own document, then line by line, at last the head.
 *
 * A ledger whose chain does not hold is left as it is, to be seen.
 */
import { db, type Storable } from '@/cloudfunctions/kit/db'
import type { Fund, FundEntry, FundLine, Reserve } from '@/cloudfunctions/kit/documents/fund'
import { exists, gt } from '@/cloudfunctions/kit/filter'
import { lineIdOf, openWords, refOf, sealedWords } from '@/cloudfunctions/kit/fund'
import { brokenEntry, entryAfter, moveLines } from '@/cloudfunctions/kit/fundLedger'
import { effectOf } from '@/cloudfunctions/kit/fundWrite'
import { lifted, migration, type Lifted } from '@/cloudfunctions/kit/upgrade'

/** A line of before; a line against another notes which one that will be, as long as both have their old ids. */
type OldEntry = FundEntry & { readonly counters?: string }

const AT_ONCE = 1000
const isOld = (entry: FundEntry) => !('words' in entry)
const isTaking = ({ kind }: Pick<FundLine, 'kind'>) => kind === 'reserve' || kind === 'post' || kind === 'void'

async function entriesOf(fundId: string): Promise<OldEntry[]> {
  const entries: OldEntry[] = []
  for (let after = ''; ; after = entries.at(-1)?._id ?? '') {
    const page = await db.fundEntries.find({ fundId, _id: gt(after) }, { order: [['_id', 1]], limit: AT_ONCE })
    entries.push(...page)
    if (page.length < AT_ONCE) return entries.sort((a, b) => a.seq - b.seq)
  }
}

const newId = ({ fundId, kind }: FundLine, about: string) => lineIdOf(fundId, kind, about)

/** Old ids of lines with their new ones. */
function newIds(entries: readonly FundEntry[]): ReadonlyMap<string, string> {
  const takings = new Map(entries.filter(isTaking).map((entry) => [entry._id, newId(entry, refOf(entry.about))]))
  const against = entries.filter(({ kind }) => kind === 'counter').map((entry): [string, string] => [entry._id, newId(entry, takings.get(entry.about) ?? entry.about)])
  return new Map([...takings, ...against])
}

const leftBefore = (entry: FundEntry) => entry.leftAfterFen - (effectOf(entry).leftFen ?? 0)

/** Chained, each line from what the one before left, up to the head. */
function holds(entries: readonly FundEntry[], head: Fund['head']): boolean {
  const [first] = entries
  if (!first) return head.seq === 0
  const last = entries.at(-1) as FundEntry
  const isEven = entries.every((entry, index) => index === 0 || leftBefore(entry) === entries[index - 1]?.leftAfterFen)
  return isEven && brokenEntry(entries) === null && last.seq === head.seq && last.hash === head.hash && last.leftAfterFen === head.leftFen
}

const keyedReserve = ([id, { fen, title, at, by }]: [string, Reserve]) => [refOf(id), { fen, ...openWords({ title, now: at }), by }] as const

/** Reserves and marks under their keys; from here on every old id in the fund's document is known by its lines alone. */
async function keyFund(fund: Fund): Promise<Lifted> {
  const { _id, head, pending, once } = fund
  const entries = await entriesOf(_id)
  if (!holds(entries, head)) throw new Error('the ledger does not hold')
  const ids = newIds(entries)
  for (const { _id: entryId, kind, about } of entries) {
    if (kind === 'counter') await db.fundEntries.change({ _id: entryId, words: exists(false) }, { set: { counters: ids.get(about) ?? about } })
  }
  const set: Readonly<Record<string, Storable>> = { keyed: false, once: once.map((mark) => ids.get(mark) ?? mark), pending: Object.fromEntries(Object.entries(pending).map(keyedReserve)) }
  const { reservedFen, paidFen, leftFen } = fund
  return lifted(db.funds, { _id, keyed: exists(false), 'head.seq': head.seq, unmoved: 0, [`once.${once.length}`]: exists(false), reservedFen, paidFen, leftFen }, { set })
}

/** The line as it is written today, before it has its place. */
function keyedLine({ counters, ...line }: OldEntry): FundLine {
  const { kind, title, at } = line
  if (!isTaking(line)) {
    const about = kind === 'counter' ? (counters ?? line.about) : line.about
    return { ...line, _id: kind === 'counter' ? newId(line, about) : line._id, about, words: null }
  }
  const about = refOf(line.about)
  const _id = newId(line, about)
  return { ...line, _id, about, ...openWords({ title, now: at }), words: sealedWords(_id, title, at) }
}

/** The place of a line is one line's alone: the old one steps aside, the new one comes, the old one goes. */
async function replace(old: OldEntry, entry: FundEntry): Promise<void> {
  const { about, title, at, words, hash, listKey } = entry
  const stillOld = { _id: old._id, words: exists(false) }
  if (entry._id === old._id) {
    await db.fundEntries.change(stillOld, { set: { about, title, at, words, hash }, unset: ['counters'] })
    return
  }
  await db.fundEntries.change(stillOld, { set: { listKey: `${listKey}_old` } })
  await db.fundEntries.insert(entry)
  await db.fundEntries.remove(stillOld)
}

/** Line by line in their order, each chained to the one before; a line that was replaced before is the one before. */
async function keyEntries({ _id, head }: Fund): Promise<Lifted> {
  const entries = await entriesOf(_id)
  const [first] = entries
  if (!first) return lifted(db.funds, { _id, keyed: false, unmoved: 0 }, { set: { keyed: true } })
  let before: Fund['head'] = { seq: 0, hash: '', leftFen: leftBefore(first) }
  for (let seq = 1; seq <= head.seq; seq += 1) {
    const here = entries.filter((entry) => entry.seq === seq)
    const old = here.find(isOld)
    const entry = old ? entryAfter(before, keyedLine(old)) : here[0]
    if (!entry) throw new Error('a line is missing')
    if (old) await replace(old, entry)
    before = { seq, hash: entry.hash, leftFen: entry.leftAfterFen }
  }
  return lifted(db.funds, { _id, keyed: false, 'head.seq': head.seq, unmoved: 0 }, { set: { head: before, keyed: true } })
}

export const fundUpgrades = [
  migration('funds.keyed', 'funds', async (before) => {
    if (before.keyed) return 'asItIs'
    if (before.unmoved > 0) await moveLines(before)
    const fund = await db.funds.get(before._id)
    if (!fund || fund.unmoved > 0) return 'late'
    if (!('keyed' in fund) && (await keyFund(fund)) === 'late') return 'late'
    return keyEntries(fund)
  }),
]

/**
 * From the fund's own document to the ledger. Lines wait in the document's outbox, written together with
 * the money; here they get their number and their link to the line before, and move to `fundEntries`.
 * Stopped at any point and begun again, it ends the same.
 */
import { db } from './db'
import type { Fund, FundEntry, FundLine } from './documents/fund'
import { gt, oneOf } from './filter'
import { effectOf } from './fundWrite'
import { digestOf } from './ids'

const SEQ_DIGITS = 8
const AT_ONCE = 50
const LINES_A_STEP = 50

export const ledgerKey = (fundId: string, seq: number) => `${fundId}_${String(seq).padStart(SEQ_DIGITS, '0')}`

type Head = Fund['head']

const hashOf = (previous: string, { _id, kind, about, amountFen, freedFen, takesBack, title, note, at, by }: FundLine, seq: number, leftAfterFen: number) =>
  digestOf([previous, seq, _id, kind, about, amountFen, freedFen, takesBack, title, note, at, by, leftAfterFen])

/** A line in its place after this head. */
export function entryAfter(head: Head, line: FundLine): FundEntry {
  const seq = head.seq + 1
  const leftAfterFen = head.leftFen + (effectOf(line).leftFen ?? 0)
  return { ...line, seq, leftAfterFen, hash: hashOf(head.hash, line, seq, leftAfterFen), listKey: ledgerKey(line.fundId, seq) }
}

/** The lines that still wait in the fund, numbered and chained as they will be, oldest first. */
export function waitingEntries({ head, outbox }: Pick<Fund, 'head' | 'outbox'>): FundEntry[] {
  return outbox.reduce<FundEntry[]>((entries, line) => {
    const last = entries.at(-1)
    const before = last ? { seq: last.seq, hash: last.hash, leftFen: last.leftAfterFen } : head
    return [...entries, entryAfter(before, line)]
  }, [])
}

/** The first entry that does not follow from the one before it, or null when the chain holds. */
export function brokenEntry(entries: readonly FundEntry[]): number | null {
  const broken = entries.findIndex((entry, index) => {
    const before = entries[index - 1]
    return entry.seq !== index + 1 || entry.hash !== hashOf(before?.hash ?? '', entry, entry.seq, entry.leftAfterFen)
  })
  return broken === -1 ? null : broken
}

/** Stores what is not there yet: a run that was cut off has stored some of them. */
async function store(entries: readonly FundEntry[]): Promise<void> {
  if (await db.fundEntries.insertAll(entries)) return
  const known = await db.fundEntries.find({ _id: oneOf(entries.map(({ _id }) => _id)) }, { limit: entries.length })
  const ids = new Set(known.map(({ _id }) => _id))
  const missing = entries.filter(({ _id }) => !ids.has(_id))
  if (!(await db.fundEntries.insertAll(missing))) for (const entry of missing) await db.fundEntries.insert(entry)
}

/**
 * Moves what waits: first stored, then taken out of the fund. Twice at once, the second changes nothing. In steps, each of which stays done:
 * however much has gathered, and however often it is cut off, there is less of it each time.
 */
export async function moveLines(fund: Fund): Promise<void> {
  let { head } = fund
  for (let waiting = waitingEntries(fund); waiting.length > 0; waiting = waiting.slice(LINES_A_STEP)) {
    const entries = waiting.slice(0, LINES_A_STEP)
    const last = entries.at(-1) as FundEntry
    await store(entries)
    const next = { seq: last.seq, hash: last.hash, leftFen: last.leftAfterFen }
    const moved = await db.funds.change(
      { _id: fund._id, 'head.seq': head.seq },
      { set: { head: next }, inc: { unmoved: -entries.length }, pull: { outbox: { field: '_id', value: entries.map(({ _id }) => _id) } } },
    )
    if (moved === 0) return
    head = next
  }
}

/** The job: every fund with lines on their way. */
export async function moveAllLines(): Promise<number> {
  const funds = await db.funds.find({ unmoved: gt(0) }, { limit: AT_ONCE })
  for (const fund of funds) await moveLines(fund)
  return funds.length
}

/**
 * Gifts of before the list of people in need was silent: what was said on it goes under seal, and what is held for somebody no longer
 * names the plan or the grant.
 */
import { aidAbout } from '@/cloudfunctions/kit/aidMarks'
import { holderKey } from '@/cloudfunctions/kit/allowance'
import { db } from '@/cloudfunctions/kit/db'
import type { Handout, HandoutRow } from '@/cloudfunctions/kit/documents/handout'
import { brokenLine, chained } from '@/cloudfunctions/kit/record'
import { lifted, liftedRecord, migration, sameList } from '@/cloudfunctions/kit/upgrade'
import type { HistoryEntry } from '@/types/audit'
import { isSensitive, refusedName, sealedNotes, sealedSaid } from './veil'

/** The same history without its words, chained anew. One that did not hold stays as it is, to be seen. */
function silent(history: readonly HistoryEntry[]): readonly HistoryEntry[] {
  if (brokenLine(history) !== null) throw new Error('the history does not hold')
  return history.reduce<HistoryEntry[]>((lines, { from, to, ...line }) => [...lines, chained(lines.at(-1), from, to, { ...line, note: '' })], [])
}

const wordsIn = (history: readonly HistoryEntry[]) => Object.fromEntries(history.flatMap(({ note }, index) => (note === '' ? [] : [[String(index), note]])))

/** A request's fingerprint could be tried out with every person of the roster. */
const noReceipts = { receipts: [] }

function silentPlan(handout: Handout) {
  const { _id, history, refusals } = handout
  return { ...noReceipts, history: silent(history), said: sealedSaid(_id, wordsIn(history)), refusals: refusals.map((one) => ({ ...one, by: refusedName(handout, one.by) })) }
}

function silentRow({ _id, history, takenById, takenByName }: HandoutRow) {
  const taker = takenById === '' ? null : { _id: takenById, name: takenByName }
  return { ...noReceipts, history: silent(history), told: sealedNotes(_id, { taker, notes: wordsIn(history) }), takenById: '', takenByName: '' }
}

/** Ids have 16 characters, blind indexes 22. */
const isKeyed = (text: string) => text.length === 22
const keyed = (texts: readonly string[], key: (text: string) => string) => texts.map((text) => (isKeyed(text) ? text : key(text)))

export const handoutUpgrades = [
  migration('handouts.said', 'handouts', async (doc) => {
    if ('said' in doc) return 'asItIs'
    const before = doc as Handout
    return liftedRecord(db.handouts, before, { set: isSensitive(before) ? silentPlan(before) : { said: null } })
  }),
  migration('handoutRows.told', 'handoutRows', async (doc) => {
    if ('told' in doc) return 'asItIs'
    const before = doc as HandoutRow
    const handout = await db.handouts.get(before.handoutId)
    const fresh = { voucherNo: '', redeemedOn: null, untilDay: handout?.untilDay ?? '', told: null }
    return liftedRecord(db.handoutRows, before, { set: handout && isSensitive(handout) ? { ...fresh, ...silentRow(before) } : fresh })
  }),
  migration('allowances.holders', 'allowances', async ({ _id, holders, taken }) => {
    if ([...holders, ...taken].every(isKeyed)) return 'asItIs'
    const stillSo = { _id, ...sameList('holders', holders), ...sameList('taken', taken) }
    return lifted(db.allowances, stillSo, { set: { holders: keyed(holders, holderKey), taken: keyed(taken, holderKey) } })
  }),
  migration('aidMarks.about', 'aidMarks', async ({ _id, marks }) => {
    const abouts = marks.map(({ about }) => about)
    if (abouts.every(isKeyed)) return 'asItIs'
    const set = { marks: marks.map((mark) => ({ ...mark, about: isKeyed(mark.about) ? mark.about : aidAbout(mark.about) })) }
    return lifted(db.aidMarks, { _id, ...sameList('marks', abouts, '.about') }, { set })
  }),
]

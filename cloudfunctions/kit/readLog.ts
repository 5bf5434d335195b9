/**
 * Who read whose data. A reading of P2 is noted before anything is shown: where noting fails, nothing is
 * shown. The person it is about sees the list.
 */
import { dayOf } from '@/types/calendar'
import { db } from './db'
import type { Member } from './documents/people'
import type { ReadLine } from './documents/privacy'
import { oneOf } from './filter'
import { idFor, newId } from './ids'
import { sortKey } from './paging'
import { veiled } from './pseudonym'
import { blindIndex } from './vault'

export interface Reading {
  /** The person whose data it is. */
  readonly subjectId: string
  /** Who reads: `me` of the handler. */
  readonly by: Pick<Member, '_id' | 'name' | 'unitName'>
  /** In words for the person it is about, without illness or amount: 帮扶申请, 佐证照片. */
  readonly what: string
  readonly objectId: string
  /** Why, in words: 核实申请. */
  readonly reason: string
  readonly now: Date
  /** That they are read about at all would tell of a need: the line bears another name of theirs (kit/pseudonym.ts). */
  readonly isDiscreet?: boolean
}

function lineOf({ subjectId, by, what, objectId, reason, now, isDiscreet = false }: Reading, _id = newId()): ReadLine {
  return {
    _id, subjectId: isDiscreet ? veiled('readSubject', subjectId) : subjectId, by: by._id, byName: by.name, byUnit: by.unitName, what, objectId, reason, at: now, day: dayOf(now), listKey: sortKey(now, _id),
  }
}

/** Notes one reading; one's own data is read without a note. One database call. */
export async function noteRead(reading: Reading): Promise<void> {
  await noteReads([reading])
}

/** Notes several readings in one call, for lists and exports. */
export async function noteReads(readings: readonly Reading[]): Promise<void> {
  const lines = readings.filter(({ subjectId, by }) => subjectId !== by._id).map((reading) => lineOf(reading))
  if (lines.length > 0 && !(await db.reads.insertAll(lines))) throw new Error('a reading was not noted')
}

/** One line for one hour; keyed, so that the id cannot be tried out with every person of the roster. */
const hourlyId = ({ subjectId, by, what, objectId, reason, now }: Reading) =>
  blindIndex('readLine', [subjectId, by._id, what, objectId, reason, now.toISOString().slice(0, 13)].join('|'))

/**
 * Notes readings that repeat while somebody works: once in an hour for each reader, object and reason, so that the list stays one that
 * can be read. One call; for a list of which some were noted before, two.
 */
export async function noteReadsHourly(readings: readonly Reading[]): Promise<void> {
  const lines = readings.filter(({ subjectId, by }) => subjectId !== by._id).map((reading) => lineOf(reading, hourlyId(reading)))
  if (await db.reads.insertAll(lines) || lines.length === 1) return
  const known = await db.reads.find({ _id: oneOf(lines.map(({ _id }) => _id)) }, { limit: lines.length })
  const isNew = ({ _id }: ReadLine) => !known.some((line) => line._id === _id)
  for (const line of lines.filter(isNew)) await db.reads.insert(line)
}

/** Notes that somebody takes away their own data, once a request: if it was not them, they see it. */
export async function noteExport(by: Reading['by'], now: Date, requestId: string): Promise<void> {
  await db.reads.insert(lineOf({ subjectId: by._id, by, what: '全部资料', objectId: by._id, reason: '本人导出', now }, idFor('ownExport', by._id, requestId)))
}

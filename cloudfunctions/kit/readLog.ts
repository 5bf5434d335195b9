/**
 * Who read whose data. A reading of P2 is noted before anything is shown: where noting fails, nothing is
 * shown. The person it is about sees the list.
 */
import { dayOf } from '@/types/calendar'
import { db } from './db'
import type { Member } from './documents/people'
import type { ReadLine } from './documents/privacy'
import { newId } from './ids'
import { sortKey } from './paging'

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
}

function lineOf({ subjectId, by, what, objectId, reason, now }: Reading): ReadLine {
  const _id = newId()
  return {
    _id, subjectId, by: by._id, byName: by.name, byUnit: by.unitName, what, objectId, reason, at: now, day: dayOf(now), listKey: sortKey(now, _id),
  }
}

/** Notes one reading; one's own data is read without a note. One database call. */
export async function noteRead(reading: Reading): Promise<void> {
  await noteReads([reading])
}

/** Notes several readings in one call, for lists and exports. */
export async function noteReads(readings: readonly Reading[]): Promise<void> {
  const lines = readings.filter(({ subjectId, by }) => subjectId !== by._id).map(lineOf)
  if (lines.length > 0 && !(await db.reads.insertAll(lines))) throw new Error('a reading was not noted')
}

/** Notes that somebody took away their own data: if it was not them, they see it. */
export async function noteExport(by: Reading['by'], now: Date): Promise<void> {
  await db.reads.insert(lineOf({ subjectId: by._id, by, what: '全部资料', objectId: by._id, reason: '本人导出', now }))
}

/** Names for the lines of a history. */
import { db } from '@/cloudfunctions/kit/db'
import { oneOf } from '@/cloudfunctions/kit/filter'
import type { HistoryEntry } from '@/types/audit'

/** The people who took part: one call, none when nobody did. */
export async function namesOf(history: readonly HistoryEntry[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(history.map(({ by }) => by))].filter((by) => by !== 'system')
  if (ids.length === 0) return new Map()
  const people = await db.members.find({ _id: oneOf(ids) }, { limit: 200 })
  return new Map(people.map(({ _id, name }) => [_id, name]))
}

/** Their notes are ids of relatives, for whoever examines the row; the screen shows relatives to those who appoint. */
const UNSPOKEN: ReadonlySet<string> = new Set(['people.declare', 'people.freeRelatives'])

export const stepsOf = (history: readonly HistoryEntry[], names: ReadonlyMap<string, string>) =>
  history.map(({ at, by, action, to, note }) => ({ at, byName: names.get(by) ?? '系统', action, to, note: UNSPOKEN.has(action) ? '' : note }))

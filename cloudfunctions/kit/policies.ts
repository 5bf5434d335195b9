/** The settings of a day. Numbers live in the `policies` collection with their source, never in code. */
import type { Clause } from '@/types/policy'
import { HOME_REGION } from '@/types/policyNames'
import { db } from './db'
import type { Policy } from './documents/policy'
import { lte, oneOf } from './filter'
import { refuse } from './refuse'

/**
 * The row of this key on a day, or null: the region's own figure before the default, and of several the
 * latest. So a new row is in force from its first day, even before the end of the last one is written.
 */
export function rowOn(rows: readonly Policy[], key: string, day: string): Policy | null {
  const valid = rows.filter((row) => row.key === key && row.from <= day && (row.to === null || day < row.to)).sort((a, b) => (a.from < b.from ? 1 : -1))
  return valid.find(({ scope }) => scope === HOME_REGION) ?? valid.find(({ scope }) => scope === 'default') ?? null
}

/** The policies of these keys that are valid on a day: one call. Refuses when one is missing. */
export async function policiesOn<Key extends string>(day: string, ...keys: readonly Key[]): Promise<Readonly<Record<Key, Policy>>> {
  const rows = await db.policies.find({ key: oneOf(keys), from: lte(day) }, { order: [['from', -1]], limit: 1000 })
  const found = keys.map((key) => [key, rowOn(rows, key, day) ?? refuse('SETTING_MISSING', key)] as const)
  return Object.fromEntries(found) as Record<Key, Policy>
}

/** A source without the words that it is open: for settings that are confirmed, and where a mark says so. */
export const closedSource = (source: string) => source.replace(/[，,、；]?待工会确认$/, '')

/** The rule as it is shown beside what it decided; keep it with the record that was judged by it. */
export function clauseOf({ _id, key, value, unit, source, from, confirmedBy }: Policy): Clause {
  const isConfirmed = confirmedBy !== null
  return { policyId: _id, key, value, unit, source: isConfirmed ? closedSource(source) : source, from, isConfirmed }
}

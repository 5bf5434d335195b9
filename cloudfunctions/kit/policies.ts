/** The settings of a day. Numbers live in the `policies` collection with their source, never in code. */
import type { Clause } from '@/types/policy'
import { db } from './db'
import type { Policy } from './documents/policy'
import { lte, oneOf } from './filter'
import { refuse } from './refuse'

/** The policies of these keys that are valid on a day: one call. Refuses when one is missing. */
export async function policiesOn<Key extends string>(day: string, ...keys: readonly Key[]): Promise<Readonly<Record<Key, Policy>>> {
  const rows = await db.policies.find({ key: oneOf(keys), from: lte(day) }, { order: [['from', -1]], limit: 1000 })
  const found = keys.map((key) => {
    const row = rows.find((policy) => policy.key === key && policy.scope === 'default' && (policy.to === null || day < policy.to))
    return [key, row ?? refuse('SETTING_MISSING', key)] as const
  })
  return Object.fromEntries(found) as Record<Key, Policy>
}

/** The rule as it is shown beside what it decided; keep it with the record that was judged by it. */
export function clauseOf({ _id, key, value, unit, source, from, confirmedBy }: Policy): Clause {
  return { policyId: _id, key, value, unit, source, from, isConfirmed: confirmedBy !== null }
}

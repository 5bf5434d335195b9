/** The fields by which the nightly purge asks: each has an index. */
import type { CollectionName } from '../collections'
import { register } from './index'
import type { Rule } from './row'

export const clockOf = (rule: Rule) => ('since' in rule ? rule.since : 'sinceDay' in rule ? rule.sinceDay : rule.sinceYear)

export function clockFieldsOf(collection: CollectionName): string[] {
  const retention = register[collection]?.retention
  return !retention || 'stays' in retention ? [] : [...new Set(retention.map(clockOf))]
}

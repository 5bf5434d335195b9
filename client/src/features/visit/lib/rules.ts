import type { Clause } from '@/types/policy'
import { copy } from '../copy'

/** A clause by what it limits. */
export function ruleName({ key }: Pick<Clause, 'key'>): string {
  if (key.includes('.ceiling')) return copy.ruleNames.ceiling
  if (key.includes('.times')) return copy.ruleNames.times
  return /due|hours|days/i.test(key) ? copy.ruleNames.due : copy.ruleNames.other
}

import type { Clause } from '@/types/policy'

/**
 * One number the union lives by, valid from a day on: a ceiling, a deadline, a share. A record keeps
 * the number it was judged against. `confirmedBy` stays empty until the union has confirmed it.
 */
export interface Policy {
  readonly _id: string
  readonly key: string
  /** 'default', or the city whose own figure it is (types/policyNames.ts). */
  readonly scope: string
  readonly value: number
  readonly unit: Clause['unit']
  /** First day, and the day after the last one (null: still valid). */
  readonly from: string
  readonly to: string | null
  readonly source: string
  readonly confirmedBy: string | null
  /** The request that confirmed it; absent until then. */
  readonly confirmRequest?: { readonly id: string; readonly digest: string }
}

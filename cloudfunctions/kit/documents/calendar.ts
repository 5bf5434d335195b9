/**
 * The working days of one year as the State Council announced them; `_id` is the year, `'2026'`.
 * Days that no list names follow the week: Monday to Friday are worked.
 */
export interface Calendar {
  readonly _id: string
  /** Days off, weekends within a holiday included. */
  readonly holidays: readonly string[]
  /** 调休上班日: Saturdays and Sundays that are worked. */
  readonly workdays: readonly string[]
  /** True until the year's notice is published. */
  readonly isProvisional: boolean
  readonly source: string
}

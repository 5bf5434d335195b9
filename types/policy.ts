/** The rule something was judged by, as a person sees it: the number, where it comes from, who stands by it. */
import * as v from 'valibot'
import { Day } from './fields'

export const policyUnits = ['fen', 'hours', 'workingDays', 'calendarDays', 'months', 'people', 'percent', 'times', 'points', 'multiple', 'switch'] as const

/** `isConfirmed` is false until the union has confirmed a default: the screen says 待工会确认. */
export const Clause = v.object({
  policyId: v.string(),
  key: v.string(),
  value: v.number(),
  unit: v.picklist(policyUnits),
  source: v.string(),
  from: Day,
  isConfirmed: v.boolean(),
})
export type Clause = v.InferOutput<typeof Clause>

import type { AidForOfficer } from '@/types/aid'
import type { Decide } from '../../lib/useDecide'

/** What every form of a step is given. */
export interface FormProps {
  readonly aid: AidForOfficer
  readonly decide: Decide
}

export const one = <Value,>(value: Value | null) => (value === null ? [] : [value])

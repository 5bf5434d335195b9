import type { Desk } from '../../lib/desk'
import type { Decide } from '../../lib/useDecide'

/** What every form of a step is given. */
export interface FormProps {
  readonly desk: Desk
  readonly decide: Decide
}

import type { Part } from '../../../../lib/part'
import type { Plan } from '../../lib/plan'

/** What each page of the form is given. */
export interface PlanPart {
  readonly plan: Plan
  /** What is wrong with a field, as a sentence. */
  readonly wrong: Partial<Record<keyof Plan, string>>
  readonly change: (part: Part<Plan>) => void
}

import { useState } from 'react'
import { addDays, dayOf, monthOf } from '@/types/calendar'
import type { ActionInput } from '@/types/actions'
import { CallError } from '../../../lib/call'
import { useAction } from '../../../lib/useAction'
import { usePhoneDraft } from '../../../lib/usePhoneDraft'
import { deskCopy } from '../deskCopy'

export type Plan = ActionInput<'handout.saveDraft'>['plan']
export type PlanField = keyof typeof deskCopy.edit.needs

export interface Written {
  readonly handoutId?: string
  readonly version?: number
  readonly plan: Plan
}

const USUAL_DAYS = 14

function newPlan(): Plan {
  const today = dayOf(new Date())
  return {
    kind: 'festival', title: '', year: today.slice(0, 4), festival: 'spring', month: null, stage: null, form: 'goods', item: '', unitFen: 0, supplier: '', payer: 'union',
    target: { by: 'criteria', orgIds: [], gender: null, posts: [] }, place: '', hours: '8:30–17:30', fromDay: today, untilDay: addDays(today, USUAL_DAYS),
  }
}

/** What a kind asks beside: set with it, so that nothing of the kind before is sent. */
export function ofKind(plan: Plan, kind: Plan['kind']): Plan {
  return {
    ...plan, kind,
    festival: kind === 'festival' ? (plan.festival ?? 'spring') : null,
    month: kind === 'birthday' ? (plan.month ?? monthOf(plan.fromDay)) : null,
    stage: kind === 'schooling' ? (plan.stage ?? 'higher') : null,
  }
}

/** A plan on this phone with every keystroke, in the cloud when its writer says so. */
export function usePlanForm(known: Written | null) {
  const { value, put, drop } = usePhoneDraft<Written>(`handout ${known?.handoutId ?? 'new'}`, () => known ?? { plan: newPlan() })
  const [isChecked, setChecked] = useState(false)
  const saving = useAction('handout.saveDraft')
  const { plan } = value
  const missing = (Object.keys(deskCopy.edit.needs) as PlanField[]).filter((field) => !plan[field])
  const refused = saving.error instanceof CallError ? saving.error : null
  const wrong: Partial<Record<PlanField, string>> = isChecked ? Object.fromEntries(missing.map((field) => [field, deskCopy.edit.needs[field]])) : {}

  async function save() {
    setChecked(true)
    if (missing.length > 0) return null
    const year = plan.month?.slice(0, 4) ?? plan.fromDay.slice(0, 4)
    const saved = await saving.run({ ...value, plan: { ...plan, year } })
    if (saved) drop()
    return saved
  }

  return { plan, wrong, refused, isBusy: saving.isBusy, change: (part: Partial<Plan>) => put({ ...value, plan: { ...plan, ...part } }), put: (next: Plan) => put({ ...value, plan: next }), save }
}
export type PlanForm = ReturnType<typeof usePlanForm>

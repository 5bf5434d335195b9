import { useRef, useState } from 'react'
import { act, CallError } from '../../../lib/call'
import { sentenceOfError } from '../../../lib/errorCopy'
import { withPart, type Part } from '../../../lib/part'
import { showToast } from '../../../lib/toast'
import { planErrors } from '../planCopy'
import { fieldIn, newPlan, wrongFields, type Plan, type Written } from './plan'
import { planKey } from './planKey'
import { usePhoneDraft } from '../../../lib/usePhoneDraft'
import type { Uploads } from '../../../lib/useUploads'

export interface PlanForm {
  readonly plan: Plan
  readonly isKept: boolean
  readonly wrong: Partial<Record<keyof Plan, string>>
  readonly isBusy: boolean
  /** Somebody else has saved this plan since it was opened here. */
  readonly hasChanged: boolean
  readonly uploads: Uploads
  change(part: Part<Plan>): void
  /** Gives the id of the saved plan, or the first field that stands in the way, or null after another refusal. */
  save(): Promise<Outcome>
  submit(): Promise<Outcome>
  startOver(): void
  /** Writes over what somebody else saved meanwhile. */
  keepMine(): void
}

export type Outcome = { readonly activityId: string } | { readonly field: keyof Plan } | null

/** The plan on this phone, saved and submitted when its writer says so. `known` is what the cloud has. */
export function usePlanForm(activityId: string | undefined, known: Written | null): PlanForm {
  const { value, isKept, uploads, put, drop } = usePhoneDraft<Written>(planKey(activityId), () => known ?? { plan: newPlan() })
  const [refused, setRefused] = useState<Partial<Record<keyof Plan, string>>>({})
  const [isChecked, setChecked] = useState(false)
  const [hasChanged, setChanged] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const busy = useRef(false)
  const seen = isChecked ? Object.fromEntries(wrongFields(value.plan).map((field) => [field, planErrors[field]])) : {}

  function change(part: Part<Plan>) {
    const touched = part instanceof Function ? part(value.plan) : part
    put((now) => ({ ...now, plan: withPart(now.plan, part) }))
    setRefused((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in touched))))
  }

  /** One at a time; a refusal that names a field is shown at it, any other in a message. */
  async function once(work: () => Promise<Outcome>): Promise<Outcome> {
    if (busy.current || uploads.whyNot) return null
    busy.current = true
    setBusy(true)
    try {
      return await work()
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure
      return refuse(failure)
    } finally {
      busy.current = false
      setBusy(false)
    }
  }

  function refuse(error: CallError): Outcome {
    const field = fieldIn(error.field)
    if (field) setRefused((before) => ({ ...before, [field]: planErrors[field] }))
    if (error.code === 'CHANGED_MEANWHILE') setChanged(true)
    else if (!field) showToast({ text: sentenceOfError(error), tone: 'refused' })
    return field && { field }
  }

  async function saved(): Promise<Outcome> {
    setChecked(true)
    const [field] = wrongFields(value.plan)
    if (field) return { field }
    const desk = await act('activity.saveDraft', value, { follow: ({ activityId: saved, version }) => ({ ...value, activityId: saved, version }) })
    put((now) => ({ ...now, activityId: desk.activityId, version: desk.version }))
    drop()
    return { activityId: desk.activityId }
  }

  async function submitted(): Promise<Outcome> {
    const draft = await saved()
    if (draft && 'activityId' in draft) await act('activity.submit', { activityId: draft.activityId })
    return draft
  }

  function startOver() {
    setRefused({})
    setChecked(false)
    setChanged(false)
    put(known ?? { plan: newPlan() })
    drop()
  }

  function keepMine() {
    put(({ version: _version, ...mine }) => mine)
    setChanged(false)
  }

  return { plan: value.plan, isKept, wrong: { ...seen, ...refused }, isBusy, hasChanged, uploads, change, save: () => once(saved), submit: () => once(submitted), startOver, keepMine }
}

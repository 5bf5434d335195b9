import { useRef, useState } from 'react'
import type { ActionInput, ActionOutput } from '@/types/actions'
import type { NoticeDesk } from '@/types/notice'
import { act, CallError } from '../../../lib/call'
import { sentenceOfError } from '../../../lib/errorCopy'
import { withPart, type Part } from '../../../lib/part'
import { showToast } from '../../../lib/toast'
import { usePhoneDraft } from '../../../lib/usePhoneDraft'
import type { Uploads } from '../../../lib/useUploads'
import { copy } from '../copy'

const words = copy.edit

export type Plan = ActionInput<'notice.saveDraft'>['plan']
export interface Written {
  readonly noticeId?: string
  readonly version?: number
  readonly plan: Plan
}
export type PlanField = 'title' | 'text'

const newPlan = (): Plan => ({ title: '', text: '', imageFileIds: [], orgIds: [], pinned: false, important: false, mustConfirm: false, until: null })

export function writtenFrom({ noticeId, version, title, text, imageFileIds, orgIds, pinned, important, mustConfirm, until }: NoticeDesk): Written {
  return { noticeId, version, plan: { title, text, imageFileIds, orgIds, pinned, important, mustConfirm, until } }
}

function isWrong(text: string, most: number): boolean {
  const length = Array.from(text.trim()).length
  return length === 0 || length > most
}

export const wrongFields = ({ title, text }: Plan): PlanField[] => [...(isWrong(title, 40) ? (['title'] as const) : []), ...(isWrong(text, 3000) ? (['text'] as const) : [])]

export interface NoticeForm {
  readonly plan: Plan
  readonly isKept: boolean
  readonly wrong: Partial<Record<PlanField, string>>
  readonly isBusy: boolean
  readonly uploads: Uploads
  change(part: Part<Plan>): void
  /** Shows what stands in the way; true when nothing does. */
  check(): boolean
  save(): Promise<ActionOutput<'notice.saveDraft'> | null>
  publish(): Promise<ActionOutput<'notice.publish'> | null>
}

/** A notice on this phone with every keystroke, in the cloud when its writer says so. */
export function useNoticeForm(known: Written | null): NoticeForm {
  const { value, isKept, uploads, put, drop } = usePhoneDraft<Written>(`notice ${known?.noticeId ?? 'new'}`, () => known ?? { plan: newPlan() })
  const [isChecked, setChecked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const busy = useRef(false)
  const { plan } = value
  const wrong = isChecked ? Object.fromEntries(wrongFields(plan).map((field) => [field, words.errors[field]])) : {}

  function check(): boolean {
    setChecked(true)
    const [first] = wrongFields(plan)
    if (first) showToast({ text: words.errors[first], tone: 'refused' })
    return !first
  }

  async function once<Answer>(work: () => Promise<Answer>): Promise<Answer | null> {
    if (busy.current || uploads.whyNot || !check()) return null
    busy.current = true
    setBusy(true)
    try {
      return await work()
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure
      showToast({ text: sentenceOfError(failure), tone: 'refused' })
      return null
    } finally {
      busy.current = false
      setBusy(false)
    }
  }

  async function saved() {
    const desk = await act('notice.saveDraft', value, { follow: ({ noticeId, version }) => ({ ...value, noticeId, version }) })
    put((now) => ({ ...now, noticeId: desk.noticeId, version: desk.version }))
    return desk
  }

  return {
    plan,
    isKept,
    wrong,
    isBusy,
    check,
    uploads,
    change: (part) => put((now) => ({ ...now, plan: withPart(now.plan, part) })),
    save: () => once(async () => {
      const desk = await saved()
      drop()
      return desk
    }),
    publish: () => once(async () => {
      const { noticeId } = await saved()
      const desk = await act('notice.publish', { noticeId })
      drop()
      return desk
    }),
  }
}

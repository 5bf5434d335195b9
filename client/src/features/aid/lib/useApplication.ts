import { useRef, useState } from 'react'
import type { ActionOutput } from '@/types/actions'
import { act, CallError } from '../../../lib/call'
import { sentenceOfError } from '../../../lib/errorCopy'
import { withPart, type Part } from '../../../lib/part'
import { showToast } from '../../../lib/toast'
import { useUploads, type Uploads } from '../../../lib/useUploads'
import { applyCopy } from '../applyCopy'
import { firstMissing, formOf, isAnswered, newDraft, stepOfField, stepsOf, type Draft, type Mode, type StepName } from './draft'
import { useCloudDraft, type DraftMark } from './useCloudDraft'

export type Sent = ActionOutput<'aid.submit'>

export interface Begun {
  readonly mode: Mode
  readonly draft: Draft
  /** The texts to be agreed to, as they are now. */
  readonly versions: { readonly sensitive: string; readonly publicity: string }
  /** The case that is completed, and whether papers are added after urgent help. */
  readonly again: { readonly aidId: string; readonly isSupplement: boolean } | null
}

export interface Application {
  readonly mode: Mode
  readonly aidId: string | null
  readonly draft: Draft
  readonly step: StepName
  readonly at: number
  readonly count: number
  readonly mark: DraftMark
  /** What is missing on this page, after a try to go on. */
  readonly wrong: string | null
  readonly isBusy: boolean
  readonly sent: Sent | null
  /** Papers on their way, whichever question is open. */
  readonly uploads: Uploads
  change(part: Part<Draft>): void
  next(): void
  back(): void
  goTo(step: StepName): void
  submit(): void
  startOver(): void
}

/** An application page by page. Kept sealed in the cloud from the agreement on, which is an act of its own; two taps send one. */
export function useApplication({ mode, draft: begun, versions, again }: Begun): Application {
  const [draft, setDraft] = useState(begun)
  const latest = useRef(begun)
  const uploads = useUploads()
  const [isChecked, setChecked] = useState(false)
  const [sent, setSent] = useState<Sent | null>(null)
  const steps = stepsOf[mode]
  const at = Math.min(draft.step, steps.length - 1)
  const step = steps[at] ?? 'check'
  // What is completed after it came back stays on this page.
  const isKept = mode !== 'again' && at > 0
  const cloud = useCloudDraft(isKept, mode === 'other')
  const [isBusy, setBusy] = useState(false)
  const busy = useRef(false)

  function change(part: Part<Draft>) {
    const next = withPart(latest.current, part)
    latest.current = next
    setDraft(next)
    if (mode !== 'again' && next.step > 0) cloud.keep(JSON.stringify(next))
  }

  function goTo(name: StepName) {
    setChecked(false)
    change({ step: Math.max(0, steps.indexOf(name)) })
    void cloud.flush()
  }

  function next() {
    if (!isAnswered(step, draft, mode)) return setChecked(true)
    const following = steps[at + 1] ?? 'check'
    if (step !== 'consent') return goTo(following)
    once(async () => {
      await act('privacy.agree', { purpose: 'aidSensitive', textVersion: versions.sensitive })
      goTo(following)
    })
  }

  /** One thing at a time, however often it is tapped. */
  function once(work: () => Promise<void>) {
    if (busy.current) return
    busy.current = true
    setBusy(true)
    const told = (failure: unknown) => {
      if (!(failure instanceof CallError)) throw failure
      refuse(failure)
    }
    void work().catch(told).finally(() => {
      busy.current = false
      setBusy(false)
    })
  }

  /** The question it is about is opened, so that the answer can be put right. */
  function refuse(error: CallError) {
    showToast({ text: sentenceOfError(error), tone: 'refused' })
    const about = error.code === 'AID_CONSENT_NEEDED' ? 'consent' : stepOfField(error.field)
    if (about && steps.includes(about)) goTo(about)
  }

  async function send(): Promise<void> {
    const form = formOf(draft)
    if (!form) return
    const publicityVersion = draft.isPublic ? versions.publicity : null
    await cloud.end()
    try {
      setSent(
        again
          ? await act(again.isSupplement ? 'aid.supplement' : 'aid.resubmit', { aidId: again.aidId, ...form })
          : await act('aid.submit', { ...form, sensitiveVersion: versions.sensitive, publicityVersion, forOther: mode === 'other' ? draft.other : null }),
      )
      uploads.letGo()
    } catch (failure) {
      void cloud.resume()
      throw failure
    }
  }

  function submit() {
    if (uploads.whyNot) return
    const missing = firstMissing(draft, mode)
    if (missing) {
      goTo(missing)
      return setChecked(true)
    }
    once(send)
  }

  function startOver() {
    uploads.letGo()
    change(newDraft(begun.of))
  }

  return {
    mode, aidId: again?.aidId ?? null, draft, step, at: at + 1, count: steps.length, mark: cloud.mark === 'none' && begun.step > 0 ? 'saved' : cloud.mark, sent,
    wrong: isChecked && !isAnswered(step, draft, mode) ? applyCopy.needs[step] : null,
    isBusy,
    uploads, change, next, goTo, submit, startOver,
    back: () => goTo(steps[at - 1] ?? step),
  }
}

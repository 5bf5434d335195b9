import { useRef, useState } from 'react'
import Taro from '@tarojs/taro'
import type { ActionOutput } from '@/types/actions'
import { act, CallError } from '../../../lib/call'
import { sentenceOfError } from '../../../lib/errorCopy'
import { screens } from '../../../lib/go'
import { enqueue } from '../../../lib/offlineQueue'
import { withPart, type Part } from '../../../lib/part'
import { showToast } from '../../../lib/toast'
import { usePhoneDraft } from '../../../lib/usePhoneDraft'
import type { Uploads } from '../../../lib/useUploads'
import { copy } from '../copy'
import { draftKey, nameOf, newDraft, textOf, wishOf, wrongFields, type Draft, type DraftField } from './proposal'

const words = copy.write
const AT_THE_TOP: readonly DraftField[] = ['category', 'problem']

/** What was sent: the cloud's answer, or 'queued' while there is no network. */
export type Sent = ActionOutput<'suggestion.submit'> | 'queued'

/** The suggestion that came back to be completed. */
export interface Returned {
  readonly suggestionId: string
  readonly claimCode?: string
  readonly draft: Draft
}

export interface Proposal {
  readonly draft: Draft
  readonly isKept: boolean
  readonly wrong: Partial<Record<DraftField, string>>
  readonly isBusy: boolean
  readonly sent: Sent | null
  readonly uploads: Uploads
  /** Why it cannot be sent yet, as a sentence. */
  readonly whyNot: string | null
  change(part: Part<Draft>): void
  submit(): void
  startOver(): void
}

/** A suggestion on this phone until the cloud has it: it survives a closed app and a lost network, and two taps make one. */
export function useProposal(returned: Returned | null): Proposal {
  const { value: draft, isKept, uploads, put, drop } = usePhoneDraft<Draft>(draftKey(returned?.suggestionId), () => returned?.draft ?? newDraft())
  const [isChecked, setChecked] = useState(false)
  const [refused, setRefused] = useState<Partial<Record<DraftField, string>>>({})
  const [isBusy, setBusy] = useState(false)
  const [sent, setSent] = useState<Sent | null>(null)
  const busy = useRef(false)
  const form = useRef({})
  const seen = isChecked ? Object.fromEntries(wrongFields(draft).map((field) => [field, words.errors[field]])) : {}

  // A nameless suggestion has no photos, so that it waits for none.
  const whyNot = draft.isAnonymous ? null : uploads.whyNot

  function change(part: Part<Draft>) {
    put((now) => withPart(now, part))
    setRefused({})
  }

  function finish(answer: Sent) {
    setSent(answer)
    drop()
  }

  function refuse(error: CallError) {
    if (error.code === 'OFFLINE' && !returned) {
      if (draft.isAnonymous) return showToast({ text: words.anonymousOffline, tone: 'information' })
      enqueue('suggestion.submit', wishOf(draft), words.queueLabel(nameOf(draft)), error.requestId, { key: draftKey(), value: draft, page: screens.propose })
      return finish('queued')
    }
    const text = sentenceOfError(error)
    if (error.field && error.field in words.errors) setRefused({ [error.field]: text })
    showToast({ text, tone: 'refused' })
  }

  async function send(): Promise<void> {
    try {
      finish(await sendOnce(draft, returned, form.current))
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure
      refuse(failure)
    }
  }

  function pointAt(field: DraftField) {
    showToast({ text: words.errors[field], tone: 'refused' })
    if (AT_THE_TOP.includes(field)) void Taro.pageScrollTo({ scrollTop: 0, duration: 150 })
  }

  function submit() {
    setChecked(true)
    const [first] = wrongFields(draft)
    if (first) return pointAt(first)
    if (whyNot || busy.current) return
    busy.current = true
    setBusy(true)
    void send().finally(() => {
      busy.current = false
      setBusy(false)
    })
  }

  function startOver() {
    setChecked(false)
    setRefused({})
    put(returned?.draft ?? newDraft())
    drop()
  }

  return { draft, isKept, wrong: { ...seen, ...refused }, isBusy, sent, uploads, whyNot, change, submit, startOver }
}

async function sendOnce(draft: Draft, returned: Returned | null, form: object): Promise<ActionOutput<'suggestion.submit'>> {
  if (!returned) return act('suggestion.submit', wishOf(draft), { form })
  const { suggestionId, claimCode } = returned
  const moved = await act('suggestion.resubmit', { suggestionId, ...(claimCode && { claimCode }), ...textOf(draft) }, { form })
  return { ...moved, claimCode: null }
}

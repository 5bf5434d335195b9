import { useState } from 'react'
import { View } from '@tarojs/components'
import { ActionBar } from '../../../components/ActionBar'
import { Button, type ButtonProps } from '../../../components/Button'
import { Dialog } from '../../../components/Dialog'
import { Sheet } from '../../../components/Sheet'
import { TextArea } from '../../../components/TextArea'
import { sentenceOf } from '../../../lib/errorCopy'
import { nearText } from '../../../lib/format'
import { go } from '../../../lib/go'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { copy } from '../copy'
import { summaryScreens } from '../lib/summaryScreens'
import type { EditProps } from './TextTab'

const words = copy.document

interface DocumentBarProps extends EditProps {
  /** Absent while the paper is on the screen. */
  readonly onPreview: (() => void) | undefined
  readonly toUnfinished: () => void
}

/** A draft waits for the chair's signature; after it only a new edition can change anything. */
export function DocumentBar({ onPreview, toUnfinished, ...edit }: DocumentBarProps) {
  const [open, setOpen] = useState<'sign' | 'next' | null>(null)
  const { status, signedByName, signedAt, blocked, unfinished } = edit.summary
  const preview: ButtonProps | undefined = onPreview && { text: words.preview, onTap: onPreview }
  const isSigned = status === 'signed'
  const isUnfinished = blocked.sign === 'SUMMARY_UNFINISHED'
  const state = isSigned ? words.signedBy(signedByName, nearText(signedAt ?? '')) : blocked.sign && !isUnfinished ? words.waits : undefined
  const next: ButtonProps = { text: words.next, kind: 'secondary', whyNot: blocked.nextEdition && sentenceOf(blocked.nextEdition), onTap: () => setOpen('next') }
  const sign: ButtonProps = { text: words.sign, icon: 'check-circle', whyNot: isUnfinished ? words.unfinished(unfinished.length) : blocked.sign && sentenceOf(blocked.sign), onTap: () => setOpen('sign') }
  const own = isSigned ? next : sign
  const first: ButtonProps | undefined = isUnfinished ? { text: words.toUnfinished, onTap: toUnfinished } : preview && { ...preview, text: words.tabs.paper }
  // Who cannot sign looks at the paper and takes it away; the state says whose turn it is.
  const [action, second] = preview && !isUnfinished && (isSigned || blocked.sign) ? [preview, isSigned ? next : undefined] : [own, first]
  return (
    <>
      <ActionBar {...(state && { state })} stateIcon={isSigned ? 'check-circle' : 'info'} second={second} action={action} />
      <Sign {...edit} isOpen={open === 'sign'} onClose={() => setOpen(null)} />
      <NextEdition {...edit} isOpen={open === 'next'} onClose={() => setOpen(null)} />
    </>
  )
}

interface StepProps extends EditProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

function Sign({ summary: { summaryId, version, byHand }, put, refresh, isOpen, onClose }: StepProps) {
  const signing = useAction('summary.sign')
  async function sign() {
    const signed = await signing.run({ summaryId, version, note: '' })
    onClose()
    if (!signed) return void refresh()
    put(signed)
    showToast({ text: words.signed })
  }
  return (
    <Dialog title={words.sign} isOpen={isOpen} typedWord={words.signWord} confirm={words.sign} isBusy={signing.isBusy} onConfirm={() => void sign()} onClose={onClose}>
      <View>{words.signText}</View>
      {byHand > 0 && <View className="strong">{words.byHand(byHand)}</View>}
    </Dialog>
  )
}

function NextEdition({ summary: { summaryId }, isOpen, onClose }: StepProps) {
  const [note, setNote] = useState('')
  const [isChecked, setChecked] = useState(false)
  const beginning = useAction('summary.nextEdition')
  async function begin() {
    setChecked(true)
    if (!note.trim()) return
    const next = await beginning.run({ summaryId, note: note.trim() })
    if (!next) return
    onClose()
    go(summaryScreens.document(next.summaryId))
  }
  return (
    <Sheet title={words.next} isOpen={isOpen} onClose={onClose}>
      <View className="quiet">{words.nextText}</View>
      <TextArea label={words.nextReason} most={200} value={note} error={isChecked && !note.trim() ? words.nextNeed : null} onChange={setNote} />
      <Button text={words.next} isBusy={beginning.isBusy} onTap={() => void begin()} />
    </Sheet>
  )
}

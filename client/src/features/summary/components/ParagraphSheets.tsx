import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ParagraphView } from '@/types/summary'
import { Dialog } from '../../../components/Dialog'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { copy } from '../copy'
import { AddSheet } from './AddSheet'
import { EditSheet } from './EditSheet'
import type { EditProps } from './TextTab'

const words = copy.document

interface ParagraphSheetsProps extends EditProps {
  readonly opened: ParagraphView
  readonly onClose: () => void
}

/** What can be done with one paragraph: changed, followed by another, removed after a question. */
export function ParagraphSheets({ opened, onClose, ...edit }: ParagraphSheetsProps) {
  const [step, setStep] = useState<'edit' | 'add' | 'remove'>('edit')
  const removing = useAction('summary.removeParagraph')
  const { summaryId, version } = edit.summary

  async function remove() {
    const changed = await removing.run({ summaryId, version, paragraphId: opened.paragraphId })
    onClose()
    if (!changed) return void edit.refresh()
    edit.put(changed)
    showToast({ text: words.removed })
  }

  return (
    <>
      {step === 'edit' && <EditSheet {...edit} opened={opened} onClose={onClose} onAdd={() => setStep('add')} onRemove={() => setStep('remove')} />}
      {step === 'add' && <AddSheet {...edit} afterId={opened.paragraphId} onClose={onClose} />}
      <Dialog title={words.remove} isOpen={step === 'remove'} isDanger isBusy={removing.isBusy} confirm={words.remove} onConfirm={() => void remove()} onClose={onClose}>
        <View>{words.removeText}</View>
        <View className="quiet breaks">{opened.text.slice(0, 80)}</View>
      </Dialog>
    </>
  )
}

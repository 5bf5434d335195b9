import { useState } from 'react'
import { Button } from '../../../components/Button'
import { Choice } from '../../../components/Choice'
import { Sheet } from '../../../components/Sheet'
import { TextArea } from '../../../components/TextArea'
import { sentenceOfError } from '../../../lib/errorCopy'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { usePhoneDraft } from '../../../lib/usePhoneDraft'
import { copy } from '../copy'
import { keptKey, oneLine } from '../lib/kept'
import type { EditProps } from './TextTab'

const words = copy.document
type Level = keyof typeof words.levels
const levels = (Object.keys(words.levels) as Level[]).map((value) => ({ value, text: words.levels[value] }))

interface AddSheetProps extends EditProps {
  readonly afterId: string
  readonly onClose: () => void
}

/** A new paragraph behind another. */
export function AddSheet({ summary: { summaryId, version }, put, refresh, afterId, onClose }: AddSheetProps) {
  const draft = usePhoneDraft<{ text: string; level: Level }>(keptKey(summaryId, `+${afterId}`), () => ({ text: '', level: 'body' }))
  const [isChecked, setChecked] = useState(false)
  const adding = useAction('summary.addParagraph', { isQuiet: true })
  const { text, level } = draft.value

  async function add() {
    setChecked(true)
    if (!oneLine(text)) return
    const changed = await adding.run({ summaryId, version, afterId, level, text: oneLine(text) })
    if (!changed) return void refresh()
    draft.drop()
    put(changed)
    onClose()
    showToast({ text: words.added })
  }

  return (
    <Sheet title={words.add} isOpen onClose={onClose}>
      <Choice label={words.addLevel} options={levels} values={[level]} onChange={([next = 'body']) => draft.put({ text, level: next })} />
      <TextArea
        label={words.addLabel}
        most={2000}
        value={text}
        error={isChecked && !oneLine(text) ? words.empty : adding.error && sentenceOfError(adding.error)}
        onChange={(next) => draft.put({ text: next, level })}
      />
      <Button text={words.save} isBusy={adding.isBusy} onTap={() => void add()} />
    </Sheet>
  )
}

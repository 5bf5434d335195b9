import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ParagraphView } from '@/types/summary'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { Sheet } from '../../../components/Sheet'
import { TextArea } from '../../../components/TextArea'
import { sentenceOfError } from '../../../lib/errorCopy'
import { lastOf } from '../../../lib/lastOf'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { usePhoneDraft } from '../../../lib/usePhoneDraft'
import { copy } from '../copy'
import { keptKey, oneLine } from '../lib/kept'
import type { EditProps } from './TextTab'

const words = copy.document

interface EditSheetProps extends EditProps {
  readonly opened: ParagraphView
  readonly onClose: () => void
  readonly onAdd: () => void
  readonly onRemove: () => void
}

/** One paragraph as text. Whatever is typed is on the phone; if somebody else was faster, both are shown. */
export function EditSheet({ summary, put, refresh, opened, onClose, onAdd, onRemove }: EditSheetProps) {
  const { summaryId, version, paragraphs } = summary
  const { paragraphId, level } = opened
  const now = paragraphs.find((paragraph) => paragraph.paragraphId === paragraphId)
  const draft = usePhoneDraft(keptKey(summaryId, paragraphId), () => ({ text: opened.text, base: opened.text }))
  const [isChecked, setChecked] = useState(false)
  const saving = useAction('summary.saveParagraph', { isQuiet: true })
  const adding = useAction('summary.addParagraph', { isQuiet: true })
  const { text, base } = draft.value
  const theirs = now && now.text !== base ? now.text : null
  const error = saving.error ?? adding.error

  async function save() {
    setChecked(true)
    const written = oneLine(text)
    if (!written) return
    const last = lastOf(paragraphs)?.paragraphId ?? ''
    const changed = now
      ? await saving.run({ summaryId, version, paragraphId, text: written })
      : await adding.run({ summaryId, version, afterId: last, level: level === 'title' || level === 'signature' ? 'body' : level, text: written })
    if (!changed) return void refresh()
    draft.drop()
    put(changed)
    onClose()
    showToast({ text: now ? words.saved : words.added })
  }
  function takeTheirs() {
    draft.put({ text: theirs ?? text, base: theirs ?? base })
    draft.drop()
  }

  return (
    <Sheet title={words.edit} isOpen onClose={onClose}>
      {theirs !== null && (
        <Card look="flat" className="stack">
          <View className="small strong">{words.conflict}</View>
          <View className="small breaks">{theirs}</View>
          <View className="small quiet">{words.conflictKeep}</View>
          <Button kind="quiet" isSmall icon="undo" text={words.takeTheirs} onTap={takeTheirs} />
        </Card>
      )}
      {!now && <Card look="flat">{words.gone}</Card>}
      <TextArea
        label={words.editLabel}
        hint={words.editHint}
        most={2000}
        value={text}
        error={isChecked && !oneLine(text) ? words.empty : error && sentenceOfError(error)}
        onChange={(next) => draft.put({ text: next, base })}
      />
      <Button text={now ? words.save : words.addAgain} isBusy={saving.isBusy || adding.isBusy} onTap={() => void save()} />
      {now && <Button kind="secondary" icon="plus" text={words.add} onTap={onAdd} />}
      {now && level !== 'title' && <Button kind="danger" icon="trash" text={words.remove} onTap={onRemove} />}
    </Sheet>
  )
}

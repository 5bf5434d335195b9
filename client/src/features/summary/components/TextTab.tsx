import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ParagraphView, SummaryView } from '@/types/summary'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { classes } from '../../../components/classes'
import { Icon } from '../../../components/Icon'
import { Tap } from '../../../components/Tap'
import { sentenceOf } from '../../../lib/errorCopy'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { copy } from '../copy'
import { unsavedIn } from '../lib/kept'
import { ParagraphSheets } from './ParagraphSheets'
import { Runs } from './Runs'
import './TextTab.scss'

const words = copy.document

export interface EditProps {
  readonly summary: SummaryView
  readonly put: (summary: SummaryView) => void
  readonly refresh: () => Promise<void>
}

/** The text paragraph by paragraph; a tap opens one. */
export function TextTab({ toUnfinished, ...props }: EditProps & { readonly toUnfinished: () => void }) {
  const { summary, put } = props
  const [open, setOpen] = useState<ParagraphView | null>(null)
  const refreshing = useAction('summary.refresh')
  const unsaved = unsavedIn(summary.summaryId)
  const whyNot = summary.blocked.edit && sentenceOf(summary.blocked.edit)

  async function recount() {
    const counted = await refreshing.run({ summaryId: summary.summaryId, version: summary.version })
    if (!counted) return void props.refresh()
    put(counted)
    showToast({ text: words.refreshed })
  }

  return (
    <>
      {whyNot ? (
        <Card look="flat">{whyNot}</Card>
      ) : (
        <>
          <View className="small quiet">{words.legend}</View>
          <Button kind="secondary" isSmall icon="refresh" text={words.refresh} isBusy={refreshing.isBusy} onTap={() => void recount()} />
          {summary.unfinished.length > 0 && (
            <Card look="flat" className="stack">
              <View>{words.unfinished(summary.unfinished.length)}</View>
              <Button kind="quiet" isSmall icon="edit" text={words.toUnfinished} onTap={toUnfinished} />
            </Card>
          )}
        </>
      )}
      <Card className="summary-text">
        {summary.paragraphs.map((paragraph) => (
          <Paragraph key={paragraph.paragraphId} paragraph={paragraph} isUnsaved={unsaved.has(paragraph.paragraphId)} isUnfinished={!whyNot && summary.unfinished.includes(paragraph.paragraphId)} onTap={whyNot ? undefined : () => setOpen(paragraph)} />
        ))}
      </Card>
      {open && <ParagraphSheets key={open.paragraphId} {...props} opened={open} onClose={() => setOpen(null)} />}
    </>
  )
}

interface ParagraphProps {
  readonly paragraph: ParagraphView
  readonly isUnsaved: boolean
  readonly isUnfinished: boolean
  readonly onTap: (() => void) | undefined
}

function Paragraph({ paragraph: { level, text, runs }, isUnsaved, isUnfinished, onTap }: ParagraphProps) {
  const inside = (
    <>
      <View className="breaks">
        <Runs runs={runs} isEdited />
      </View>
      {isUnsaved && <Mark text={words.unsaved} />}
      {isUnfinished && <Mark text={words.unfinishedMark} />}
    </>
  )
  const names = classes('summary-text__paragraph', `summary-text__paragraph--${level}`, isUnfinished && 'summary-text__paragraph--unfinished')
  if (!onTap) return <View className={names}>{inside}</View>
  const spoken = [text, runs.some(({ isByHand }) => isByHand) && words.readByHand, isUnsaved && words.unsaved, isUnfinished && words.unfinishedMark].filter(Boolean).join('，')
  return (
    <Tap className={names} label={spoken} onTap={onTap}>
      {inside}
    </Tap>
  )
}

function Mark({ text }: { readonly text: string }) {
  return (
    <View className="summary-text__unsaved">
      <Icon name="edit" size="small" />
      <View>{text}</View>
    </View>
  )
}

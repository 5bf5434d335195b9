import { useState } from 'react'
import { View } from '@tarojs/components'
import { startOfDay } from '@/types/calendar'
import type { ActionOutput } from '@/types/actions'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { Dialog } from '../../../../components/Dialog'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { PolicyNote } from '../../../../components/PolicyNote'
import { Section } from '../../../../components/Section'
import { Skeleton } from '../../../../components/Skeleton'
import { StatusTag, type Tone } from '../../../../components/StatusTag'
import { TextArea } from '../../../../components/TextArea'
import { sentenceOf } from '../../../../lib/errorCopy'
import { dayText } from '../../../../lib/format'
import { openFile } from '../../../../lib/platform'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { copy as words } from '../../copy'

const copy = words.rights
type Deletion = ActionOutput<'privacy.deletion'>
const tones: Readonly<Record<NonNullable<Deletion['request']>['status'], Tone>> = { open: 'due', deleting: 'due', done: 'done', refused: 'refused', withdrawn: 'quiet' }

/** All of it as a file, and having it deleted. */
export default function Rights() {
  const deletion = useQuery('privacy.deletion', {})
  return (
    <Page refresh={deletion.refresh}>
      <Take />
      <Section title={copy.delete}>
        <Loaded query={deletion} skeleton={<Skeleton rows={3} />}>
          {(known) => (
            <>
              {known.request && <Asked request={known.request} canTakeBack={known.blocked.takeBack === null} put={deletion.put} />}
              <Ask deletion={known} put={deletion.put} />
            </>
          )}
        </Loaded>
      </Section>
    </Page>
  )
}

function Take() {
  const taking = useAction('privacy.export')

  async function take() {
    const file = await taking.run({})
    if (!file) return
    try {
      await openFile({ url: file.url, name: file.fileName })
      showToast({ text: copy.taken(file.parts.length, file.parts.reduce((sum, { rows }) => sum + rows, 0)) })
    } catch {
      showToast({ text: copy.notOpened, tone: 'refused' })
    }
  }

  return (
    <Card look="warm" className="stack">
      <View className="h1">{copy.take}</View>
      <View className="quiet">{copy.takeText}</View>
      <Button icon="download" text={copy.takeButton} isBusy={taking.isBusy} onTap={() => void take()} />
    </Card>
  )
}

interface AskedProps {
  readonly request: NonNullable<Deletion['request']>
  readonly canTakeBack: boolean
  readonly put: (deletion: Deletion) => void
}

function Asked({ request: { privacyRequestId, number, status, text, answer, dueOn, settledAt, ownerLabel }, canTakeBack, put }: AskedProps) {
  const takingBack = useAction('privacy.takeBack')

  async function takeBack() {
    const after = await takingBack.run({ privacyRequestId })
    if (!after) return
    put(after)
    showToast({ text: copy.tookBack })
  }

  return (
    <Card className="stack">
      <View className="small quiet">{number}</View>
      <StatusTag tone={tones[status]} text={copy.status[status]} />
      {dueOn && <View>{copy.due(ownerLabel, dayText(startOfDay(dueOn)))}</View>}
      {text && <View className="breaks">{`${copy.yours}：${text}`}</View>}
      {answer && <View className="breaks">{`${copy.answer}：${answer}`}</View>}
      {answer && settledAt && <View className="small quiet">{copy.answered(dayText(settledAt))}</View>}
      {canTakeBack && <Button kind="secondary" text={copy.takeBack} isBusy={takingBack.isBusy} onTap={() => void takeBack()} />}
    </Card>
  )
}

function Ask({ deletion: { deletable, kept, clause, blocked }, put }: { readonly deletion: Deletion; readonly put: (deletion: Deletion) => void }) {
  const [text, setText] = useState('')
  const [isAsking, setAsking] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const asking = useAction('privacy.askDeletion')

  async function ask() {
    const after = await asking.run({ text: text.trim() })
    setAsking(false)
    if (!after) return
    put(after)
    setText('')
    showToast({ text: copy.asked })
  }

  return (
    <Card className="stack">
      <View className="quiet">{copy.deleteText}</View>
      <View className="strong">{copy.goes}</View>
      <View className="breaks">{deletable.join('、')}</View>
      <Button kind="quiet" isSmall text={isOpen ? copy.hide : copy.stays(kept.length)} onTap={() => setOpen(!isOpen)} />
      {isOpen && kept.map(({ title, reason }) => (
        <View key={title}>
          <View>{title}</View>
          <View className="small quiet breaks">{reason}</View>
        </View>
      ))}
      <PolicyNote name={copy.rule} clause={clause} />
      {!blocked.ask && <TextArea label={copy.say} most={300} value={text} onChange={setText} />}
      <Button kind="secondary" text={copy.ask} whyNot={blocked.ask && sentenceOf(blocked.ask)} onTap={() => setAsking(true)} />
      <Dialog title={copy.askTitle} isOpen={isAsking} confirm={copy.ask} isDanger isBusy={asking.isBusy} onConfirm={() => void ask()} onClose={() => setAsking(false)}>
        {copy.askText}
      </Dialog>
    </Card>
  )
}

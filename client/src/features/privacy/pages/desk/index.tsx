import { useState } from 'react'
import { View } from '@tarojs/components'
import { startOfDay } from '@/types/calendar'
import type { ActionOutput } from '@/types/actions'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { Dialog } from '../../../../components/Dialog'
import { InfiniteList } from '../../../../components/InfiniteList'
import { Page } from '../../../../components/Page'
import { Sheet } from '../../../../components/Sheet'
import { EmptyState } from '../../../../components/States'
import { TextArea } from '../../../../components/TextArea'
import { sentenceOf } from '../../../../lib/errorCopy'
import { dayText } from '../../../../lib/format'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { copy as words } from '../../copy'

const copy = words.desk
type Item = ActionOutput<'privacy.desk'>['items'][number]
const input = { limit: 20 }

/** Requests to delete that wait for me. */
export default function Desk() {
  const list = usePagedQuery('privacy.desk', input)
  const answering = useAction('privacy.answer')
  const [asked, setAsked] = useState<{ item: Item; verdict: 'delete' | 'refuse' } | null>(null)
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const items = list.items?.filter(({ privacyRequestId }) => !gone.has(privacyRequestId)) ?? null

  async function answer({ privacyRequestId }: Item, verdict: 'delete' | 'refuse', words: string) {
    const done = await answering.run({ privacyRequestId, verdict, answer: words })
    setAsked(null)
    if (!done) return
    setGone((before) => new Set([...before, privacyRequestId]))
    showToast({ text: copy.done })
  }

  return (
    <Page refresh={list.refresh}>
      <View className="quiet">{copy.lead}</View>
      <InfiniteList
        query={{ ...list, items }}
        empty={<EmptyState icon="check-circle" {...copy.empty} />}
        row={(item) => <Request key={item.privacyRequestId} item={item} onDecide={(verdict) => setAsked({ item, verdict })} />}
      />
      <Dialog
        title={copy.deleteTitle}
        isOpen={asked?.verdict === 'delete'}
        confirm={copy.delete}
        isDanger
        isBusy={answering.isBusy}
        onConfirm={() => asked && void answer(asked.item, 'delete', copy.deleteAnswer)}
        onClose={() => setAsked(null)}
      >
        {copy.deleteText}
      </Dialog>
      <Sheet title={copy.refuseTitle} isOpen={asked?.verdict === 'refuse'} onClose={() => setAsked(null)}>
        {asked && <Refuse key={asked.item.privacyRequestId} isBusy={answering.isBusy} onSend={(reason) => void answer(asked.item, 'refuse', reason)} />}
      </Sheet>
    </Page>
  )
}

function Request({ item: { number, name, unitName, text, dueOn, blocked }, onDecide }: { readonly item: Item; readonly onDecide: (verdict: 'delete' | 'refuse') => void }) {
  const whyNot = blocked.answer && sentenceOf(blocked.answer)
  return (
    <Card className="stack">
      <View className="small quiet">{[number, dueOn && copy.due(dayText(startOfDay(dueOn)))].filter(Boolean).join('\u00A0· ')}</View>
      <View className="h3 breaks">{copy.who(name, unitName)}</View>
      <View className="breaks">{text || copy.noText}</View>
      <Button icon="check" text={copy.delete} whyNot={whyNot} onTap={() => onDecide('delete')} />
      {!whyNot && <Button kind="secondary" text={copy.refuse} onTap={() => onDecide('refuse')} />}
    </Card>
  )
}

function Refuse({ isBusy, onSend }: { readonly isBusy: boolean; readonly onSend: (reason: string) => void }) {
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)

  function send() {
    setChecked(true)
    if (reason.trim()) onSend(reason.trim())
  }

  return (
    <>
      <View className="quiet">{copy.refuseText}</View>
      <TextArea label={copy.reason} most={300} value={reason} error={isChecked && !reason.trim() ? copy.needReason : null} onChange={setReason} />
      <Button text={copy.send} isBusy={isBusy} onTap={send} />
    </>
  )
}

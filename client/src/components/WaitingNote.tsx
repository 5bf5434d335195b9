import { useEffect, useState } from 'react'
import { Text, View } from '@tarojs/components'
import { sentenceOf } from '../lib/errorCopy'
import { go } from '../lib/go'
import { sendQueue, useQueuedActs, type QueuedAct } from '../lib/offlineQueue'
import { nameOfPending, pendingDone } from '../lib/pendingCopy'
import { settleRequest, usePendingRequests, type PendingRequest } from '../lib/pendingRequests'
import { isOnline, onNetworkChange } from '../lib/platform'
import { takeUp } from '../lib/takeUp'
import { showToast } from '../lib/toast'
import { Button } from './Button'
import { kitCopy as copy } from './copy'
import { Icon } from './Icon'
import type { IconName } from './iconNames'
import { Sheet } from './Sheet'
import { Tap } from './Tap'
import './WaitingNote.scss'

function useOnline(): boolean {
  const [online, setOnline] = useState(isOnline)
  useEffect(() => onNetworkChange(setOnline), [])
  return online
}

/** The line at the top: no network, what was done meanwhile, and what became of it. Nothing when all is well. */
export function WaitingNote() {
  const online = useOnline()
  const acts = useQueuedActs()
  const pending = usePendingRequests()
  const [isOpen, setOpen] = useState(false)
  const count = acts.length + pending.length
  if (online && count === 0) return null

  const waiting = acts.filter(({ refusal }) => refusal === null).length
  const unanswered = pending.filter(({ outcome }) => !outcome).length
  const done = pending.filter(({ outcome }) => outcome === 'done').length
  const refused = count - waiting - unanswered - done
  const words = [
    !online && copy.offline,
    waiting > 0 && copy.waiting(waiting),
    unanswered > 0 && copy.unanswered(unanswered),
    refused > 0 && copy.refusedItems(refused),
    done > 0 && copy.doneItems(done),
  ]
  const text = words.filter(Boolean).join('，')
  const close = () => setOpen(false)
  return (
    <View>
      <Tap className="waiting-note" label={text} onTap={() => setOpen(count > 0)}>
        <Icon name={online ? 'hourglass' : 'wifi-off'} size="small" />
        <Text className="grow">{text}</Text>
        {count > 0 && <Icon name="right" size="small" />}
      </Tap>
      <Sheet title={text} isOpen={isOpen && count > 0} onClose={close}>
        {acts.map((act) => (
          <QueuedRow key={act.requestId} act={act} onLeave={close} />
        ))}
        {pending.map((asked) => (
          <PendingRow key={asked.requestId} asked={asked} />
        ))}
        {waiting + unanswered > 0 && <Button kind="secondary" text={copy.retry} onTap={() => void sendQueue()} />}
      </Sheet>
    </View>
  )
}

interface RowProps {
  readonly icon: IconName
  readonly label: string
  readonly note?: string | null
  readonly button?: { readonly text: string; readonly onTap: () => void } | null
}

function Row({ icon, label, note, button }: RowProps) {
  return (
    <View className="waiting-note__act">
      <Icon name={icon} />
      <View className="grow">
        <View>{label}</View>
        {note && <View className="small quiet">{note}</View>}
      </View>
      {button && <Button kind="quiet" isSmall {...button} />}
    </View>
  )
}

/** What was written is never lost with it: taken back or refused, it returns to its form. */
function QueuedRow({ act, onLeave }: { readonly act: QueuedAct; readonly onLeave: () => void }) {
  const { label, refusal, draft } = act

  async function takeBack() {
    if ((await takeUp(act)) && draft && !refusal) showToast({ text: copy.writtenBack, tone: 'information' })
  }
  async function amend(page: string) {
    if (!(await takeUp(act))) return
    onLeave()
    go(page)
  }

  const button = refusal && draft ? { text: copy.amend, onTap: () => void amend(draft.page) } : { text: refusal ? copy.close : copy.cancel, onTap: () => void takeBack() }
  return <Row icon={refusal ? 'alert' : 'hourglass'} label={label} note={refusal && sentenceOf(refusal)} button={button} />
}

/** A write without an answer, or what was found out about it. */
function PendingRow({ asked }: { readonly asked: PendingRequest }) {
  const { requestId, outcome, number } = asked
  if (!outcome) return <Row icon="hourglass" label={nameOfPending(asked)} note={copy.noAnswerYet} />
  const button = { text: copy.read, onTap: () => settleRequest(requestId) }
  if (outcome === 'done') return <Row icon="check-circle" label={pendingDone(asked, number)} button={button} />
  return <Row icon="alert" label={nameOfPending(asked)} note={sentenceOf(outcome)} button={button} />
}

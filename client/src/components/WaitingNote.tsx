import { useEffect, useState } from 'react'
import { Text, View } from '@tarojs/components'
import { sentenceOf } from '../lib/errorCopy'
import { dismiss, sendQueue, useQueuedActs } from '../lib/offlineQueue'
import { isOnline, onNetworkChange } from '../lib/platform'
import { Button } from './Button'
import { kitCopy as copy } from './copy'
import { Icon } from './Icon'
import { Sheet } from './Sheet'
import { Tap } from './Tap'
import './WaitingNote.scss'

function useOnline(): boolean {
  const [online, setOnline] = useState(isOnline)
  useEffect(() => onNetworkChange(setOnline), [])
  return online
}

/** The line at the top: no network, and what was done meanwhile. Nothing when all is well. */
export function WaitingNote() {
  const online = useOnline()
  const acts = useQueuedActs()
  const [isOpen, setOpen] = useState(false)
  const refused = acts.filter(({ refusal }) => refusal !== null).length
  const waiting = acts.length - refused
  if (online && acts.length === 0) return null

  const words = [!online && copy.offline, waiting > 0 && copy.waiting(waiting), refused > 0 && copy.refusedItems(refused)]
  const text = words.filter(Boolean).join('，')
  return (
    <View>
      <Tap className="waiting-note" label={text} onTap={() => setOpen(acts.length > 0)}>
        <Icon name={online ? 'hourglass' : 'wifi-off'} size="small" />
        <Text className="grow">{text}</Text>
        {acts.length > 0 && <Icon name="right" size="small" />}
      </Tap>
      <Sheet title={text} isOpen={isOpen && acts.length > 0} onClose={() => setOpen(false)}>
        {acts.map(({ requestId, label, refusal }) => (
          <View key={requestId} className="waiting-note__act">
            <Icon name={refusal ? 'alert' : 'hourglass'} />
            <View className="grow">
              <View>{label}</View>
              {refusal && <View className="small quiet">{sentenceOf(refusal)}</View>}
            </View>
            <Button kind="quiet" isSmall text={refusal ? copy.close : copy.cancel} onTap={() => dismiss(requestId)} />
          </View>
        ))}
        {waiting > 0 && <Button kind="secondary" text={copy.retry} onTap={() => void sendQueue()} />}
      </Sheet>
    </View>
  )
}

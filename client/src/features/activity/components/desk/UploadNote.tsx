import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import { Icon } from '../../../../components/Icon'
import type { IconName } from '../../../../components/iconNames'
import { Sheet } from '../../../../components/Sheet'
import { Tap } from '../../../../components/Tap'
import { sentenceOf } from '../../../../lib/errorCopy'
import { timeText } from '../../../../lib/format'
import { isOnline } from '../../../../lib/platform'
import { countCopy } from '../../countCopy'
import { clearAnswered, isRefused, retryRefused, sendCheckIns, type KeptCheckIn } from '../../lib/checkInQueue'
import { useCheckIns } from '../../lib/useCheckIns'
import './UploadNote.scss'

const copy = countCopy.queue

/** What this phone still has to upload, and whom the cloud did not count. Nothing when all is well. */
export function UploadNote({ activityId }: { readonly activityId: string }) {
  const { all, waiting, refused } = useCheckIns(activityId)
  const [isOpen, setOpen] = useState(false)
  if (waiting === 0 && refused === 0) return null
  const words = [waiting > 0 && (isOnline() ? copy.waitingOnline : copy.waitingOffline)(waiting), refused > 0 && copy.refused(refused)]
  const text = words.filter(Boolean).join('；')
  return (
    <View>
      <Tap className={refused > 0 ? 'upload-note upload-note--refused' : 'upload-note'} label={text} onTap={() => setOpen(true)}>
        <Icon name={refused > 0 ? 'alert' : 'hourglass'} />
        <Text className="grow">{text}</Text>
        <Icon name="right" size="small" />
      </Tap>
      <Sheet title={copy.title} isOpen={isOpen} onClose={() => setOpen(false)}>
        <View>
          {[...all].reverse().map((entry) => (
            <Person key={entry.who} entry={entry} />
          ))}
        </View>
        {refused > 0 && <Button icon="refresh" kind="secondary" text={copy.again} onTap={() => retryRefused(activityId)} />}
        {waiting > 0 && <Button kind="secondary" text={copy.now} onTap={() => void sendCheckIns()} />}
        {refused > 0 && <Button kind="quiet" text={copy.clear} onTap={() => clearAnswered(activityId)} />}
      </Sheet>
    </View>
  )
}

/** One person and what became of them. */
function Person({ entry }: { readonly entry: KeptCheckIn }) {
  const { name, at, outcome } = entry
  const icon: IconName = outcome === 'done' ? 'check-circle' : outcome === 'waiting' ? 'hourglass' : 'alert'
  const word = outcome === 'done' ? copy.done : outcome === 'waiting' ? copy.waits : sentenceOf(outcome)
  return (
    <View className="upload-note__person">
      <Icon name={icon} className={`upload-note__icon--${isRefused(entry) ? 'refused' : outcome}`} />
      <View className="grow">
        <View>{name || copy.unnamed}</View>
        <View className="small quiet">{`${copy.at(timeText(at))} · ${word}`}</View>
      </View>
    </View>
  )
}

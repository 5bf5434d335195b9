import { memo } from 'react'
import { View } from '@tarojs/components'
import type { ReceiptRow } from '@/types/handout'
import { classes } from '../../../components/classes'
import { Icon } from '../../../components/Icon'
import { Tap } from '../../../components/Tap'
import { timeText } from '../../../lib/format'
import { deskCopy } from '../deskCopy'
import './ReceiptTick.scss'

const words = deskCopy.distribute

interface ReceiptTickProps {
  readonly row: ReceiptRow
  readonly isHeld: boolean
  readonly isQueued: boolean
  readonly onTap: (row: ReceiptRow) => void
  readonly onProxy: (row: ReceiptRow) => void
}

const isTaken = ({ status }: ReceiptRow) => status === 'signed' || status === 'proxy'

/** One person of the list: the whole row signs, beside it somebody else may sign. */
export const ReceiptTick = memo(function ReceiptTick({ row, isHeld, isQueued, onTap, onProxy }: ReceiptTickProps) {
  const isDone = isTaken(row)
  const isOn = isDone || isHeld || isQueued
  const word = isDone ? wordOf(row) : isQueued ? words.queued : isHeld ? words.signed : words.waiting
  return (
    <View className="receipt">
      <Tap className={classes('receipt__main', isOn && 'receipt__main--on')} role="checkbox" label={`${row.name}，${word}`} isChecked={isOn} isDisabled={isDone || isQueued} onTap={() => onTap(row)}>
        <View className="grow">
          <View className="strong">{row.name}</View>
          <View className="small quiet">{[row.unitName, row.staffNo].filter(Boolean).join('\u00A0· ')}</View>
        </View>
        <View className="receipt__word">{word}</View>
        <View className="receipt__box">{isOn && <Icon name={isQueued ? 'hourglass' : 'check'} />}</View>
      </Tap>
      {!isOn && (
        <Tap className="receipt__proxy" label={words.proxyTitle(row.name)} onTap={() => onProxy(row)}>
          {words.proxy}
        </Tap>
      )}
    </View>
  )
})

function wordOf({ takenByName, signedAt }: ReceiptRow): string {
  if (takenByName) return words.takenBy(takenByName)
  return words.done(signedAt ? timeText(signedAt) : '')
}

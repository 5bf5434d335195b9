import { memo } from 'react'
import { View } from '@tarojs/components'
import { Avatar } from '../../../../components/Avatar'
import { classes } from '../../../../components/classes'
import { Icon } from '../../../../components/Icon'
import { Tap } from '../../../../components/Tap'
import { timeText } from '../../../../lib/format'
import { countCopy } from '../../countCopy'
import type { RosterRow } from '../../lib/useWholeRoster'
import { whoIs } from './PersonRow'
import './PersonRow.scss'
import './TickRow.scss'

const copy = countCopy.tickoff

interface TickRowProps {
  readonly row: RosterRow
  readonly isTicked: boolean
  /** Handed in, not answered yet. */
  readonly isKept: boolean
  readonly onTap: (memberId: string) => void
}

/** One person of the list; the whole row is the tick. */
export const TickRow = memo(function TickRow({ row, isTicked, isKept, onTap }: TickRowProps) {
  const { memberId, name, status, checkedInAt } = row
  const isCounted = status === 'attended'
  const isOn = isTicked || isKept || isCounted
  const word = isCounted ? copy.counted(checkedInAt ? timeText(checkedInAt) : '') : isKept ? copy.kept : isTicked ? copy.here : copy.notYet
  return (
    <Tap
      className={classes('tick-row', isOn && 'tick-row--on', (isCounted || isKept) && 'tick-row--settled')}
      role="checkbox"
      label={`${name}，${word}`}
      isChecked={isOn}
      isDisabled={isCounted || isKept}
      onTap={() => onTap(memberId)}
    >
      <Avatar name={name} />
      <View className="grow">
        <View className="strong">{name}</View>
        <View className="who-is">{whoIs(row)}</View>
      </View>
      <View className="tick-row__word">{word}</View>
      <View className="tick-row__box">{isOn && <Icon name={isKept && !isCounted ? 'hourglass' : 'check'} />}</View>
    </Tap>
  )
})

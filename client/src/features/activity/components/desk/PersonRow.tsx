import { memo } from 'react'
import { View } from '@tarojs/components'
import { signupStatuses } from '@/types/activityNames'
import { Avatar } from '../../../../components/Avatar'
import { Tap } from '../../../../components/Tap'
import { deskCopy } from '../../deskCopy'
import type { RosterRow } from '../../lib/useWholeRoster'
import { SignupWord } from './SignupWord'
import './PersonRow.scss'

const copy = deskCopy.roster

interface PersonRowProps {
  readonly row: RosterRow
  readonly onTap: (row: RosterRow) => void
}

/** Who a person is, in the words of the roster: 生产一部 · 甲班 · 带 2 位家属. */
export function whoIs({ unitName, shift, poolName, guests, number, status }: RosterRow): string {
  const pool = poolName !== shift && poolName !== deskCopy.onePool ? copy.pool(poolName) : ''
  const place = status === 'waiting' && number !== null ? copy.number(number) : ''
  return [unitName, shift, pool, guests > 0 && copy.guests(guests), place].filter(Boolean).join('\u00A0· ')
}

/** One person of the list; the whole row opens. */
export const PersonRow = memo(function PersonRow({ row, onTap }: PersonRowProps) {
  const { name, status } = row
  return (
    <Tap className="person-row" label={`${name}，${whoIs(row)}，${signupStatuses[status]}`} onTap={() => onTap(row)}>
      <Avatar name={name} />
      <View className="grow">
        <View className="strong">{name}</View>
        <View className="who-is">{whoIs(row)}</View>
      </View>
      <SignupWord status={status} />
    </Tap>
  )
})

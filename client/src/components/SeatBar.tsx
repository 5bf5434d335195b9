import { Text, View } from '@tarojs/components'
import { classes } from './classes'
import { kitCopy as copy } from './copy'
import './SeatBar.scss'

interface SeatBarProps {
  readonly capacity: number
  readonly left: number
  readonly waiting: number
  /** Group or shift, when there are several. */
  readonly name?: string
}

/** Places as a bar with words: 还剩 7 席, or 名额已满 · 候补 12 人. */
export function SeatBar({ capacity, left, waiting, name }: SeatBarProps) {
  const taken = Math.max(0, capacity - left)
  const share = capacity === 0 ? 100 : Math.round((taken / capacity) * 100)
  const words = left > 0 ? copy.seatsLeft(left) : waiting > 0 ? `${copy.seatsFull} · ${copy.seatsWaiting(waiting)}` : copy.seatsFull
  const isFull = left === 0
  const isFew = !isFull && left / capacity <= 0.2
  return (
    <View className={classes('seat-bar', isFull && 'seat-bar--full', isFew && 'seat-bar--few')}>
      <View className="seat-bar__words">
        <Text className="seat-bar__left">{name ? `${name} · ${words}` : words}</Text>
        <Text className="seat-bar__taken">{copy.seatsTaken(taken, capacity)}</Text>
      </View>
      <View className="seat-bar__track">
        <View className="seat-bar__taken-part" style={{ width: `${share}%` }} />
      </View>
    </View>
  )
}

import { View } from '@tarojs/components'
import { Card } from '../../../components/Card'
import { Icon } from '../../../components/Icon'
import type { IconName } from '../../../components/iconNames'
import type { Now } from '../lib/now'
import './NowCard.scss'

const icons: Record<Now['tone'], IconName> = { due: 'hourglass', mine: 'edit', late: 'alert', done: 'check-circle', calm: 'info' }
const LONG = 22

/** Who has it and by when, or why not, or what was given: the largest words of the page. */
export function NowCard({ now: { title, loud, note, tone } }: { readonly now: Now }) {
  return (
    <Card className={`aid-now aid-now--${tone}`}>
      <View className="aid-now__title">
        <Icon name={icons[tone]} />
        <View className="grow">{title}</View>
      </View>
      <View className={Array.from(loud).length > LONG ? 'h3 breaks' : 'h2 breaks whole'}>{loud}</View>
      {note && <View className="aid-now__note">{note}</View>}
    </Card>
  )
}

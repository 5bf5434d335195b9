import { View } from '@tarojs/components'
import { Card } from '../../../components/Card'
import { Icon } from '../../../components/Icon'
import type { IconName } from '../../../components/iconNames'
import type { Now } from '../lib/now'
import './NowCard.scss'

const icons: Record<Now['tone'], IconName> = { due: 'hourglass', mine: 'edit', late: 'alert', done: 'check-circle', calm: 'info' }
const LONG = 22

/** Who has it and by when, or what came of it: the largest words of the page. */
export function NowCard({ now: { title, loud, note, tone } }: { readonly now: Now }) {
  return (
    <Card className={`visit-now visit-now--${tone}`}>
      <View className="visit-now__title">
        <Icon name={icons[tone]} />
        <View className="grow">{title}</View>
      </View>
      <View className={Array.from(loud).length > LONG ? 'h3 breaks' : 'h2 breaks whole'}>{loud}</View>
      {note && <View className="visit-now__note">{note}</View>}
    </Card>
  )
}

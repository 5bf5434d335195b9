import { View } from '@tarojs/components'
import { Card } from '../../../components/Card'
import { Icon } from '../../../components/Icon'
import type { IconName } from '../../../components/iconNames'
import type { Now } from '../lib/now'
import './NowCard.scss'

const icons: Record<Now['tone'], IconName> = { due: 'hourglass', late: 'alert', done: 'trophy', calm: 'info' }

/** Who has it and by when, or why not, or what it earned: the largest words of the page. */
export function NowCard({ now: { title, loud, note, tone } }: { readonly now: Now }) {
  return (
    <Card className={`now-card now-card--${tone}`}>
      <View className="now-card__title">
        <Icon name={icons[tone]} />
        <View className="grow">{title}</View>
      </View>
      <View className={Array.from(loud).length > 24 ? 'h3 breaks' : 'h2 breaks whole'}>{loud}</View>
      {note && <View className="now-card__note">{note}</View>}
    </Card>
  )
}

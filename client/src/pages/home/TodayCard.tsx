import { View } from '@tarojs/components'
import type { HomeCard } from '@/types/home'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import type { IconName } from '../../components/iconNames'
import { StatusTag, type Tone } from '../../components/StatusTag'
import { Tap } from '../../components/Tap'
import { nearText } from '../../lib/format'
import { go, screens } from '../../lib/go'
import { copy } from './copy'

const looks: Record<HomeCard['kind'], { tone: Tone; icon: IconName }> = {
  activityToday: { tone: 'live', icon: 'bolt' },
  offer: { tone: 'due', icon: 'hourglass' },
  activitySoon: { tone: 'information', icon: 'calendar' },
}

interface TodayCardProps {
  readonly card: HomeCard
  /** The first card holds the screen's one primary action. */
  readonly isFirst: boolean
}

/** One thing that matters today, and what to do about it. */
export function TodayCard({ card, isFirst }: TodayCardProps) {
  const { word, action } = copy.cards[card.kind]
  const facts = [card.at && nearText(card.at), card.place].filter(Boolean).join(' · ')
  const open = () => go(card.kind === 'activityToday' ? screens.activityScan : screens.activity(card.id))
  return (
    <Card look={isFirst ? 'warm' : 'plain'}>
      <Tap label={`${word}，${card.title}，${facts}`} onTap={() => go(screens.activity(card.id))}>
        <StatusTag text={word} {...looks[card.kind]} />
        <View className="h3 home-today__title">{card.title}</View>
        <View className="quiet">{facts}</View>
        {card.kind === 'offer' && card.until && <View className="home-today__until">{copy.until(nearText(card.until))}</View>}
      </Tap>
      <Button text={action} kind={isFirst ? 'primary' : 'secondary'} isSmall={!isFirst} className="home-today__action" onTap={open} />
    </Card>
  )
}

import { View } from '@tarojs/components'
import type { HomeCard } from '@/types/home'
import { Button } from '../../components/Button'
import { CalendarLeaf } from '../../components/CalendarLeaf'
import { Card } from '../../components/Card'
import { Icon } from '../../components/Icon'
import { StatusTag } from '../../components/StatusTag'
import { Tap } from '../../components/Tap'
import { leftText, nearText, timeText } from '../../lib/format'
import { go, screens } from '../../lib/go'
import { copy } from './copy'

const cards = { offer: OfferCard, activityToday: ActivityTodayCard, activitySoon: SoonCard, notice: NoticeCard, suggestionReturned: SuggestionCard, suggestionAnswered: SuggestionCard, birthdayMine: BirthdayCard, birthdayColleagues: BirthdayCard, handout: HandoutCard, aidAsks: AidCard, visitAsks: VisitCard } satisfies Record<HomeCard['kind'], unknown>

/** One thing that matters to me now, in the shape of its kind. */
export function TodayCard({ card }: { readonly card: HomeCard }) {
  const Shape = cards[card.kind]
  return <Shape card={card} />
}

/** A place kept for me: the time by which I must answer is the loudest. */
function OfferCard({ card }: { readonly card: HomeCard }) {
  const left = card.until && leftText(card.until)
  return (
    <Card look="warm" className="stack">
      <View className="row">
        <StatusTag text={copy.offer} tone="due" icon="bell" />
      </View>
      <About card={card} />
      {card.until && (
        <View className="home-today__until">
          <Icon name="hourglass" />
          <View className="grow">{left ? copy.until(nearText(card.until), left) : copy.untilPassed}</View>
        </View>
      )}
      <Button text={copy.answerOffer} onTap={() => go(screens.activity(card.id))} />
    </Card>
  )
}

/** Today's activity, with the way to the door. */
function ActivityTodayCard({ card }: { readonly card: HomeCard }) {
  return (
    <Card look="warm" className="stack">
      <View className="row">
        <StatusTag text={copy.todayTag} tone="live" />
      </View>
      <About card={card} />
      <Button text={copy.checkIn} icon="scan" onTap={() => go(screens.checkIn(card.id))} />
    </Card>
  )
}

function About({ card: { id, title, place, at } }: { readonly card: HomeCard }) {
  const when = at ? nearText(at) : ''
  return (
    <Tap className="home-today__about" label={`${title}，${when} ${place}`} onTap={() => go(screens.activity(id))}>
      <View className="grow">
        <View className="h3">{title}</View>
        <View className="quiet">{[when, place].filter(Boolean).join('\u00A0· ')}</View>
      </View>
      <Icon name="right" size="small" className="home-today__go" />
    </Tap>
  )
}

/** An important notice that I have not read, or not confirmed. */
function NoticeCard({ card: { id, title } }: { readonly card: HomeCard }) {
  return <NewsCard tag={copy.notice} icon="megaphone" title={title} onTap={() => go(screens.notice(id))} />
}

/** An answer to my suggestion has arrived, or it came back to be completed. */
function SuggestionCard({ card: { kind, id, title } }: { readonly card: HomeCard }) {
  const tag = kind === 'suggestionReturned' ? copy.suggestionReturned : copy.suggestionAnswered
  return <NewsCard tag={tag} icon="bulb" title={title} onTap={() => go(screens.suggestion(id))} />
}

/** My own day leads to my card; a colleague's day to a wish. */
function BirthdayCard({ card: { kind, id, title } }: { readonly card: HomeCard }) {
  const isMine = kind === 'birthdayMine'
  return <NewsCard tag={isMine ? copy.birthdayMine : copy.birthdayColleagues} icon="cake" title={title} onTap={() => go(isMine ? screens.birthdayCard(id) : screens.birthdayColleagues)} />
}

/** Something waits to be fetched. */
function HandoutCard({ card: { title } }: { readonly card: HomeCard }) {
  return <NewsCard tag={copy.handout} icon="gift" title={title} onTap={() => go(screens.benefits)} />
}

/** My application asks something of me; what it is about stays inside. */
function AidCard({ card: { id, place } }: { readonly card: HomeCard }) {
  return <NewsCard tag={copy.aid} icon="document" title={place} onTap={() => go(screens.aid(id))} />
}

function VisitCard({ card: { id, title } }: { readonly card: HomeCard }) {
  return <NewsCard tag={copy.visit} icon="document" title={title} onTap={() => go(screens.visit(id))} />
}

/** Something to read: the whole card is the way to it, so that the red button stays with what must be done. */
function NewsCard({ tag, icon, title, onTap }: { readonly tag: string; readonly icon: 'megaphone' | 'bulb' | 'cake' | 'gift' | 'document'; readonly title: string; onTap(): void }) {
  return (
    <Card look="warm" className="row" label={`${tag}，${title}`} onTap={onTap}>
      <View className="grow stack">
        <View className="row">
          <StatusTag text={tag} tone="due" icon={icon} />
        </View>
        <View className={icon === 'cake' ? 'h2' : 'strong'}>{title}</View>
      </View>
      <Icon name="right" size="small" className="home-today__go" />
    </Card>
  )
}

function SoonCard({ card: { id, title, place, at } }: { readonly card: HomeCard }) {
  const time = at ? timeText(at) : ''
  return (
    <Card className="row home-soon" label={`${copy.soon}，${title}，${at ? nearText(at) : ''} ${place}`} onTap={() => go(screens.activity(id))}>
      <CalendarLeaf at={at} />
      <View className="grow">
        <View className="strong">{title}</View>
        <View className="small quiet">{[time, place].filter(Boolean).join('\u00A0· ')}</View>
      </View>
      <Icon name="right" size="small" className="home-today__go" />
    </Card>
  )
}

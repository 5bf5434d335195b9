import { Text, View } from '@tarojs/components'
import type { BirthdayCard, ReceivedWish } from '@/types/birthday'
import { Avatar } from '../../../components/Avatar'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { Icon } from '../../../components/Icon'
import { InfiniteList } from '../../../components/InfiniteList'
import { Section } from '../../../components/Section'
import { Tap } from '../../../components/Tap'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { usePagedQuery } from '../../../lib/usePagedQuery'
import { copy } from '../copy'
import './Wishes.scss'

interface WishesProps {
  readonly card: BirthdayCard
  readonly refresh: () => Promise<void>
}

/** What colleagues wrote, as slips of paper; each can be put away and brought back. */
export function Wishes({ card, refresh }: WishesProps) {
  const wishes = usePagedQuery('birthday.wishes', { year: card.year })
  const hiding = useAction('birthday.hideWish')

  async function hide({ wishId }: ReceivedWish, isHidden: boolean) {
    if (!(await hiding.run({ wishId, isHidden }))) return
    await wishes.refresh()
  }
  async function putAway(wish: ReceivedWish) {
    await hide(wish, true)
    showToast({ text: copy.wishes.hidden, undo: () => void hide(wish, false) })
  }

  const shown = wishes.items?.filter(({ isHidden }) => !isHidden).length ?? 0
  return (
    <Section title={copy.wishes.title} note={shown > 0 ? copy.wishes.count(shown) : undefined}>
      <InfiniteList
        query={wishes}
        empty={card.isToday && !card.isShown ? <TellColleagues refresh={refresh} /> : <OnTheWay />}
        row={(wish) => <Slip key={wish.wishId} wish={wish} onPutAway={() => void putAway(wish)} onBring={() => void hide(wish, false)} />}
      />
    </Section>
  )
}

interface SlipProps {
  readonly wish: ReceivedWish
  readonly onPutAway: () => void
  readonly onBring: () => void
}

function Slip({ wish: { fromName, text, isHidden }, onPutAway, onBring }: SlipProps) {
  if (isHidden) {
    return (
      <View className="wish wish--away">
        <Text className="grow quiet small">{copy.wishes.hiddenOne(fromName)}</Text>
        <Tap className="wish__act" label={`${copy.wishes.show}，${fromName}`} onTap={onBring}>
          {copy.wishes.show}
        </Tap>
      </View>
    )
  }
  return (
    <View className="wish">
      <View className="wish__text breaks">{text}</View>
      <View className="row wish__foot">
        <Avatar name={fromName} />
        <View className="grow wish__from">{copy.wishes.from(fromName)}</View>
        <Tap className="wish__act" label={`${copy.wishes.hide}，${fromName}`} onTap={onPutAway}>
          {copy.wishes.hide}
        </Tap>
      </View>
    </View>
  )
}

function OnTheWay() {
  return (
    <Card look="flat" className="row">
      <Icon name="care" className="wish__icon" />
      <View className="grow">
        <View className="strong">{copy.wishes.waiting.title}</View>
        <View className="small quiet">{copy.wishes.waiting.text}</View>
      </View>
    </Card>
  )
}

/** Nobody knows unless the person wants it; on the day they are asked, once, in the place where wishes would be. */
function TellColleagues({ refresh }: { readonly refresh: () => Promise<void> }) {
  const choosing = useAction('birthday.choose')

  async function tell() {
    if (!(await choosing.run({ wantsGreeting: true, isShown: true }))) return
    showToast({ text: copy.wishes.told })
    await refresh()
  }
  return (
    <Card className="stack">
      <View className="strong">{copy.wishes.tellTitle}</View>
      <View className="small quiet">{copy.wishes.tellText}</View>
      <Button kind="secondary" icon="people" text={copy.wishes.tell} isBusy={choosing.isBusy} onTap={() => void tell()} />
    </Card>
  )
}

import { View } from '@tarojs/components'
import type { ActivityDetail, MySignup } from '@/types/activity'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { SignupTag } from '../../../components/SignupTag'
import { nearText, timeText } from '../../../lib/format'
import { go, screens } from '../../../lib/go'
import { copy } from '../copy'
import { isOver } from '../bar'
import { canRemind, putIntoCalendar, remind } from '../benefits'

const words = copy.mine

/** How I stand, in the largest words of the page, with what helps me to be there. */
export function MyEntry({ activity }: { readonly activity: ActivityDetail }) {
  const { mine } = activity
  if (activity.status === 'cancelled') return <Cancelled reason={activity.cancelReason} />
  if (!mine || mine.status === 'cancelled' || mine.status === 'lapsed') return null
  if (isOver(activity) && mine.status !== 'attended' && mine.status !== 'absent') return null
  const { title, text, isLoud } = saying(mine, activity.ahead)
  const canNote = mine.status === 'seated' && activity.status !== 'running' && !isOver(activity)
  const canAsk = canRemind && !isOver(activity) && (canNote || mine.status === 'waiting')
  return (
    <Card look="warm" className="my-entry">
      <View className="row wrap">
        <SignupTag status={mine.status} />
        <View className="small quiet">{partyOf(mine, activity)}</View>
      </View>
      <View className="h3">{title}</View>
      {text && <View className={isLoud ? 'my-entry__loud' : 'quiet'}>{text}</View>}
      {(canNote || canAsk) && (
        <View className="my-entry__helps">
          {canNote && <Button kind="secondary" isSmall icon="calendar" text={words.calendar} onTap={() => void putIntoCalendar(activity)} />}
          {canAsk && <Button kind="secondary" isSmall icon="bell" text={words.remind} onTap={remind} />}
        </View>
      )}
    </Card>
  )
}

function Cancelled({ reason }: { readonly reason: string }) {
  return (
    <Card look="flat" className="my-entry">
      <View className="h3">{words.activityCancelled}</View>
      {reason && <View className="my-entry__loud breaks">{words.activityCancelledWhy(reason)}</View>}
      <View className="quiet">{words.activityCancelledText}</View>
      <View className="my-entry__helps">
        <Button kind="secondary" isSmall icon="calendar" text={words.seeOthers} onTap={() => go(screens.activities)} />
      </View>
    </Card>
  )
}

function partyOf({ guests, poolName }: MySignup, { pools }: ActivityDetail): string {
  return [pools.length > 1 && poolName, words.party(guests)].filter(Boolean).join(' · ')
}

function saying({ status, number, offerExpiresAt, checkedInAt }: MySignup, ahead: number | null): { title: string; text?: string; isLoud?: boolean } {
  if (status === 'attended') return { title: words.attended(checkedInAt ? timeText(checkedInAt) : ''), text: words.attendedText }
  if (status === 'absent') return { title: words.absent, text: words.absentText }
  if (status === 'offered') return { title: words.offered, ...(offerExpiresAt && { text: words.offeredUntil(nearText(offerExpiresAt)), isLoud: true }) }
  if (status === 'seated') return { title: words.seated }
  const place = ahead === null ? number : ahead + 1
  return { title: place === null ? words.waitingUnknown : words.waiting(place), ...(ahead !== null && { text: words.ahead(ahead) }) }
}

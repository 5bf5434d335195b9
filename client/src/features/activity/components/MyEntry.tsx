import { View } from '@tarojs/components'
import type { ActivityDetail, MySignup } from '@/types/activity'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { SignupTag } from '../../../components/SignupTag'
import { nearText, timeText } from '../../../lib/format'
import { copy } from '../copy'
import { canRemind, putIntoCalendar, remind } from '../benefits'

const words = copy.mine

/** How I stand, in the largest words of the page, with what helps me to be there. */
export function MyEntry({ activity }: { readonly activity: ActivityDetail }) {
  const { mine } = activity
  if (!mine || mine.status === 'cancelled' || mine.status === 'lapsed') return null
  const { title, text, isLoud } = saying(mine, activity.ahead)
  const isComing = mine.status === 'seated' || mine.status === 'waiting'
  return (
    <Card look="warm" className="my-entry">
      <View className="row wrap">
        <SignupTag status={mine.status} number={activity.ahead === null ? mine.number : activity.ahead + 1} />
        <View className="small quiet">{partyOf(mine, activity)}</View>
      </View>
      <View className="h3">{title}</View>
      {text && <View className={isLoud ? 'my-entry__loud' : 'quiet'}>{text}</View>}
      {isComing && activity.status !== 'cancelled' && (
        <View className="my-entry__helps">
          {mine.status === 'seated' && <Button kind="secondary" isSmall icon="calendar" text={words.calendar} onTap={() => void putIntoCalendar(activity)} />}
          {canRemind && <Button kind="secondary" isSmall icon="bell" text={words.remind} onTap={remind} />}
        </View>
      )}
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

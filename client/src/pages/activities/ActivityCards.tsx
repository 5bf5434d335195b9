import { View } from '@tarojs/components'
import type { ActivityCard, MySignup } from '@/types/activity'
import { activityKinds } from '@/types/activityNames'
import { CalendarLeaf } from '../../components/CalendarLeaf'
import { Card } from '../../components/Card'
import { SeatBar } from '../../components/SeatBar'
import { SignupTag } from '../../components/SignupTag'
import { StatusTag, type Tone } from '../../components/StatusTag'
import { leftText, nearText, timeText } from '../../lib/format'
import { go, screens } from '../../lib/go'
import { copy } from './copy'
import './ActivityCards.scss'

const tones: Record<keyof typeof copy.statuses, Tone> = { closed: 'quiet', running: 'live', wrapUp: 'quiet', archived: 'quiet', cancelled: 'refused' }

interface ActivityRowProps {
  readonly activity: ActivityCard
  /** My own entry, where I have one. */
  readonly mine: MySignup | undefined
  readonly isPast: boolean
}

/** One activity of the list: the day, what and where, how I stand, the places left. */
export function ActivityRow({ activity, mine, isPast }: ActivityRowProps) {
  const { activityId, title, kind, place, startsAt, status, capacity, left, waiting } = activity
  const about = [startsAt && timeText(startsAt), place].filter(Boolean).join('\u00A0· ')
  return (
    <Card label={`${title}，${startsAt ? nearText(startsAt) : ''} ${place}`} onTap={() => go(screens.activity(activityId))}>
      <View className="activity-row">
        <CalendarLeaf at={startsAt} isPast={isPast || status === 'cancelled'} />
        <View className="grow">
          <View className="small quiet">{activityKinds[kind]}</View>
          <View className="activity-row__title">{title}</View>
          <View className="small quiet">{about}</View>
          <Standing activity={activity} mine={mine} isPast={isPast} />
        </View>
      </View>
      {!isPast && status === 'open' && (
        <View className="activity-row__seats">
          <SeatBar capacity={capacity} left={left} waiting={waiting} />
        </View>
      )}
    </Card>
  )
}

/** My state before the activity's; nothing where the seats already say it. */
function Standing({ activity: { status, signUpOpensAt }, mine, isPast }: ActivityRowProps) {
  const isMine = mine && mine.status !== 'cancelled' && mine.status !== 'lapsed'
  const isEarly = status === 'open' && signUpOpensAt !== null && leftText(signUpOpensAt) !== null
  if (!isMine && !isEarly && (isPast || !(status in copy.statuses))) return null
  return (
    <View className="row wrap activity-row__tags">
      {isMine && <SignupTag status={mine.status} />}
      {isEarly && <StatusTag tone="information" icon="clock" text={copy.opensAt(nearText(signUpOpensAt))} />}
      {!isPast && status in copy.statuses && <Status status={status as keyof typeof copy.statuses} />}
    </View>
  )
}

function Status({ status }: { readonly status: keyof typeof copy.statuses }) {
  return <StatusTag text={copy.statuses[status]} tone={tones[status]} />
}

/** One of my own sign-ups; a place that waits for my answer says until when. */
export function MyRow({ mine, isPast }: { readonly mine: MySignup; readonly isPast: boolean }) {
  const { activityId, title, place, startsAt, status, guests, offerExpiresAt } = mine
  const about = [timeText(startsAt), place].filter(Boolean).join('\u00A0· ')
  return (
    <Card className="activity-row" label={`${title}，${nearText(startsAt)} ${place}`} onTap={() => go(screens.activity(activityId))}>
      <CalendarLeaf at={startsAt} isPast={isPast || status === 'cancelled'} />
      <View className="grow">
        <View className="activity-row__title">{title}</View>
        <View className="small quiet">{about}</View>
        <View className="row wrap activity-row__tags">
          <SignupTag status={status} />
          {guests > 0 && <View className="small quiet">{copy.party(guests)}</View>}
        </View>
        {status === 'offered' && offerExpiresAt && <View className="activity-row__offer">{copy.offerUntil(nearText(offerExpiresAt))}</View>}
      </View>
    </Card>
  )
}

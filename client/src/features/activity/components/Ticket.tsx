import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import type { ActivityDetail } from '@/types/activity'
import { QrCode } from '../../../components/QrCode'
import { SignupTag } from '../../../components/SignupTag'
import { spanText, timeText } from '../../../lib/format'
import { copy } from '../copy'
import './Ticket.scss'

const words = copy.ticket

interface TicketProps {
  readonly mine: ActionOutput<'activity.myCode'>
  /** Null until it is known; the code works without it. */
  readonly activity: ActivityDetail | null
  readonly unitName: string
}

/** A paper ticket: what for, the code, who. */
export function Ticket({ mine: { code, name, status, poolName, guests }, activity, unitName }: TicketProps) {
  const { title, startsAt, endsAt, place, pools = [], mine } = activity ?? {}
  const checkedInAt = mine?.checkedInAt
  return (
    <View className="ticket">
      <View className="ticket__head">
        <View className="h3">{title}</View>
        {startsAt && endsAt && <View>{spanText(startsAt, endsAt)}</View>}
        {place && <View>{place}</View>}
      </View>
      <View className="ticket__tear" />
      <View className="ticket__body">
        {checkedInAt ? <View className="ticket__done">{words.attended(timeText(checkedInAt))}</View> : <View className="quiet">{saying(status)}</View>}
        <QrCode text={code} label={words.codeLabel(name)} className="ticket__code" />
        <View className="ticket__letters">
          <View>{words.letters}</View>
          <View className="number">{code}</View>
        </View>
      </View>
      <View className="ticket__tear" />
      <View className="ticket__person">
        <View className="ticket__name">{name}</View>
        <View className="quiet">{[unitName, pools.length > 1 && poolName].filter(Boolean).join('\u00A0· ')}</View>
        <View className="row wrap ticket__tags">
          <SignupTag status={status} />
          {guests > 0 && <View className="strong">{words.party(1 + guests)}</View>}
        </View>
      </View>
    </View>
  )
}

function saying(status: ActionOutput<'activity.myCode'>['status']): string {
  return status === 'waiting' || status === 'offered' ? words.waiting : words.show
}

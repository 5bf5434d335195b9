import { View } from '@tarojs/components'
import { visitStatuses as statuses } from '@/types/visitNames'
import type { VisitCard } from '@/types/visit'
import { Card } from '../../../components/Card'
import { classes } from '../../../components/classes'
import { Icon } from '../../../components/Icon'
import { StatusTag, type Tone } from '../../../components/StatusTag'
import { go, screens } from '../../../lib/go'
import { deskCopy } from '../deskCopy'
import { byText, deadlineOf, dueOf, type Due } from '../lib/days'
import { groupIcons } from '../lib/kindIcons'
import './VisitRow.scss'

const words = deskCopy.calendar
const tones: Record<Due, Tone> = { late: 'refused', today: 'due', soon: 'due', later: 'information' }

/** Whom, what for, by when; the whole card opens it. */
export function VisitRow({ visit, now }: { readonly visit: VisitCard; readonly now: number }) {
  const { visitId, name, unitName, kindName, group, status, ownerLabel } = visit
  const due = dueOf(visit, now)
  const deadline = deadlineOf(visit)
  const by = deadline ? byText(deadline, now) : ''
  const dueText = by && (due === 'late' ? words.lateBy(by) : words.due(by))
  const who = name || words.team(unitName)
  return (
    <Card className="visit-row" label={[who, kindName, dueText, words.owner(ownerLabel)].filter(Boolean).join('，')} onTap={() => go(screens.visit(visitId))}>
      <View className={classes('visit-row__icon', `visit-row__icon--${due ?? 'ended'}`)}>
        <Icon name={groupIcons[group]} />
      </View>
      <View className="grow">
        <View className="strong breaks">{`${who} · ${kindName}`}</View>
        <View className="small quiet">{[name && unitName, statuses[status], deadline && words.owner(ownerLabel)].filter(Boolean).join('\u00A0· ')}</View>
        {due && dueText && (
          <View className="visit-row__tags">
            <StatusTag tone={tones[due]} icon={due === 'late' ? 'alert' : due === 'later' ? 'calendar' : 'hourglass'} text={dueText} />
          </View>
        )}
      </View>
      <Icon name="right" size="small" className="visit-row__go" />
    </Card>
  )
}

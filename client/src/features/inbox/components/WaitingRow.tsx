import { memo } from 'react'
import { View } from '@tarojs/components'
import { Card } from '../../../components/Card'
import { classes } from '../../../components/classes'
import { Icon } from '../../../components/Icon'
import type { IconName } from '../../../components/iconNames'
import { Tap } from '../../../components/Tap'
import { TextField } from '../../../components/TextField'
import { copy } from '../copy'
import { dueWords, type Waiting } from '../lib/due'
import './WaitingRow.scss'

const icons = { application: 'person', role: 'people', suggestion: 'bulb', activity: 'calendar', aid: 'document', handout: 'gift', rights: 'flag', visit: 'care', safety: 'shield' } as const satisfies Record<Waiting['noun'], IconName>

interface WaitingRowProps {
  readonly item: Waiting
  readonly onTap: (item: Waiting) => void
}

/** One thing that waits: by when is louder than what. */
export const WaitingRow = memo(function WaitingRow({ item, onTap }: WaitingRowProps) {
  const { title, isOverdue } = item
  const due = dueWords(item)
  return (
    <Card className="waiting" label={`${title}，${due}，${notes(item)}`} onTap={() => onTap(item)}>
      <View className={classes('waiting__icon', isOverdue && 'waiting__icon--late')}>
        <Icon name={icons[item.noun]} />
      </View>
      <View className="waiting__text">
        <View className={classes('waiting__due whole', isOverdue && 'waiting__due--late', !item.dueAt && 'waiting__due--none')}>
          {due}
        </View>
        <View className="waiting__line breaks">{title}</View>
        <View className="waiting__line small quiet number">{notes(item)}</View>
      </View>
      <Icon name="right" size="small" className="waiting__go" />
    </Card>
  )
})

function notes({ number, status, isEscalated, office, actingForName }: Waiting): string {
  return [number, status, isEscalated && copy.escalated, actingForName ? copy.actingFor(actingForName, office) : office && copy.office(office)].filter(Boolean).join('\u00A0· ')
}

interface BatchRowProps {
  readonly item: Waiting
  /** Null while it is not chosen. */
  readonly note: string | null
  /** Why it was not accepted when it was tried. */
  readonly whyNot: string | null
  readonly onChange: (note: string | null) => void
}

/** In batch mode the row is a tick, and a chosen one has its own line to the proposer. */
export function BatchRow({ item, note, whyNot, onChange }: BatchRowProps) {
  const isOn = note !== null
  return (
    <Card className="stack">
      <Tap className="row" role="checkbox" label={`${copy.batchPick} ${item.title}`} isChecked={isOn} onTap={() => onChange(isOn ? null : '')}>
        <View className={classes('waiting__tick', isOn && 'waiting__tick--on')}>{isOn && <Icon name="check" size="small" />}</View>
        <View className="grow">
          <View className="breaks">{item.title}</View>
          <View className="small quiet number">{[item.number, dueWords(item)].filter(Boolean).join('\u00A0· ')}</View>
        </View>
      </Tap>
      {whyNot && <View className="waiting__whynot breaks">{whyNot}</View>}
      {isOn && <TextField label={copy.batchNote} isOptional value={note} onChange={onChange} />}
    </Card>
  )
}

import { useState } from 'react'
import { View } from '@tarojs/components'
import { MAX_VISITORS } from '@/types/visitNames'
import { Button } from '../../../components/Button'
import { Field } from '../../../components/Field'
import { Icon } from '../../../components/Icon'
import { Tap } from '../../../components/Tap'
import { deskCopy } from '../deskCopy'
import { PeopleSearch, type Named } from './PeopleSearch'
import './PeoplePicker.scss'

const words = deskCopy.arrange
export type Visitor = Pick<Named, 'staffNo' | 'name'>

interface PeoplePickerProps {
  readonly label: string
  readonly people: readonly Visitor[]
  readonly error: string | null
  readonly onChange: (people: Visitor[]) => void
}

/** Who goes: those chosen as chips, others found by name. */
export function PeoplePicker({ label, people, error, onChange }: PeoplePickerProps) {
  const [isAdding, setAdding] = useState(false)

  function add({ staffNo, name }: Named) {
    setAdding(false)
    if (!people.some((one) => one.staffNo === staffNo)) onChange([...people, { staffNo, name }])
  }

  return (
    <Field label={label} hint={words.hint} error={error}>
      <View className="stack">
        <View className="picked">
          {people.map(({ staffNo, name }) => (
            <Tap key={staffNo} className="picked__one" label={words.remove(name)} onTap={() => onChange(people.filter((one) => one.staffNo !== staffNo))}>
              <View>{name}</View>
              <Icon name="close" size="small" />
            </Tap>
          ))}
        </View>
        {isAdding && <PeopleSearch onPick={add} />}
        {!isAdding && people.length < MAX_VISITORS && <Button kind="secondary" isSmall icon="plus" text={words.add} onTap={() => setAdding(true)} />}
      </View>
    </Field>
  )
}

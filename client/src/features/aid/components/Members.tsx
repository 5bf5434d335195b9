import { useState } from 'react'
import { View } from '@tarojs/components'
import { relations, schoolStages, workStates } from '@/types/aidNames'
import { Button } from '../../../components/Button'
import { Choice } from '../../../components/Choice'
import { List, ListRow } from '../../../components/List'
import { Sheet } from '../../../components/Sheet'
import { TextField } from '../../../components/TextField'
import { applyCopy as copy } from '../applyCopy'
import { newPerson, type Person } from '../lib/draft'
import { options } from '../lib/options'
import './Calm.scss'

const MOST = 12

interface MembersProps {
  readonly members: readonly Person[]
  readonly wrong: string | null
  readonly onChange: (members: readonly Person[]) => void
}

const noteOf = ({ birthYear, work, school }: Person) =>
  birthYear === null ? copy.memberUnset : copy.memberLine(birthYear, work === 'student' ? '' : workStates[work], school === 'none' ? '' : schoolStages[school])

/** Everybody who lives together, the applicant first: a row each, filled in on its own sheet. */
export function Members({ members, wrong, onChange }: MembersProps) {
  const [open, setOpen] = useState<number | null>(null)
  const person = open === null ? undefined : members[open]
  const put = (part: Partial<Person>) => onChange(members.map((one, at) => (at === open ? { ...one, ...part } : one)))

  function add() {
    onChange([...members, newPerson(members.length === 1 ? 'spouse' : 'child')])
    setOpen(members.length)
  }

  function remove() {
    setOpen(null)
    onChange(members.filter((_one, at) => at !== open))
  }

  return (
    <>
      <List>
        {members.map((one, at) => (
          <ListRow key={at} icon="person" title={relations[one.relation]} note={noteOf(one)} onTap={() => setOpen(at)} />
        ))}
      </List>
      <View className="quiet">{copy.members(members.length)}</View>
      {wrong && <View className="strong aid-wrong">{wrong}</View>}
      {members.length < MOST && <Button kind="secondary" icon="plus" text={copy.addMember} onTap={add} />}
      <Sheet title={person?.relation === 'self' ? relations.self : copy.memberTitle} isOpen={person !== undefined} onClose={() => setOpen(null)}>
        {person && <PersonForm person={person} isSelf={open === 0} onChange={put} onDone={() => setOpen(null)} onRemove={remove} />}
      </Sheet>
    </>
  )
}

interface PersonFormProps {
  readonly person: Person
  readonly isSelf: boolean
  readonly onChange: (part: Partial<Person>) => void
  readonly onDone: () => void
  readonly onRemove: () => void
}

const yearOf = (text: string) => (/^(19|20|21)\d\d$/.test(text.trim()) ? Number(text.trim()) : null)

function PersonForm({ person: { relation, birthYear, health, work, school, staffNo }, isSelf, onChange, onDone, onRemove }: PersonFormProps) {
  const [typed, setTyped] = useState(birthYear === null ? '' : String(birthYear))
  const [isChecked, setChecked] = useState(false)

  function done() {
    setChecked(true)
    if (birthYear !== null) onDone()
  }

  return (
    <View className="form aid-calm">
      {!isSelf && <Choice label={copy.relation} options={options.relation.filter(({ value }) => value !== 'self')} values={[relation]} onChange={([chosen = relation]) => onChange({ relation: chosen })} />}
      <TextField
        label={copy.birthYear} hint={copy.birthYearHint} type="number" value={typed} error={isChecked && birthYear === null ? copy.birthYearNeed : null}
        onChange={(text) => {
          setTyped(text)
          onChange({ birthYear: yearOf(text) })
        }}
      />
      <Choice label={copy.health} options={options.health} values={[health]} onChange={([chosen = health]) => onChange({ health: chosen })} />
      <Choice label={copy.work} options={options.work} values={[work]} onChange={([chosen = work]) => onChange({ work: chosen })} />
      <Choice label={copy.school} options={options.school} values={[school]} onChange={([chosen = school]) => onChange({ school: chosen })} />
      {!isSelf && <TextField label={copy.staffNo} hint={copy.staffNoHint} isOptional value={staffNo} onChange={(text) => onChange({ staffNo: text.trim() })} />}
      <Button text={copy.memberDone} onTap={done} />
      {!isSelf && <Button kind="quiet" text={copy.removeMember} onTap={onRemove} />}
    </View>
  )
}

import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { unitTypes } from '@/types/peopleNames'
import { Button } from '../../../components/Button'
import { SelectField } from '../../../components/SelectField'
import { Sheet } from '../../../components/Sheet'
import { TextField } from '../../../components/TextField'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { copy } from '../copy'
import { childTypes, inOrder, isUnion, type Unit } from '../lib/tree'
import { ReasonSheet } from '../../../components/ReasonSheet'

type Units = ActionOutput<'people.units'>
type Part = 'look' | 'add' | 'rename' | 'move' | 'close'

interface UnitSheetProps {
  readonly unit: Unit
  readonly units: readonly Unit[]
  readonly mayEdit: boolean
  readonly onChange: (content: Units) => void
  readonly onPeople: (orgId: string) => void
  readonly onClose: () => void
}

/** What can be done with one unit. */
export function UnitSheet({ unit, units, mayEdit, onChange, onPeople, onClose }: UnitSheetProps) {
  const [part, setPart] = useState<Part>('look')
  const closing = useAction('people.closeUnit')
  const stepping = useAction('people.stepUnit')

  function done(content: Units | null, text: string) {
    if (!content) return
    onChange(content)
    onClose()
    showToast({ text, tone: 'done' })
  }
  async function close(reason: string) {
    done(await closing.run({ orgId: unit.orgId, reason }), copy.closedDone)
  }
  async function goOn() {
    const content = await stepping.run({ orgId: unit.orgId })
    if (content) onChange(content)
  }

  if (part === 'close') return <ReasonSheet title={copy.close} text={copy.closeNote} {...copy.reasonAsked} isDanger isOpen isBusy={closing.isBusy} onClose={onClose} onSend={(reason) => void close(reason)} />
  return (
    <Sheet title={part === 'add' ? copy.addTitle(unit.name) : unit.name} isOpen onClose={onClose}>
      {part === 'look' && (
        <View className="stack">
          <View className="quiet">{`${unitTypes[unit.type]} · ${copy.people(unit.people)}`}</View>
          {unit.moving !== null && <Button text={copy.goOn} icon="refresh" isBusy={stepping.isBusy} onTap={() => void goOn()} />}
          <Button kind="secondary" icon="people" text={copy.seePeople} onTap={() => onPeople(unit.orgId)} />
          {mayEdit && !unit.isClosed && <Edits unit={unit} onPick={setPart} />}
        </View>
      )}
      {part === 'add' && <AddForm unit={unit} onDone={(content, name) => done(content, copy.added(name))} />}
      {part === 'rename' && <RenameForm unit={unit} onDone={(content) => done(content, copy.renamed)} />}
      {part === 'move' && <MoveForm unit={unit} units={units} onDone={(content) => done(content, copy.moved)} />}
    </Sheet>
  )
}

function Edits({ unit, onPick }: { readonly unit: Unit; readonly onPick: (part: Part) => void }) {
  return (
    <>
      {childTypes[unit.type].length > 0 && <Button kind="secondary" icon="plus" text={copy.addBelow} onTap={() => onPick('add')} />}
      <Button kind="secondary" icon="edit" text={copy.rename} onTap={() => onPick('rename')} />
      {unit.parentId !== null && <Button kind="secondary" icon="list" text={copy.move} onTap={() => onPick('move')} />}
      {unit.parentId !== null && <Button kind="quiet" text={copy.close} onTap={() => onPick('close')} />}
    </>
  )
}

interface FormProps {
  readonly unit: Unit
  readonly onDone: (content: Units | null, name: string) => void
}

function AddForm({ unit, onDone }: FormProps) {
  const options = childTypes[unit.type].map((value) => ({ value, text: unitTypes[value] }))
  const [type, setType] = useState<Unit['type'] | null>(options[0]?.value ?? null)
  const [name, setName] = useState('')
  const adding = useAction('people.addUnit')
  return (
    <View className="stack">
      <SelectField label={copy.unitType} value={type} options={options as ReadonlyArray<{ value: Unit['type']; text: string }>} onChange={setType} />
      <TextField label={copy.unitName} value={name} onChange={setName} />
      <Button
        text={copy.add}
        isBusy={adding.isBusy}
        whyNot={name.trim() === '' ? copy.needName : null}
        onTap={() => type && void adding.run({ type, name, parentId: unit.orgId }).then((content) => onDone(content, name.trim()))}
      />
    </View>
  )
}

function RenameForm({ unit, onDone }: FormProps) {
  const [name, setName] = useState(unit.name)
  const renaming = useAction('people.renameUnit')
  return (
    <View className="stack">
      <TextField label={copy.unitName} value={name} onChange={setName} />
      <Button text={copy.save} isBusy={renaming.isBusy} whyNot={name.trim() === '' ? copy.needName : null} onTap={() => void renaming.run({ orgId: unit.orgId, name }).then((content) => onDone(content, name))} />
    </View>
  )
}

function MoveForm({ unit, units, onDone }: FormProps & { readonly units: readonly Unit[] }) {
  const [parentId, setParent] = useState<string | null>(null)
  const moving = useAction('people.moveUnit')
  const places = [...inOrder(units, true), ...(isUnion(unit) ? [] : inOrder(units, false))]
    .map((branch) => branch.unit)
    .filter((place) => !place.isClosed && place.orgId !== unit.orgId && place.orgId !== unit.parentId && (childTypes[place.type] as readonly string[]).includes(unit.type))
  return (
    <View className="stack">
      <View className="quiet">{copy.moveNote}</View>
      <SelectField label={copy.newParent} value={parentId} options={places.map(({ orgId, name, type }) => ({ value: orgId, text: name, note: unitTypes[type] }))} onChange={setParent} />
      <Button text={copy.move} isBusy={moving.isBusy} whyNot={parentId ? null : copy.needUnit} onTap={() => parentId && void moving.run({ orgId: unit.orgId, parentId }).then((content) => onDone(content, ''))} />
    </View>
  )
}

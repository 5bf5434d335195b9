import { useState } from 'react'
import type { ActionInput } from '@/types/actions'
import { hazards, type Hazard, type StandardKind } from '@/types/rightsNames'
import { Button } from '../../../components/Button'
import { DateField } from '../../../components/DateField'
import { SelectField } from '../../../components/SelectField'
import { Sheet } from '../../../components/Sheet'
import { TextField } from '../../../components/TextField'
import { copy } from '../copy'

const words = copy.standards
type Standard = ActionInput<'rights.saveStandard'>
const options = (Object.keys(hazards) as Hazard[]).map((value) => ({ value, text: hazards[value] }))

interface StandardSheetProps {
  readonly kind: StandardKind
  readonly today: string
  readonly isOpen: boolean
  readonly isBusy: boolean
  readonly onClose: () => void
  readonly onSave: (standard: Standard) => void
}

/** What a post needs and how often, with where that is written. */
export function StandardSheet({ kind, today, isOpen, isBusy, onClose, onSave }: StandardSheetProps) {
  const [months, setMonths] = useState('')
  const [standard, setStandard] = useState<Standard>({ kind, post: '', item: '', months: null, source: '', from: today })
  const set = (change: Partial<Standard>) => setStandard({ ...standard, ...change })
  const isWhole = standard.item.trim() !== '' && standard.source.trim() !== '' && standard.from !== ''
  return (
    <Sheet title={words.add} isOpen={isOpen} onClose={onClose}>
      <TextField label={words.post} hint={words.postHint} isOptional value={standard.post} onChange={(post) => set({ post })} />
      {kind === 'hazard' ? (
        <SelectField label={words.item.hazard} value={standard.item as Hazard} options={options} onChange={(item) => set({ item })} />
      ) : (
        <TextField label={words.item.equipment} value={standard.item} onChange={(item) => set({ item })} />
      )}
      <TextField type="number" label={words.months[kind]} hint={words.monthsHint[kind]} isOptional={kind === 'hazard'} value={months} onChange={setMonths} />
      <TextField label={words.source} hint={words.sourceHint} value={standard.source} onChange={(source) => set({ source })} />
      <DateField label={words.from} value={standard.from} onChange={(from) => set({ from })} />
      <Button text={copy.save} isBusy={isBusy} whyNot={isWhole ? null : words.needWords} onTap={() => onSave({ ...standard, months: /^\d{1,3}$/.test(months.trim()) ? Number(months) : null })} />
    </Sheet>
  )
}

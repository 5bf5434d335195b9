import { useState } from 'react'
import type { ActionInput } from '@/types/actions'
import type { RightsArea } from '@/types/rightsNames'
import { Button } from '../../../components/Button'
import { DateField } from '../../../components/DateField'
import { NumberStepper } from '../../../components/NumberStepper'
import { SelectField, type Option } from '../../../components/SelectField'
import { Sheet } from '../../../components/Sheet'
import { TextArea } from '../../../components/TextArea'
import { TextField } from '../../../components/TextField'
import { copy } from '../copy'

const words = copy.records
type Entry = ActionInput<'rights.supervise'>

interface RecordSheetProps {
  readonly area: RightsArea
  readonly today: string
  readonly units: ReadonlyArray<Option<string>>
  readonly isOpen: boolean
  readonly isBusy: boolean
  readonly onClose: () => void
  readonly onSave: (entry: Entry) => void
}

/** One supervision: when, where, what was found, who promised what. */
export function RecordSheet({ area, today, units, isOpen, isBusy, onClose, onSave }: RecordSheetProps) {
  const [entry, setEntry] = useState<Entry>({ area, onDay: today, orgId: units[0]?.value ?? '', what: '', finding: '', checked: 0, fine: 0, promisedBy: '', promisedUntil: null })
  const set = (change: Partial<Entry>) => setEntry({ ...entry, ...change })
  const isWhole = entry.what.trim() !== '' && entry.finding.trim() !== '' && entry.orgId !== ''
  return (
    <Sheet title={words.add} isOpen={isOpen} onClose={onClose}>
      <DateField label={words.onDay} value={entry.onDay} latest={today} onChange={(onDay) => set({ onDay })} />
      <SelectField label={words.unit} value={entry.orgId} options={units} onChange={(orgId) => set({ orgId })} />
      <TextField label={words.what} hint={words.whatHint} value={entry.what} onChange={(what) => set({ what })} />
      <TextArea label={words.finding} hint={words.findingHint} most={300} value={entry.finding} onChange={(finding) => set({ finding })} />
      <NumberStepper label={words.checked} value={entry.checked} least={0} most={100_000} unit={words.people} onChange={(checked) => set({ checked })} />
      <NumberStepper label={words.fine} value={entry.fine} least={0} most={entry.checked} unit={words.people} onChange={(fine) => set({ fine })} />
      <TextField label={words.promisedBy} isOptional value={entry.promisedBy} onChange={(promisedBy) => set({ promisedBy })} />
      <DateField label={words.promisedUntil} isOptional value={entry.promisedUntil ?? ''} onChange={(promisedUntil) => set({ promisedUntil })} />
      <Button text={copy.save} isBusy={isBusy} whyNot={isWhole ? null : words.needWords} onTap={() => onSave(entry)} />
    </Sheet>
  )
}

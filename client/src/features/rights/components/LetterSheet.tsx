import { useState } from 'react'
import { addDays } from '@/types/calendar'
import type { ActionInput } from '@/types/actions'
import type { RightsArea } from '@/types/rightsNames'
import { Button } from '../../../components/Button'
import { DateField } from '../../../components/DateField'
import { SelectField, type Option } from '../../../components/SelectField'
import { Sheet } from '../../../components/Sheet'
import { TextArea } from '../../../components/TextArea'
import { TextField } from '../../../components/TextField'
import { copy } from '../copy'

const words = copy.letters
type Letter = ActionInput<'rights.writeLetter'>

interface LetterSheetProps {
  readonly area: RightsArea
  readonly today: string
  readonly units: ReadonlyArray<Option<string>>
  readonly isOpen: boolean
  readonly isBusy: boolean
  readonly onClose: () => void
  readonly onWrite: (letter: Letter) => void
}

/** A letter is written from the list: only whom it goes to and until when is said here. */
export function LetterSheet({ area, today, units, isOpen, isBusy, onClose, onWrite }: LetterSheetProps) {
  const [letter, setLetter] = useState<Letter>({ area, orgId: units[0]?.value ?? '', addressee: '', note: '', answerBy: addDays(today, 15) })
  const set = (change: Partial<Letter>) => setLetter({ ...letter, ...change })
  const isWhole = letter.addressee.trim() !== '' && letter.orgId !== ''
  return (
    <Sheet title={words.add} isOpen={isOpen} onClose={onClose}>
      <SelectField label={words.unit} value={letter.orgId} options={units} onChange={(orgId) => set({ orgId })} />
      <TextField label={words.addressee} hint={words.addresseeHint} value={letter.addressee} onChange={(addressee) => set({ addressee })} />
      <DateField label={words.answerBy} value={letter.answerBy} earliest={addDays(today, 1)} onChange={(answerBy) => set({ answerBy })} />
      <TextArea label={words.note} hint={words.noteHint} isOptional most={300} value={letter.note} onChange={(note) => set({ note })} />
      <Button text={words.write} isBusy={isBusy} whyNot={isWhole ? null : words.needWords} onTap={() => onWrite(letter)} />
    </Sheet>
  )
}

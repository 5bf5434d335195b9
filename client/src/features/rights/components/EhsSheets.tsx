import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ActionInput, ActionOutput } from '@/types/actions'
import { checkupKinds, type CheckupKind } from '@/types/rightsNames'
import { Button } from '../../../components/Button'
import { DateField } from '../../../components/DateField'
import { SelectField } from '../../../components/SelectField'
import { Sheet } from '../../../components/Sheet'
import { SwitchRow } from '../../../components/SwitchRow'
import { TextField } from '../../../components/TextField'
import { copy } from '../copy'

const words = copy.person
type Issue = Omit<ActionInput<'rights.issue'>, 'memberId'>
type Check = Omit<ActionInput<'rights.check'>, 'memberId'>

interface SheetProps<Entry> {
  readonly isOpen: boolean
  readonly isBusy: boolean
  readonly onClose: () => void
  readonly onSave: (entry: Entry) => void
}

/** One thing handed out. */
export function IssueSheet({ items, isOpen, isBusy, onClose, onSave }: SheetProps<Issue> & { readonly items: ActionOutput<'rights.person'>['issues'] }) {
  const [issue, setIssue] = useState<Issue>({ item: items[0]?.item ?? '', issuedOn: '', isSigned: false, goodUntil: null, damagedOn: null })
  const set = (change: Partial<Issue>) => setIssue({ ...issue, ...change })
  const isWhole = issue.item.trim() !== '' && issue.issuedOn !== ''
  return (
    <Sheet title={words.issue} isOpen={isOpen} onClose={onClose}>
      <TextField label={words.item} hint={items.map(({ item }) => item).join('、')} value={issue.item} onChange={(item) => set({ item })} />
      <DateField label={words.issuedOn} value={issue.issuedOn} onChange={(issuedOn) => set({ issuedOn })} />
      <DateField label={words.goodUntil} isOptional value={issue.goodUntil ?? ''} onChange={(goodUntil) => set({ goodUntil })} />
      <SwitchRow text={words.isIssueSigned} isOn={issue.isSigned} onChange={(isSigned) => set({ isSigned })} />
      <Button text={copy.save} isBusy={isBusy} whyNot={isWhole ? null : words.issuedOn} onTap={() => onSave(issue)} />
    </Sheet>
  )
}

const kinds = (Object.keys(checkupKinds) as CheckupKind[]).map((value) => ({ value, text: checkupKinds[value] }))

/** That a check was done, and when: never with what result. */
export function CheckSheet({ isOpen, isBusy, onClose, onSave }: SheetProps<Check>) {
  const [check, setCheck] = useState<Check>({ check: 'yearly', doneOn: '', toldOn: null })
  const set = (change: Partial<Check>) => setCheck({ ...check, ...change })
  return (
    <Sheet title={words.check} isOpen={isOpen} onClose={onClose}>
      <View className="quiet">{words.checkNote}</View>
      <SelectField label={words.kind} value={check.check} options={kinds} onChange={(kind) => set({ check: kind })} />
      <DateField label={words.doneOn} value={check.doneOn} onChange={(doneOn) => set({ doneOn })} />
      <DateField label={words.toldOn} isOptional value={check.toldOn ?? ''} onChange={(toldOn) => set({ toldOn })} />
      <Button text={copy.save} isBusy={isBusy} whyNot={check.doneOn ? null : words.doneOn} onTap={() => onSave(check)} />
    </Sheet>
  )
}

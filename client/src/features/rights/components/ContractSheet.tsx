import { useState } from 'react'
import type { ActionOutput } from '@/types/actions'
import { contractTypes, extensionKinds, type ContractType, type ExtensionKind } from '@/types/rightsNames'
import { Button } from '../../../components/Button'
import { Choice } from '../../../components/Choice'
import { DateField } from '../../../components/DateField'
import { NumberStepper } from '../../../components/NumberStepper'
import { SelectField } from '../../../components/SelectField'
import { Sheet } from '../../../components/Sheet'
import { SwitchRow } from '../../../components/SwitchRow'
import { copy } from '../copy'

const words = copy.person
type Contract = NonNullable<ActionOutput<'rights.person'>['contract']>

const fresh: Contract = { type: 'fixed', startOn: '', endOn: null, begunOn: '', fixedTerms: 1, isSigned: true, askedFixed: false, extension: null, leavingOn: null }
const types = (Object.keys(contractTypes) as ContractType[]).map((value) => ({ value, text: contractTypes[value] }))
const grounds = [{ value: '' as const, text: words.noExtension }, ...(Object.keys(extensionKinds) as ExtensionKind[]).map((value) => ({ value, text: extensionKinds[value] }))]

interface ContractSheetProps {
  readonly contract: Contract | null
  readonly isOpen: boolean
  readonly isBusy: boolean
  readonly onClose: () => void
  readonly onSave: (contract: Contract) => void
}

/** A start after the end that is kept is a renewal: it counts one more, and what belonged to the term before is gone. */
function renewed(kept: Contract | null, startOn: string): Partial<Contract> {
  if (!kept?.endOn || kept.type !== 'fixed' || startOn <= kept.endOn) return {}
  return { fixedTerms: kept.fixedTerms + 1, endOn: null, extension: null, askedFixed: false }
}

/** The terms of a contract as HR enters them: dates and counts. */
export function ContractSheet({ contract, isOpen, isBusy, onClose, onSave }: ContractSheetProps) {
  const [terms, setTerms] = useState<Contract>(contract ?? fresh)
  const set = (change: Partial<Contract>) => setTerms({ ...terms, ...change })
  const isFixed = terms.type === 'fixed'
  const toSave: Contract = { ...terms, begunOn: terms.begunOn || terms.startOn, endOn: terms.type === 'open' ? null : terms.endOn, fixedTerms: isFixed ? terms.fixedTerms : 0, askedFixed: isFixed && terms.askedFixed }
  return (
    <Sheet title={words.contract} isOpen={isOpen} onClose={onClose}>
      <Choice label={words.type} options={types} values={[terms.type]} onChange={([type]) => type && set({ type })} />
      <DateField label={words.startOn} value={terms.startOn} onChange={(startOn) => set({ startOn, ...renewed(contract, startOn) })} />
      {terms.type !== 'open' && <DateField label={words.endOn} isOptional={terms.type === 'task'} value={terms.endOn ?? ''} onChange={(endOn) => set({ endOn })} />}
      <DateField label={words.begunOn} value={terms.begunOn} onChange={(begunOn) => set({ begunOn })} />
      {isFixed && <NumberStepper label={words.fixedTerms} value={terms.fixedTerms} least={1} most={20} unit={words.times} onChange={(fixedTerms) => set({ fixedTerms })} />}
      <SwitchRow text={words.isSigned} isOn={terms.isSigned} onChange={(isSigned) => set({ isSigned })} />
      {isFixed && <SwitchRow text={words.askedFixed} note={words.askedNote} isOn={terms.askedFixed} onChange={(askedFixed) => set({ askedFixed })} />}
      <SelectField label={words.extension} hint={words.extensionHint} value={terms.extension?.kind ?? ''} options={grounds} onChange={(kind) => set({ extension: kind ? { kind, until: terms.extension?.until ?? null } : null })} />
      {terms.extension && <DateField label={words.until} isOptional={terms.extension.kind === 'office' || terms.extension.kind === 'seniority'} value={terms.extension.until ?? ''} onChange={(until) => terms.extension && set({ extension: { kind: terms.extension.kind, until } })} />}
      <DateField label={words.leavingOn} isOptional value={terms.leavingOn ?? ''} onChange={(leavingOn) => set({ leavingOn })} />
      <Button text={copy.save} isBusy={isBusy} whyNot={terms.startOn ? null : words.startOn} onTap={() => onSave(toSave)} />
    </Sheet>
  )
}

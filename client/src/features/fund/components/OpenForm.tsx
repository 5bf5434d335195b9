import { useState } from 'react'
import { View } from '@tarojs/components'
import { fundSources, type FundSource } from '@/types/fundNames'
import { Button } from '../../../components/Button'
import { MoneyField } from '../../../components/MoneyField'
import { SelectField } from '../../../components/SelectField'
import { TextField } from '../../../components/TextField'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { copy } from '../copy'

interface OpenFormProps {
  readonly year: string
  readonly sources: readonly FundSource[]
  readonly onDone: () => void
}

/** A new ledger: from which source, and what was left of last year. */
export function OpenForm({ year, sources, onDone }: OpenFormProps) {
  const [source, setSource] = useState<FundSource | null>(null)
  const [openingFen, setOpening] = useState<number | null>(0)
  const [note, setNote] = useState('')
  const [isChecked, setChecked] = useState(false)
  const opening = useAction('fund.open')

  async function send() {
    setChecked(true)
    if (source === null || openingFen === null) return
    if (!(await opening.run({ year, source, openingFen, note }))) return
    showToast({ text: copy.opened })
    onDone()
  }

  return (
    <View className="form">
      <SelectField
        label={copy.source}
        value={source}
        options={sources.map((value) => ({ value, text: fundSources[value] }))}
        error={isChecked && source === null ? copy.sourceNeed : null}
        onChange={setSource}
      />
      <MoneyField label={`${copy.opening}${copy.amount}`} hint={copy.openingHint} fen={openingFen} error={isChecked && openingFen === null ? copy.amountNeed : null} onChange={setOpening} />
      <TextField label={copy.note} isOptional value={note} onChange={setNote} />
      <Button text={copy.open} isBusy={opening.isBusy} onTap={() => void send()} />
    </View>
  )
}

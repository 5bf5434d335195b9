import { useState } from 'react'
import type { SettingView } from '@/types/policy'
import { Choice } from '../../../components/Choice'
import { MoneyField } from '../../../components/MoneyField'
import { TextField } from '../../../components/TextField'
import { copy } from '../copy'

interface ValueFieldProps {
  readonly unit: SettingView['unit']
  readonly value: number | null
  readonly error: string | null
  readonly onChange: (value: number | null) => void
}

const onOff = [{ value: '1', text: copy.yes }, { value: '0', text: copy.no }]

/** A number in the unit of the setting: money in yuan, a switch as yes or no. */
export function ValueField({ unit, value, error, onChange }: ValueFieldProps) {
  const [typed, setTyped] = useState('')
  const label = unit === 'switch' ? copy.value : `${copy.value}（${copy.valueUnits[unit]}）`
  if (unit === 'fen') return <MoneyField label={label} fen={value} error={error} onChange={onChange} />
  if (unit === 'switch') return <Choice label={label} options={onOff} values={value === null ? [] : [String(value)]} error={error} onChange={([first]) => onChange(first === undefined ? null : Number(first))} />
  return (
    <TextField
      label={label}
      type="digit"
      value={typed}
      error={error}
      onChange={(text) => {
        setTyped(text)
        onChange(/^\d{1,8}(\.\d{1,2})?$/.test(text.trim()) ? Number(text) : null)
      }}
    />
  )
}

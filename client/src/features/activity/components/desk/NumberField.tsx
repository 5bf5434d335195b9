import { useState } from 'react'
import { TextField } from '../../../../components/TextField'
import type { FieldProps } from '../../../../components/Field'

interface NumberFieldProps extends FieldProps {
  /** NaN while nothing sensible stands there. */
  readonly value: number
  readonly onChange: (value: number) => void
  readonly placeholder?: string
}

/** A whole number that is typed; `NumberStepper` is for the small ones. */
export function NumberField({ value, onChange, ...field }: NumberFieldProps) {
  const [typed, setTyped] = useState(Number.isNaN(value) ? '' : String(value))
  const text = numberOf(typed) === value || (Number.isNaN(value) && Number.isNaN(numberOf(typed))) ? typed : String(value)
  return (
    <TextField
      {...field}
      type="number"
      value={text}
      onChange={(next) => {
        setTyped(next)
        onChange(numberOf(next))
      }}
    />
  )
}

function numberOf(text: string): number {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : NaN
}

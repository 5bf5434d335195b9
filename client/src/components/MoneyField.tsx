import { useState } from 'react'
import { TextField } from './TextField'
import type { FieldProps } from './Field'

interface MoneyFieldProps extends FieldProps {
  /** Whole fen; null while nothing sensible stands there. */
  readonly fen: number | null
  readonly onChange: (fen: number | null) => void
  readonly placeholder?: string
}

/** An amount as it is written, in yuan with at most two decimals; kept in whole fen. */
export function MoneyField({ fen, onChange, ...field }: MoneyFieldProps) {
  const [typed, setTyped] = useState(yuanText(fen))
  const text = fenOf(typed) === fen ? typed : yuanText(fen)
  return (
    <TextField
      {...field}
      type="digit"
      value={text}
      onChange={(next) => {
        setTyped(next)
        onChange(fenOf(next))
      }}
    />
  )
}

export function fenOf(text: string): number | null {
  const match = /^(\d{1,8})(?:[.。](\d{0,2}))?$/.exec(text.trim().replace(/[,，]/g, ''))
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null
}

function yuanText(fen: number | null): string {
  if (fen === null) return ''
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2)
}

import type { FieldProps } from './Field'

export interface DateFieldProps extends FieldProps {
  /** `YYYY-MM-DD` or `HH:mm`; empty when nothing is chosen. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly mode?: 'date' | 'time'
  readonly earliest?: string
  readonly latest?: string
}

import { View } from '@tarojs/components'
import type { DateFieldProps } from './DateField.types'
import { Field } from './Field'

/** A day or a clock time, in the browser's own picker. */
export function DateField({ value, onChange, mode = 'date', earliest, latest, ...field }: DateFieldProps) {
  return (
    <Field {...field}>
      <View className="field__box">
        <input
          className="field__input number"
          type={mode}
          aria-label={field.label}
          value={value}
          min={earliest}
          max={latest}
          onChange={(event) => onChange(event.target.value)}
        />
      </View>
    </Field>
  )
}

import { Picker, Text, View } from '@tarojs/components'
import { a11y } from './a11y'
import { classes } from './classes'
import { kitCopy as copy } from './copy'
import type { DateFieldProps } from './DateField.types'
import { Field } from './Field'
import { Icon } from './Icon'

/** A day or a clock time, in WeChat's own wheel. */
export function DateField({ value, onChange, mode = 'date', earliest, latest, ...field }: DateFieldProps) {
  const changed = (event: { detail: { value: string } }) => onChange(event.detail.value)
  const box = (
    <View className="field__box" {...a11y({ role: 'button', label: `${field.label}，${value || copy.choose}` })}>
      <Text className={classes('grow number', !value && 'field__placeholder')}>{value || copy.choose}</Text>
      <Icon name={mode === 'date' ? 'calendar' : 'clock'} size="small" />
    </View>
  )
  return (
    <Field {...field}>
      {mode === 'date' ? (
        <Picker mode="date" value={value} start={earliest} end={latest} onChange={changed}>
          {box}
        </Picker>
      ) : (
        <Picker mode="time" value={value} onChange={changed}>
          {box}
        </Picker>
      )}
    </Field>
  )
}

import { Textarea, View } from '@tarojs/components'
import { visibleText } from '@/types/plainText'
import { fieldName } from './a11y'
import { classes } from './classes'
import { kitCopy as copy } from './copy'
import { Field, type FieldProps } from './Field'
import './TextArea.scss'

interface TextAreaProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  /** In code points, as the contract counts. More can be typed, and the counter says how much is over. */
  readonly most: number
  readonly placeholder?: string
}

/** Several lines, growing as they are written, with a counter. */
export function TextArea({ value, onChange, most, placeholder = '', ...field }: TextAreaProps) {
  const used = Array.from(value.trim()).length
  const over = used - most
  return (
    <Field {...field}>
      <View className="field__box text-area">
        <Textarea
          className="field__area text-area__input"
          value={value}
          placeholder={placeholder}
          placeholderClass="field__placeholder"
          maxlength={-1}
          autoHeight
          onInput={(event) => onChange(visibleText(event.detail.value))}
          {...fieldName(field.label)}
        />
        <View className={classes('text-area__counter', over > 0 && 'text-area__counter--over')}>
          {over > 0 ? copy.tooLong(over) : copy.counter(used, most)}
        </View>
      </View>
    </Field>
  )
}

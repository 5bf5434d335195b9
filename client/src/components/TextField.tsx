import { Input, View } from '@tarojs/components'
import { visibleText } from '@/types/plainText'
import { fieldName } from './a11y'
import { Field, type FieldProps } from './Field'

interface TextFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  readonly type?: 'text' | 'number' | 'digit' | 'idcard'
  readonly onDone?: () => void
}

/** One line of text. */
export function TextField({ value, onChange, placeholder = '', type = 'text', onDone, ...field }: TextFieldProps) {
  return (
    <Field {...field}>
      <View className="field__box">
        <Input
          className="field__input"
          type={type}
          value={value}
          placeholder={placeholder}
          placeholderClass="field__placeholder"
          maxlength={-1}
          onInput={(event) => onChange(visibleText(event.detail.value))}
          onConfirm={onDone}
          {...fieldName(field.label)}
        />
      </View>
    </Field>
  )
}

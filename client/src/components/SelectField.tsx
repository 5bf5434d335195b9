import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { classes } from './classes'
import { kitCopy as copy } from './copy'
import { Field, type FieldProps } from './Field'
import { Icon } from './Icon'
import { Sheet } from './Sheet'
import { Tap } from './Tap'
import './SelectField.scss'

export interface Option<Value extends string> {
  readonly value: Value
  readonly text: string
  readonly note?: string
  /** Why it cannot be chosen, as a sentence. */
  readonly whyNot?: string | null
}

interface SelectFieldProps<Value extends string> extends FieldProps {
  readonly value: Value | null
  readonly options: ReadonlyArray<Option<Value>>
  readonly onChange: (value: Value) => void
}

/** One of many, chosen in a sheet with rows large enough for any thumb. Two to five belong into `Choice`. */
export function SelectField<Value extends string>({ value, options, onChange, ...field }: SelectFieldProps<Value>) {
  const [isOpen, setOpen] = useState(false)
  const chosen = options.find((option) => option.value === value)
  return (
    <Field {...field}>
      <Tap className="field__box" label={`${field.label}，${chosen?.text ?? copy.choose}`} isExpanded={isOpen} onTap={() => setOpen(true)}>
        <Text className={classes('grow', !chosen && 'field__placeholder')}>{chosen?.text ?? copy.choose}</Text>
        <Icon name="down" size="small" />
      </Tap>
      <Sheet title={field.label} isOpen={isOpen} onClose={() => setOpen(false)}>
        <View>
          {options.map((option) => (
            <Tap
              key={option.value}
              className={classes('select-row', option.value === value && 'select-row--on')}
              role="radio"
              label={option.text}
              isChecked={option.value === value}
              isDisabled={Boolean(option.whyNot)}
              onTap={() => {
                setOpen(false)
                onChange(option.value)
              }}
            >
              <View className="grow">
                <View>{option.text}</View>
                {(option.whyNot ?? option.note) && <View className="small quiet">{option.whyNot ?? option.note}</View>}
              </View>
              {option.value === value && <Icon name="check" />}
            </Tap>
          ))}
        </View>
      </Sheet>
    </Field>
  )
}

import { Text, View } from '@tarojs/components'
import { a11y } from './a11y'
import { classes } from './classes'
import { Field, type FieldProps } from './Field'
import { Icon } from './Icon'
import type { Option } from './SelectField'
import { Tap } from './Tap'
import './Choice.scss'

interface ChoiceProps<Value extends string> extends FieldProps {
  readonly options: ReadonlyArray<Option<Value>>
  readonly values: readonly Value[]
  readonly onChange: (values: Value[]) => void
  /** Several may be chosen; otherwise the last tap wins. */
  readonly isMany?: boolean
}

/** A few options, all in sight. */
export function Choice<Value extends string>({ options, values, onChange, isMany = false, ...field }: ChoiceProps<Value>) {
  function toggled(value: Value): Value[] {
    if (!isMany) return [value]
    return values.includes(value) ? values.filter((other) => other !== value) : [...values, value]
  }

  return (
    <Field {...field}>
      <View className="choice" {...a11y({ role: 'group', label: field.label })}>
        {options.map(({ value, text, note, whyNot }) => {
          const isOn = values.includes(value)
          return (
            <Tap
              key={value}
              className={classes('choice__option', isOn && 'choice__option--on')}
              role={isMany ? 'checkbox' : 'radio'}
              label={whyNot ? `${text}，${whyNot}` : text}
              isChecked={isOn}
              isDisabled={Boolean(whyNot)}
              onTap={() => onChange(toggled(value))}
            >
              {isOn && <Icon name="check" size="small" />}
              <View>
                <Text>{text}</Text>
                {(whyNot ?? note) && <View className="choice__note">{whyNot ?? note}</View>}
              </View>
            </Tap>
          )
        })}
      </View>
    </Field>
  )
}

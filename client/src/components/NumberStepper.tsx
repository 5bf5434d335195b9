import { View } from '@tarojs/components'
import { a11y } from './a11y'
import { kitCopy as copy } from './copy'
import { Field, type FieldProps } from './Field'
import { Icon } from './Icon'
import { Tap } from './Tap'
import './NumberStepper.scss'

interface NumberStepperProps extends FieldProps {
  readonly value: number
  readonly least: number
  readonly most: number
  /** 人, 件, 次 … */
  readonly unit: string
  readonly onChange: (value: number) => void
}

/** A small number, for thumbs in gloves. */
export function NumberStepper({ value, least, most, unit, onChange, ...field }: NumberStepperProps) {
  return (
    <Field {...field}>
      <View className="stepper">
        <Tap className="stepper__button" label={copy.fewer(field.label)} isDisabled={value <= least} onTap={() => onChange(value - 1)}>
          <Icon name="minus" />
        </Tap>
        <View className="stepper__value" {...a11y({ isLive: true })}>
          <View className="stepper__number">{value}</View>
          <View className="small quiet">{unit}</View>
        </View>
        <Tap className="stepper__button" label={copy.more(field.label)} isDisabled={value >= most} onTap={() => onChange(value + 1)}>
          <Icon name="plus" />
        </Tap>
      </View>
    </Field>
  )
}

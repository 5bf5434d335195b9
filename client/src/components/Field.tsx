import type { PropsWithChildren } from 'react'
import { Text, View } from '@tarojs/components'
import { a11y } from './a11y'
import { classes } from './classes'
import { kitCopy as copy } from './copy'
import { Icon } from './Icon'
import './Field.scss'

export interface FieldProps {
  readonly label: string
  /** Why it is asked, or an example. */
  readonly hint?: string
  /** What is wrong, as a sentence that says how to put it right. */
  readonly error?: string | null
  readonly isOptional?: boolean
}

/** A question of a form: its label, its reason, the place for the answer, and what is wrong with it. */
export function Field({ label, hint, error, isOptional = false, children }: PropsWithChildren<FieldProps>) {
  return (
    <View className={classes('field', error && 'field--wrong')}>
      <View className="field__label">
        <Text>{label}</Text>
        {isOptional && <Text className="field__optional">{copy.optional}</Text>}
      </View>
      {hint && <View className="field__hint">{hint}</View>}
      {children}
      {error && (
        <View className="field__error" {...a11y({ role: 'alert' })}>
          <Icon name="alert" size="small" />
          <Text className="grow">{error}</Text>
        </View>
      )}
    </View>
  )
}

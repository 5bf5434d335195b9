import { Text, View } from '@tarojs/components'
import { hideToast, useToast, type ToastMessage } from '../lib/toast'
import { a11y } from './a11y'
import { kitCopy as copy } from './copy'
import { Icon } from './Icon'
import type { IconName } from './iconNames'
import { Tap } from './Tap'
import './Toast.scss'

const icons: Record<NonNullable<ToastMessage['tone']>, IconName> = { done: 'check-circle', refused: 'alert', information: 'info' }

/** The message of lib/toast.ts, above the bars. A tap puts it away; 撤销 takes the act back. */
export function Toast() {
  const message = useToast()
  if (!message) return null
  const { text, tone = 'done', undo } = message
  return (
    <View className="toast" {...a11y({ role: 'alert', isLive: true })}>
      <View className="toast__line" onClick={hideToast}>
        <Icon name={icons[tone]} />
        <Text className="grow">{text}</Text>
      </View>
      {undo && (
        <Tap
          className="toast__undo"
          label={copy.undo}
          onTap={() => {
            hideToast()
            undo()
          }}
        >
          {copy.undo}
        </Tap>
      )}
    </View>
  )
}

import { View } from '@tarojs/components'
import { Button, type ButtonProps } from '../../../components/Button'
import { Icon } from '../../../components/Icon'
import type { CallCode } from '../../../lib/call'
import { sentenceOf } from '../../../lib/errorCopy'
import { go, screens } from '../../../lib/go'
import { copy } from '../copy'

const words = copy.checkIn

interface CheckInRefusedProps {
  readonly code: CallCode
  /** The activity of the poster that was scanned instead. */
  readonly posterOf: string | null
}

/** What happened and what to do about it, in the middle of the screen. */
export function CheckInRefused({ code, posterOf }: CheckInRefusedProps) {
  const isOffline = code === 'OFFLINE'
  const sentence = posterOf ? words.poster : isOffline ? words.offline : sentenceOf(code)
  const help = helpFor(code, posterOf)
  return (
    <View className="check-in">
      <View className="check-in__mark">
        <Icon name={isOffline ? 'wifi-off' : 'alert'} size="huge" />
      </View>
      <View className="h2">{words.failed}</View>
      <View className="check-in__reason">{sentence}</View>
      {help && <Button kind="secondary" {...help} />}
    </View>
  )
}

function helpFor(code: CallCode, posterOf: string | null): ButtonProps | null {
  if (posterOf) return { text: words.openPoster, onTap: () => go(screens.activity(posterOf)) }
  if (code === 'NOT_BOUND') return { text: words.bind, onTap: () => go(screens.bind) }
  return null
}

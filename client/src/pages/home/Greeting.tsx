import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { Icon } from '../../components/Icon'
import { Tap } from '../../components/Tap'
import { dayText, timeText } from '../../lib/format'
import { go, screens } from '../../lib/go'
import { copy, greetingOf } from './copy'

interface GreetingProps {
  readonly me: ActionOutput<'home.get'>['me']
  readonly unread: number
}

/** The person, the hour, the day and the shift; the camera is one tap away for whoever stands at a door. */
export function Greeting({ me, unread }: GreetingProps) {
  const [now] = useState(Date.now)
  const hello = greetingOf(Number(timeText(now).slice(0, 2)))
  const shift = me?.shift ? ` · ${me.shift}` : ''
  return (
    <View className="home-greeting">
      <View className="grow">
        <View className="h1 home-greeting__words">
          {me && <Text>{copy.called(me.name)}</Text>}
          <Text>{me ? hello : copy.stranger}</Text>
        </View>
        <View className="quiet">{`${dayText(now)}${shift}`}</View>
      </View>
      {me && <MessageBell unread={unread} />}
      {me && (
        <Tap className="home-greeting__scan" label={copy.scanLabel} onTap={() => go(screens.checkIn())}>
          <Icon name="scan" />
          <Text>{copy.scan}</Text>
        </Tap>
      )}
    </View>
  )
}

/** The message box, with how many wait to be read. */
function MessageBell({ unread }: Pick<GreetingProps, 'unread'>) {
  return (
    <Tap className="home-greeting__scan home-greeting__bell" label={unread > 0 ? copy.messagesUnread(unread) : copy.messages} onTap={() => go(screens.messages)}>
      <Icon name="bell" />
      <Text>{copy.messages}</Text>
      {unread > 0 && <View className="home-greeting__unread">{unread > 99 ? '99+' : unread}</View>}
    </Tap>
  )
}

import { Text, View } from '@tarojs/components'
import { Avatar } from '../../components/Avatar'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { StatusTag } from '../../components/StatusTag'
import { go, screens } from '../../lib/go'
import type { Session } from '../../lib/session'
import { copy } from './copy'

/** Who holds this phone, or the invitation to say so. */
export function Person({ me }: { readonly me: Session['me'] }) {
  if (!me) {
    return (
      <Card look="warm" className="stack">
        <View className="h2">{copy.stranger}</View>
        <View className="quiet">{copy.strangerNote}</View>
        <Button text={copy.bind} icon="person" onTap={() => go(screens.bind)} />
      </Card>
    )
  }
  return (
    <Card className="mine-person">
      <Avatar name={me.name} isLarge />
      <View className="grow">
        <View className="row wrap">
          <Text className="h2">{me.name}</Text>
          <StatusTag text={me.isUnionMember ? copy.member : copy.notMember} tone={me.isUnionMember ? 'done' : 'quiet'} />
        </View>
        <View className="quiet">{[me.unitName, me.post, me.shift].filter(Boolean).join(' · ')}</View>
        <View className="small quiet number">{copy.staffNo(me.staffNo)}</View>
      </View>
    </Card>
  )
}

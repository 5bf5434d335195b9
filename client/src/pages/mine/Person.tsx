import { Text, View } from '@tarojs/components'
import { Avatar } from '../../components/Avatar'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { StatusTag } from '../../components/StatusTag'
import { go, screens } from '../../lib/go'
import type { Session } from '../../lib/session'
import { portfolios, roles } from '@/types/roleNames'
import { copy } from './copy'

type Known = NonNullable<Session['me']>

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
        <View className="quiet">{[me.unitName, me.shift].filter(Boolean).join('\u00A0· ')}</View>
        <View className="quiet">{me.post}</View>
        <View className="small quiet number">{copy.staffNo(me.staffNo)}</View>
        {me.grants.length > 0 && (
          <View className="row wrap mine-roles">
            {rolesOf(me).map((role) => (
              <StatusTag key={role} text={role} tone="information" icon="shield" />
            ))}
          </View>
        )}
      </View>
    </Card>
  )
}

/** 工会委员（文体）; the same office in two units is named once. */
function rolesOf({ grants }: Known): string[] {
  return [...new Set(grants.map(({ role, portfolio }) => roles[role] + (portfolio ? `（${portfolios[portfolio]}）` : '')))]
}

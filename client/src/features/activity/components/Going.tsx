import { Text, View } from '@tarojs/components'
import type { ActivityDetail } from '@/types/activity'
import { Avatar } from '../../../components/Avatar'
import { Card } from '../../../components/Card'
import { Section } from '../../../components/Section'
import { isOver } from '../bar'
import { copy } from '../copy'

/** The cloud names thirty at most. */
const MOST = 30

/** Who is going; empty where names are not shown. */
export function Going({ activity }: { readonly activity: ActivityDetail }) {
  const names = activity.going
  if (names.length === 0) return null
  return (
    <Section title={isOver(activity) ? copy.went : copy.going} note={names.length < MOST ? copy.goingCount(names.length) : copy.goingMore(MOST)}>
      <Card className="going">
        {names.map((name, index) => (
          <View key={name + index} className="going__person">
            <Avatar name={name} />
            <Text className="going__name">{name}</Text>
          </View>
        ))}
      </Card>
    </Section>
  )
}

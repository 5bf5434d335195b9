import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { Card } from '../../components/Card'
import { Icon } from '../../components/Icon'
import { go, screens } from '../../lib/go'
import { copy } from './copy'

/** The officer's workbench with the number of what waits. */
export function DeskCard({ desk }: { readonly desk: ActionOutput<'home.get'>['desk'] }) {
  const count = desk.reduce((sum, entry) => sum + entry.count, 0)
  const note = count > 0 ? copy.deskNote(count) : copy.deskClear
  return (
    <Card className="home-desk" label={`${copy.desk}，${note}`} onTap={() => go(screens.activityDesk)}>
      <View className="home-desk__icon">
        <Icon name="desk" size="large" />
      </View>
      <View className="grow">
        <View className="h3">{copy.desk}</View>
        <View className="quiet small">{note}</View>
      </View>
      {count > 0 && <View className="home-desk__count">{count}</View>}
      <Icon name="right" size="small" />
    </Card>
  )
}

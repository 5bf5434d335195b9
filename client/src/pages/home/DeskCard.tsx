import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { Card } from '../../components/Card'
import { Icon } from '../../components/Icon'
import type { IconName } from '../../components/iconNames'
import { Tap } from '../../components/Tap'
import { go, screens } from '../../lib/go'
import { copy } from './copy'

type Waiting = ActionOutput<'home.get'>['desk'][number]

const rows: Record<Waiting['kind'], { readonly icon: IconName; readonly screen: string }> = {
  activityApproval: { icon: 'check-circle', screen: screens.activityApprovals },
  activityToRun: { icon: 'flag', screen: screens.activityDesk },
  activityToWrapUp: { icon: 'document', screen: screens.activityDesk },
  suggestionWaits: { icon: 'bulb', screen: screens.inbox },
  aidWaits: { icon: 'document', screen: screens.inbox },
  visitWaits: { icon: 'care', screen: screens.inbox },
}

/** The officer's workbench: each kind of work that waits, with its number; the row opens it. */
export function DeskCard({ desk }: { readonly desk: readonly Waiting[] }) {
  return (
    <Card className="home-desk">
      <Tap className="home-desk__head" label={`${copy.desk}，${copy.deskAll}`} onTap={() => go(screens.inbox)}>
        <View className="home-desk__icon">
          <Icon name="desk" />
        </View>
        <View className="h3 grow">{copy.desk}</View>
        <View className="small quiet">{desk.length > 0 ? copy.deskAll : copy.deskClear}</View>
        <Icon name="right" size="small" className="home-desk__go" />
      </Tap>
      {desk.map(({ kind, count }) => (
        <Tap key={kind} className="home-desk__row" label={`${copy.deskKinds[kind]}，${copy.deskCount(count)}`} onTap={() => go(rows[kind].screen)}>
          <Icon name={rows[kind].icon} className="home-desk__go" />
          <View className="grow">{copy.deskKinds[kind]}</View>
          <View className="home-desk__count">{copy.deskCount(count)}</View>
          <Icon name="right" size="small" className="home-desk__go" />
        </Tap>
      ))}
      <Tap className="home-desk__row" label={copy.deskTools} onTap={() => go(screens.tools)}>
        <Icon name="list" className="home-desk__go" />
        <View className="grow quiet">{copy.deskTools}</View>
        <Icon name="right" size="small" className="home-desk__go" />
      </Tap>
    </Card>
  )
}

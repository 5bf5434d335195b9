import { View } from '@tarojs/components'
import type { MySignup } from '@/types/activity'
import { a11y } from '../../../components/a11y'
import { ActionBar } from '../../../components/ActionBar'
import { Icon } from '../../../components/Icon'
import { Page } from '../../../components/Page'
import { timeText } from '../../../lib/format'
import { goBack } from '../../../lib/go'
import { useSession } from '../../../lib/session'
import { copy } from '../copy'

const words = copy.checkIn

/** Big and calm: it is done, at what time, for what. */
export function CheckedIn({ mine: { title, checkedInAt, guests } }: { readonly mine: MySignup }) {
  const name = useSession().data?.me?.name
  return (
    <Page bar={<ActionBar action={{ text: words.finish, kind: 'secondary', onTap: goBack }} />}>
      <View className="checked-in" {...a11y({ role: 'alert', isLive: true })}>
        <View className="checked-in__mark">
          <Icon name="check" className="checked-in__check" />
        </View>
        <View className="h1">{words.done}</View>
        {checkedInAt && <View className="checked-in__time">{timeText(checkedInAt)}</View>}
        <View className="h3">{title}</View>
        {guests > 0 && <View className="quiet">{words.party(guests)}</View>}
        {name && <View className="quiet">{words.welcome(name)}</View>}
      </View>
    </Page>
  )
}

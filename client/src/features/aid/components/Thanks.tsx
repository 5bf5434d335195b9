import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Icon } from '../../../components/Icon'
import { List, ListRow } from '../../../components/List'
import { lastDayText } from '../../../lib/format'
import { screens } from '../../../lib/go'
import { applyCopy } from '../applyCopy'
import type { Sent } from '../lib/useApplication'
import './Calm.scss'

const words = applyCopy.sent

/** It has arrived: its number, who has it, by when. */
export function Thanks({ sent: { aidId, number, ownerLabel, dueAt }, isAgain }: { readonly sent: Sent; readonly isAgain: boolean }) {
  return (
    <View className="aid-calm">
      <View className="aid-thanks">
        <View className="aid-thanks__mark">
          <Icon name="care" size="huge" />
        </View>
        <View className="h1">{isAgain ? words.again : words.title}</View>
        <View className="quiet">{words.text}</View>
      </View>
      <List>
        <ListRow icon="document" title={words.number} value={number} />
        <ListRow icon="person" title={words.has} value={ownerLabel} />
        {dueAt && <ListRow icon="clock" title={words.due} value={lastDayText(dueAt)} />}
      </List>
      <Button text={words.see} onTap={() => void Taro.redirectTo({ url: screens.aid(aidId) })} />
      <Button kind="quiet" text={words.leave} onTap={() => void Taro.switchTab({ url: '/pages/home/index' })} />
    </View>
  )
}

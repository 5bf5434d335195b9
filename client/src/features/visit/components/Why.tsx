import { View } from '@tarojs/components'
import { Card } from '../../../components/Card'
import { Icon } from '../../../components/Icon'
import './Calm.scss'

/** Why it is asked, and who will read it. */
export function Why({ why, who }: { readonly why: string; readonly who: string }) {
  return (
    <Card look="flat" className="visit-why">
      <View className="visit-why__line">
        <Icon name="info" size="small" className="visit-why__icon" />
        <View className="grow">{why}</View>
      </View>
      <View className="visit-why__line">
        <Icon name="lock" size="small" className="visit-why__icon" />
        <View className="grow small quiet">{who}</View>
      </View>
    </Card>
  )
}

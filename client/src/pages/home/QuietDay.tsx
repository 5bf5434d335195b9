import { View } from '@tarojs/components'
import { Card } from '../../components/Card'
import { Icon } from '../../components/Icon'
import { copy } from './copy'

/** Nothing waits: said in a line, without a picture that takes the screen. */
export function QuietDay() {
  return (
    <Card className="row">
      <Icon name="leaf" size="large" className="home-quiet__leaf" />
      <View className="grow">
        <View className="strong">{copy.quietDay}</View>
        <View className="small quiet">{copy.quietDayText}</View>
      </View>
    </Card>
  )
}

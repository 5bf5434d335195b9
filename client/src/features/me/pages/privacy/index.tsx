import { View } from '@tarojs/components'
import { Card } from '../../../../components/Card'
import { Page } from '../../../../components/Page'
import { copy } from '../../copy'

export default function Privacy() {
  return (
    <Page>
      <View className="h2">{copy.privacyTitle}</View>
      <View className="quiet">{copy.privacyText}</View>
      {copy.privacy.map(({ title, text }) => (
        <Card key={title}>
          <View className="h3">{title}</View>
          <View className="quiet">{text}</View>
        </Card>
      ))}
    </Page>
  )
}

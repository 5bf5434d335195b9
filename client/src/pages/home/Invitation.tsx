import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { go, screens } from '../../lib/go'
import { copy } from './copy'

/** To a stranger: what binding is for. Nothing is forced before looking around. */
export function Invitation() {
  return (
    <Card look="warm" className="stack">
      <View>{copy.strangerText}</View>
      <Button text={copy.bind} icon="person" onTap={() => go(screens.bind)} />
      <View className="small quiet">{copy.browse}</View>
    </Card>
  )
}

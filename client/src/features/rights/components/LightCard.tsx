import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { rightsAreas } from '@/types/rightsNames'
import { Card } from '../../../components/Card'
import { copy } from '../copy'
import { LightTag } from './LightTag'

type Light = ActionOutput<'rights.mine'>['lights'][number]

/** One area: its light, why in a sentence, and the article it stands on. */
export function LightCard({ light: { area, colour, why, article } }: { readonly light: Light }) {
  return (
    <Card className="stack">
      <View className="row">
        <View className="h3 grow">{rightsAreas[area]}</View>
        <LightTag colour={colour} />
      </View>
      <View className="breaks">{why}</View>
      {article && <View className="small quiet breaks">{copy.legal(article)}</View>}
    </Card>
  )
}

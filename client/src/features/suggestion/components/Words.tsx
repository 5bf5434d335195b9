import { Image, View } from '@tarojs/components'
import type { SuggestionForProposer } from '@/types/suggestion'
import { Card } from '../../../components/Card'
import { Tap } from '../../../components/Tap'
import { moneyText } from '../../../lib/format'
import { previewImages } from '../../../lib/platform'
import { copy } from '../copy'
import './Words.scss'

const words = copy.detail

type Written = Pick<SuggestionForProposer, 'problem' | 'measure' | 'effect' | 'isDone' | 'costFen' | 'photoUrls' | 'isTextHeld'> & { readonly notes?: ReadonlyArray<string | false> }

/** What the proposer wrote, word for word, with the pictures. */
export function Words({ problem, measure, effect, isDone, costFen, photoUrls: urls, isTextHeld, notes = [] }: Written) {
  const asides = [isDone && words.isDone, costFen !== null && words.cost(moneyText(costFen))].filter(Boolean).join('\u00A0· ')
  return (
    <Card className="words">
      {isTextHeld ? <View className="quiet">{words.textHeld}</View> : <Part title={words.problem} text={problem} />}
      {!isTextHeld && <Part title={words.measure} text={measure} />}
      {effect && <Part title={words.effect} text={effect} />}
      {urls.length > 0 && (
        <View className="words__photos">
          {urls.map((url, at) => (
            <Tap key={url} className="words__photo" label={words.photo(at + 1)} onTap={() => previewImages(urls, at)}>
              <Image className="words__image" src={url} mode="aspectFill" />
            </Tap>
          ))}
        </View>
      )}
      {notes.map((note) => note && (
        <View key={note} className="small quiet">
          {note}
        </View>
      ))}
      {asides && <View className="small quiet">{asides}</View>}
    </Card>
  )
}

function Part({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <View>
      <View className="small quiet">{title}</View>
      <View className="breaks">{text}</View>
    </View>
  )
}

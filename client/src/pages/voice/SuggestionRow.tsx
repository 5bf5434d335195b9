import { memo } from 'react'
import { View } from '@tarojs/components'
import type { SuggestionCard } from '@/types/suggestion'
import { Card } from '../../components/Card'
import { SuggestionTag } from '../../components/SuggestionTag'
import { dayText } from '../../lib/format'
import { go, screens } from '../../lib/go'
import { copy } from './copy'
import { loudOf } from './loud'

/** One of my suggestions: by when there must be an answer, or that it is there, stands out. */
export const SuggestionRow = memo(function SuggestionRow({ suggestion }: { readonly suggestion: SuggestionCard }) {
  const { suggestionId, number, title, status, ownerLabel, dueAt, submittedAt } = suggestion
  const { text, tone } = loudOf(suggestion)
  const has = dueAt ? copy.has(ownerLabel) : copy.submittedOn(dayText(submittedAt))
  return (
    <Card className="voice-row" label={`${title}，${number}，${text}，${has}`} onTap={() => go(screens.suggestion(suggestionId))}>
      <View className="row row--between">
        <View className="small quiet number">{number}</View>
        <SuggestionTag status={status} />
      </View>
      <View className="strong breaks">{title}</View>
      {text && <View className={`voice-row__loud whole voice-row__loud--${tone}`}>{text}</View>}
      <View className="small quiet">{has}</View>
    </Card>
  )
})

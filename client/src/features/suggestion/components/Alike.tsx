import { useState } from 'react'
import { View } from '@tarojs/components'
import { suggestionStatuses } from '@/types/suggestionNames'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { Dialog } from '../../../components/Dialog'
import { Icon } from '../../../components/Icon'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import { useSettled } from '../../../lib/useSettled'
import { copy } from '../copy'
import type { Draft } from '../lib/proposal'

const words = copy.alike
/** Fewer letters are like everything. */
const ENOUGH = 8
/** A sentence is not asked about word by word. */
const PAUSE_MS = 600

interface AlikeProps {
  readonly draft: Draft
  /** The draft is given up, because somebody else has said it. */
  readonly onSame: () => void
}

/** What others have suggested already, quietly, once the typing has paused. */
export function Alike({ draft, onSame }: AlikeProps) {
  const problem = useSettled(draft.problem, PAUSE_MS).trim()
  const measure = useSettled(draft.measure, PAUSE_MS).trim()
  const isEnough = Array.from(problem).length >= ENOUGH && Array.from(problem).length <= 1000 && Array.from(measure).length <= 1000
  const { data } = useQuery('suggestion.similar', isEnough ? { problem, measure } : null, { keep: false })
  const [passed, setPassed] = useState('')
  const [isAsking, setAsking] = useState(false)
  const items = data?.items ?? []
  const shown = items.map(({ suggestionId }) => suggestionId).join(' ')
  const isAnotherWaiting = data?.isAnotherWaiting ?? false
  if (items.length === 0) return isAnotherWaiting && passed === '' ? <Card look="flat">{words.waiting}</Card> : null
  if (shown === passed) return null
  return (
    <Card look="flat" className="stack">
      <View className="row">
        <Icon name="link" />
        <View className="strong grow">{words.title}</View>
      </View>
      {items.map(({ suggestionId, number, title, problem: excerpt, status, supports, isSupported }) => (
        <View key={suggestionId} className="alike__one">
          <View className="strong">{title}</View>
          <View className="small quiet breaks">{excerpt}</View>
          <View className="small quiet number">{words.status(number, suggestionStatuses[status])}</View>
          <Support suggestionId={suggestionId} supports={supports} isSupported={isSupported} />
        </View>
      ))}
      {isAnotherWaiting && <View className="small quiet">{words.waiting}</View>}
      <View className="small quiet">{words.text}</View>
      <View className="two">
        <Button kind="secondary" isSmall text={words.same} onTap={() => setAsking(true)} />
        <Button kind="secondary" isSmall text={words.goOn} onTap={() => setPassed(shown)} />
      </View>
      <Dialog
        title={words.sameAsk}
        isOpen={isAsking}
        confirm={words.drop}
        cancel={copy.write.keepWriting}
        onConfirm={() => {
          setAsking(false)
          onSame()
        }}
        onClose={() => setAsking(false)}
      >
        {words.sameText}
      </Dialog>
    </Card>
  )
}

interface SupportProps {
  readonly suggestionId: string
  readonly supports: number
  readonly isSupported: boolean
}

/** 我也遇到: one tap, said once, instead of writing the same again. */
function Support({ suggestionId, supports, isSupported }: SupportProps) {
  const support = useAction('suggestion.support')
  const [told, setTold] = useState<number | null>(null)
  const count = told ?? supports
  return (
    <View className="row row--between">
      <View className="small quiet">{count > 0 ? words.supports(count) : ''}</View>
      {isSupported || told !== null ? (
        <View className="small">{words.supported}</View>
      ) : (
        <Button kind="quiet" isSmall text={words.support} isBusy={support.isBusy} onTap={() => void support.run({ suggestionId }).then((done) => done && setTold(done.supports))} />
      )}
    </View>
  )
}

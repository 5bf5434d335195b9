import { useState } from 'react'
import { View } from '@tarojs/components'
import type { VisitPaper } from '@/types/visitNames'
import { Button } from '../../../../components/Button'
import { TextArea } from '../../../../components/TextArea'
import { useAction } from '../../../../lib/useAction'
import { deskCopy } from '../../deskCopy'
import { PaperTicks } from '../PaperTicks'
import type { StepProps } from './step'

const words = deskCopy.check

/** The leader's check and the committee's review ask the same: seen the originals, and one line if there is something to say. */
export function CheckForm({ visit: { visitId, papers }, step, settle }: StepProps & { readonly step: 'check' | 'review' }) {
  const [seen, setSeen] = useState<VisitPaper[]>(papers.filter(({ isSeen }) => isSeen).map(({ paper }) => paper))
  const [note, setNote] = useState('')
  const checking = useAction('visit.check')
  const reviewing = useAction('visit.review')
  const input = { visitId, seen, note: note.trim() }
  const send = () => settle(step === 'check' ? checking.run(input) : reviewing.run(input), step)
  return (
    <View className="form">
      {papers.length === 0 ? <View className="quiet">{words.none}</View> : <PaperTicks label={words.papers} hint={words.papersNote} papers={papers.map(({ paper }) => paper)} seen={seen} onChange={setSeen} />}
      <TextArea label={words.note} isOptional most={300} placeholder={words.notePlaceholder} value={note} onChange={setNote} />
      <Button icon="check" text={words.next[step]} isBusy={checking.isBusy || reviewing.isBusy} onTap={() => void send()} />
    </View>
  )
}

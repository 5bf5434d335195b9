import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import { Choice } from '../../../../components/Choice'
import { Loaded } from '../../../../components/Loaded'
import { TextArea } from '../../../../components/TextArea'
import { useQuery } from '../../../../lib/useQuery'
import { deskCopy } from '../../deskCopy'
import type { FormProps } from './forms'

const words = deskCopy.form

/** Into an older one that says the same; the likest are offered. */
export function MergeForm({ desk: { suggestionId }, decide }: FormProps) {
  const alike = useQuery('suggestion.likeness', { suggestionId })
  const [intoId, setIntoId] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)

  function send() {
    setChecked(true)
    if (intoId) decide.send('merge', { suggestionId, intoId, reason })
  }

  return (
    <Loaded query={alike}>
      {({ items }) =>
        items.length === 0 ? (
          <View className="quiet">{words.intoNone}</View>
        ) : (
          <>
            <Choice
              label={words.into}
              options={items.map((item) => ({ value: item.suggestionId, text: item.title, note: `${words.alike(item.number, Math.round(item.likeness * 100))}　${item.problem}` }))}
              values={intoId ? [intoId] : []}
              error={isChecked && !intoId ? words.intoNeed : decide.error?.field === 'intoId' ? decide.error.text : null}
              onChange={([chosen = null]) => setIntoId(chosen)}
            />
            <TextArea label={words.note} hint={words.noteHint} isOptional most={200} value={reason} onChange={setReason} />
            <Button text={deskCopy.acts.merge} isBusy={decide.isBusy} onTap={send} />
          </>
        )
      }
    </Loaded>
  )
}

import { useState } from 'react'
import { View } from '@tarojs/components'
import type { VisitView } from '@/types/visit'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { copy } from '../copy'

const words = copy.detail

interface PhotoQuestionProps {
  readonly visit: VisitView
  readonly refresh: () => Promise<void>
}

/** No is an answer like yes; neither is chosen beforehand, and either can be changed. */
export function PhotoQuestion({ visit: { visitId, photoAllowed, blocked }, refresh }: PhotoQuestionProps) {
  const [isChanging, setChanging] = useState(false)
  const allowing = useAction('visit.allowPhoto')
  if (blocked.allowPhoto !== null) return null

  async function say(allows: boolean) {
    const isSaid = await allowing.run({ visitId, allows })
    setChanging(false)
    if (isSaid) showToast({ text: words.photoSaid, tone: 'done' })
    await refresh()
  }

  if (photoAllowed !== null && !isChanging) {
    return (
      <Card look="flat" className="row">
        <View className="grow">{photoAllowed ? words.photoIs.yes : words.photoIs.no}</View>
        <Button kind="quiet" isSmall text={words.photoChange} onTap={() => setChanging(true)} />
      </Card>
    )
  }
  return (
    <Card className="stack">
      <View className="strong">{words.photoAsk}</View>
      <View className="small quiet">{words.photoText}</View>
      <View className="two">
        <Button kind="secondary" isSmall text={words.photoNo} isBusy={allowing.isBusy} onTap={() => void say(false)} />
        <Button kind="secondary" isSmall text={words.photoYes} isBusy={allowing.isBusy} onTap={() => void say(true)} />
      </View>
    </Card>
  )
}

import { useEffect, useState } from 'react'
import { Image, View } from '@tarojs/components'
import type { BirthdayCard } from '@/types/birthday'
import { Button } from '../../../components/Button'
import { copy } from '../copy'
import { drawCard, verseOf } from '../lib/card/draw'
import type { Drawn } from '../lib/card/surface.types'
import { CardCanvas } from './CardCanvas'
import './Picture.scss'

interface PictureProps {
  readonly card: BirthdayCard
  readonly picture: Drawn | null
  readonly onDrawn: (picture: Drawn) => void
}

/** What is seen is what is saved. */
export function Picture({ card: { name, season, verse, unionName }, picture, onDrawn }: PictureProps) {
  const [isUndrawn, setUndrawn] = useState(false)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let isLeft = false
    drawCard({ name, season, verse, unionName }).then(
      (drawn) => !isLeft && onDrawn(drawn),
      () => !isLeft && setUndrawn(true),
    )
    return () => void (isLeft = true)
  }, [name, season, verse, unionName, attempt, onDrawn])

  function again() {
    setUndrawn(false)
    setAttempt(attempt + 1)
  }

  return (
    <View className={`birthday-card birthday-card--${season}`}>
      <CardCanvas />
      {picture && <Image className="birthday-card__picture" src={picture.src} mode="widthFix" ariaLabel={copy.card.alt(name, verseOf({ season, verse }).join('，'))} />}
      {!picture && !isUndrawn && <View className="birthday-card__blank">{copy.card.drawing}</View>}
      {isUndrawn && <Button kind="secondary" icon="refresh" text={copy.card.again} onTap={again} />}
    </View>
  )
}

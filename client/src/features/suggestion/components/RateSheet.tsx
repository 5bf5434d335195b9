import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { classes } from '../../../components/classes'
import { Icon } from '../../../components/Icon'
import { Sheet } from '../../../components/Sheet'
import { Tap } from '../../../components/Tap'
import { TextArea } from '../../../components/TextArea'
import { copy } from '../copy'
import './RateSheet.scss'

const words = copy.detail

interface RateSheetProps {
  readonly isOpen: boolean
  readonly isBusy: boolean
  readonly onSend: (stars: number, text: string) => void
  readonly onClose: () => void
}

/** Five stars with their word, and room for a sentence. */
export function RateSheet({ isOpen, isBusy, onSend, onClose }: RateSheetProps) {
  const [stars, setStars] = useState(0)
  const [text, setText] = useState('')
  return (
    <Sheet title={words.rateTitle} isOpen={isOpen} onClose={onClose}>
      <View className="rate">
        {words.rateWords.map((word, index) => (
          <Tap key={word} className={classes('rate__star', index < stars && 'rate__star--on')} role="radio" label={word} isChecked={index + 1 === stars} onTap={() => setStars(index + 1)}>
            <Icon name="star" size="large" />
          </Tap>
        ))}
      </View>
      <View className="rate__word">{words.rateWords[stars - 1] ?? words.rateNeed}</View>
      <TextArea label={words.rateText} isOptional most={200} value={text} onChange={setText} />
      <Button text={words.rateSend} isBusy={isBusy} whyNot={stars === 0 ? words.rateNeed : null} onTap={() => onSend(stars, text)} />
    </Sheet>
  )
}

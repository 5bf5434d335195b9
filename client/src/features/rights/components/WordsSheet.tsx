import { useState, type PropsWithChildren } from 'react'
import { Button } from '../../../components/Button'
import { Sheet } from '../../../components/Sheet'
import { TextArea } from '../../../components/TextArea'

interface WordsSheetProps {
  readonly title: string
  readonly label: string
  readonly hint?: string
  readonly verb: string
  /** What is said when nothing was written. */
  readonly need: string
  readonly most?: number
  readonly isOpen: boolean
  readonly isBusy: boolean
  readonly onClose: () => void
  readonly onDone: (words: string) => void
}

/** An act that ends with a few words. */
export function WordsSheet({ title, label, hint, verb, need, most = 200, isOpen, isBusy, onClose, onDone, children }: PropsWithChildren<WordsSheetProps>) {
  const [text, setText] = useState('')
  const said = text.trim()
  return (
    <Sheet title={title} isOpen={isOpen} onClose={onClose}>
      {children}
      <TextArea label={label} {...(hint ? { hint } : {})} most={most} value={text} onChange={setText} />
      <Button text={verb} isBusy={isBusy} whyNot={said === '' ? need : null} onTap={() => onDone(said)} />
    </Sheet>
  )
}

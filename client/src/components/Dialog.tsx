import { useState, type PropsWithChildren } from 'react'
import { View } from '@tarojs/components'
import { a11y } from './a11y'
import { Button } from './Button'
import { kitCopy as copy } from './copy'
import { useDialogFocus } from './dialogFocus'
import { TextField } from './TextField'
import './Dialog.scss'

interface DialogProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  /** The verb of what will happen: 取消活动. */
  readonly confirm: string
  readonly onConfirm: () => void
  readonly isDanger?: boolean
  readonly isBusy?: boolean
  /** For what cannot be taken back: this word must be typed first. */
  readonly typedWord?: string
  readonly cancel?: string
}

/** A question before something that matters. Harmless acts have an undo instead. */
export function Dialog(props: PropsWithChildren<DialogProps>) {
  return props.isOpen ? <OpenDialog {...props} /> : null
}

function OpenDialog({ title, onClose, confirm, onConfirm, isDanger, isBusy, typedWord, cancel, children }: PropsWithChildren<DialogProps>) {
  const id = useDialogFocus(true, onClose)
  const [typed, setTyped] = useState('')
  const whyNot = typedWord && typed.trim() !== typedWord ? copy.typeToConfirm(typedWord) : null
  return (
    <View className="dialog" catchMove>
      <View id={id} className="dialog__panel" {...a11y({ role: 'dialog', label: title })}>
        <View className="h3">{title}</View>
        <View className="dialog__text">{children}</View>
        {typedWord && <TextField label={copy.typeToConfirm(typedWord)} value={typed} onChange={setTyped} />}
        <View className="dialog__buttons">
          <Button text={confirm} kind={isDanger ? 'danger' : 'primary'} isBusy={isBusy} whyNot={whyNot} onTap={onConfirm} />
          <Button text={cancel ?? copy.cancel} kind="quiet" onTap={onClose} />
        </View>
      </View>
    </View>
  )
}

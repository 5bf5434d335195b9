import type { PropsWithChildren } from 'react'
import { ScrollView, Text, View } from '@tarojs/components'
import { a11y } from './a11y'
import { kitCopy as copy } from './copy'
import { Icon } from './Icon'
import { Tap } from './Tap'
import { useDialogFocus } from './dialogFocus'
import './Sheet.scss'

interface SheetProps {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** A sheet from the bottom edge: secondary actions, a choice, the facts of one row. */
export function Sheet({ title, isOpen, onClose, children }: PropsWithChildren<SheetProps>) {
  const id = useDialogFocus(isOpen, onClose)
  if (!isOpen) return null
  return (
    // `catchMove` keeps the page behind still; inside it only a scroll-view can be scrolled.
    <View className="sheet" catchMove>
      <View className="sheet__veil" onClick={onClose} {...a11y({ isHidden: true })} />
      <View id={id} className="sheet__panel" {...a11y({ role: 'dialog', label: title })}>
        <View className="sheet__head">
          <Text className="sheet__title">{title}</Text>
          <Tap className="sheet__close" label={copy.close} onTap={onClose}>
            <Icon name="close" />
          </Tap>
        </View>
        <ScrollView className="sheet__scroll" scrollY>
          <View className="sheet__body">{children}</View>
        </ScrollView>
      </View>
    </View>
  )
}

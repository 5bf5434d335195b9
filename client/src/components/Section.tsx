import type { PropsWithChildren } from 'react'
import { View } from '@tarojs/components'
import { a11y } from './a11y'
import { Icon } from './Icon'
import { Tap } from './Tap'
import './Section.scss'

interface SectionProps {
  readonly title: string
  readonly note?: string
  /** What stands behind the heading: 全部. */
  readonly more?: { readonly text: string; readonly onTap: () => void }
}

/** A part of a screen under its heading. */
export function Section({ title, note, more, children }: PropsWithChildren<SectionProps>) {
  return (
    <View className="section">
      <View className="section__head">
        <View className="section__title" {...a11y({ role: 'heading' })}>
          {title}
        </View>
        {note && <View className="section__note">{note}</View>}
        {more && (
          <Tap className="section__more" label={`${title}，${more.text}`} onTap={more.onTap}>
            {more.text}
            <Icon name="right" size="small" />
          </Tap>
        )}
      </View>
      {children}
    </View>
  )
}

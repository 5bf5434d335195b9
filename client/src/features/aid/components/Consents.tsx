import { View } from '@tarojs/components'
import { Card } from '../../../components/Card'
import { Choice } from '../../../components/Choice'
import { Icon } from '../../../components/Icon'
import { applyCopy as copy } from '../applyCopy'
import type { Application } from '../lib/useApplication'
import './Calm.scss'

/** One paragraph a line; the whole text, nothing folded away. */
function Paragraphs({ texts }: { readonly texts: readonly string[] }) {
  return (
    <Card className="aid-why">
      {texts.map((text) => (
        <View key={text} className="aid-why__line">
          <Icon name="check" size="small" className="aid-why__icon" />
          <View className="grow breaks">{text}</View>
        </View>
      ))}
    </Card>
  )
}

/** 单独同意 to what is sensitive: before anything is filled in, apart from everything else. */
export function SensitiveConsent({ texts }: { readonly texts: readonly string[] }) {
  return (
    <>
      <View className="quiet">{copy.consent.lead}</View>
      <Paragraphs texts={texts} />
      <View>{copy.consent.agreed}</View>
      <View className="small quiet">{copy.consent.refuseNote}</View>
    </>
  )
}

/** Apart from it, publicity: no is an answer like yes, and neither is chosen beforehand. */
export function PublicityConsent({ form: { draft: { isPublic }, wrong, change }, texts }: { readonly form: Application; readonly texts: readonly string[] }) {
  const both = [
    { value: 'yes', text: copy.agreePublic, note: copy.agreePublicNote },
    { value: 'no', text: copy.refusePublic, note: copy.refusePublicNote },
  ] as const
  return (
    <>
      <View className="aid-wide">
        <Choice label={copy.publicLabel} options={both} values={isPublic === null ? [] : [isPublic ? 'yes' : 'no']} error={wrong} onChange={([chosen]) => change({ isPublic: chosen === 'yes' })} />
      </View>
      <View className="strong">{copy.publicText}</View>
      <Paragraphs texts={texts} />
    </>
  )
}

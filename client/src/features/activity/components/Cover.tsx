import { Image, View } from '@tarojs/components'
import { activityKinds, type ActivityKind } from '@/types/activityNames'
import { a11y } from '../../../components/a11y'
import { copy } from '../copy'
import './Cover.scss'

interface CoverProps {
  readonly kind: ActivityKind
  readonly url: string | null
}

/** The officers' photograph, or a drawing for this kind of activity in the theme's own colours. */
export function Cover({ kind, url }: CoverProps) {
  if (url) return <Image className="cover" mode="aspectFill" src={url} />
  return (
    <View className={`cover cover--${kind}`} {...a11y({ role: 'img', label: copy.kindCover(activityKinds[kind]) })}>
      <View className="cover__drawing" />
    </View>
  )
}

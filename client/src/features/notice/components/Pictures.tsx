import { Image, View } from '@tarojs/components'
import { Tap } from '../../../components/Tap'
import { previewImages } from '../../../lib/platform'
import { copy } from '../copy'
import './Pictures.scss'

export function Pictures({ urls }: { readonly urls: readonly string[] }) {
  if (urls.length === 0) return null
  return (
    <View className="stack">
      {urls.map((url, at) => (
        <Tap key={url} className="notice-picture" label={copy.photo(at + 1)} onTap={() => previewImages(urls, at)}>
          <Image className="notice-picture__image" src={url} mode="widthFix" />
        </Tap>
      ))}
    </View>
  )
}

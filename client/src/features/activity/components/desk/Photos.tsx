import { Image, View } from '@tarojs/components'
import { Tap } from '../../../../components/Tap'
import { previewImages } from '../../../../lib/platform'
import { deskCopy } from '../../deskCopy'
import './Photos.scss'

/** The photographs of how it went, three in a row; a tap shows one as large as the screen. */
export function Photos({ urls }: { readonly urls: readonly string[] }) {
  if (urls.length === 0) return null
  return (
    <View className="wrap-photos">
      {urls.map((url, at) => (
        <Tap key={url} className="wrap-photos__one" label={deskCopy.desk.photo(at + 1)} onTap={() => previewImages(urls, at)}>
          <Image className="wrap-photos__image" src={url} mode="aspectFill" />
        </Tap>
      ))}
    </View>
  )
}

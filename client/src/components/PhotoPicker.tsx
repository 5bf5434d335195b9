import { useState } from 'react'
import { Image, View } from '@tarojs/components'
import { chooseImages, previewImages, type LocalFile } from '../lib/platform'
import { kitCopy as copy } from './copy'
import { Field, type FieldProps } from './Field'
import { Icon } from './Icon'
import { Tap } from './Tap'
import './PhotoPicker.scss'

interface PhotoPickerProps extends FieldProps {
  readonly photos: readonly LocalFile[]
  readonly onChange: (photos: LocalFile[]) => void
  readonly most?: number
}

/** Up to nine pictures of this phone; they are uploaded when the form is sent. */
export function PhotoPicker({ photos, onChange, most = 9, ...field }: PhotoPickerProps) {
  // An uploaded picture is closed until it is sent in: after a restart this phone has its id and not its face.
  const [closed, setClosed] = useState<readonly string[]>([])
  const left = most - photos.length
  const paths = photos.map(({ path }) => path)
  const add = () => void chooseImages(left).then((chosen) => chosen.length > 0 && onChange([...photos, ...chosen]))
  return (
    <Field {...field}>
      <View className="photos">
        {photos.map(({ path }, index) => (
          <View key={path} className="photos__photo">
            <Tap className="photos__picture" label={copy.photo(index + 1)} onTap={() => previewImages(paths, index)}>
              {closed.includes(path) ? (
                <View className="photos__closed small">{copy.photoKept}</View>
              ) : (
                <Image className="photos__image" src={path} mode="aspectFill" onError={() => setClosed((before) => [...before, path])} />
              )}
            </Tap>
            <Tap
              className="photos__remove"
              label={copy.removePhoto(index + 1)}
              onTap={() => onChange(photos.filter((photo) => photo.path !== path))}
            >
              <View className="photos__cross">
                <Icon name="close" size="small" />
              </View>
            </Tap>
          </View>
        ))}
        {left > 0 && (
          <Tap className="photos__add" label={`${copy.addPhoto}，${copy.photosLeft(left)}`} onTap={add}>
            <Icon name="camera" size="large" />
            <View className="small">{copy.addPhoto}</View>
          </Tap>
        )}
      </View>
    </Field>
  )
}

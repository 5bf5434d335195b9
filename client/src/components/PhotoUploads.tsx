import { useState } from 'react'
import { Image, View } from '@tarojs/components'
import { UPLOAD_STUCK_SENTENCE } from '../lib/errorCopy'
import { chooseImages, fileUrl, previewImages } from '../lib/platform'
import type { Going, Upload, Uploads } from '../lib/useUploads'
import { classes } from './classes'
import { kitCopy as copy } from './copy'
import { Field, type FieldProps } from './Field'
import { Icon } from './Icon'
import { Tap } from './Tap'
import './PhotoUploads.scss'

/** A list of ids, as it follows from the one there is by then. */
export type Listing = (ids: readonly string[]) => string[]

interface PhotoUploadsProps extends FieldProps {
  /** Those of the whole form: its button is grey with their `whyNot`. */
  readonly uploads: Uploads
  /** Tells the lists of one form apart. */
  readonly place?: string
  readonly ids: readonly string[]
  readonly onChange: (listing: Listing) => void
  readonly most: number
  /** Kept under an id of its own; the picture itself is not opened here then, and its place says that it is there. */
  readonly keep?: Upload['keep']
  /** The form is being sent: nothing more may join it. */
  readonly isSending?: boolean
}

interface Shown {
  readonly path: string
  readonly going?: Going
  remove(): void
}

/** Pictures that are uploaded as soon as they are chosen, so that a draft can keep them across a closed app. */
export function PhotoUploads({ uploads, place = '', ids, onChange, most, keep, isSending, error, ...field }: PhotoUploadsProps) {
  // An uploaded picture is closed until it is sent in: after a restart this phone has its id and not its face.
  const [closed, setClosed] = useState<readonly string[]>([])
  const { faces, send, letGo } = uploads
  const going = uploads.going.filter((one) => one.place === place)
  const urlOf = keep ? (id: string) => `data:image/none,${id}` : fileUrl
  const arrived = (id: string) => onChange((before) => [...before, id])
  const shown: Shown[] = [
    ...ids.map((id) => ({ path: faces[id] ?? urlOf(id), remove: () => onChange((before) => before.filter((other) => other !== id)) })),
    ...going.map((one) => ({ path: one.photo.path, going: one, remove: () => letGo(one.photo) })),
  ]
  const paths = shown.map(({ path }) => path)
  const left = most - shown.length

  async function add() {
    const chosen = await chooseImages(left)
    send(chosen.filter(({ path }) => !paths.includes(path)).map((photo) => ({ photo, place, keep, arrived })))
  }

  return (
    <Field {...field} error={going.some(({ isStuck }) => isStuck) ? UPLOAD_STUCK_SENTENCE : error}>
      <View className="photos">
        {shown.map((photo, index) => (
          <Photo
            key={photo.path}
            photo={photo}
            at={index + 1}
            isClosed={closed.includes(photo.path)}
            onClosed={() => setClosed((before) => [...before, photo.path])}
            onOpen={() => previewImages(paths, index)}
            onAgain={(one) => send([one])}
          />
        ))}
        {left > 0 && (
          <Tap className="photos__add" label={`${copy.addPhoto}，${copy.photosLeft(left)}`} isDisabled={isSending} onTap={() => void add()}>
            <Icon name="camera" size="large" />
            <View className="small">{copy.addPhoto}</View>
          </Tap>
        )}
      </View>
      {paths.some((path) => closed.includes(path)) && <View className="field__hint">{copy.photosKept}</View>}
    </Field>
  )
}

interface PhotoProps {
  readonly photo: Shown
  readonly at: number
  readonly isClosed: boolean
  readonly onClosed: () => void
  readonly onOpen: () => void
  readonly onAgain: (going: Going) => void
}

function Photo({ photo: { path, going, remove }, at, isClosed, onClosed, onOpen, onAgain }: PhotoProps) {
  const stuck = going?.isStuck ? going : null
  return (
    <View className="photos__photo">
      <Tap className="photos__picture" label={stuck ? copy.photoStuck(at) : isClosed ? copy.photoKept : copy.photo(at)} isDisabled={isClosed && !stuck} onTap={stuck ? () => onAgain(stuck) : onOpen}>
        {isClosed ? (
          <View className="photos__closed small">
            <Icon name="photo" />
            <View>{copy.photoKept}</View>
          </View>
        ) : (
          <Image className="photos__image" src={path} mode="aspectFill" onError={onClosed} />
        )}
        {going && <View className={classes('photos__going small', stuck && 'strong')}>{stuck ? copy.photoAgain : copy.photoGoing}</View>}
      </Tap>
      <Tap className="photos__remove" label={copy.removePhoto(at)} onTap={remove}>
        <View className="photos__cross">
          <Icon name="close" size="small" />
        </View>
      </Tap>
    </View>
  )
}

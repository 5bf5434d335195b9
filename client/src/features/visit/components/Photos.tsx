import { useRef, useState } from 'react'
import { View } from '@tarojs/components'
import { MAX_VISIT_PHOTOS, visitPhotos, type VisitPhoto, type VisitReadReason } from '@/types/visitNames'
import type { VisitView } from '@/types/visit'
import { Button } from '../../../components/Button'
import { Field } from '../../../components/Field'
import { List, ListRow } from '../../../components/List'
import { act, call, CallError } from '../../../lib/call'
import { sentenceOf, sentenceOfError } from '../../../lib/errorCopy'
import { chooseImages, NoAnswer, previewImages } from '../../../lib/platform'
import { showToast } from '../../../lib/toast'
import { uploadPicture } from '../../../lib/uploads'
import { deskCopy } from '../deskCopy'

const words = deskCopy.photo

interface PhotoRowsProps {
  readonly visit: Pick<VisitView, 'visitId' | 'photos'>
  readonly kind?: VisitPhoto
  readonly reason?: VisitReadReason
}

/** Photos by what they show; one is opened at a time, through a link that works for minutes. */
export function PhotoRows({ visit: { visitId, photos }, kind, reason = 'handle' }: PhotoRowsProps) {
  const busy = useRef(false)
  const shown = photos.filter((photo) => kind === undefined || photo.kind === kind)
  if (shown.length === 0) return null

  async function open(photoId: string) {
    if (busy.current) return
    busy.current = true
    try {
      const { url } = await call('visit.photo', { visitId, photoId, reason })
      previewImages([url], 0)
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure
      showToast({ text: sentenceOfError(failure), tone: 'refused' })
    } finally {
      busy.current = false
    }
  }

  return (
    <List>
      {shown.map((photo, index) => (
        <ListRow key={photo.photoId} icon="photo" title={deskCopy.desk.photo(visitPhotos[photo.kind], index + 1)} onTap={() => void open(photo.photoId)} />
      ))}
    </List>
  )
}

interface PhotoTakerProps {
  readonly visit: VisitView
  readonly kind: VisitPhoto
  readonly label: string
  readonly hint?: string
  readonly error?: string | null
  /** Why no photo may be taken, as a sentence. */
  readonly whyNot?: string | null
  readonly refresh: () => Promise<void>
}

/** Each photo is kept privately as soon as it is taken. */
export function PhotoTaker({ visit, kind, label, hint, error, whyNot = null, refresh }: PhotoTakerProps) {
  const { visitId, photos, blocked } = visit
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const left = MAX_VISIT_PHOTOS - photos.length

  async function take() {
    const chosen = await chooseImages(left)
    if (chosen.length === 0) return
    setState('busy')
    try {
      for (const photo of chosen) await act('visit.attach', { visitId, kind, fileId: await uploadPicture(photo) })
      setState('idle')
      showToast({ text: words.added, tone: 'done' })
    } catch (failure) {
      setState('failed')
      if (failure instanceof CallError) showToast({ text: sentenceOfError(failure), tone: 'refused' })
      else if (!(failure instanceof NoAnswer)) throw failure
    }
    await refresh()
  }

  const refused = whyNot ?? (blocked.attach ? sentenceOf(blocked.attach) : null)
  return (
    <Field label={label} hint={hint} error={state === 'failed' ? words.failed : error} isOptional={kind !== 'receipt'}>
      <View className="stack">
        <PhotoRows visit={visit} kind={kind} />
        {left > 0 && <Button kind="secondary" icon="camera" text={state === 'busy' ? words.adding : words.add} isBusy={state === 'busy'} whyNot={refused} onTap={() => void take()} />}
      </View>
    </Field>
  )
}

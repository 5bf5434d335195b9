import { useRef } from 'react'
import { View } from '@tarojs/components'
import { MAX_VISIT_PHOTOS, visitPhotos, type VisitPhoto, type VisitReadReason } from '@/types/visitNames'
import type { VisitView } from '@/types/visit'
import { List, ListRow } from '../../../components/List'
import { PhotoUploads } from '../../../components/PhotoUploads'
import { act, call, CallError } from '../../../lib/call'
import { sentenceOf, sentenceOfError } from '../../../lib/errorCopy'
import { previewImages } from '../../../lib/platform'
import { showToast } from '../../../lib/toast'
import type { Uploads } from '../../../lib/useUploads'
import { deskCopy } from '../deskCopy'

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
  /** Those of the page: nothing is sent while one is on its way. */
  readonly uploads: Uploads
  readonly isSending: boolean
  readonly refresh: () => Promise<void>
}

/** Each photo is kept privately as soon as it is taken. */
export function PhotoTaker({ visit, kind, label, hint, error, uploads, isSending, refresh }: PhotoTakerProps) {
  const { visitId, photos, blocked } = visit
  const keep = async (fileId: string) => (await act('visit.attach', { visitId, kind, fileId })).photoId
  return (
    <View className="stack">
      <PhotoUploads
        label={label}
        hint={blocked.attach ? sentenceOf(blocked.attach) : hint}
        error={error}
        isOptional={kind !== 'receipt'}
        place={kind}
        ids={[]}
        uploads={uploads}
        isSending={isSending}
        keep={keep}
        most={blocked.attach ? 0 : MAX_VISIT_PHOTOS - photos.length}
        onChange={() => void refresh()}
      />
      <PhotoRows visit={visit} kind={kind} />
    </View>
  )
}

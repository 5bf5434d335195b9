import { useState } from 'react'
import { View } from '@tarojs/components'
import { evidenceKinds, type EvidenceKind } from '@/types/aidNames'
import { PhotoPicker } from '../../../components/PhotoPicker'
import { act, CallError } from '../../../lib/call'
import { sentenceOfError } from '../../../lib/errorCopy'
import { NoAnswer, type LocalFile } from '../../../lib/platform'
import { showToast } from '../../../lib/toast'
import { uploadPicture } from '../../../lib/uploads'
import { applyCopy as copy } from '../applyCopy'
import { photosLeft, type Draft, type Photo } from '../lib/draft'

interface PapersProps {
  readonly aidId: string | null
  readonly isForOther: boolean
  readonly draft: Draft
  readonly kinds: readonly EvidenceKind[]
  readonly wrong: string | null
  readonly onChange: (evidence: readonly Photo[]) => void
}

/** Not an address: a photo that is kept already is not opened here, and the picker says that it is there. */
const keptPath = (evidenceId: string) => `data:image/none,${evidenceId}`

/** Photos of papers, by what they show. Each is kept privately as soon as it is taken. */
export function Papers({ aidId, isForOther, draft, kinds, wrong, onChange }: PapersProps) {
  const { evidence } = draft
  const [faces, setFaces] = useState<Readonly<Record<string, string>>>({})
  const [state, setState] = useState<{ readonly kind: EvidenceKind; readonly is: 'busy' | 'failed' } | null>(null)
  const shown = (kind: EvidenceKind) => evidence.filter((photo) => photo.kind === kind).map(({ evidenceId }): LocalFile => ({ path: faces[evidenceId] ?? keptPath(evidenceId), size: 0 }))
  const others = kinds.concat(evidence.map(({ kind }) => kind).filter((kind) => !kinds.includes(kind)))

  async function keep(kind: EvidenceKind, fresh: readonly LocalFile[], before: readonly Photo[]) {
    let known = before
    for (const photo of fresh) {
      const fileId = await uploadPicture(photo)
      const { evidenceId } = await act('aid.attach', { aidId, fileId, isForOther })
      setFaces((faced) => ({ ...faced, [evidenceId]: photo.path }))
      known = [...known, { kind, evidenceId }]
      onChange(known)
    }
  }

  async function change(kind: EvidenceKind, photos: readonly LocalFile[]) {
    const paths = photos.map(({ path }) => path)
    const stays = evidence.filter((photo) => photo.kind !== kind || paths.includes(faces[photo.evidenceId] ?? keptPath(photo.evidenceId)))
    const fresh = photos.filter(({ path }) => !shown(kind).some((known) => known.path === path))
    if (fresh.length === 0) return onChange(stays)
    setState({ kind, is: 'busy' })
    try {
      await keep(kind, fresh, stays)
      setState(null)
    } catch (failure) {
      setState({ kind, is: 'failed' })
      if (failure instanceof CallError) showToast({ text: sentenceOfError(failure), tone: 'refused' })
      else if (!(failure instanceof NoAnswer)) throw failure
    }
  }

  return (
    <View className="form">
      {[...new Set(others)].map((kind) => (
        <PhotoPicker
          key={kind}
          label={evidenceKinds[kind]}
          isOptional={kind !== 'authority'}
          hint={state?.kind === kind && state.is === 'busy' ? copy.uploading : undefined}
          error={state?.kind === kind && state.is === 'failed' ? copy.uploadFailed : kind === 'authority' ? wrong : null}
          photos={shown(kind)}
          most={shown(kind).length + photosLeft(draft)}
          onChange={(photos) => void change(kind, photos)}
        />
      ))}
      <View className="quiet">{copy.photosLeft(photosLeft(draft))}</View>
    </View>
  )
}

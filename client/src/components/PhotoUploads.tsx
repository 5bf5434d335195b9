import { useState } from 'react'
import { PhotoPicker } from './PhotoPicker'
import type { FieldProps } from './Field'
import { fileUrl, NoAnswer, type LocalFile } from '../lib/platform'
import { uploadPicture } from '../lib/uploads'

interface PhotoUploadsProps extends FieldProps {
  readonly fileIds: readonly string[]
  readonly onChange: (fileIds: string[]) => void
  readonly most: number
  readonly uploading: string
  readonly failed: string
}

/** Pictures that are uploaded as soon as they are chosen, so that a draft can keep them across a closed app. */
export function PhotoUploads({ fileIds, onChange, most, uploading, failed, hint, error, ...field }: PhotoUploadsProps) {
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const shown = fileIds.map((fileId): LocalFile => ({ path: chosen[fileId] ?? fileUrl(fileId), size: 0 }))

  async function change(photos: readonly LocalFile[]) {
    const stays = fileIds.filter((_fileId, index) => photos.some(({ path }) => path === shown[index]?.path))
    const fresh = photos.filter(({ path }) => !shown.some((known) => known.path === path))
    if (fresh.length === 0) return onChange(stays)
    setState('busy')
    try {
      const added: string[] = []
      for (const photo of fresh) {
        const fileId = await uploadPicture(photo)
        added.push(fileId)
        // Shown from the phone: an uploaded picture may be closed to everybody until it has been sent in.
        setChosen((before) => ({ ...before, [fileId]: photo.path }))
      }
      onChange([...stays, ...added])
      setState('idle')
    } catch (failure) {
      setState('failed')
      if (!(failure instanceof NoAnswer)) throw failure
    }
  }

  return (
    <PhotoPicker
      {...field}
      hint={state === 'busy' ? uploading : hint}
      error={state === 'failed' ? failed : error}
      photos={shown}
      most={most}
      onChange={(photos) => void change(photos)}
    />
  )
}

import { useCallback, useEffect, useRef, useState } from 'react'
import { CallError } from './call'
import { sentenceOfError, UPLOAD_STUCK_SENTENCE, UPLOADING_SENTENCE } from './errorCopy'
import { NoAnswer, type LocalFile } from './platform'
import { showToast } from './toast'
import { uploadPicture } from './uploads'

/** A photo of this phone on its way into a form. */
export interface Upload {
  readonly photo: LocalFile
  /** Which list of the form it goes into. */
  readonly place: string
  /** Gives the id the form keeps; that of the file where there is none. */
  readonly keep?: (fileId: string) => Promise<string>
  /** Comes late: it must go by the form as it is by then. */
  arrived(id: string): void
}

export interface Going extends Upload {
  /** It did not get through, and waits to be sent again or taken back. */
  readonly isStuck: boolean
}

export interface Uploads {
  readonly going: readonly Going[]
  /** The pictures of this phone that have arrived, by id: in the cloud they may be closed until the form is sent. */
  readonly faces: Readonly<Record<string, string>>
  /** Why the form cannot be sent yet, as a sentence. */
  readonly whyNot: string | null
  /** One after the other, in their order; what does not get through keeps nothing else from arriving. */
  send(uploads: readonly Upload[]): void
  /** Takes one back, or all: what was let go never arrives. */
  letGo(photo?: LocalFile): void
}

/** The photos on their way into one form. They belong to it and not to the page that shows them; when it is left they are let go. */
export function useUploads(): Uploads {
  const [going, setGoing] = useState<readonly Going[]>([])
  const [faces, setFaces] = useState<Readonly<Record<string, string>>>({})
  const wanted = useRef(new Set<LocalFile>())

  const letGo = useCallback((photo?: LocalFile) => {
    if (photo) wanted.current.delete(photo)
    else wanted.current.clear()
    setGoing((before) => (photo ? before.filter((one) => one.photo !== photo) : []))
  }, [])
  useEffect(() => () => letGo(), [letGo])

  async function deliver({ photo, keep, arrived }: Upload): Promise<void> {
    const isWanted = () => wanted.current.has(photo)
    const fileId = isWanted() && (await uploadPicture(photo))
    const id = fileId && keep && isWanted() ? await keep(fileId) : fileId
    if (!id || !isWanted()) return
    setFaces((before) => ({ ...before, [id]: photo.path }))
    letGo(photo)
    arrived(id)
  }

  async function deliverAll([first, ...rest]: readonly Upload[]): Promise<void> {
    if (!first) return
    try {
      await deliver(first)
    } catch (failure) {
      setGoing((before) => before.map((one) => (one.photo === first.photo ? { ...one, isStuck: true } : one)))
      if (failure instanceof CallError) showToast({ text: sentenceOfError(failure), tone: 'refused' })
      else if (!(failure instanceof NoAnswer)) throw failure
    } finally {
      void deliverAll(rest)
    }
  }

  function send(uploads: readonly Upload[]) {
    uploads.forEach(({ photo }) => wanted.current.add(photo))
    setGoing((before) => [...before.filter(({ photo }) => !uploads.some((one) => one.photo === photo)), ...uploads.map((one) => ({ ...one, isStuck: false }))])
    void deliverAll(uploads)
  }

  const whyNot = going.some(({ isStuck }) => !isStuck) ? UPLOADING_SENTENCE : going.length > 0 ? UPLOAD_STUCK_SENTENCE : null
  return { going, faces, whyNot, send, letGo }
}

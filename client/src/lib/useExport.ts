import { useEffect, useRef, useState } from 'react'
import type { ActionInput } from '@/types/actions'
import type { ExportView } from '@/types/exports'
import { act, CallError } from './call'
import { sentenceOf, sentenceOfError } from './errorCopy'
import { openFile } from './platform'
import { showToast } from './toast'

const first = (input: ActionInput<'export.start'> | { readonly exportId: string }, unfinished: string | null): Promise<ExportView> => {
  if ('exportId' in input || unfinished) return act('export.continue', { exportId: 'exportId' in input ? input.exportId : (unfinished ?? '') })
  return act('export.start', input)
}

interface Export {
  readonly isBusy: boolean
  /** While a long list is being read. */
  readonly percent: number | null
  run(): void
}

/**
 * A list as a file: asked for, or one asked for before (`exportId`), read part by part, then opened. What a broken
 * network stopped goes on with the next tap.
 */
export function useExport(input: ActionInput<'export.start'> | { readonly exportId: string }, done: (file: ExportView) => string): Export {
  const [state, setState] = useState<{ isBusy: boolean; percent: number | null }>({ isBusy: false, percent: null })
  const unfinished = useRef<string | null>('exportId' in input ? input.exportId : null)
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => void (isHere.current = false)
  }, [])

  async function made(): Promise<ExportView> {
    let file = await first(input, unfinished.current)
    while (file.status === 'working' && isHere.current) {
      unfinished.current = file.exportId
      setState({ isBusy: true, percent: Math.floor((100 * file.done) / Math.max(1, file.total)) })
      file = await act('export.continue', { exportId: file.exportId })
    }
    unfinished.current = null
    return file
  }

  async function run(): Promise<void> {
    setState({ isBusy: true, percent: null })
    try {
      const file = await made()
      if (file.url && isHere.current) {
        await openFile({ url: file.url, name: file.fileName })
        showToast({ text: done(file) })
      } else if (!file.url) showToast({ text: sentenceOf('EXPORT_GONE'), tone: 'refused' })
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure
      if (failure.code === 'EXPORT_GONE') unfinished.current = null
      showToast({ text: sentenceOfError(failure), tone: 'refused' })
    } finally {
      setState({ isBusy: false, percent: null })
    }
  }
  return { ...state, run: () => void run() }
}

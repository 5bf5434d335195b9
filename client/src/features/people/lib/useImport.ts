import { useEffect, useRef, useState } from 'react'
import type { ActionOutput } from '@/types/actions'
import type { SheetKind } from '@/types/sheetNames'
import { act, call, CallError } from '../../../lib/call'
import { sentenceOfError } from '../../../lib/errorCopy'
import { NoAnswer, upload } from '../../../lib/platform'
import { newRequestId } from '../../../lib/requestId'
import { showToast } from '../../../lib/toast'
import { importCopy as copy } from '../importCopy'
import { chooseSheet } from './chooseSheet'

export type Job = ActionOutput<'sheet.get'>

export interface Settings {
  readonly isComplete: boolean
  readonly padTo: number | null
}

interface Import {
  readonly job: Job | null
  readonly isBusy: boolean
  /** True when it stopped before its end: the network, or a batch that failed. */
  readonly isStopped: boolean
  open(settings: Settings): Promise<void>
  start(withoutWrong: boolean): Promise<void>
  cancel(): Promise<void>
  goOn(): void
  show(job: Job | null): void
}

export const isUnderWay = (job: Job | null) => job?.status === 'checking' || job?.status === 'applying'

/** The sentence, with the column that is missing or the cell that cannot be read. */
function refusalText(error: CallError): string {
  const { code, field = '' } = error
  const [row, column] = field.split(':')
  if (code === 'SHEET_COLUMN_MISSING') return copy.atColumn(sentenceOfError(error), field)
  return code === 'SHEET_UNREADABLE' && row && column ? copy.atCell(sentenceOfError(error), row, column) : sentenceOfError(error)
}

/** A file of the phone in the person's own folder. */
async function uploaded(): Promise<string | null> {
  const file = await chooseSheet()
  if (!file) return null
  const { folder } = await call('session.uploadFolder', {})
  return upload(`${folder}${newRequestId()}.xlsx`, file)
}

/** One import from the file to the report; batches follow one another while the page is open. */
export function useImport(kind: SheetKind): Import {
  const [job, setJob] = useState<Job | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [isStopped, setStopped] = useState(false)
  const isOpen = useRef(true)
  useEffect(() => () => void (isOpen.current = false), [])

  async function drive(first: Job | null) {
    for (let next = first; next; ) {
      setJob(next)
      if (!isUnderWay(next) || !isOpen.current) return
      next = await act('sheet.step', { jobId: next.jobId })
    }
  }

  async function tried(work: () => Promise<Job | null>) {
    setBusy(true)
    setStopped(false)
    try {
      await drive(await work())
    } catch (failure) {
      setStopped(true)
      if (failure instanceof CallError) showToast({ text: refusalText(failure), tone: 'refused' })
      else if (failure instanceof NoAnswer) showToast({ text: copy.failed, tone: 'refused' })
      else throw failure
    } finally {
      setBusy(false)
    }
  }

  return {
    job, isBusy, isStopped,
    open: (settings) => tried(async () => {
      const fileId = await uploaded()
      return fileId === null ? null : act('sheet.open', { kind, fileId, ...settings })
    }),
    start: (withoutWrong) => tried(async () => job && act('sheet.start', { jobId: job.jobId, withoutWrong, leavers: job.found.leaver })),
    cancel: () => tried(async () => job && act('sheet.cancel', { jobId: job.jobId })),
    goOn: () => void tried(async () => job),
    show: (next) => (next ? void tried(async () => next) : setJob(null)),
  }
}

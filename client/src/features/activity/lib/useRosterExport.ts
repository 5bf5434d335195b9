import { useState } from 'react'
import { call, CallError } from '../../../lib/call'
import { sentenceOfError } from '../../../lib/errorCopy'
import { openFile } from '../../../lib/platform'
import { showToast } from '../../../lib/toast'
import { deskCopy } from '../deskCopy'

/** The list as a spreadsheet, opened on the phone or saved by the browser. */
export function useRosterExport(activityId: string): { readonly isBusy: boolean; run(): void } {
  const [isBusy, setBusy] = useState(false)

  async function exported() {
    setBusy(true)
    try {
      const { url, fileName, people } = await call('activity.exportRoster', { activityId })
      await openFile({ url, name: fileName })
      showToast({ text: deskCopy.roster.exported(people) })
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure
      showToast({ text: sentenceOfError(failure), tone: 'refused' })
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, run: () => void exported() }
}

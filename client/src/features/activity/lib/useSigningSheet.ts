import { useEffect, useState } from 'react'
import { CallError } from '../../../lib/call'
import { sentenceOfError } from '../../../lib/errorCopy'
import { print } from '../../../lib/platform'
import { showToast } from '../../../lib/toast'
import type { Desk } from './deskFacts'
import { everybody, type RosterRow } from './useWholeRoster'

export interface Sheet {
  readonly desk: Desk
  readonly people: readonly RosterRow[]
  /** Milliseconds since 1970. */
  readonly at: number
}

const EXPECTED: ReadonlyArray<RosterRow['status']> = ['seated', 'attended', 'absent']

/** The 签到表 on paper: asks for everybody, and prints once the sheet stands on the page. */
export function useSigningSheet(activityId: string, desk: Desk | null): { readonly sheet: Sheet | null; readonly isBusy: boolean; print(): void } {
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    if (sheet) print()
  }, [sheet])

  async function prepare() {
    if (!desk) return
    setBusy(true)
    try {
      const people = (await everybody(activityId)).filter(({ status }) => EXPECTED.includes(status))
      setSheet({ desk, people, at: Date.now() })
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure
      showToast({ text: sentenceOfError(failure), tone: 'refused' })
    } finally {
      setBusy(false)
    }
  }
  return { sheet, isBusy, print: () => void prepare() }
}

import { useState } from 'react'
import type { ReceiptRow } from '@/types/handout'
import { act, CallError } from '../../../lib/call'
import { sentenceOfError } from '../../../lib/errorCopy'
import { timeText } from '../../../lib/format'
import { enqueue } from '../../../lib/offlineQueue'
import { beep, scanCode, vibrate } from '../../../lib/platform'
import { deskCopy } from '../deskCopy'

const words = deskCopy.distribute
const PERSON_CODE = /^[A-Za-z0-9_-]{13,80}$/
/** Long enough to see the answer between two people. */
const LOOK_MS = 1200
const RECENT_MS = 60_000

/** What became of one scan. */
export interface ScanResult {
  readonly tone: 'done' | 'kept' | 'refused'
  readonly name: string
  readonly word: string
}

export interface CodeScan {
  readonly last: ScanResult | null
  readonly isScanning: boolean
  start(): void
}

/** One person after the other, until the camera is closed. */
export function useCodeScan(handoutId: string, onSigned: (row: ReceiptRow) => void): CodeScan {
  const [last, setLast] = useState<ScanResult | null>(null)
  const [isScanning, setScanning] = useState(false)

  async function taken(code: string): Promise<ScanResult> {
    if (!PERSON_CODE.test(code)) return { tone: 'refused', name: words.person, word: words.notACode }
    const input = { handoutId, code, at: new Date().toISOString() }
    try {
      const row = await act('handout.signFor', input)
      onSigned(row)
      const isOld = row.signedAt !== null && Date.now() - Date.parse(row.signedAt) > RECENT_MS
      return { tone: 'done', name: row.name, word: isOld ? words.already(timeText(row.signedAt ?? '')) : words.signed }
    } catch (failure) {
      if (!(failure instanceof CallError)) throw failure
      if (failure.isAnswer) return { tone: 'refused', name: words.person, word: sentenceOfError(failure) }
      enqueue('handout.signFor', input, words.scanLabel, failure.requestId)
      return { tone: 'kept', name: words.person, word: words.kept }
    }
  }

  async function scanOn() {
    setScanning(true)
    for (let scanned = await scanCode(words.hint); scanned; scanned = await scanCode(words.hint)) {
      const result = await taken(scanned.text.trim())
      if (result.tone !== 'refused') beep()
      vibrate()
      setLast(result)
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
    setScanning(false)
  }
  return { last, isScanning, start: () => void scanOn() }
}

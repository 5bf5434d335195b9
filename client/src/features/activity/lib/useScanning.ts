import { useRef, useState } from 'react'
import { act, CallError } from '../../../lib/call'
import { sentenceOfError } from '../../../lib/errorCopy'
import { timeText } from '../../../lib/format'
import { beep, isOnline, scanCode, vibrate } from '../../../lib/platform'
import { countCopy } from '../countCopy'
import { deskCopy } from '../deskCopy'
import { keepCheckIns } from './checkInQueue'

/** What became of one scan. */
export interface ScanResult {
  readonly key: number
  readonly tone: 'done' | 'kept' | 'refused'
  readonly name: string
  readonly word: string
  readonly detail: string
}

export interface Scanning {
  /** Newest first. */
  readonly results: readonly ScanResult[]
  readonly isScanning: boolean
  start(): void
}

const copy = countCopy.scan
const PERSON_CODE = /^[A-Za-z0-9_-]{10,80}$/
/** On a weak network the code is kept after this long, and the next person can be scanned. */
const PATIENCE_MS = 5000
/** Long enough to see the answer between two people. */
const LOOK_MS = 1200
const RECENT_MS = 60_000
const SHOWN = 30

type Outcome = Omit<ScanResult, 'key'>

/** One person after the other, until the camera is closed. */
export function useScanning(activityId: string): Scanning {
  const [results, setResults] = useState<readonly ScanResult[]>([])
  const [isScanning, setScanning] = useState(false)
  const count = useRef(0)

  async function scanOn() {
    setScanning(true)
    for (let scanned = await scanCode(copy.hint); scanned; scanned = await scanCode(copy.hint)) {
      const outcome = await taken(activityId, scanned.text.trim())
      if (outcome.tone !== 'refused') beep()
      vibrate()
      count.current += 1
      const result = { ...outcome, key: count.current }
      setResults((before) => [result, ...before].slice(0, SHOWN))
      await pause(LOOK_MS)
    }
    setScanning(false)
  }
  return { results, isScanning, start: () => void scanOn() }
}

async function taken(activityId: string, personCode: string): Promise<Outcome> {
  if (!PERSON_CODE.test(personCode)) return { tone: 'refused', name: copy.unknownCode, word: copy.notACode, detail: '' }
  if (!isOnline()) return keptFor(activityId, personCode)
  try {
    const row = await withPatience(act('activity.scanPerson', { activityId, personCode }))
    if (row === null) return keptFor(activityId, personCode)
    const isOld = row.checkedInAt !== null && Date.now() - Date.parse(row.checkedInAt) > RECENT_MS
    const guests = row.guests > 0 ? deskCopy.roster.guests(row.guests) : ''
    const about = [row.unitName, row.shift, guests].filter(Boolean).join(' · ')
    const word = isOld ? copy.already(timeText(row.checkedInAt ?? '')) : copy.counted
    return { tone: 'done', name: row.name, word, detail: about }
  } catch (failure) {
    if (!(failure instanceof CallError)) throw failure
    if (!failure.isAnswer) return keptFor(activityId, personCode)
    return { tone: 'refused', name: copy.person, word: sentenceOfError(failure), detail: '' }
  }
}

function keptFor(activityId: string, personCode: string): Outcome {
  const isNew = keepCheckIns([{ activityId, way: 'personCode', who: personCode, name: '' }]) > 0
  return { tone: 'kept', name: copy.person, word: isNew ? copy.kept : copy.keptAlready, detail: '' }
}

/** The answer, or null when it takes too long; a late answer changes nothing, for nobody is counted twice. */
function withPatience<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  answer.catch(() => undefined)
  return Promise.race([answer, pause(PATIENCE_MS).then(() => null)])
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** What an officer types into a paragraph stays on the phone until the cloud has it. */
import { savedKeys } from '../../../lib/platform'

export const keptKey = (summaryId: string, place: string) => `summary ${summaryId} ${place}`

/** Paragraphs with words that were not saved. */
export function unsavedIn(summaryId: string): ReadonlySet<string> {
  const prefix = keptKey(summaryId, '')
  return new Set(savedKeys().flatMap((key) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : [])))
}

/** A paragraph is one line. */
export const oneLine = (text: string) => text.replace(/\s*\n\s*/g, '').trim()

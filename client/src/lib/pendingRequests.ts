/**
 * Request ids of writes that nobody has answered yet. A write of the same noun that was answered
 * forgets them: the person has seen the real state since, and a new tap is a new request.
 */
import { forget, load, save } from './platform'
import { newRequestId } from './requestId'

interface Kept {
  readonly requestId: string
  settle(): void
}

const KEY = 'pending-requests'

export function keepRequestId(action: string, input: unknown): Kept {
  const tap = `${action} ${fingerprint(JSON.stringify(input))}`
  const requestId = read()[tap] ?? newRequestId()
  write({ ...read(), [tap]: requestId })
  return { requestId, settle: () => settleNoun(action) }
}

/** The cloud has answered a write of this noun. */
export function settleNoun(action: string): void {
  const noun = action.slice(0, action.indexOf('.') + 1)
  write(Object.fromEntries(Object.entries(read()).filter(([tap]) => !tap.startsWith(noun))))
}

function read(): Record<string, string> {
  return JSON.parse(load(KEY) ?? '{}') as Record<string, string>
}

function write(pending: Record<string, string>): void {
  if (Object.keys(pending).length === 0) return forget(KEY)
  save(KEY, JSON.stringify(pending))
}

/** What a person wrote does not belong in the phone's storage; its fingerprint (53 bits, cyrb53) is enough. */
function fingerprint(text: string): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}

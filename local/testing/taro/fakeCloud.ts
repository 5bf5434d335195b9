/**
 * A cloud for tests of the client's own machinery (retries, caches, early states), where what matters
 * is when it answers. Screens of a noun are tested against the real functions instead.
 */
import type { ErrorCode } from '@/types/errors'

export interface Asked {
  readonly action: string
  readonly requestId: string
  readonly input: Readonly<Record<string, unknown>>
}

export interface FakeCloud {
  readonly asked: Asked[]
  isOnline: boolean
  /** What an action gives from now on: content, or a refusal made with `refusal`. */
  gives(action: string, outcome: unknown): void
}

class Refusal {
  constructor(readonly code: ErrorCode) {}
}

export const refusal = (code: ErrorCode) => new Refusal(code)

/** Takes the place of `fetch` and of the phone's network until `jest.restoreAllMocks`. */
export function fakeCloud(): FakeCloud {
  const outcomes = new Map<string, unknown>()
  const cloud: FakeCloud = { asked: [], isOnline: true, gives: (action, outcome) => void outcomes.set(action, outcome) }
  jest.spyOn(navigator, 'onLine', 'get').mockImplementation(() => cloud.isOnline)
  globalThis.fetch = (async (_address: string, init: { body: string }) => {
    const event = JSON.parse(init.body) as Asked
    cloud.asked.push(event)
    if (!cloud.isOnline) throw new TypeError('Failed to fetch')
    return { json: async () => ({ result: replyOf(outcomes.get(event.action), event.requestId) }) }
  }) as unknown as typeof fetch
  return cloud
}

function replyOf(outcome: unknown, requestId: string): unknown {
  if (outcome instanceof Refusal) return { ok: false, error: { code: outcome.code, requestId } }
  return { ok: true, data: outcome }
}

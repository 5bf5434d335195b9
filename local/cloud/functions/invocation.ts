import { randomUUID } from 'node:crypto'

/** One run of a function: who asked, by which way, and what it asked of the cloud so far. */
export interface Invocation {
  requestId: string
  /** Comes back as `wxCloudApiToken` with every SDK request of this run. */
  token: string
  door: string
  /** `event.action` when it is a text: the noun.verb of the contract. */
  action?: string
  /** Absent for strangers and timers. */
  openid?: string
  /** `wx_client`, `wx_trigger`, `scf`, or a chain such as `wx_client,scf`. */
  source: string
  depth: number
}

export interface Caller {
  openid?: string
  source: string
  depth?: number
}

export function newInvocation(door: string, event: unknown, caller: Caller): Invocation {
  return {
    requestId: randomUUID(),
    token: randomUUID(),
    door,
    action: actionOf(event),
    openid: caller.openid,
    source: caller.source,
    depth: caller.depth ?? 0,
  }
}

function actionOf(event: unknown): string | undefined {
  if (event === null || typeof event !== 'object' || !('action' in event)) return undefined
  return typeof event.action === 'string' ? event.action : undefined
}

/** How a run ended. `json` is the JSON text of the result. */
export type Outcome =
  | { ok: true; json: string }
  | { ok: false; code: FailureCode; message: string }

export type FailureCode =
  | 'FUNCTIONS_EXECUTE_FAIL'
  | 'FUNCTIONS_TIME_LIMIT_EXCEEDED'
  | 'FUNCTIONS_RESPONSE_TOO_LARGE'
  | 'FUNCTION_NOT_FOUND'
  | 'INVALID_PARAM'

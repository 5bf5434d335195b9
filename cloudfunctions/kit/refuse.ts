/** One way to say no: rules return codes, `refuseIf` throws, `serve` catches. */
import type { ErrorCode } from '@/types/errors'

export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly field?: string,
  ) {
    super(code)
  }
}

/**
 * This very request came on another line too, and that one has written. `serve` begins anew and answers from what is stored now;
 * where nobody does, the phone hears IN_PROGRESS and asks again under the same id.
 */
export class OwnTwin extends Refusal {
  constructor(readonly doc: object) {
    super('IN_PROGRESS')
  }
}

/** For one of many in a request: what the twin has written is written. `move(…).catch(byTwin<Doc>)`. */
export function byTwin<Doc extends object>(error: unknown): Doc {
  if (error instanceof OwnTwin) return error.doc as Doc
  throw error
}

export function refuse(code: ErrorCode, field?: string): never {
  throw new Refusal(code, field)
}

export function refuseIf(code: ErrorCode | null, field?: string): void {
  if (code) refuse(code, field)
}

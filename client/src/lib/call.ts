import type { ActionInput, ActionName, ActionOutput } from '@/types/actions'
import { reportActions } from '@/types/doors'
import type { ErrorCode, Reply } from '@/types/errors'
import { keepRequestId } from './pendingRequests'
import { noteHolder } from './phone'
import { invoke, NoAnswer, type Door } from './platform'
import { newRequestId } from './requestId'

/** Nobody answered: the phone is offline, the wait was too long, or the cloud could not be reached. */
export type NoAnswerCode = NoAnswer['why']
export type CallCode = ErrorCode | NoAnswerCode

export class CallError extends Error {
  constructor(
    readonly code: CallCode,
    readonly requestId: string,
    readonly field?: string,
  ) {
    super(code)
    this.name = 'CallError'
  }

  /** True when the cloud said no; false when nobody knows whether it happened. */
  get isAnswer(): boolean {
    return !(UNKNOWN_OUTCOME as readonly string[]).includes(this.code)
  }
}

const UNKNOWN_OUTCOME = ['OFFLINE', 'TIMEOUT', 'FAILED', 'IN_PROGRESS', 'INTERNAL'] as const satisfies readonly CallCode[]
/** Before the second and third attempt. */
const PAUSES_MS = [500, 1500]

/**
 * Asks the cloud; the same `requestId` goes with every attempt, so a write happens once however often
 * it is sent. Throws `CallError`. Screens use `useQuery` and `useAction`.
 */
export async function call<Name extends ActionName>(
  action: Name,
  input: ActionInput<Name>,
  requestId: string = newRequestId(),
): Promise<ActionOutput<Name>> {
  for (const pauseMs of [...PAUSES_MS, null]) {
    try {
      const reply = await invoke(doorOf(action), { action, input, requestId })
      const output = outputOf<Name>(reply as Reply<ActionOutput<Name>>, requestId)
      noteWho(output)
      return output
    } catch (failure) {
      const error = asCallError(failure, requestId)
      if (pauseMs === null || !isWorthRepeating(error)) throw error
      await pause(pauseMs)
    }
  }
  throw new CallError('FAILED', requestId)
}

let actedAt = 0

/** When something last changed by this phone's doing: whatever was read before it is old. */
export const lastActedAt = () => actedAt

/**
 * A write by a person. Its request id is kept on the phone until the cloud has answered, so that the
 * same tap after a lost reply, even after a restart, is the same request.
 */
export async function act<Name extends ActionName>(action: Name, input: ActionInput<Name>): Promise<ActionOutput<Name>> {
  const kept = keepRequestId(action, input)
  try {
    const output = await call(action, input, kept.requestId)
    kept.settle()
    actedAt = Date.now()
    return output
  } catch (failure) {
    if (failure instanceof CallError && failure.isAnswer) kept.settle()
    throw failure
  }
}

function doorOf(action: ActionName): Door {
  return (reportActions as readonly string[]).includes(action) ? 'report' : 'api'
}

function outputOf<Name extends ActionName>(reply: Reply<ActionOutput<Name>>, requestId: string): ActionOutput<Name> {
  if (reply.ok) return reply.data
  throw new CallError(reply.error.code, requestId, reply.error.field)
}

/** `me` in an answer is always the caller. */
function noteWho(output: unknown): void {
  const { me } = (output ?? {}) as { readonly me?: { readonly memberId?: string } | null }
  if (me !== undefined) noteHolder(me?.memberId ?? null)
}

function asCallError(failure: unknown, requestId: string): CallError {
  if (failure instanceof CallError) return failure
  if (failure instanceof NoAnswer) return new CallError(failure.why, requestId)
  throw failure
}

/** Offline is left to the queue and the person; a refusal stays a refusal. */
function isWorthRepeating(error: CallError): boolean {
  return error.code === 'FAILED' || error.code === 'TIMEOUT' || error.code === 'IN_PROGRESS'
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms * (0.75 + Math.random() / 2)))
}

import type { ActionInput, ActionName, ActionOutput } from '@/types/actions'
import { reportActions } from '@/types/doors'
import type { ErrorCode, Reply } from '@/types/errors'
import { againQuestion } from './pendingCopy'
import { keepRequestId, parkRequest, pendingBefore, settleRequest, type PendingRequest } from './pendingRequests'
import { noteHolder } from './phone'
import { invoke, isOnline, NoAnswer, type Door } from './platform'
import { askPerson } from './question'
import { newRequestId } from './requestId'
import { makeStore } from './store'

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

  /** True when the cloud said no; false when nobody knows whether it happened, or whether it happened before. */
  get isAnswer(): boolean {
    return !(UNKNOWN_OUTCOME as readonly string[]).includes(this.code)
  }
}

const UNKNOWN_OUTCOME = ['OFFLINE', 'TIMEOUT', 'FAILED', 'IN_PROGRESS', 'TOO_MANY_CALLS', 'INTERNAL'] as const satisfies readonly CallCode[]
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

/** More than one screen ever waits for. */
const LATE_KNOWN = 50
let actedAt = 0

/** When something last changed by this phone's doing: whatever was read before it is old. */
export const lastActedAt = () => actedAt

/** The last requests that were answered by themselves, long after their taps: what a screen shows may be older than the answers. */
export const lateAnswers = makeStore<readonly string[]>([])
export function noteLateAnswers(requestIds: readonly string[]): void {
  if (requestIds.length === 0) return
  actedAt = Date.now()
  lateAnswers.set([...lateAnswers.get(), ...requestIds].slice(-LATE_KNOWN))
}

interface ActOptions<Name extends ActionName> {
  /** The form that sends it: the same content from the same form is the same wish, from another it may be a new one. */
  readonly form?: object
  /** What is sent when an earlier one turns out to be done, instead of asking the person: a draft is saved on. */
  readonly follow?: (earlier: ActionOutput<Name>) => ActionInput<Name>
}

/**
 * A write by a person. Its request id is kept on the phone until the cloud has answered, so that the
 * same tap after a lost reply, even after a restart, is the same request. What was done before to the same
 * thing and has no answer yet is asked first, and the person decides whether there shall be another.
 */
export async function act<Name extends ActionName>(action: Name, input: ActionInput<Name>, options: ActOptions<Name> = {}): Promise<ActionOutput<Name>> {
  for (const earlier of pendingBefore(action, input, options.form)) {
    const became = await outcomeOf<Name>(earlier)
    if (became.code === undefined && earlier.isKin && options.follow) {
      settleRequest(earlier.requestId)
      return act(action, options.follow(became.output), options)
    }
    const isOpen = earlier.isKin && (became.code === undefined || became.code === 'INTERNAL')
    const isWanted = !isOpen || (await askPerson(againQuestion(earlier, became)))
    settleRequest(earlier.requestId)
    if (isWanted) continue
    if (became.code === undefined) return became.output
    throw new CallError(became.code, earlier.requestId)
  }
  return send(action, input, options.form)
}

/** What a request came to that nobody had answered: done, or refused. INTERNAL: it cannot be found out. */
export type Became<Output> = { readonly output: Output; readonly code?: undefined } | { readonly code: CallCode }

async function outcomeOf<Name extends ActionName>(earlier: PendingRequest): Promise<Became<ActionOutput<Name>>> {
  return earlier.outcome && earlier.outcome !== 'done' ? { code: earlier.outcome } : askAgain(earlier)
}

/** Sends it again under its own id. Throws when there is no answer now either. */
export async function askAgain<Name extends ActionName>({ action, input, requestId }: PendingRequest): Promise<Became<ActionOutput<Name>>> {
  try {
    const output = await call(action as Name, input as ActionInput<Name>, requestId)
    actedAt = Date.now()
    return { output }
  } catch (failure) {
    if (!(failure instanceof CallError)) throw failure
    if (failure.isAnswer || failure.code === 'INTERNAL') return { code: failure.code }
    throw new CallError(failure.code, newRequestId())
  }
}

async function send<Name extends ActionName>(action: Name, input: ActionInput<Name>, form?: object): Promise<ActionOutput<Name>> {
  const { requestId, isNew } = keepRequestId(action, input, form)
  const wasOnline = isOnline()
  try {
    const output = await call(action, input, requestId)
    settleRequest(requestId)
    actedAt = Date.now()
    return output
  } catch (failure) {
    if (!(failure instanceof CallError)) throw failure
    const neverLeft = isNew && !wasOnline && failure.code === 'OFFLINE'
    if (failure.isAnswer || neverLeft) settleRequest(requestId)
    else parkRequest(requestId)
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

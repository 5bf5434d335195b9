/**
 * Acts done without network (sign-ups, check-ins). Each keeps the request id it was born with and is
 * sent with it until the cloud has answered, so it happens exactly once. A refusal stays visible
 * until the person has read it. An act belongs to the person who did it: it is sent as nobody else.
 * Writes that were tapped with network and got no answer (pendingRequests.ts) are asked again in the same row.
 */
import type { ActionInput, ActionName } from '@/types/actions'
import { askAgain, call, CallError, noteLateAnswers, type CallCode } from './call'
import { numberOf, pendingDone } from './pendingCopy'
import { firstUnanswered, noteOutcome, settleRequest, type PendingRequest } from './pendingRequests'
import { holder, onHolder } from './phone'
import { isOnline, load, onNetworkChange, save } from './platform'
import { newRequestId } from './requestId'
import { makeStore } from './store'
import { showToast } from './toast'

export interface QueuedAct {
  readonly requestId: string
  /** Who did it. */
  readonly memberId: string
  readonly action: ActionName
  readonly input: unknown
  /** What the person did, as a sentence: 报名“春季徒步”. */
  readonly label: string
  /** Milliseconds since 1970. */
  readonly queuedAt: number
  /** Null while it waits; a code when the cloud refused it. */
  readonly refusal: CallCode | null
  /** What the person wrote: goes back to its form when the act is taken back or refused. */
  readonly draft?: KeptDraft
}

export interface KeptDraft {
  /** Where the form looks for it on the phone. */
  readonly key: string
  readonly value: unknown
  /** The address of the form. */
  readonly page: string
}

const KEY = 'offline-queue'
const RETRY_MS = 15_000
let acts = fromPhone()
/** Those of the person who holds the phone. */
const mine = makeStore(ofHolder())
let sending: Promise<void> | null = null
let isWanted = false

/** Puts an act into the queue, once per request id; it is on the phone when this returns, and tried at once. */
export function enqueue<Name extends ActionName>(action: Name, input: ActionInput<Name>, label: string, requestId = newRequestId(), draft?: KeptDraft): QueuedAct {
  const queued: QueuedAct = { requestId, memberId: holder(), action, input, label, queuedAt: Date.now(), refusal: null, ...(draft && { draft }) }
  set([...without(queued), queued])
  settleRequest(requestId)
  void sendQueue()
  return queued
}

/** Takes back a waiting act, or clears a refusal that was read. An act being sent cannot be taken back. */
export function dismiss(requestId: string): void {
  set(acts.filter((queued) => queued.requestId !== requestId))
}

/** Sends what waits, oldest first, one at a time; stops when nobody answers. */
export function sendQueue(): Promise<void> {
  isWanted = true
  sending ??= sendWhileWanted()
  return sending
}

/** A call while another is at work is not lost: the work is looked through once more. */
async function sendWhileWanted(): Promise<void> {
  // Lets the caller keep this promise before anything can end it.
  await Promise.resolve()
  try {
    while (isWanted) {
      isWanted = false
      await sendAll()
    }
  } finally {
    sending = null
  }
}

async function sendAll(): Promise<void> {
  if (!(firstWaiting() ?? firstUnanswered()) || !isOnline() || !(await isStillMine())) return
  const answered: string[] = []
  while (isOnline()) {
    const [act, asked] = [firstWaiting(), firstUnanswered()]
    if (!act && !asked) break
    const isAnswered = asked && !(act && act.queuedAt < asked.at) ? await findOut(asked, answered) : act && (await send(act, answered))
    if (isAnswered) continue
    isWanted = false
    break
  }
  // Once for all of them: each open page asks anew.
  noteLateAnswers(answered)
}

/** Asks what became of a write without an answer, and tells. False when nobody answers. */
async function findOut(asked: PendingRequest, answered: string[]): Promise<boolean> {
  try {
    const became = await askAgain(asked)
    const number = became.code === undefined ? numberOf(became.output) : ''
    const isUnread = noteOutcome(asked.requestId, became.code ?? 'done', number)
    if (became.code !== 'INTERNAL') answered.push(asked.requestId)
    if (isUnread && !became.code) showToast({ text: pendingDone(asked, number) })
    return true
  } catch (failure) {
    if (!(failure instanceof CallError)) throw failure
    return false
  }
}

/** The account may have passed to somebody else elsewhere; the answer also tells `holder`. */
async function isStillMine(): Promise<boolean> {
  try {
    await call('session.me', {})
    return true
  } catch (failure) {
    if (!(failure instanceof CallError)) throw failure
    isWanted = false
    return false
  }
}

async function send(act: QueuedAct, answered: string[]): Promise<boolean> {
  const { action, input, requestId } = act
  try {
    await call(action, input as ActionInput<typeof action>, requestId)
    set(without(act))
    answered.push(requestId)
    return true
  } catch (failure) {
    if (!(failure instanceof CallError)) throw failure
    if (!failure.isAnswer) return false
    set(refused(act, failure.code))
    answered.push(requestId)
    return true
  }
}

function refused({ requestId }: QueuedAct, refusal: CallCode): readonly QueuedAct[] {
  return acts.map((queued) => (queued.requestId === requestId ? { ...queued, refusal } : queued))
}

function firstWaiting(): QueuedAct | undefined {
  return mine.get().find((queued) => queued.refusal === null)
}

function without({ requestId }: QueuedAct): readonly QueuedAct[] {
  return acts.filter((queued) => queued.requestId !== requestId)
}

function fromPhone(): readonly QueuedAct[] {
  const kept = JSON.parse(load(KEY) ?? '[]') as QueuedAct[]
  return kept.map((queued) => ({ ...queued, memberId: queued.memberId || holder() }))
}

function ofHolder(): readonly QueuedAct[] {
  return acts.filter(({ memberId }) => memberId === holder())
}

function set(next: readonly QueuedAct[]): void {
  save(KEY, JSON.stringify(next))
  acts = next
  mine.set(ofHolder())
}
// What was done before anybody was known belongs to the first who is.
onHolder(() => set(fromPhone()))

/** Once, when the program starts: on every return of the network, and now and then while acts wait. */
export function startQueue(): void {
  onNetworkChange((online) => online && void sendQueue())
  setInterval(() => (firstWaiting() ?? firstUnanswered()) && void sendQueue(), RETRY_MS)
  void sendQueue()
}

export const queuedActs = mine.get
export const useQueuedActs = mine.use

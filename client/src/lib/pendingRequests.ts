/**
 * Writes that nobody has answered yet. Each is kept from the tap until its own answer is there, under its own
 * request id, and asked again by itself (offlineQueue.ts). What was found out that way stays until it was read.
 * docs/decisions/016-unanswered-requests.md
 */
import type { CallCode } from './call'
import { onHolder } from './phone'
import { forget, load, pageTitle, save } from './platform'
import { newRequestId } from './requestId'
import { makeStore } from './store'

export interface PendingRequest {
  readonly requestId: string
  readonly action: string
  /** Fingerprint of the action and its whole content. */
  readonly tap: string
  /** The same for taps that differ in their words only, not in what they are about. */
  readonly kin: string
  /** What it is about; whatever else is done to it waits until this is answered. */
  readonly thing: string
  /** Title of the page where it was done. */
  readonly page: string
  /** What the button said that was tapped. */
  readonly word?: string
  /** Milliseconds since 1970. */
  readonly at: number
  /** Absent after a restart where the words are too private for the phone: then it cannot be asked again. */
  readonly input?: unknown
  /** What the cloud answered when it was asked again by itself. */
  readonly outcome?: 'done' | CallCode
  /** The number it was done under. */
  readonly number?: string
}

export interface Earlier extends PendingRequest {
  /** Its content is this tap's. */
  readonly isSame: boolean
  /** It differs from this tap in words only. */
  readonly isKin: boolean
}

/** How long the cloud is sure to know a request again (docs/decisions/003-once.md). */
const KEPT_MS = 3 * 24 * 3600_000
/** What is sent later than this after a tap, as a draft is, was not meant by it. */
const SOON_MS = 5_000
const KEY = 'pending-requests'
/** Words that belong in no phone's storage; the fingerprint is enough to know the same tap again. */
const PRIVATE = /^(session|aid|privacy|rights|people|visit|safety)\./
/** Steps of a long work and scans at the door: the next is no other wish, and none is asked again by itself. */
const STEPS = /^(sheet|export)\.|^activity\.scanPerson$/
const inputs = new Map<string, unknown>()
/** The form that sent it, while it stands. */
const forms = new Map<string, object | undefined>()
const inFlight = new Set<string>()
let lastTap = { word: '', at: 0 }
let pending = fromPhone()
const parked = makeStore<readonly PendingRequest[]>([])
tell()

/** Every tap; only a button has a word. */
export function noteTap(word = ''): void {
  lastTap = { word, at: Date.now() }
}

/** Kept before it is sent; the same tap finds the id it had. */
export function keepRequestId(action: string, input: unknown, form?: object): { readonly requestId: string; readonly isNew: boolean } {
  const known = sameTap(action, input)
  const kept = known ?? born(action, input)
  inFlight.add(kept.requestId)
  inputs.set(kept.requestId, input)
  forms.set(kept.requestId, form)
  set([...pending.filter(({ requestId }) => requestId !== kept.requestId), kept])
  return { requestId: kept.requestId, isNew: !known }
}

const sameTap = (action: string, input: unknown) => pending.find(({ tap }) => tap === tapOf(action, input))

function born(action: string, input: unknown): PendingRequest {
  const names = { tap: tapOf(action, input), kin: kinOf(action, input), thing: thingOf(action, input) }
  const at = Date.now()
  return { requestId: newRequestId(), action, ...names, page: pageTitle(), at, ...(lastTap.word && at - lastTap.at < SOON_MS && { word: lastTap.word }) }
}

/** Nobody answered: from now on it is asked again. */
export function parkRequest(requestId: string): void {
  inFlight.delete(requestId)
  set(pending)
}

/** This request was answered, or its answer was read. No other is meant. */
export function settleRequest(requestId: string): void {
  inFlight.delete(requestId)
  inputs.delete(requestId)
  forms.delete(requestId)
  if (pending.some((one) => one.requestId === requestId)) set(pending.filter((one) => one.requestId !== requestId))
}

/** What became of a request that was asked again by itself. False when the person was answered meanwhile. */
export function noteOutcome(requestId: string, outcome: 'done' | CallCode, number: string): boolean {
  if (!parked.get().some((one) => one.requestId === requestId)) return false
  set(pending.map((one) => (one.requestId === requestId ? { ...one, outcome, ...(number && { number }) } : one)))
  return true
}

/** What must be answered before this tap, oldest first. */
export function pendingBefore(action: string, input: unknown, form?: object): readonly Earlier[] {
  if (STEPS.test(action)) return []
  const [tap, kin, thing] = [tapOf(action, input), kinOf(action, input), thingOf(action, input)]
  // Who goes on with the thing in another way has seen what became of it.
  pending.filter((one) => one.outcome === 'done' && one.thing === thing && one.kin !== kin).forEach(({ requestId }) => settleRequest(requestId))
  return pending
    .map((one) => ({ ...one, isKin: one.kin === kin, isSame: one.tap === tap, input: one.input ?? (one.tap === tap ? input : undefined) }))
    .filter((one) => one.thing === thing && !inFlight.has(one.requestId) && one.input !== undefined && (one.isKin || !one.outcome) && !isRetry(one, form))
}

/** Tapped again in the form where it stands without an answer. */
const isRetry = ({ isSame, outcome, requestId }: Earlier, form?: object) => isSame && !outcome && forms.get(requestId) === form

/** The next that can be asked again by itself. */
export const firstUnanswered = (): PendingRequest | undefined => parked.get().find(({ outcome }) => !outcome)

function tapOf(action: string, input: unknown): string {
  return `${action} ${fingerprint(JSON.stringify(input))}`
}

const fieldsOf = (input: unknown) => Object.entries((input ?? {}) as Record<string, unknown>)

function kinOf(action: string, input: unknown): string {
  return `${action} ${fingerprint(JSON.stringify(fieldsOf(input).filter(([key, value]) => typeof value === 'string' && /(Id|[cC]ode|kind)$/.test(key))))}`
}

function thingOf(action: string, input: unknown): string {
  const noun = action.slice(0, action.indexOf('.'))
  const id = fieldsOf(input).find(([key]) => key === `${noun}Id`)?.[1]
  return `${noun} ${typeof id === 'string' ? id : ''}`
}

function fromPhone(): readonly PendingRequest[] {
  const kept: unknown = JSON.parse(load(KEY) ?? '[]')
  const all = Array.isArray(kept) ? (kept as PendingRequest[]) : []
  return all.filter(({ at }) => Date.now() - at < KEPT_MS)
}

function set(next: readonly PendingRequest[]): void {
  pending = next.map((one) => ({ ...one, ...(inputs.has(one.requestId) && { input: inputs.get(one.requestId) }) }))
  if (pending.length === 0) forget(KEY)
  else save(KEY, JSON.stringify(pending.map((one) => (isPrivate(one) ? { ...one, input: undefined, word: undefined } : one))))
  tell()
}

const isPrivate = (one: PendingRequest) => PRIVATE.test(one.action) || isNameless(one)

/** Its answer holds a code that is shown once: only the form asks for it again. */
function isNameless({ input }: PendingRequest): boolean {
  return (input as { isAnonymous?: boolean } | undefined)?.isAnonymous === true
}

function tell(): void {
  parked.set(pending.filter((one) => one.input !== undefined && !inFlight.has(one.requestId) && !STEPS.test(one.action) && !isNameless(one)))
}
// Another person finds nothing of the one before.
onHolder(() => {
  pending = fromPhone().map((one) => ({ ...one, input: one.input ?? inputs.get(one.requestId) }))
  if (pending.length === 0) inputs.clear()
  tell()
})

/** Those that are not on their way now. */
export const usePendingRequests = parked.use

/** 53 bits, cyrb53. */
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

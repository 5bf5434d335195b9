/**
 * 签到 taken on this phone: each kept with its time until the cloud has said what became of it. They go
 * in batches of one activity and way; a batch keeps its request id until it is answered, so however
 * often it is sent, everybody is counted once.
 */
import type { ActionInput } from '@/types/actions'
import { call, CallError, type CallCode } from '../../../lib/call'
import { holder, onHolder } from '../../../lib/phone'
import { isOnline, load, save } from '../../../lib/platform'
import { newRequestId } from '../../../lib/requestId'

export type QueuedWay = ActionInput<'activity.uploadCheckIns'>['way']

export interface KeptCheckIn {
  /** Who took it, and as whom alone it is sent. */
  readonly by: string
  readonly activityId: string
  readonly way: QueuedWay
  /** The member of a list, or the personal code that was scanned. */
  readonly who: string
  /** Empty until the cloud has told it. */
  readonly name: string
  /** ISO instant by this phone's clock. */
  readonly at: string
  /** Request id of the batch it went with; null before the first attempt. */
  readonly batch: string | null
  readonly outcome: 'waiting' | 'done' | CallCode
}

const KEY = 'check-ins'
const MOST_AT_ONCE = 50
/** What was counted is shown for the rest of the day. */
const SHOWN_MS = 24 * 3_600_000
/** The cloud may answer differently a little later: the batch stays as it is. */
const LATER: readonly CallCode[] = ['TOO_MANY_CALLS', 'SETTING_MISSING', 'UNKNOWN_ACTION']

const listeners = new Set<() => void>()
let kept = fromPhone()
let mine = ofHolder()
let sending: Promise<void> | null = null

function fromPhone(): readonly KeptCheckIn[] {
  const entries = JSON.parse(load(KEY) ?? '[]') as KeptCheckIn[]
  const shown = entries.filter(({ outcome, at }) => outcome !== 'done' || Date.now() - Date.parse(at) < SHOWN_MS)
  return shown.map((entry) => ({ ...entry, by: entry.by || holder() }))
}

function ofHolder(): readonly KeptCheckIn[] {
  return kept.filter(({ by }) => by === holder())
}

function set(next: readonly KeptCheckIn[]): void {
  save(KEY, JSON.stringify(next))
  kept = next
  mine = ofHolder()
  listeners.forEach((listener) => listener())
}
// What was taken before anybody was known belongs to the first who is.
onHolder(() => set(fromPhone()))

/** Those taken by the person who holds the phone. */
export function keptCheckIns(): readonly KeptCheckIn[] {
  return mine
}

export function onCheckIns(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

type Taken = Pick<KeptCheckIn, 'activityId' | 'way' | 'who' | 'name'>

/** Keeps people on the phone and sends them when there is a network. Somebody kept already is not kept twice. */
export function keepCheckIns(taken: readonly Taken[], at = new Date()): number {
  const fresh = taken.filter((one) => !mine.some((other) => isSame(one, other) && !isRefused(other)))
  const others = kept.filter((other) => other.by !== holder() || !fresh.some((one) => isSame(one, other)))
  set([...others, ...fresh.map((one): KeptCheckIn => ({ ...one, by: holder(), at: at.toISOString(), batch: null, outcome: 'waiting' }))])
  void sendCheckIns()
  return fresh.length
}

const isSame = (one: Taken, other: Taken) => one.activityId === other.activityId && one.who === other.who
export const isRefused = ({ outcome }: KeptCheckIn) => outcome !== 'waiting' && outcome !== 'done'

/** Refused ones go once more, as a new request: the reason may be gone. */
export function retryRefused(activityId: string): void {
  set(kept.map((entry) => (entry.activityId === activityId && isRefused(entry) ? { ...entry, batch: null, outcome: 'waiting' } : entry)))
  void sendCheckIns()
}

/** After the outcomes were read. What waits stays. */
export function clearAnswered(activityId: string): void {
  set(kept.filter((entry) => entry.activityId !== activityId || entry.outcome === 'waiting'))
}

/** Sends what waits, oldest first, one batch at a time; stops when nobody answers. */
export async function sendCheckIns(): Promise<void> {
  if (!isOnline()) return
  if (nextWaiting() === undefined) return
  sending ??= sendAll().finally(() => (sending = null))
  return sending
}

/** Asked first: the account may have passed to somebody else elsewhere, and the answer tells `holder`. */
async function sendAll(): Promise<void> {
  if (!(await isKnownWhoHolds())) return
  while (isOnline()) {
    const batch = nextBatch()
    if (batch.length === 0 || !(await sendBatch(batch))) return
  }
}

async function isKnownWhoHolds(): Promise<boolean> {
  try {
    await call('session.me', {})
    return true
  } catch (failure) {
    if (!(failure instanceof CallError)) throw failure
    return false
  }
}

const nextWaiting = () => mine.find(({ outcome }) => outcome === 'waiting')

/** The batch that is on its way, or a new one, whose request id is on the phone before it leaves. */
function nextBatch(): readonly KeptCheckIn[] {
  const first = nextWaiting()
  if (!first) return []
  const { batch, activityId, way } = first
  if (batch) return kept.filter((entry) => entry.batch === batch)
  const members = mine
    .filter((entry) => entry.outcome === 'waiting' && entry.batch === null && entry.activityId === activityId && entry.way === way)
    .slice(0, MOST_AT_ONCE)
  const requestId = newRequestId()
  set(kept.map((entry) => (members.includes(entry) ? { ...entry, batch: requestId } : entry)))
  return kept.filter((entry) => entry.batch === requestId)
}

/** False when the outcome is unknown and the batch must go again as it is. */
async function sendBatch(batch: readonly KeptCheckIn[]): Promise<boolean> {
  const { activityId = '', way = 'tickOff', batch: requestId } = batch[0] ?? {}
  const entries = batch.map(({ who, at }) => (way === 'tickOff' ? { memberId: who, at } : { personCode: who, at }))
  try {
    const { results } = await call('activity.uploadCheckIns', { activityId, way, entries }, requestId ?? undefined)
    settle(batch, (entry, index) => ({ ...entry, outcome: results[index]?.outcome ?? 'done', name: results[index]?.name || entry.name }))
    return true
  } catch (failure) {
    if (!(failure instanceof CallError)) throw failure
    if (!failure.isAnswer || LATER.includes(failure.code)) return false
    settle(batch, (entry) => ({ ...entry, outcome: failure.code }))
    return true
  }
}

function settle(batch: readonly KeptCheckIn[], settled: (entry: KeptCheckIn, index: number) => KeptCheckIn): void {
  const places = new Map(batch.map((entry, index) => [entry.who, index]))
  const requestId = batch[0]?.batch
  set(kept.map((entry) => (entry.batch === requestId ? settled(entry, places.get(entry.who) ?? -1) : entry)))
}

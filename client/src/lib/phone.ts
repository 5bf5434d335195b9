/**
 * Whose phone this is, by the cloud's last answer, and how all that was kept for that person is forgotten.
 * One WeChat account can pass from one person to another, so what waits to be sent carries its owner.
 */
import { forget, load, save, savedKeys } from './platform'

const HOLDER = 'holder'
const LAST_PERSON = 'last-person'
const STRANGER = '-'
/** How this phone is read is nobody's secret. */
const STAYS = ['preferences', HOLDER]
const QUEUES = ['offline-queue', 'check-ins', LAST_PERSON]
const listeners = new Set<() => void>()

/** A member id, `-` for a stranger, empty before the cloud has told. */
export function holder(): string {
  return load(HOLDER) ?? ''
}

/** Told by every answer that says who the caller is. Another person finds nothing of the one before. */
export function noteHolder(memberId: string | null): void {
  const now = memberId ?? STRANGER
  if (now === holder()) return
  save(HOLDER, now)
  if (memberId) {
    if ((load(LAST_PERSON) ?? memberId) !== memberId) forgetAllBut([...STAYS, ...QUEUES])
    save(LAST_PERSON, memberId)
  }
  tell()
}

/** Everything that was kept on this phone: queues, drafts, request ids, content. */
export function forgetPerson(): void {
  forgetAllBut(STAYS)
  tell()
}

function forgetAllBut(staying: readonly string[]): void {
  savedKeys().filter((key) => !staying.includes(key)).forEach(forget)
}

function tell(): void {
  listeners.forEach((listener) => listener())
}

/** For what is also held in memory. */
export function onHolder(listener: () => void): void {
  listeners.add(listener)
}

/**
 * Check-in codes. The door's code changes every 15 seconds: `activity 6 B | slot 4 B | HMAC 10 B`, 20
 * bytes, 27 base64url characters, so that it stays a small, far-readable square. A person's code names
 * them for one activity and does not change. A photograph relayed within the slot cannot be told from
 * the door itself; what it cannot do is check in somebody who is not signed up.
 */
import { createHash } from 'node:crypto'
import { same, seal } from '@/cloudfunctions/kit/secrets'

export const SLOT_MS = 15_000
const VERSION = 'v1'
const MAC_BYTES = 10
/** 9 bytes of seal, 12 characters, after the member id. */
const PERSON_MAC_BYTES = 9

/** Six bytes in hex that stand for the activity in its code. */
export function doorIdOf(activityId: string): string {
  return createHash('sha256').update(`door|${activityId}`).digest('hex').slice(0, 12)
}

const slotOf = (now: Date) => Math.floor(now.getTime() / SLOT_MS)

function doorCodeAt(doorId: string, slot: number): Buffer {
  const body = Buffer.alloc(10)
  body.write(doorId, 0, 6, 'hex')
  body.writeUInt32BE(slot, 6)
  return Buffer.concat([body, seal('door', Buffer.concat([Buffer.from(VERSION), body]), MAC_BYTES)])
}

export function doorCode(doorId: string, now: Date): { code: string; validForMs: number } {
  return { code: doorCodeAt(doorId, slotOf(now)).toString('base64url'), validForMs: SLOT_MS - (now.getTime() % SLOT_MS) }
}

/** The activity a code speaks of, whether or not the code is genuine. */
export function doorIdIn(code: string): string {
  return Buffer.from(code, 'base64url').toString('hex', 0, 6)
}

/** 'valid' in its own slot and the one after it; 'old' when genuine but too late; else 'forged'. */
export function judgeDoorCode(code: string, now: Date): 'valid' | 'old' | 'forged' {
  const bytes = Buffer.from(code, 'base64url')
  if (bytes.length !== 20) return 'forged'
  const slot = bytes.readUInt32BE(6)
  if (!same(bytes, doorCodeAt(bytes.toString('hex', 0, 6), slot))) return 'forged'
  const age = slotOf(now) - slot
  if (age < 0) return 'forged'
  return age <= 1 ? 'valid' : 'old'
}

const personSeal = (activityId: string, memberId: string) =>
  seal('person', `${activityId}|${memberId}`, PERSON_MAC_BYTES).toString('base64url')

export function personCode(activityId: string, memberId: string): string {
  return memberId + personSeal(activityId, memberId)
}

/** The member a personal code of this activity names, or null when it is not one. */
export function memberIn(code: string, activityId: string): string | null {
  const memberId = code.slice(0, -12)
  return same(Buffer.from(code.slice(-12)), Buffer.from(personSeal(activityId, memberId))) ? memberId : null
}

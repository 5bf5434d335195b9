/**
 * Codes that people scan from each other. A *rolling* code stands on a screen and changes every 15 seconds:
 * `object 6 B | slot 4 B | HMAC 10 B`, 20 bytes, 27 base64url characters, so that it stays a small,
 * far-readable square. A *personal* code names one person for one object and does not change. A photograph
 * relayed within the slot cannot be told from the screen itself; what it cannot do is count in somebody who
 * is not on the list. Each purpose has a key of its own: the code of one is nothing to the other.
 */
import { createHash } from 'node:crypto'
import { same, seal } from './secrets'

export const SLOT_MS = 15_000
const VERSION = 'v1'
const MAC_BYTES = 10
/** 9 bytes of seal, 12 characters, after the member id. */
const PERSON_MAC_BYTES = 9
const PERSON_MAC_LENGTH = 12

const slotOf = (now: Date) => Math.floor(now.getTime() / SLOT_MS)

export function rollingCodes(purpose: string) {
  function codeAt(shortId: string, slot: number): Buffer {
    const body = Buffer.alloc(10)
    body.write(shortId, 0, 6, 'hex')
    body.writeUInt32BE(slot, 6)
    return Buffer.concat([body, seal(purpose, Buffer.concat([Buffer.from(VERSION), body]), MAC_BYTES)])
  }
  return {
    /** Six bytes in hex that stand for the object in its code. */
    idOf: (objectId: string) => createHash('sha256').update(`${purpose}|${objectId}`).digest('hex').slice(0, 12),

    codeNow: (shortId: string, now: Date) => ({ code: codeAt(shortId, slotOf(now)).toString('base64url'), validForMs: SLOT_MS - (now.getTime() % SLOT_MS) }),

    /** The object a code speaks of, whether or not the code is genuine. */
    idIn: (code: string) => Buffer.from(code, 'base64url').toString('hex', 0, 6),

    /** 'valid' in its own slot and the one after it; 'old' when genuine but too late; else 'forged'. */
    judge: (code: string, now: Date): 'valid' | 'old' | 'forged' => {
      const bytes = Buffer.from(code, 'base64url')
      if (bytes.length !== 20) return 'forged'
      const slot = bytes.readUInt32BE(6)
      if (!same(bytes, codeAt(bytes.toString('hex', 0, 6), slot))) return 'forged'
      const age = slotOf(now) - slot
      if (age < 0) return 'forged'
      return age <= 1 ? 'valid' : 'old'
    },
  }
}

export function personalCodes(purpose: string) {
  const sealOf = (objectId: string, memberId: string) => seal(purpose, `${objectId}|${memberId}`, PERSON_MAC_BYTES).toString('base64url')
  return {
    codeOf: (objectId: string, memberId: string) => memberId + sealOf(objectId, memberId),

    /** The member a personal code of this object names, or null when it is not one. */
    memberIn: (code: string, objectId: string): string | null => {
      const memberId = code.slice(0, -PERSON_MAC_LENGTH)
      return same(Buffer.from(code.slice(-PERSON_MAC_LENGTH)), Buffer.from(sealOf(objectId, memberId))) ? memberId : null
    },
  }
}

/**
 * Codes that people scan from each other. A *rolling* code stands on a screen and changes every 15 seconds:
 * `object 6 B | slot 4 B | HMAC 10 B`, 20 bytes, 27 base64url characters, so that it stays a small,
 * far-readable square. A *personal* code names one person for one object and does not change. A photograph
 * relayed within the slot cannot be told from the screen itself; what it cannot do is count in somebody who
 * is not on the list. A personal code is also read aloud: capitals in groups of four, none that looks like another. Each purpose has a key of its own: the code of one is nothing to the other.
 */
import { createHash } from 'node:crypto'
import { same, seal } from './secrets'

export const SLOT_MS = 15_000
const VERSION = 'v1'
const MAC_BYTES = 10
/** 5 bytes of seal, 8 letters, after the member: nobody tries one but before the eyes of who counts. */
const PERSON_MAC_BYTES = 5
const PERSON_MAC_LETTERS = 8
/** 32 letters for five bits each; no 0, O, 1, I. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
/** As codes were made until November 2026: the id as it is and 9 bytes of seal in 12 characters. */
const OLD_MAC_BYTES = 9
const OLD_MAC_LENGTH = 12

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

const bitsOf = (numbers: Iterable<number>, width: number) => Array.from(numbers, (number) => number.toString(2).padStart(width, '0')).join('')

const spelt = (bytes: Buffer) => (bitsOf(bytes, 8).match(/.{1,5}/g) ?? []).map((five) => LETTERS[Number.parseInt(five.padEnd(5, '0'), 2)] ?? '').join('')

function unspelt(letters: string): Buffer {
  const bytes = bitsOf(Array.from(letters, (letter) => LETTERS.indexOf(letter)), 5).match(/.{8}/g) ?? []
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)))
}

/** Ids of sixteen characters are twelve bytes written out; others are spelt as they are. */
const bytesOf = (id: string) => (/^[\w-]{16}$/.test(id) ? Buffer.from(id, 'base64url') : Buffer.from(id))

export function personalCodes(purpose: string) {
  const macOf = (objectId: string, memberId: string, bytes: number) => seal(purpose, `${objectId}|${memberId}`, bytes)
  const sealed = (objectId: string, memberId: string) => spelt(bytesOf(memberId)) + spelt(macOf(objectId, memberId, PERSON_MAC_BYTES))

  function inOldCode(code: string, objectId: string): string | null {
    const memberId = code.slice(0, -OLD_MAC_LENGTH)
    return same(Buffer.from(code.slice(-OLD_MAC_LENGTH)), Buffer.from(macOf(objectId, memberId, OLD_MAC_BYTES).toString('base64url'))) ? memberId : null
  }

  return {
    codeOf: (objectId: string, memberId: string) => (sealed(objectId, memberId).match(/.{1,4}/g) ?? []).join('-'),

    /** The member a personal code of this object names, however it was typed, or null when it is not one. */
    memberIn: (code: string, objectId: string): string | null => {
      const letters = code.toUpperCase().replace(/[\s-]/g, '')
      if (/[^2-9A-HJ-NP-Z]/.test(letters)) return inOldCode(code, objectId)
      const id = unspelt(letters.slice(0, -PERSON_MAC_LETTERS))
      const found = [id.toString(), id.toString('base64url')].find((memberId) => same(Buffer.from(letters), Buffer.from(sealed(objectId, memberId))))
      return found ?? inOldCode(code, objectId)
    },
  }
}

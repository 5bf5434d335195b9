/**
 * Sensitive fields (handbook class P2), sealed one by one: AES-256-GCM under a key of the function's environment.
 * A sealed value belongs to its place: collection, document and field are authenticated with it, so one put
 * where another was is noticed.
 *
 * `FIELD_KEYS` is `name:base64,name:base64` of 32-byte keys, the current one first. Rotation: put a new one in front,
 * let the nightly job seal everything anew, then drop the old one. Keys are nowhere else.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { log } from './log'
import { refuse } from './refuse'
import { seal } from './secrets'

/** Where a sealed value belongs. Written once, it may be read there and nowhere else. */
export interface Place {
  readonly collection: string
  readonly id: string
  readonly field: string
}

/** A value that only the function can read: the name of its key; nonce, ciphertext and tag in base64url. */
export interface Sealed {
  readonly key: string
  readonly box: string
}

const NONCE_BYTES = 12
const TAG_BYTES = 16
const INDEX_BYTES = 16
const KEY = /^([a-z0-9]{1,12}):([A-Za-z0-9+/]{43}=)$/

interface Keyring {
  readonly text: string
  readonly current: string
  readonly keys: ReadonlyMap<string, Buffer>
}

let known: Keyring | null = null

function keyring(): Keyring {
  const text = process.env.FIELD_KEYS ?? ''
  if (known?.text === text) return known
  const keys = text.split(',').map((entry) => KEY.exec(entry.trim()))
  const named = keys.flatMap((found) => (found?.[1] && found[2] ? [[found[1], Buffer.from(found[2], 'base64')] as const] : []))
  // The text itself stays out of the message: it would stand in the log.
  if (named.length !== keys.length || new Set(named.map(([name]) => name)).size !== named.length) {
    throw new Error('FIELD_KEYS must be name:base64 of 32 bytes, names differing, separated by commas, the current one first')
  }
  known = { text, current: named[0]?.[0] ?? '', keys: new Map(named) }
  return known
}

const bindingOf = ({ collection, id, field }: Place, key: string) => Buffer.from(JSON.stringify([collection, id, field, key]))

function unreadable(place: Place, key: string, why: string): never {
  log('sealed value not opened', { why, collection: place.collection, field: place.field, key: key.slice(0, 12) })
  return refuse('SEALED_UNREADABLE', place.field)
}

/** The name of the key that new values are sealed with. */
export const currentKey = () => keyring().current

/** Bytes that only the function can read, under the current key: nonce, ciphertext and tag. */
export function encryptBytes(place: Place, bytes: Buffer): { readonly key: string; readonly box: Buffer } {
  const { current, keys } = keyring()
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keys.get(current) as Buffer, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(bindingOf(place, current))
  return { key: current, box: Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]) }
}

/** Refuses as `decrypt` does. */
export function decryptBytes(place: Place, key: string, box: Buffer): Buffer {
  const secret = keyring().keys.get(key) ?? unreadable(place, key, 'unknown key')
  if (box.length < NONCE_BYTES + TAG_BYTES) unreadable(place, key, 'too short')
  const decipher = createDecipheriv('aes-256-gcm', secret, box.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(bindingOf(place, key))
  decipher.setAuthTag(box.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(box.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
  } catch {
    return unreadable(place, key, 'changed or moved')
  }
}

/** Seals any JSON value for this place. */
export function encrypt(place: Place, value: unknown): Sealed {
  const { key, box } = encryptBytes(place, Buffer.from(JSON.stringify(value), 'utf8'))
  return { key, box: box.toString('base64url') }
}

/** Refuses with `SEALED_UNREADABLE` when the key is not known here, or the value was changed or belongs elsewhere. */
export const decrypt = <T>(place: Place, { key, box }: Sealed): T => JSON.parse(decryptBytes(place, key, Buffer.from(box, 'base64url')).toString('utf8')) as T

/** True when it was sealed with a key that is no longer the current one. */
export const isStale = ({ key }: Sealed) => key !== keyring().current

/** The same value under the current key, or null when it already is. */
export const resealed = (place: Place, sealed: Sealed): Sealed | null => (isStale(sealed) ? encrypt(place, decrypt(place, sealed)) : null)

/**
 * What equal texts of one purpose have in common, for finding without reading. Keyed with `APP_SECRET`: whoever has only
 * the database cannot try all possible texts.
 */
export const blindIndex = (purpose: string, text: string) => seal(`index:${purpose}`, text.normalize('NFKC').trim(), INDEX_BYTES).toString('base64url')

/** True while more than one key is named: what lies under the old ones is being sealed anew. */
export const isRotating = () => keyring().keys.size > 1

/** The names of the keys that are on their way out; none while there is one key. */
export const formerKeys = () => [...keyring().keys.keys()].filter((name) => name !== keyring().current)

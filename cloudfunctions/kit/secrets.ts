/**
 * Keys derived from the one secret of the function's environment (`APP_SECRET`, at least 32
 * characters, set in the cloud console). Nothing signs or encrypts without it.
 */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

const derived = new Map<string, Buffer>()

function keyFor(purpose: string): Buffer {
  const known = derived.get(purpose)
  if (known) return known
  const secret = process.env.APP_SECRET ?? ''
  if (secret.length < 32) throw new Error('APP_SECRET must be set to at least 32 characters')
  const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
  derived.set(purpose, key)
  return key
}

/** HMAC-SHA256 of a message under the key of a purpose, cut to `bytes`. */
export function seal(purpose: string, message: string | Buffer, bytes = 32): Buffer {
  return createHmac('sha256', keyFor(purpose)).update(message).digest().subarray(0, bytes)
}

/** Constant-time comparison. */
export function same(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

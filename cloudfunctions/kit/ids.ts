import { createHash, randomBytes } from 'node:crypto'

/** A new opaque id: 16 characters, 96 random bits. */
export function newId(): string {
  return randomBytes(12).toString('base64url')
}

/** The id of the one thing that this request creates: sent twice, it is the same id. */
export function idFor(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 16)
}

/** Short fingerprint of a value, for comparing requests and chaining history. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22)
}

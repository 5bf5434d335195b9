/** Sealed fields: keys change while people work, a copied database shows nothing, a moved value is noticed. */
import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { Refusal } from './refuse'
import { blindIndex, decrypt, encrypt, isStale, resealed, type Sealed } from './vault'

const key = (name: string) => `${name}:${randomBytes(32).toString('base64')}`
const [k1, k2, k3] = [key('k1'), key('k2'), key('k3')]
const use = (...keys: readonly string[]) => (process.env.FIELD_KEYS = keys.join(','))
const place = { collection: 'aids', id: 'a1', field: 'household' }
const codeOf = (attempt: () => unknown) => {
  try {
    attempt()
    return null
  } catch (error) {
    return error instanceof Refusal ? error.code : (error as Error).message
  }
}
const logged = jest.spyOn(console, 'log').mockImplementation(() => undefined)

beforeEach(() => {
  process.env.APP_SECRET = 'a secret for tests that protects nothing'
  use(k1)
  logged.mockClear()
})

test('what was sealed comes back, whatever it was, and looks different every time', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const value: unknown = JSON.parse(text)
      const [one, other] = [encrypt(place, value), encrypt(place, value)]
      expect(decrypt(place, one)).toEqual(value)
      expect(one.box).not.toBe(other.box)
    }),
  )
})

test('three generations of keys: old values stay readable, are sealed anew one by one, and then the old keys may go', () => {
  const first = encrypt(place, '第一代')
  use(k2, k1)
  const second = encrypt(place, '第二代')
  use(k3, k2, k1)
  const third = encrypt(place, '第三代')
  const all = [first, second, third]
  expect(all.map(({ key }) => key)).toEqual(['k1', 'k2', 'k3'])
  expect(all.map((sealed) => decrypt(place, sealed))).toEqual(['第一代', '第二代', '第三代'])
  expect(all.map(isStale)).toEqual([true, true, false])
  const fresh = all.map((sealed) => resealed(place, sealed) ?? sealed)
  expect(resealed(place, third)).toBeNull()
  use(k3)
  expect(fresh.map((sealed) => decrypt(place, sealed))).toEqual(['第一代', '第二代', '第三代'])
  expect(codeOf(() => decrypt(place, first))).toBe('SEALED_UNREADABLE')
})

test('a key that is not known is a clear refusal: the log names the key and the field, never the value', () => {
  const sealed = encrypt(place, '诊断金丝雀')
  use(k2)
  expect(codeOf(() => decrypt(place, sealed))).toBe('SEALED_UNREADABLE')
  const lines = logged.mock.calls.flat().join('\n')
  expect(lines).toContain('unknown key')
  expect(lines).toContain('household')
  expect(lines).not.toMatch(new RegExp(`金丝雀|${sealed.box.slice(0, 12)}`))
})

test.each([
  ['another document', { ...place, id: 'a2' }],
  ['another field', { ...place, field: 'reason' }],
  ['another collection', { ...place, collection: 'visits' }],
  ['a field whose name runs into the id', { ...place, id: 'a1","household', field: '' }],
])('two values swapped with %s are noticed', (_where, elsewhere) => {
  const sealed = encrypt(elsewhere, '别人的')
  expect(codeOf(() => decrypt(place, sealed))).toBe('SEALED_UNREADABLE')
  expect(decrypt(elsewhere, sealed)).toBe('别人的')
})

test('one changed bit, another key name, a cut value: all are noticed', () => {
  use(k1, k2)
  const sealed = encrypt(place, '收入明细')
  const bytes = Buffer.from(sealed.box, 'base64url')
  for (let at = 0; at < bytes.length; at += 1) {
    const bent = Buffer.from(bytes)
    bent.writeUInt8(bent.readUInt8(at) ^ 1, at)
    expect(codeOf(() => decrypt(place, { ...sealed, box: bent.toString('base64url') }))).toBe('SEALED_UNREADABLE')
  }
  const others: Sealed[] = [{ ...sealed, key: 'k2' }, { ...sealed, key: '__proto__' }, { ...sealed, box: '' }, { ...sealed, box: sealed.box.slice(0, 30) }]
  expect(others.map((one) => codeOf(() => decrypt(place, one)))).toEqual(others.map(() => 'SEALED_UNREADABLE'))
})

test.each([[''], ['k1'], ['k1:short'], [`${k1},${k1}`], [`${k1},`]])('keys that are none (%#) stop the function and are not printed', (text) => {
  use(text)
  expect(codeOf(() => encrypt(place, 1))).toMatch(/^FIELD_KEYS must be/)
})

test('equal texts are found under one purpose, and only with the secret', () => {
  const found = blindIndex('phone', ' １３８００００００００ ')
  expect(found).toBe(blindIndex('phone', '13800000000'))
  expect(found).not.toBe(blindIndex('household', '13800000000'))
  use(k2)
  expect(blindIndex('phone', '13800000000')).toBe(found)
})

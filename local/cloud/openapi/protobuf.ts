/**
 * The two shapes of protobuf the open API needs: varints and length-delimited fields. The messages are
 * few and frozen, so a schema compiler would be longer than this.
 */
export interface Field {
  number: number
  value: number | Buffer
}

/** @throws Error when the bytes are not protobuf. */
export function decode(bytes: Buffer): Field[] {
  const fields: Field[] = []
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let shift = 0; shift < 64; shift += 7) {
      const byte = bytes[at]
      if (byte === undefined) throw new Error('protobuf ends early')
      at += 1
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
    throw new Error('protobuf varint is too long')
  }
  while (at < bytes.length) {
    const key = varint()
    const number = Math.floor(key / 8)
    if (key % 8 === 0) {
      fields.push({ number, value: varint() })
    } else if (key % 8 === 2) {
      const length = varint()
      if (at + length > bytes.length) throw new Error('protobuf ends early')
      fields.push({ number, value: bytes.subarray(at, at + length) })
      at += length
    } else {
      throw new Error(`protobuf wire type ${key % 8} is not used here`)
    }
  }
  return fields
}

export function encode(fields: ReadonlyArray<readonly [number: number, value: number | string | Buffer]>): Buffer {
  const parts: Buffer[] = []
  for (const [number, value] of fields) {
    if (typeof value === 'number') {
      parts.push(varint(BigInt(number * 8)), varint(BigInt.asUintN(64, BigInt(value))))
      continue
    }
    const bytes = Buffer.from(value)
    parts.push(varint(BigInt(number * 8 + 2)), varint(BigInt(bytes.length)), bytes)
  }
  return Buffer.concat(parts)
}

function varint(value: bigint): Buffer {
  const bytes: number[] = []
  for (let rest = value; ; rest >>= 7n) {
    if (rest < 0x80n) {
      bytes.push(Number(rest))
      return Buffer.from(bytes)
    }
    bytes.push(Number(rest & 0x7fn) | 0x80)
  }
}

export const bytesOf = (fields: Field[], number: number): Buffer | undefined => {
  const found = fields.find((field) => field.number === number)?.value
  return Buffer.isBuffer(found) ? found : undefined
}

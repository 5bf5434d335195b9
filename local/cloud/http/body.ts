import type { IncomingMessage } from 'node:http'
import { JSON_DEPTH } from '../limits'

/** A request refused before it reaches any service. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

/** Reads a body of at most `limit` bytes. What comes beyond is thrown away, so that the client can read the refusal. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const tooLarge = () => {
      request.removeAllListeners('data').resume()
      reject(new Refusal(413, `the body has more than ${limit} bytes`))
    }
    if (Number(request.headers['content-length'] ?? 0) > limit) return tooLarge()
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > limit) tooLarge()
      else chunks.push(chunk)
    })
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
    request.on('error', reject)
    request.on('close', () => {
      if (!request.readableEnded) reject(new Refusal(400, 'the connection ended within the body'))
    })
  })
}

/** @throws Refusal unless the bytes are one JSON object of bearable depth. */
export function parseObject(bytes: Buffer): Record<string, unknown> {
  if (nestsDeeper(bytes, JSON_DEPTH)) throw new Refusal(400, `the JSON nests more than ${JSON_DEPTH} levels`)
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new Refusal(400, 'the body is not JSON')
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new Refusal(400, 'the body is not a JSON object')
  }
  return value as Record<string, unknown>
}

const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Whether brackets outside strings nest deeper than `limit`; one pass, no parsing. */
export function nestsDeeper(bytes: Buffer, limit: number): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (inString) {
      if (byte === BACKSLASH) at += 1
      else if (byte === QUOTE) inString = false
    } else if (byte === QUOTE) {
      inString = true
    } else if (byte === 0x7b || byte === 0x5b) {
      depth += 1
      if (depth > limit) return true
    } else if (byte === 0x7d || byte === 0x5d) {
      depth -= 1
    }
  }
  return false
}

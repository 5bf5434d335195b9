import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Faults } from '../faults'
import type { Functions } from '../functions/functions'
import type { Invocation } from '../functions/invocation'
import { ADMIN_BODY_BYTES } from '../limits'
import type { Wire } from '../wire'
import { parseObject, readBody, Refusal } from './body'
import { parseMultipart } from './multipart'

/** What the SDK sends: `action` selects, the rest depends on it. Multipart fields arrive as Buffers. */
export type WireBody = Record<string, unknown>

/** JSON answer of the wire: `data`, or `code` and `message`. */
export type WireReply = Record<string, unknown>

/** Answers one action; protobuf answers are Buffers. */
export type ActionHandler = (body: WireBody, caller: Invocation | undefined) => Promise<WireReply | Buffer>

export interface AdminOptions {
  /** By action, or by its first word with a dot: `database.`. */
  handlers: Record<string, ActionHandler>
  functions: Functions
  wire: Wire
  faults: Faults
  log: (sentence: string) => void
}

/** `POST /admin`: the wire of wx-server-sdk. Always HTTP 200 with JSON, unless the request itself is unreadable. */
export function createAdmin(options: AdminOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const bytes = await readBody(request, ADMIN_BODY_BYTES)
    const body = parseWire(bytes, request.headers['content-type'] ?? '')
    if (!request.headers.authorization?.startsWith('TC3-HMAC-SHA256 Credential=')) {
      return send(response, refuse('SIGN_PARAM_INVALID', 'the request is not signed; the SDK signs with any id and key'))
    }
    send(response, await answer(options, body, bytes.length))
  }
}

function parseWire(bytes: Buffer, contentType: string): WireBody {
  if (!contentType.startsWith('multipart/form-data')) return parseObject(bytes)
  const body: WireBody = {}
  for (const [name, value] of parseMultipart(bytes, contentType)) {
    body[name] = name === 'requestData' || name === 'apiOptions' ? value : value.toString('utf8')
  }
  return body
}

async function answer(options: AdminOptions, body: WireBody, bytesIn: number): Promise<Buffer | string> {
  const action = typeof body.action === 'string' ? body.action : ''
  const caller = options.functions.callerOf(body.wxCloudApiToken)
  const begunAt = performance.now()
  const reply = await withFaults(options, action, body, caller)
  const sent = Buffer.isBuffer(reply) ? reply : JSON.stringify({ requestId: randomUUID(), ...reply })
  options.wire.note(caller, {
    action,
    on: subject(body),
    ms: performance.now() - begunAt,
    bytesIn,
    bytesOut: Buffer.byteLength(sent),
    code: Buffer.isBuffer(reply) || typeof reply.code !== 'string' ? undefined : reply.code,
  })
  return sent
}

function subject(body: WireBody): string | undefined {
  const name = body.collectionName ?? body.function_name ?? body.apiName
  return typeof name === 'string' ? name : undefined
}

/** Collections that an aggregation reads beside its own, however deep. */
const lookedUp = ({ stages }: WireBody) => (Array.isArray(stages) ? [...JSON.stringify(stages).matchAll(/\\*"from\\*":\\*"([^"\\]+)/g)].map(([, name = '']) => name) : [])

async function withFaults(
  options: AdminOptions, action: string, body: WireBody, caller: Invocation | undefined,
): Promise<WireReply | Buffer> {
  await options.faults.passed(caller, action, [subject(body) ?? action, ...lookedUp(body)])
  const strike = options.faults.strike(caller, action)
  if (strike?.kind === 'delay') await sleep(strike.delayMs)
  if (strike?.kind === 'errorBefore') return { code: strike.code, message: 'injected: refused, nothing happened' }
  const reply = await perform(options, action, body, caller)
  if (strike?.kind === 'errorAfter') return { code: strike.code, message: 'injected: done, but the answer was lost' }
  if (strike?.kind === 'crash' && caller) options.functions.kill(caller, 'injected: the instance died')
  return reply
}

async function perform(
  options: AdminOptions, action: string, body: WireBody, caller: Invocation | undefined,
): Promise<WireReply | Buffer> {
  const family = action.slice(0, action.indexOf('.') + 1)
  const known = [action, family].find((name) => Object.hasOwn(options.handlers, name))
  const handler = known === undefined ? undefined : options.handlers[known]
  if (!handler) {
    options.log(`refused: the action ${JSON.stringify(action)} is not imitated here`)
    return { code: 'INVALID_PARAM', message: `the action ${JSON.stringify(action)} is not imitated by the local cloud` }
  }
  try {
    return await handler(body, caller)
  } catch (error) {
    if (error instanceof Refusal) return { code: 'INVALID_PARAM', message: error.message }
    options.log(`failed: ${action}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return { code: 'SYS_ERR', message: error instanceof Error ? error.message : String(error) }
  }
}

function refuse(code: string, message: string): string {
  return JSON.stringify({ requestId: randomUUID(), code, message })
}

/** The SDK tells an error of the open API from an answer by exactly this content type. */
function send(response: ServerResponse, body: Buffer | string): void {
  response.writeHead(200, {
    'content-type': Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  })
  response.end(body)
}

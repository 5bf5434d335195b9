import type { FunctionDefinition } from '../functions/definition'
import type { Invocation } from '../functions/invocation'
import type { WireBody, WireReply } from '../http/admin'
import { error, verdictOf, type Api, type ApiReply, type Params } from './api'
import type { Outbox } from './outbox'
import { bytesOf, decode, encode } from './protobuf'

const UNKNOWN_API = -604100
const NOT_LISTED = -604101

/** Answers an API instead of its rules: an error to test with, or a verdict. */
export interface Script {
  api: string
  /** WeChat's JSON, e.g. `{ errcode: 43107, errmsg: 'banned' }`. */
  reply: Record<string, unknown>
  /** How often; once when absent. */
  times?: number
  /** Only when all these parameters have these values. */
  params?: Params
}

export interface OpenApiOptions {
  apis: Readonly<Record<string, Api>>
  outbox: Outbox
  definition: (door: string) => FunctionDefinition | undefined
  now: () => number
  log: (sentence: string) => void
}

/** The open API on the wire: protobuf in a form (`wx.openApi`), or JSON (`wx.api`, the old callOpenAPI). */
export function createOpenApi(options: OpenApiOptions) {
  const scripts: Array<Script & { left: number }> = []

  async function perform(api: string, params: Params, caller: Invocation | undefined): Promise<ApiReply | number> {
    const handler = Object.hasOwn(options.apis, api) ? options.apis[api] : undefined
    if (!handler) {
      options.log(`refused: the open API ${api} is not imitated here`)
      return UNKNOWN_API
    }
    // SDK processes outside have no config.json; functions may call what theirs lists.
    if (caller && !options.definition(caller.door)?.openapi.includes(api)) {
      options.log(`refused: ${api} is not listed in config.json of ${caller.door}`)
      return NOT_LISTED
    }
    const reply = scripted(api, params) ?? (await handler(params, caller))
    options.outbox.add({
      at: new Date(options.now()).toISOString(),
      api,
      params: readable(params),
      caller: caller && { door: caller.door, action: caller.action, openid: caller.openid, requestId: caller.requestId },
      ...verdictOf(reply),
    })
    return reply
  }

  function scripted(api: string, params: Params): ApiReply | undefined {
    const script = scripts.find((candidate) => candidate.api === api && candidate.left > 0 && fits(candidate.params, params))
    if (!script) return undefined
    script.left -= 1
    return { json: script.reply }
  }

  async function openApi(body: WireBody, caller: Invocation | undefined): Promise<WireReply | Buffer> {
    if (typeof body.apiName !== 'string' || !Buffer.isBuffer(body.requestData)) {
      return { code: 'INVALID_PARAM', message: 'apiName or requestData is missing' }
    }
    const params = paramsOf(body.requestData)
    if (typeof params === 'string') return { code: 'INVALID_PARAM', message: params }
    const reply = await perform(body.apiName, params, caller)
    if (typeof reply === 'number') return encode([[3, reply], [4, 200]])
    if ('bytes' in reply) return encode([[1, reply.bytes], [2, reply.contentType], [4, 200]])
    return encode([[1, JSON.stringify(reply.json)], [2, 'application/json'], [4, 200]])
  }

  async function jsonApi(body: WireBody, caller: Invocation | undefined): Promise<WireReply> {
    const { apiName, requestData } = body
    if (typeof apiName !== 'string') return { code: 'INVALID_PARAM', message: 'apiName is missing' }
    const params = objectOf(typeof requestData === 'string' && requestData ? requestData : '{}')
    if (!params) return { code: 'INVALID_PARAM', message: 'requestData is not a JSON object' }
    const reply = await perform(apiName, params, caller)
    const json = typeof reply === 'number' ? error(reply, 'system error') : reply
    if (!('json' in json)) return { code: 'INVALID_PARAM', message: `${apiName} answers bytes: call it through cloud.openapi` }
    return { data: { responseData: JSON.stringify(json.json) } }
  }

  return {
    actions: { 'wx.openApi': openApi, 'wx.api': jsonApi },
    script: (script: Script) => void scripts.push({ ...script, left: script.times ?? 1 }),
  }
}

function fits(expected: Params | undefined, params: Params): boolean {
  return Object.entries(expected ?? {}).every(([key, value]) => JSON.stringify(params[key]) === JSON.stringify(value))
}

/**
 * CommApiData { 1 apiType, 2 OpenApiData { 1 repeated { 1 key, 2 value, 3 contenttype, 4 filename } } }.
 * A part with a file name is raw bytes, every other value JSON text. Returns a reason when it is not that.
 */
function paramsOf(requestData: Buffer): Params | string {
  try {
    const message = decode(requestData)
    if (message.some(({ number, value }) => number === 1 && value !== 0)) return 'only apiType 0 (open API) is imitated'
    const params: Params = {}
    for (const { number, value } of decode(bytesOf(message, 2) ?? Buffer.alloc(0))) {
      if (number !== 1 || !Buffer.isBuffer(value)) continue
      const pair = decode(value)
      const key = bytesOf(pair, 1)?.toString('utf8') ?? ''
      const content = bytesOf(pair, 2) ?? Buffer.alloc(0)
      params[key] = bytesOf(pair, 4)?.length ? content : JSON.parse(content.toString('utf8'))
    }
    return params
  } catch (problem) {
    return `requestData cannot be read: ${String(problem)}`
  }
}

function objectOf(text: string): Params | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Params) : undefined
  } catch {
    return undefined
  }
}

function readable(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, Buffer.isBuffer(value) ? { bytes: value.length } : value]),
  )
}

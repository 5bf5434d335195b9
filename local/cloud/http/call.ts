import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Functions } from '../functions/functions'
import type { Caller, FailureCode, Invocation, Outcome } from '../functions/invocation'
import { CALL_BODY_BYTES } from '../limits'
import { parseObject, readBody, Refusal } from './body'

/** As `wx.cloud.callFunction` resolves, or rejects. */
export type CallReply =
  | { result: unknown; errMsg: string; requestID: string }
  | { errCode: number; errMsg: string; requestID: string }

/** Client codes (云开发 › 错误码). */
const CLIENT_CODES: Record<FailureCode, { errCode: number; text: string }> = {
  FUNCTIONS_EXECUTE_FAIL: { errCode: -504002, text: 'functions execute fail' },
  FUNCTIONS_TIME_LIMIT_EXCEEDED: { errCode: -504003, text: 'functions execute timeout' },
  FUNCTIONS_RESPONSE_TOO_LARGE: { errCode: -604001, text: 'response size exceeds limit' },
  FUNCTION_NOT_FOUND: { errCode: -501000, text: 'FUNCTION_NOT_FOUND' },
  INVALID_PARAM: { errCode: -501007, text: 'invalid parameters' },
}

/** An all-digit openid would reach the function as a number, as the SDK turns it into one. */
const OPENID = /^(?=.*[A-Za-z_-])[A-Za-z0-9_-]{1,64}$/

/** @throws Refusal for an openid that cannot exist. */
export function callerFrom(openid: string | undefined): Caller {
  if (openid === undefined || openid === '') return { source: 'wx_client' }
  if (!OPENID.test(openid)) throw new Refusal(400, 'x-openid must be letters, digits, _ and -, and not digits alone')
  return { openid, source: 'wx_client' }
}

export async function callDoor(functions: Functions, door: string, event: unknown, caller: Caller): Promise<CallReply> {
  const { invocation, outcome } = await functions.invoke(door, event, caller)
  return outcome.ok
    ? { result: JSON.parse(outcome.json) as unknown, errMsg: 'cloud.callFunction:ok', requestID: invocation.requestId }
    : failure(invocation, outcome)
}

function failure({ requestId }: Invocation, { code, message }: Outcome & { ok: false }): CallReply {
  const { errCode, text } = CLIENT_CODES[code]
  return { errCode, errMsg: `cloud.callFunction:fail Error: errCode: ${errCode} ${text} | errMsg: ${message}`, requestID: requestId }
}

/** `POST /call/<door>` with the event as JSON and the persona in `x-openid`; both outcomes are HTTP 200. */
export function createCallRoute(functions: Functions, onVisit: (openid: string) => void) {
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const caller = callerFrom(headerOf(request, 'x-openid'))
    const bytes = await readBody(request, CALL_BODY_BYTES)
    const event = parseObject(bytes)
    if (caller.openid) onVisit(caller.openid)
    const door = decodeURIComponent(url.pathname.slice('/call/'.length))
    const { invocation, outcome } = await functions.invoke(door, event, caller)
    const { requestId } = invocation
    // The result is passed on as text: it is not parsed and written again for every call.
    const text = outcome.ok
      ? `{"result":${outcome.json},"errMsg":"cloud.callFunction:ok","requestID":"${requestId}"}`
      : JSON.stringify(failure(invocation, outcome))
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      'cache-control': 'no-store',
    })
    response.end(text)
  }
}

export function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

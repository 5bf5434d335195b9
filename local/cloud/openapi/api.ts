import type { Invocation } from '../functions/invocation'

/** Parameters as WeChat's HTTP interface has them: snake_case, JSON values; media as Buffer. */
export type Params = Record<string, unknown>

/** WeChat's answer: JSON with errcode 0 or an error, or a picture. */
export type ApiReply = { json: Record<string, unknown> } | { contentType: string; bytes: Buffer }

export type Api = (params: Params, caller: Invocation | undefined) => ApiReply | Promise<ApiReply>

export const ok = (fields: Record<string, unknown> = {}): ApiReply => ({ json: { errcode: 0, errmsg: 'ok', ...fields } })

export const error = (errcode: number, errmsg: string): ApiReply => ({ json: { errcode, errmsg } })

export function verdictOf(reply: ApiReply): { errcode: number; errmsg: string } {
  if (!('json' in reply)) return { errcode: 0, errmsg: 'ok' }
  return { errcode: Number(reply.json.errcode ?? 0), errmsg: String(reply.json.errmsg ?? 'ok') }
}

/** Looks like an openid of ours: letters, digits, - and _. */
export const isOpenid = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value)

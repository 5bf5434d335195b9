import type { Records } from '../records'
import { error, isOpenid, ok, type Api, type Params } from './api'
import { whyNotValue } from './fields'

/** Template id → names of its fields, such as `thing1`; as chosen in the console. */
export type Templates = Readonly<Record<string, readonly string[]>>

export interface Consents {
  /** One accept = one send; accepts add up and do not lapse. */
  add(openid: string, template: string, times?: number): void
  /** Uses one up; false when there is none. */
  take(openid: string, template: string): boolean
  left(openid: string, template: string): number
}

export function createConsents(records: Records): Consents {
  return {
    add(openid, template, times = 1) {
      records.run(
        'INSERT INTO consent VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET remaining = remaining + excluded.remaining',
        openid, template, times,
      )
    },
    take: (openid, template) => records.run(
      'UPDATE consent SET remaining = remaining - 1 WHERE openid = ? AND template = ? AND remaining > 0', openid, template,
    ) === 1,
    left(openid, template) {
      const row = records.first('SELECT remaining FROM consent WHERE openid = ? AND template = ?', openid, template)
      return Number(row?.remaining ?? 0)
    },
  }
}

/** 订阅消息 › 发送订阅消息. The consent is used up only by a message that would be delivered. */
export function createSubscribeSend(templates: Templates, consents: Consents): Api {
  return (params) => {
    const { touser, template_id: template } = params
    if (!isOpenid(touser)) return error(40003, 'invalid openid')
    const fields = typeof template === 'string' && Object.hasOwn(templates, template) ? templates[template] : undefined
    if (!fields || typeof template !== 'string') return error(40037, 'template_id is invalid')
    const refusal = whyNotParams(params, fields)
    if (refusal) return error(47003, `argument invalid! ${refusal}`)
    if (!consents.take(touser, template)) return error(43101, 'user refuse to accept the msg')
    return ok()
  }
}

function whyNotParams({ data, miniprogram_state: state, page, lang }: Params, fields: readonly string[]): string | null {
  if (state !== undefined && !['developer', 'trial', 'formal'].includes(String(state))) return 'miniprogram_state is invalid'
  if (lang !== undefined && !['zh_CN', 'en_US', 'zh_HK', 'zh_TW'].includes(String(lang))) return 'lang is invalid'
  if (page !== undefined && (typeof page !== 'string' || page.startsWith('/'))) return 'page is invalid'
  if (data === null || typeof data !== 'object') return 'data is missing'
  const given = data as Record<string, { value?: unknown } | null>
  const strange = Object.keys(given).find((field) => !fields.includes(field))
  if (strange) return `data.${strange} is not in the template`
  for (const field of fields) {
    const refusal = whyNotValue(field, given[field]?.value)
    if (refusal) return refusal
  }
  return null
}

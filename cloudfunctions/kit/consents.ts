/**
 * 订阅消息. One acceptance carries one message and does not lapse. Our count follows WeChat's: up with each
 * acceptance, down with each message that leaves, to nothing when WeChat says that none is left (43101).
 */
import { messageKinds, type MessageKind } from '@/types/messageNames'
import { db } from './db'
import type { Consent } from './documents/message'
import { gt, not, oneOf } from './filter'
import { idFor } from './ids'

const REQUESTS_KEPT = 6
const allKinds = Object.keys(messageKinds) as MessageKind[]

/**
 * The template of a kind: `TEMPLATE_OFFER`, `TEMPLATE_NOTICE`, … of the function's environment, or
 * `TEMPLATE_ANY` for all others. None: that kind stays in the message box.
 */
export function templateOf(kind: MessageKind): string | undefined {
  return process.env[`TEMPLATE_${kind.toUpperCase()}`] || process.env.TEMPLATE_ANY || undefined
}

/** Every template in use, with the kinds it serves. */
export function templates(): Array<{ templateId: string; kinds: MessageKind[] }> {
  const ids = [...new Set(allKinds.flatMap((kind) => templateOf(kind) ?? []))]
  return ids.map((templateId) => ({ templateId, kinds: allKinds.filter((kind) => templateOf(kind) === templateId) }))
}

const consentId = (openid: string, templateId: string) => idFor('consent', openid, templateId)

/** Counts one acceptance, once per request. */
export async function addConsent(openid: string, templateId: string, requestId: string): Promise<void> {
  const _id = consentId(openid, templateId)
  const once = () =>
    db.consents.change(
      { _id, 'counted.requestId': not(requestId) },
      { inc: { left: 1 }, push: { counted: { each: [{ requestId }], keepLast: REQUESTS_KEPT } } },
    )
  if ((await once()) === 1) return
  const first: Consent = { _id, openid, templateId, left: 1, counted: [{ requestId }] }
  // It existed: either this request was counted before, or another one made it just now.
  if (!(await db.consents.insert(first))) await once()
}

export async function dropConsents(openid: string, templateId: string): Promise<void> {
  await db.consents.change({ _id: consentId(openid, templateId) }, { set: { left: 0 } })
}

/** Of these people and templates those of whom one is left, as `openid templateId`: one call for a page. */
export async function withConsent(pairs: ReadonlyArray<readonly [openid: string, templateId: string]>): Promise<ReadonlySet<string>> {
  if (pairs.length === 0) return new Set()
  const ids = [...new Set(pairs.map((pair) => consentId(...pair)))]
  const found = await db.consents.find({ _id: oneOf(ids), left: gt(0) }, { limit: ids.length })
  return new Set(found.map(({ openid, templateId }) => `${openid} ${templateId}`))
}

/** Takes one; false when there is none. */
export async function takeConsent(openid: string, templateId: string): Promise<boolean> {
  return (await db.consents.change({ _id: consentId(openid, templateId), left: gt(0) }, { inc: { left: -1 } })) === 1
}

/** Gives back one that was taken for a message that did not leave. */
export async function returnConsent(openid: string, templateId: string): Promise<void> {
  await db.consents.change({ _id: consentId(openid, templateId) }, { inc: { left: 1 } })
}

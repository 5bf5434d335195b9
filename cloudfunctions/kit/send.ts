/**
 * Sends what waits in the outbox as WeChat subscription messages. One consent carries one message;
 * whoever has none left reads it in the message box, and is on the list of people to be told by mouth.
 */
import { openApi } from './cloud'
import { db } from './db'
import type { Message } from './documents/message'
import { oneOf } from './filter'

const AT_ONCE = 50
/** WeChat: no consent left for this template. */
const NO_CONSENT = 43101

/** Template ids are granted to the union's own mini-program; unset, messages stay in the box. */
const templateFor = (kind: Message['kind']): string | undefined => process.env[`TEMPLATE_${kind.toUpperCase()}`]

/** `thing` holds 20 characters and no line break. */
const thing = (text: string) => ({ value: Array.from(text.replace(/\s+/g, ' ')).slice(0, 20).join('') })

async function send(message: Message, openid: string): Promise<Message['sending']> {
  const templateId = templateFor(message.kind)
  if (!templateId) return 'noConsent'
  try {
    const data = { thing1: thing(message.title), thing2: thing(message.text) }
    await openApi.sendSubscribeMessage({ touser: openid, templateId, page: message.page, data })
    return 'sent'
  } catch (error) {
    return (error as { errCode?: number }).errCode === NO_CONSENT ? 'noConsent' : 'failed'
  }
}

export async function sendMessages(): Promise<number> {
  const due = await db.messages.find({ sending: 'due' }, { order: [['listKey', 1]], limit: AT_ONCE })
  const people = await db.members.find({ _id: oneOf([...new Set(due.map(({ memberId }) => memberId))]) })
  const openids = new Map(people.map(({ _id, openid }) => [_id, openid]))
  for (const message of due) {
    // Claimed before it is sent: a message lost is in the box, a message sent twice is a nuisance.
    if ((await db.messages.change({ _id: message._id, sending: 'due' }, { set: { sending: 'failed' } })) === 0) continue
    const openid = openids.get(message.memberId)
    const outcome = openid ? await send(message, openid) : 'noConsent'
    await db.messages.change({ _id: message._id }, { set: { sending: outcome } })
  }
  return due.length
}

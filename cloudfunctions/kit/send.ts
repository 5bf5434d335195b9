/**
 * Sends what waits in the outbox as WeChat subscription messages. One consent carries one message;
 * whoever has none left reads it in the message box, and is on the list of people to be told by mouth.
 * What WeChat accepted, or may have accepted, is never sent again.
 */
import { openApi } from './cloud'
import { dropConsents, returnConsent, takeConsent, templateOf, withConsent } from './consents'
import { db } from './db'
import { DISCREET_TEXT, isDiscreet } from './discreet'
import type { Message } from './documents/message'
import type { Member } from './documents/people'
import { lte, oneOf } from './filter'
import { addresseeOf } from './notify'
import { SENDING_MS, SIDE_BY_SIDE, timeFor } from './timeFor'

const AT_ONCE = 50
/** Waiting before the second, third, … try. */
const BACKOFF_MS = [2, 10, 60, 360].map((minutes) => minutes * 60_000)
const MAX_TRIES = BACKOFF_MS.length + 1

/** 订阅消息 › 发送订阅消息 › 错误码. Refusals that another time may be none; all others are final. */
const NO_CONSENT = 43101
const PASSING: ReadonlySet<number> = new Set([43108, 44991, 45009, 45011])

/** `thing` holds 20 characters and no line break. */
function thing(text: string) {
  const characters = Array.from((isDiscreet(text) ? text : DISCREET_TEXT).replace(/\s+/g, ' '))
  return { value: characters.length > 20 ? `${characters.slice(0, 19).join('')}…` : characters.join('') }
}

type Outcome = 'sent' | 'noConsent' | 'again' | 'failed' | 'lost'

async function send(message: Message, openid: string, templateId: string): Promise<Outcome> {
  const data = { thing1: thing(message.title), thing2: thing(message.text) }
  try {
    await openApi.sendSubscribeMessage({ touser: openid, templateId, page: message.page, data })
    return 'sent'
  } catch (error) {
    const errCode = (error as { errCode?: unknown }).errCode
    // WeChat's refusals are positive. Its -1, a broken line and a time-out leave open whether it left.
    if (typeof errCode !== 'number' || errCode <= 0) return 'lost'
    if (errCode === NO_CONSENT) return 'noConsent'
    return PASSING.has(errCode) ? 'again' : 'failed'
  }
}

const isClaimed = async (message: Message, set: Partial<Message>) =>
  (await db.messages.change({ _id: message._id, sending: 'due', tries: message.tries }, { set })) === 1

/** Where a message would go: nowhere for somebody unbound or gone, or without a template. */
function wayTo(person: Member | undefined, kind: Message['kind']): readonly [openid: string, templateId: string] | null {
  const templateId = templateOf(kind)
  return person?.openid && person.leftOn === null && templateId ? [person.openid, templateId] : null
}

async function note(message: Message, outcome: Outcome, now: Date): Promise<void> {
  const tries = message.tries + 1
  const isLast = tries >= MAX_TRIES
  const set =
    outcome === 'again' && !isLast
      ? { sending: 'due' as const, sendAfter: new Date(now.getTime() + (BACKOFF_MS[message.tries] ?? 0)) }
      : { sending: outcome === 'again' ? ('failed' as const) : outcome, ...(outcome === 'sent' ? { unreached: false } : {}) }
  await db.messages.change({ _id: message._id, sending: 'lost', tries }, { set })
}

async function dispatch(message: Message, person: Member | undefined, consenting: ReadonlySet<string>, now: Date): Promise<void> {
  const way = wayTo(person, message.kind)
  const seen = person && !message.to ? { name: person.name, unitName: person.unitName, orgPath: person.orgPath } : {}
  const gone = !person || person.leftOn !== null ? { unreached: false } : {}
  if (!way || !consenting.has(way.join(' '))) return void (await isClaimed(message, { ...seen, ...gone, sending: 'noConsent' }))
  // Claimed as lost before it leaves: a crash from here on leaves it at that, and it is not sent twice.
  if (!(await isClaimed(message, { ...seen, sending: 'lost', tries: message.tries + 1 }))) return
  const outcome = (await takeConsent(...way)) ? await send(message, ...way) : 'noConsent'
  if (outcome === 'again' || outcome === 'failed') await returnConsent(...way)
  if (outcome === 'noConsent') await dropConsents(...way)
  await note(message, outcome, now)
}

/** Three calls for the page, one for each message without a consent, four for each that leaves. How many were due. */
async function sendPage(now: Date): Promise<number> {
  const due = await db.messages.find({ sending: 'due', sendAfter: lte(now) }, { order: [['sendAfter', 1]], limit: AT_ONCE })
  if (due.length === 0) return 0
  const addressed = due.map((message) => ({ message, memberId: addresseeOf(message) }))
  const people = await db.members.find({ _id: oneOf([...new Set(addressed.map(({ memberId }) => memberId))]) }, { limit: AT_ONCE })
  const byId = new Map(people.map((person) => [person._id, person]))
  const consenting = await withConsent(addressed.map(({ message, memberId }) => wayTo(byId.get(memberId), message.kind)).filter((way) => way !== null))
  for (let from = 0; from < due.length; from += SIDE_BY_SIDE) {
    const some = addressed.slice(from, from + SIDE_BY_SIDE)
    const ended = await Promise.allSettled(some.map(({ message, memberId }) => dispatch(message, byId.get(memberId), consenting, now)))
    // Only when the others have come to their end: what is left under way would be torn off with the function.
    for (const one of ended) if (one.status === 'rejected') throw one.reason
  }
  return due.length
}

/** Run by the timer, page by page while there is time. Returns how many were due. */
export async function sendMessages(now: Date): Promise<number> {
  const isTime = timeFor(SENDING_MS)
  for (let sum = 0; ; ) {
    const due = await sendPage(now)
    sum += due
    if (due < AT_ONCE || !isTime()) return sum
  }
}

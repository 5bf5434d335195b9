/** 消息: my box, my consents, and the people of my unit who have to be told by mouth. */
import { DAY_MS, dayOf, HOUR_MS, startOfDay } from '@/types/calendar'
import { spokenKinds, type MessageKind } from '@/types/messageNames'
import { addConsent, dropConsents, templates } from '@/cloudfunctions/kit/consents'
import { db } from '@/cloudfunctions/kit/db'
import type { Message } from '@/cloudfunctions/kit/documents/message'
import { between, oneOf, type Filter } from '@/cloudfunctions/kit/filter'
import { beyond, END_OF_TIME, keyOf, pageOf } from '@/cloudfunctions/kit/paging'
import { policiesOn } from '@/cloudfunctions/kit/policies'
import { namesOf } from '@/cloudfunctions/kit/pseudonym'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { bound, holding } from '@/cloudfunctions/kit/serve'
import { unitsOf } from '@/cloudfunctions/kit/units'

const TELLERS = ['GRP', 'OFF', 'CHAIR', 'VICE'] as const

/** What is older than this is over, and nobody is told of it any more. */
const TOO_OLD_MS = 30 * DAY_MS

const messageView = ({ _id, kind, title, text, page, createdAt, readAt }: Message) => ({ messageId: _id, kind, title, text, page, at: createdAt, readAt })

const isSpoken = (kind: MessageKind) => (spokenKinds as readonly MessageKind[]).includes(kind)

function unreachedView({ _id, memberId, name, unitName, kind, title, text, createdAt, sending }: Message) {
  const words = isSpoken(kind) ? { title, text } : { title: '', text: '' }
  return { messageId: _id, memberId, name, unitName, kind, ...words, at: createdAt, why: sending }
}

/** The boxes of a person: that of their name, and that of discreet messages. */
const boxesOf = ({ _id }: { readonly _id: string }) => oneOf(namesOf('messageBox', _id))

export const unreadOf = (me: { readonly _id: string }) => db.messages.count({ memberId: boxesOf(me), readAt: null })

export const messageRoutes = {
  'message.list': bound<'message.list'>()({
    handle: async ({ input: { cursor, limit }, me }) => {
      const filter = { memberId: boxesOf(me), listKey: beyond(-1, cursor, END_OF_TIME) }
      const messages = await db.messages.find(filter, { order: [['listKey', -1]], limit: limit + 1 })
      return pageOf(messages, limit, ({ listKey }) => listKey, messageView)
    },
  }),

  'message.unread': bound<'message.unread'>()({
    handle: async ({ me }) => ({ unread: await unreadOf(me) }),
  }),

  'message.read': bound<'message.read'>()({
    handle: async ({ input: { messageIds }, me, now }) => {
      const mine: Filter = { ...(messageIds ? { _id: oneOf(messageIds) } : {}), memberId: boxesOf(me), readAt: null }
      // The day alone: an instant that both boxes share would tell whose the other one is.
      await db.messages.change(mine, { set: { readAt: startOfDay(dayOf(now)), unreached: false } })
      return { unread: messageIds ? await unreadOf(me) : 0 }
    },
  }),

  'message.consents': bound<'message.consents'>()({
    handle: async ({ openid }) => {
      const mine = new Map((await db.consents.find({ openid })).map(({ templateId, left }) => [templateId, left]))
      return { templates: templates().map((template) => ({ ...template, left: mine.get(template.templateId) ?? 0 })) }
    },
  }),

  'message.consent': bound<'message.consent'>()({
    handle: async ({ input: { answers }, openid, request }) => {
      const known = new Set(templates().map(({ templateId }) => templateId))
      if (answers.some(({ templateId }) => !known.has(templateId))) refuse('BAD_INPUT', 'answers')
      const accepted = new Set(answers.filter(({ answer }) => answer === 'accept').map(({ templateId }) => templateId))
      for (const templateId of accepted) await addConsent(openid, templateId, request.id)
      for (const { templateId, answer } of answers) if (answer === 'ban') await dropConsents(openid, templateId)
      return { counted: accepted.size }
    },
  }),

  'message.unreached': holding<'message.unreached'>(...TELLERS)({
    handle: async ({ input: { cursor, limit }, me, now }) => {
      const { 'message.unreachedHours': hours } = await policiesOn(dayOf(now), 'message.unreachedHours')
      const ago = (ms: number) => new Date(now.getTime() - ms).toISOString()
      const when = between(ago(TOO_OLD_MS), cursor ? keyOf(cursor) : ago(hours.value * HOUR_MS))
      const filter = { unreached: true, orgPath: oneOf(unitsOf(me, TELLERS)), listKey: when }
      const messages = await db.messages.find(filter, { order: [['listKey', -1]], limit: limit + 1 })
      return pageOf(messages, limit, ({ listKey }) => listKey, unreachedView)
    },
  }),

  'message.told': holding<'message.told'>(...TELLERS)({
    handle: async ({ input: { messageIds }, me, now }) => {
      const filter = { _id: oneOf(messageIds), unreached: true, orgPath: oneOf(unitsOf(me, TELLERS)) }
      await db.messages.change(filter, { set: { unreached: false, toldAt: now, toldBy: me._id } })
      // Counted afterwards, so that a repeated request gets the same answer.
      return { told: await db.messages.count({ _id: oneOf(messageIds), toldBy: me._id }) }
    },
  }),
}

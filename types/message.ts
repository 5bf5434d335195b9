/** 消息: a box for every person, WeChat where they consented, and a list of people to be told by mouth. */
import * as v from 'valibot'
import { Count, Id, InstantOut, PageOf, pageInput } from './fields'
import { messageKinds, sendings, type MessageKind, type Sending } from './messageNames'

export const MessageKindCode = v.picklist(Object.keys(messageKinds) as [MessageKind, ...MessageKind[]])
const SendingCode = v.picklist(Object.keys(sendings) as [Sending, ...Sending[]])

export const MessageView = v.object({
  messageId: Id,
  kind: MessageKindCode,
  title: v.string(),
  text: v.string(),
  /** Without a leading slash. */
  page: v.string(),
  at: InstantOut,
  readAt: v.nullable(InstantOut),
})
export type MessageView = v.InferOutput<typeof MessageView>

const TemplateId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/))
const Unread = v.object({ unread: v.number() })

/** What the person may still be sent by WeChat, per template: one acceptance carries one message. */
export const Consents = v.object({
  templates: v.array(v.object({ templateId: TemplateId, kinds: v.array(MessageKindCode), left: v.number() })),
})
export type Consents = v.InferOutput<typeof Consents>

/** Somebody of my unit who was neither reached nor has looked. */
export const UnreachedItem = v.object({
  messageId: Id,
  memberId: Id,
  name: v.string(),
  unitName: v.string(),
  kind: MessageKindCode,
  title: v.string(),
  text: v.string(),
  at: InstantOut,
  why: SendingCode,
})
export type UnreachedItem = v.InferOutput<typeof UnreachedItem>

const messageIds = v.pipe(v.array(Id), v.minLength(1), v.maxLength(50))

export const messageActions = {
  'message.list': { kind: 'read', input: v.object(pageInput), output: PageOf(MessageView) },
  'message.unread': { kind: 'read', input: v.object({}), output: Unread },
  /** Without ids: everything. */
  'message.read': { kind: 'write', input: v.object({ messageIds: v.optional(messageIds) }), output: Unread },
  'message.consents': { kind: 'read', input: v.object({}), output: Consents },
  /** What `requestSubscribeMessage` answered, id by id. */
  'message.consent': {
    kind: 'write',
    input: v.object({
      answers: v.pipe(
        v.array(v.object({ templateId: TemplateId, answer: v.picklist(['accept', 'reject', 'ban', 'filter']) })),
        v.minLength(1),
        v.maxLength(5),
      ),
    }),
    output: v.object({ counted: Count(0, 5) }),
  },
  'message.unreached': { kind: 'read', input: v.object(pageInput), output: PageOf(UnreachedItem) },
  /** 已当面告知. Answers how many of these I have told. */
  'message.told': { kind: 'write', input: v.object({ messageIds }), output: v.object({ told: v.number() }) },
} as const

/** What tests of messages share: a cloud with templates, and the messages that left it. */
import { messageKinds, type MessageKind } from '@/types/messageNames'
import { demoEnvironment, startCloud, type TestCloud } from './startCloud'

export const templateId = (kind: MessageKind) => `tmpl-${kind}`
const kinds = Object.keys(messageKinds) as MessageKind[]

/** A cloud in which every kind of message has a template. */
export function startMessagingCloud(options: Parameters<typeof startCloud>[0] = {}): Promise<TestCloud> {
  const ids = Object.fromEntries(kinds.map((kind) => [`TEMPLATE_${kind.toUpperCase()}`, templateId(kind)]))
  const templates = Object.fromEntries(kinds.map((kind) => [templateId(kind), ['thing1', 'thing2']]))
  return startCloud({ environment: { ...demoEnvironment, ...ids }, templates, ...options })
}

/** What WeChat was asked to send to this person. */
export const sentTo = (cloud: TestCloud, openid: string) =>
  cloud.outbox({ api: 'subscribeMessage.send' }).filter(({ params }) => params.touser === openid)

export const databaseCalls = (requests: readonly { action: string }[]) => requests.filter(({ action }) => action.startsWith('database.')).length

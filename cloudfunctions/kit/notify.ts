/**
 * Messages leave from an outbox: the message box is written after the decision, under an id made of
 * what happened, so that telling twice tells once; WeChat is tried later by the timer.
 */
import { db } from './db'
import type { Message } from './documents/message'
import { sortKey } from './paging'

/** What a noun wants somebody to know. `id` names the happening: the same one is told once. */
export interface News {
  readonly id: string
  readonly memberId: string
  readonly kind: Message['kind']
  readonly title: string
  readonly text: string
  readonly page: string
  readonly at: Date
}

function messageOf({ id, at, ...news }: News): Message {
  return { _id: id, ...news, createdAt: at, listKey: sortKey(at, id), readAt: null, sending: 'due' }
}

export async function tell(news: News): Promise<void> {
  await db.messages.insert(messageOf(news))
}

/** One call for many people; people already told by an earlier, interrupted try are passed over. */
export async function tellAll(news: readonly News[]): Promise<void> {
  if (await db.messages.insertAll(news.map(messageOf))) return
  for (const one of news) await tell(one)
}

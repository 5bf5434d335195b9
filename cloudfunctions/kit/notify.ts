/**
 * Messages leave from an outbox: the message box is written after the decision, under an id made of
 * what happened, so that telling twice tells once; WeChat is tried later by the timer.
 */
import { spokenKinds, type MessageKind } from '@/types/messageNames'
import { db } from './db'
import type { Message } from './documents/message'
import { sortKey } from './paging'

/** What a noun wants somebody to know. `id` names the happening: the same one is told once. */
export interface News {
  readonly id: string
  readonly memberId: string
  readonly kind: MessageKind
  readonly title: string
  readonly text: string
  readonly page: string
  readonly at: Date
}

function messageOf({ id, at, ...news }: News): Message {
  return {
    _id: id,
    ...news,
    createdAt: at,
    listKey: sortKey(at, id),
    readAt: null,
    sending: 'due',
    tries: 0,
    sendAfter: at,
    unreached: (spokenKinds as readonly MessageKind[]).includes(news.kind),
    toldAt: null,
    toldBy: null,
    name: '',
    unitName: '',
    orgPath: [],
  }
}

export async function tell(news: News): Promise<void> {
  await db.messages.insert(messageOf(news))
}

/** One call for many people; people already told by an earlier, interrupted try are passed over. */
export async function tellAll(news: readonly News[]): Promise<void> {
  if (await db.messages.insertAll(news.map(messageOf))) return
  for (const one of news) await tell(one)
}

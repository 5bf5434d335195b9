/**
 * Messages leave from an outbox: the message box is written after the decision, under an id made of
 * what happened, so that telling twice tells once; WeChat is tried later by the timer.
 *
 * A discreet message stands there without its person: its id is keyed, its box has another name, and who it is for is sealed.
 */
import { spokenKinds, type MessageKind } from '@/types/messageNames'
import { db } from './db'
import type { Message } from './documents/message'
import { sortKey } from './paging'
import { veiled } from './pseudonym'
import { blindIndex, decrypt, encrypt } from './vault'

/** What a noun wants somebody to know. `id` names the happening: the same one is told once. */
export interface News {
  readonly id: string
  readonly memberId: string
  readonly kind: MessageKind
  readonly title: string
  readonly text: string
  readonly page: string
  readonly at: Date
  /** That this person gets it would tell of a need. */
  readonly isDiscreet?: boolean
}

const placeOf = (_id: string) => ({ collection: 'messages', id: _id, field: 'to' })

/** Under what id, in whose box. */
export function addressed({ id, memberId, isDiscreet }: Pick<News, 'id' | 'memberId' | 'isDiscreet'>): Pick<Message, '_id' | 'memberId' | 'to'> {
  if (!isDiscreet) return { _id: id, memberId, to: null }
  const _id = blindIndex('message', id)
  return { _id, memberId: veiled('messageBox', memberId), to: encrypt(placeOf(_id), memberId) }
}

/** Whom a message is for. */
export const addresseeOf = ({ _id, memberId, to }: Pick<Message, '_id' | 'memberId' | 'to'>) => (to ? decrypt<string>(placeOf(_id), to) : memberId)

function messageOf(news: News): Message {
  const { kind, title, text, page, at } = news
  const address = addressed(news)
  return {
    ...address,
    kind, title, text, page,
    createdAt: at,
    listKey: sortKey(at, address._id),
    readAt: null,
    sending: 'due',
    tries: 0,
    sendAfter: at,
    unreached: !news.isDiscreet && (spokenKinds as readonly MessageKind[]).includes(kind),
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

import type { MessageKind, Sending } from '@/types/messageNames'
import type { Sealed } from '../vault'

/** A message to one person: always in the message box, and by WeChat where a consent exists. */
export interface Message {
  readonly _id: string
  /** The member's id; of a discreet message another name of theirs (kit/pseudonym.ts). */
  readonly memberId: string
  /** Of a discreet message: the member's id under seal. */
  readonly to: Sealed | null
  readonly kind: MessageKind
  readonly title: string
  readonly text: string
  /** The page it opens, without a leading slash. */
  readonly page: string
  readonly createdAt: Date
  readonly listKey: string
  readonly readAt: Date | null

  /** A decision never waits for it. */
  readonly sending: Sending
  /** Tried so many times, and not again before. */
  readonly tries: number
  readonly sendAfter: Date
  /** Must be told by mouth: a spoken kind that WeChat did not bring and nobody has read yet. */
  readonly unreached: boolean
  readonly toldAt: Date | null
  readonly toldBy: string | null
  /** The person as the sender found them; empty until it was tried. */
  readonly name: string
  readonly unitName: string
  readonly orgPath: readonly string[]
}

/** How many messages of one template a WeChat user may still be sent; `_id` is made of both. */
export interface Consent {
  readonly _id: string
  readonly openid: string
  readonly templateId: string
  readonly left: number
  /** Requests that were counted: the same one counts once. */
  readonly counted: ReadonlyArray<{ readonly requestId: string }>
}

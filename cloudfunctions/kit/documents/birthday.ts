/** Birthdays as they were kept. The date itself is on the roster (documents/people.ts). */
import type { WishStatus } from '@/types/birthdayNames'
import type { Recorded } from '../record'

/** Somebody was greeted in a birthday-year; `_id` is `<memberId>_<year>`, so it happens once. */
export interface Greeting {
  readonly _id: string
  readonly memberId: string
  /** Units of the person on that day; absent in greetings from before it was kept. */
  readonly orgPath?: readonly string[]
  /** The birthday-year, the day on which it was kept, and the month of that day. */
  readonly year: number
  readonly day: string
  readonly month: string
  readonly at: Date
  /** A card in the message box, or by mouth. */
  readonly way: 'card' | 'mouth'
  readonly by: string
  /** False while the card lies in a box that nobody can open. */
  readonly isReached: boolean
}

/** One wish from one colleague; `_id` is made of both and the birthday-year. */
export interface BirthdayWish extends Recorded {
  readonly status: WishStatus
  readonly toId: string
  readonly year: number
  readonly day: string
  /** Who sends it. */
  readonly memberId: string
  readonly name: string
  readonly text: string
  readonly listKey: string
}

/** How far the greetings have come: the day, and the last person of it. There is one, `_id` is 'run'. */
export interface BirthdayRun {
  readonly _id: string
  readonly day: string
  readonly upTo: string
  readonly isDone: boolean
}

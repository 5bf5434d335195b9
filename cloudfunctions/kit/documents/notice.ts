import type { NoticeStatus } from '@/types/noticeNames'
import type { Recorded } from '../record'
import type { Holding } from './safety'

export interface Notice extends Recorded, Holding {
  readonly status: NoticeStatus
  readonly title: string
  readonly text: string
  readonly imageFileIds: readonly string[]
  /** Units it is for, and their names; a person below any of them may read it. */
  readonly orgIds: readonly string[]
  readonly audience: readonly string[]
  readonly pinned: boolean
  readonly important: boolean
  readonly mustConfirm: boolean
  readonly until: Date | null
  readonly authorId: string
  readonly authorName: string
  /** Units from the company down to the smallest that holds the whole audience; its officers may manage it. */
  readonly orgPath: readonly string[]
  readonly publishedAt: Date | null
  /** Fingerprints of the words and pictures; published are only those that passed (kit/safety.ts). */
  readonly hashes: readonly string[]
  /** Sorts pinned ones above, then by the time of publication. */
  readonly listKey: string
  readonly deskKey: string
  /** Message boxes still to be filled, and the last person served. */
  readonly job: 'tell' | null
  readonly toldUpTo: string
}

/** One person has read one notice; `_id` is `<noticeId>_<memberId>`, so there is one. */
export interface NoticeRead {
  readonly _id: string
  readonly noticeId: string
  readonly memberId: string
  readonly name: string
  readonly unitName: string
  readonly readAt: Date
  readonly confirmedAt: Date | null
  readonly listKey: string
}

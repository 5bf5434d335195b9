import type { CheckKind, CheckStatus } from '@/types/safetyNames'
import type { Recorded } from '../record'

/**
 * What WeChat or a person said of one text or picture of one object. `_id` is made of object and hash, so
 * a verdict belongs to exactly these words: changed words need a verdict of their own.
 */
export interface SafetyCheck extends Recorded {
  readonly status: CheckStatus
  readonly noun: string
  readonly objectId: string
  readonly kind: CheckKind
  readonly hash: string
  /** How the object is called in the queue. */
  readonly title: string
  /** Kept only while a person has to read it. */
  readonly text: string
  readonly fileId: string | null
  /** WeChat's name for a picture that is being judged. */
  readonly traceId: string | null
  readonly authorId: string
  readonly orgPath: readonly string[]
  readonly askedAt: Date
  readonly listKey: string
}

/** Words of a step that no machine passed; `by` as the history names their author, `hash` as their check. */
export interface HeldWords {
  readonly hash: string
  readonly text: string
  readonly by: string
  readonly isBlocked: boolean
}

/** An object whose steps carry words (kit/heldWords.ts). */
export interface Holding {
  readonly heldWords: readonly HeldWords[]
  /** Some of them still wait for a person. */
  readonly hasHeldWords: boolean
}

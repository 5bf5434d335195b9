/** What is kept about the keeping of personal data: who read it, what was agreed to, what was asked for. */
import type { Purpose, RequestStatus } from '@/types/privacyNames'
import type { Recorded } from '../record'
import type { Case } from './case'

/** Somebody has read what is kept of somebody else (P2). Only ever added. */
export interface ReadLine {
  readonly _id: string
  readonly subjectId: string
  readonly by: string
  /** The reader as the roster had them, so that the list needs no join. */
  readonly byName: string
  readonly byUnit: string
  /** What was read, in words for the person it is about; no illness, no amount. */
  readonly what: string
  readonly objectId: string
  readonly reason: string
  readonly at: Date
  /** The union's day, by which the log is sealed and purged. */
  readonly day: string
  readonly listKey: string
}

/** The readings of one day, counted and chained to the day before: a line deleted behind the product's back shows. */
export interface ReadSeal {
  /** The day. */
  readonly _id: string
  readonly count: number
  readonly digest: string
  readonly previous: string
}

/** One agreement of one person to one purpose; `_id` is made of person, purpose and what it is about. */
export interface Agreement extends Recorded {
  readonly status: 'given' | 'withdrawn'
  readonly memberId: string
  readonly purpose: Purpose
  /** The object it is for; '' when it is for the purpose as such. */
  readonly about: string
  /** The text that was agreed to, by its version and fingerprint. */
  readonly textVersion: string
  readonly textDigest: string
  readonly givenAt: Date
  readonly withdrawnAt: Date | null
  readonly listKey: string
}

/**
 * One picture that proves something; `_id` is made of the object and the upload. Also, as the noun `copy`, an opened copy of one for a
 * link of minutes, and as `export` somebody's own file.
 */
export interface Evidence {
  readonly _id: string
  /** The collection and the document it belongs to. */
  readonly noun: string
  readonly objectId: string
  readonly subjectId: string
  /** Where it lies, drawn anew and sealed; '' once removed, and while a person's own file is being made. */
  readonly fileId: string
  /** The path under which a person's own file comes to lie. */
  readonly path?: string
  /** The name of the key its bytes are sealed with (kit/vault.ts); absent: they lie open, as all did before. */
  readonly sealedWith?: string
  /** Of the file as it lies there. */
  readonly bytes: number
  readonly addedBy: string
  readonly addedAt: Date
  /** Null until the object is decided. */
  readonly removeAt: Date | null
  readonly removedAt: Date | null
}

/** Somebody asks that what is kept of them be deleted (个人信息保护法 第47条). */
export interface PrivacyRequest extends Case {
  readonly status: RequestStatus
  readonly memberId: string
  readonly name: string
  readonly unitName: string
  readonly orgPath: readonly string[]
  readonly text: string
  readonly answer: string
  readonly submittedAt: Date
  readonly settledAt: Date | null
  /** How many documents went, by the title of their collection. */
  readonly removed: Readonly<Record<string, number>>
  readonly listKey: string
}

/** What went in one night; `_id` is the day. Counts only. */
export interface Purge {
  readonly _id: string
  readonly at: Date
  readonly removed: Readonly<Record<string, number>>
  /** Rules that could not be carried out: tried again the next night. */
  readonly failed: readonly string[]
}

/**
 * 单独同意. One agreement of one person to one purpose, perhaps for one object only, with the text that was shown; it can be
 * withdrawn at any time. Asked for where it counts, at the moment it counts, never copied into another record.
 */
import type { ErrorCode } from '@/types/errors'
import type { Purpose } from '@/types/privacyNames'
import { agreementTexts } from './agreementTexts'
import { db } from './db'
import type { Agreement } from './documents/privacy'
import { digestOf, idFor } from './ids'
import { sortKey } from './paging'
import { born, move, receiptOf, type Request } from './record'
import { refuse, refuseIf } from './refuse'

export interface Agreed {
  readonly memberId: string
  readonly purpose: Purpose
  /** The object it is for; '' for the purpose as such. */
  readonly about?: string
}

export interface Consenting extends Agreed {
  /** The version that the person was shown. */
  readonly textVersion: string
  readonly now: Date
  readonly request: Request
}

/** The id of the one agreement of a person to a purpose: to read it beside the caller. */
export const agreementId = ({ memberId, purpose, about = '' }: Agreed) => idFor('agreement', memberId, purpose, about)

/** Who agreed to an older text agreed to something else. */
export const whyNotAgree = (purpose: Purpose, textVersion: string): ErrorCode | null =>
  textVersion === agreementTexts[purpose].version ? null : 'AGREEMENT_TEXT_CHANGED'

/** True while it stands: given for the text as it is now, and not withdrawn. */
export const stands = (agreement: Pick<Agreement, 'status' | 'purpose' | 'textVersion'> | null): boolean =>
  agreement?.status === 'given' && whyNotAgree(agreement.purpose, agreement.textVersion) === null

/** True when this person agreed to this purpose for this object, or for all. One call. */
export async function hasAgreed(agreed: Agreed): Promise<boolean> {
  return stands(await db.agreements.get(agreementId(agreed)))
}

const wordsOf = (purpose: Purpose, now: Date) => {
  const { version, paragraphs } = agreementTexts[purpose]
  return { textVersion: version, textDigest: digestOf(paragraphs), givenAt: now, withdrawnAt: null }
}

/** Gives an agreement, or gives it again. Sent twice, it is one. */
export async function agree({ memberId, purpose, about = '', textVersion, now, request }: Consenting): Promise<Agreement> {
  refuseIf(whyNotAgree(purpose, textVersion), 'textVersion')
  const _id = agreementId({ memberId, purpose, about })
  const line = { at: now, by: memberId, action: 'agreement.give', note: textVersion }
  const fresh: Agreement = { _id, ...born('given', line, request), status: 'given', memberId, purpose, about, ...wordsOf(purpose, now), listKey: sortKey(now, _id) }
  if (await db.agreements.insert(fresh)) return fresh
  const known = (await db.agreements.get(_id)) ?? refuse('CHANGED_MEANWHILE')
  if (receiptOf(known, request) || stands(known)) return known
  return (await move(db.agreements, known, { to: 'given', line, set: { ...wordsOf(purpose, now), listKey: sortKey(now, _id) }, request })) ?? refuse('CHANGED_MEANWHILE')
}

/** Takes it back. What was done before stays done; what comes after must do without. */
export async function withdraw({ memberId, purpose, about = '', now, request }: Omit<Consenting, 'textVersion'>): Promise<Agreement> {
  const known = (await db.agreements.get(agreementId({ memberId, purpose, about }))) ?? refuse('NOT_FOUND')
  if (receiptOf(known, request) || known.status === 'withdrawn') return known
  const line = { at: now, by: memberId, action: 'agreement.withdraw' }
  return (await move(db.agreements, known, { to: 'withdrawn', line, set: { withdrawnAt: now }, request })) ?? refuse('CHANGED_MEANWHILE')
}

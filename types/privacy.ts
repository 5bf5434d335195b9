/**
 * 我的资料: who has read what is kept of me, what I agreed to, all of it as a file, and having it deleted
 * (个人信息保护法 第44至50条).
 */
import * as v from 'valibot'
import { errorCodes } from './errors'
import { Day, Id, InstantOut, OptionalText, PageOf, Text, pageInput } from './fields'
import { Clause } from './policy'
import { purposes, requestStatuses, type Purpose, type RequestStatus } from './privacyNames'

export * from './privacyNames'

export const PurposeCode = v.picklist(Object.keys(purposes) as [Purpose, ...Purpose[]])
const RequestStatusCode = v.picklist(Object.keys(requestStatuses) as [RequestStatus, ...RequestStatus[]])
const Blocked = v.nullable(v.picklist(errorCodes))
const Version = v.pipe(v.string(), v.maxLength(20), v.regex(/^[\w.-]+$/))

/** One reading of my data by somebody else. */
const ReadView = v.object({ readId: Id, at: InstantOut, byName: v.string(), byUnit: v.string(), what: v.string(), reason: v.string() })

/** One purpose with its text, and where I stand with it. */
const AgreementView = v.object({
  agreementId: v.nullable(Id),
  purpose: PurposeCode,
  title: v.string(),
  version: Version,
  paragraphs: v.array(v.string()),
  status: v.picklist(['none', 'given', 'withdrawn', 'outdated']),
  givenAt: v.nullable(InstantOut),
  withdrawnAt: v.nullable(InstantOut),
})

const RequestView = v.object({
  privacyRequestId: Id,
  number: v.string(),
  status: RequestStatusCode,
  text: v.string(),
  answer: v.string(),
  submittedAt: InstantOut,
  settledAt: v.nullable(InstantOut),
  /** By when it must be answered; null once it is. */
  dueOn: v.nullable(Day),
  ownerLabel: v.string(),
})

const Kept = v.object({ title: v.string(), reason: v.string() })
const Settings = v.object({
  deletable: v.array(v.string()),
  kept: v.array(Kept),
  request: v.nullable(RequestView),
  clause: Clause,
  blocked: v.object({ ask: Blocked, takeBack: Blocked }),
})

const DeskItem = v.object({ ...RequestView.entries, name: v.string(), unitName: v.string(), blocked: v.object({ answer: Blocked }) })

export const privacyActions = {
  'privacy.reads': { kind: 'read', input: v.object(pageInput), output: PageOf(ReadView) },
  'privacy.agreements': { kind: 'read', input: v.object({}), output: v.object({ items: v.array(AgreementView) }) },
  /** `textVersion` is of the text that was shown. */
  'privacy.agree': { kind: 'write', input: v.object({ purpose: PurposeCode, textVersion: Version }), output: AgreementView },
  'privacy.withdraw': { kind: 'write', input: v.object({ agreementId: Id }), output: AgreementView },
  /** All that is kept of me, as a spreadsheet; the link lives five minutes and the taking is noted. */
  'privacy.export': { kind: 'write', input: v.object({}), output: v.object({ url: v.string(), fileName: v.string(), parts: v.array(v.object({ title: v.string(), rows: v.number() })) }) },
  'privacy.deletion': { kind: 'read', input: v.object({}), output: Settings },
  'privacy.askDeletion': { kind: 'write', input: v.object({ text: OptionalText(300) }), output: Settings },
  'privacy.takeBack': { kind: 'write', input: v.object({ privacyRequestId: Id }), output: Settings },
  'privacy.desk': { kind: 'read', input: v.object(pageInput), output: PageOf(DeskItem) },
  /** A refusal needs its reason: the person reads it. */
  'privacy.answer': { kind: 'write', input: v.object({ privacyRequestId: Id, verdict: v.picklist(['delete', 'refuse']), answer: Text(300) }), output: DeskItem },
} as const

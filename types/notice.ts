/** 通知: from officers to everybody or to some units, with receipts of who has read it. */
import * as v from 'valibot'
import { HistoryView } from './audit'
import { errorCodes } from './errors'
import { Count, FileId, Id, InstantIn, InstantOut, PageOf, Text, pageInput } from './fields'
import { noticeStatuses, type NoticeStatus } from './noticeNames'

export const NoticeStatusCode = v.picklist(Object.keys(noticeStatuses) as [NoticeStatus, ...NoticeStatus[]])
const Blocked = v.nullable(v.picklist(errorCodes))

/** What an officer writes. Empty `orgIds` means everybody. */
export const NoticePlan = v.object({
  title: Text(40),
  text: Text(3000),
  imageFileIds: v.pipe(v.array(FileId), v.maxLength(9)),
  orgIds: v.pipe(v.array(Id), v.maxLength(20)),
  pinned: v.boolean(),
  /** Also goes to every message box, and to WeChat where there is a consent. */
  important: v.boolean(),
  /** The reader says that they have taken note. */
  mustConfirm: v.boolean(),
  until: v.nullable(InstantIn),
})
export type NoticePlan = v.InferOutput<typeof NoticePlan>

const cardFields = {
  noticeId: Id,
  title: v.string(),
  status: NoticeStatusCode,
  authorName: v.string(),
  /** Names of the units it is for. */
  audience: v.array(v.string()),
  pinned: v.boolean(),
  important: v.boolean(),
  mustConfirm: v.boolean(),
  until: v.nullable(InstantOut),
  publishedAt: v.nullable(InstantOut),
}
export const NoticeCard = v.object({ ...cardFields, readAt: v.nullable(InstantOut), confirmedAt: v.nullable(InstantOut) })
export type NoticeCard = v.InferOutput<typeof NoticeCard>

export const NoticeDetail = v.object({
  ...NoticeCard.entries,
  text: v.string(),
  /** Links that work for ten minutes, in the officer's order. */
  imageUrls: v.array(v.string()),
  blocked: v.object({ confirm: Blocked, manage: Blocked }),
})
export type NoticeDetail = v.InferOutput<typeof NoticeDetail>

const UnitCount = v.object({ unitName: v.string(), people: v.number(), read: v.number(), confirmed: v.number() })

/** The notice for those who may change it: where it stands and, unit by unit, how many have read it. */
export const NoticeDesk = v.object({
  ...cardFields,
  text: v.string(),
  imageFileIds: v.array(v.string()),
  /** Links to the same pictures that work for ten minutes. */
  imageUrls: v.array(v.string()),
  orgIds: v.array(Id),
  version: v.number(),
  history: v.array(HistoryView),
  units: v.array(UnitCount),
  blocked: v.object({ edit: Blocked, publish: Blocked, withdraw: Blocked }),
})
export type NoticeDesk = v.InferOutput<typeof NoticeDesk>

export const Reader = v.object({
  memberId: Id,
  name: v.string(),
  unitName: v.string(),
  readAt: v.nullable(InstantOut),
  confirmedAt: v.nullable(InstantOut),
})
export type Reader = v.InferOutput<typeof Reader>

const noticeId = { noticeId: Id }

export const noticeActions = {
  /** Pinned first, then the newest. */
  'notice.list': { kind: 'read', input: v.object({ ...pageInput, scope: v.picklist(['current', 'past']) }), output: PageOf(NoticeCard) },
  /** Opening it is reading it. */
  'notice.get': { kind: 'read', input: v.object(noticeId), output: NoticeDetail },
  'notice.confirm': { kind: 'write', input: v.object(noticeId), output: v.object({ confirmedAt: InstantOut }) },

  'notice.managed': { kind: 'read', input: v.object({ ...pageInput, status: v.optional(NoticeStatusCode) }), output: PageOf(v.object(cardFields)) },
  'notice.desk': { kind: 'read', input: v.object(noticeId), output: NoticeDesk },
  /** Units I may address. */
  'notice.units': { kind: 'read', input: v.object({}), output: v.object({ units: v.array(v.object({ orgId: Id, name: v.string() })) }) },
  'notice.saveDraft': {
    kind: 'write',
    input: v.object({ noticeId: v.optional(Id), version: v.optional(Count(0, 1_000_000)), plan: NoticePlan }),
    output: NoticeDesk,
  },
  'notice.publish': { kind: 'write', input: v.object(noticeId), output: NoticeDesk },
  'notice.withdraw': { kind: 'write', input: v.object({ ...noticeId, reason: Text(200) }), output: NoticeDesk },
  'notice.readers': {
    kind: 'read',
    input: v.object({ ...pageInput, ...noticeId, scope: v.picklist(['read', 'unread']), unitName: v.optional(Text(40)) }),
    output: PageOf(Reader),
  },
} as const

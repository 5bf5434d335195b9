/**
 * Documents that remember. A state change is one compare-and-set on `version` that also writes its
 * history line and the receipt of the request, so change, history and "only once" are a single write.
 */
import type { HistoryEntry } from '@/types/audit'
import type { ErrorCode } from '@/types/errors'
import type { Change, Collection } from './db'
import type { Filter } from './filter'
import { digestOf } from './ids'
import { OwnTwin, refuse } from './refuse'

/** What a request did to this document; the reply is kept when it would differ if made again later. */
export interface Receipt {
  readonly requestId: string
  readonly digest: string
  readonly reply: unknown
}

export interface Recorded {
  readonly _id: string
  readonly version: number
  readonly status: string
  readonly history: readonly HistoryEntry[]
  readonly receipts: readonly Receipt[]
}

/** The request behind a write. */
export interface Request {
  readonly id: string
  readonly digest: string
}

export interface Line {
  readonly at: Date
  readonly by: string
  readonly actingFor?: string | null
  readonly action: string
  readonly note?: string
}

/** A phone asks again for three days; a document that more requests than these change in that time there is none (a receipt has 100 to 400 bytes). */
const RECEIPTS_KEPT = 50

/** The next line of a history, sealed onto the one before. */
export function chained(previous: HistoryEntry | undefined, from: string, to: string, line: Line): HistoryEntry {
  const standIn = line.actingFor ? { actingFor: line.actingFor } : {}
  const entry = { at: line.at, by: line.by, ...standIn, action: line.action, from, to, note: line.note ?? '' }
  return { ...entry, hash: digestOf([previous?.hash ?? '', entry]) }
}

/** The index of the first line that does not follow from the one before it, or null when the chain holds. */
export function brokenLine(history: readonly HistoryEntry[]): number | null {
  const broken = history.findIndex(({ hash, ...entry }, index) => hash !== digestOf([history[index - 1]?.hash ?? '', entry]))
  return broken === -1 ? null : broken
}

/** What is pushed where a request changes a document without a step of its own. */
export const receiptFor = ({ id, digest }: Request, reply: unknown = null) => ({ receipts: { each: [{ requestId: id, digest, reply }], keepLast: RECEIPTS_KEPT } })

/** The remembered fields of a new document. */
export function born(status: string, line: Line, request: Request, reply: unknown = null) {
  return {
    version: 1,
    status,
    history: [chained(undefined, '', status, line)],
    receipts: [{ requestId: request.id, digest: request.digest, reply }],
  }
}

/** What this request did here before, if it was here before. Refuses the same id with other content. */
export function receiptOf(doc: Pick<Recorded, 'receipts'> | null, request: Request): Receipt | null {
  const receipt = doc?.receipts.find(({ requestId }) => requestId === request.id)
  if (receipt && receipt.digest !== request.digest) refuse('REQUEST_REUSED')
  return receipt ?? null
}

/**
 * Of these documents the one that this request wrote. For things whose id is made of what they are: other content under the same
 * request id would be another document, and is refused here.
 */
export const writtenBy = <Doc extends Pick<Recorded, 'receipts'>>(docs: readonly Doc[], request: Request): Doc | null => docs.find((doc) => receiptOf(doc, request)) ?? null

/** After a write was lost: throws `OwnTwin` when this same request, come on another line too, has written the document. */
export async function checkTwin<Doc extends { readonly _id: string; readonly receipts?: readonly Receipt[] }>(collection: Collection<Doc>, id: string, request: Request | undefined): Promise<void> {
  const doc = request ? await collection.get(id) : null
  if (doc && request && receiptOf({ receipts: doc.receipts ?? [] }, request)) throw new OwnTwin(doc)
}

/** What is said when the same new document is there already: the reply kept for this same request, or a refusal. */
export async function replyOfTwin<Doc extends Recorded, Reply>(collection: Collection<Doc>, id: string, request: Request, code: ErrorCode = 'CHANGED_MEANWHILE'): Promise<Reply> {
  const receipt = receiptOf(await collection.get(id), request)
  return receipt ? (receipt.reply as Reply) : refuse(code)
}

export interface Step<Doc> {
  readonly to: Doc extends { status: infer Status } ? Status : string
  readonly line: Line
  readonly set?: Partial<Omit<Doc, keyof Recorded>>
  /** Single fields inside the document by their path; the document returned does not show them. */
  readonly inside?: Change['set']
  /** Conditions beyond the version, for what the version does not cover. */
  readonly onlyIf?: Filter
  readonly request?: Request
  readonly reply?: (next: Doc) => unknown
}

/**
 * Moves a document one step. Returns it as it now is, or null when somebody else moved it first; throws `OwnTwin` when it was this
 * very request, so a caller that hears null may say so. One call; one more when it was lost.
 */
export async function move<Doc extends Recorded>(collection: Collection<Doc>, doc: Doc, step: Step<Doc>): Promise<Doc | null> {
  const entry = chained(doc.history.at(-1), doc.status, String(step.to), step.line)
  const moved = { ...doc, ...step.set, status: step.to, version: doc.version + 1, history: [...doc.history, entry] } as Doc
  const won = await collection.change(
    { _id: doc._id, version: doc.version, ...step.onlyIf },
    {
      set: { ...(step.set as Record<string, object>), ...step.inside, status: String(step.to), version: doc.version + 1 },
      push: {
        history: { each: [entry] },
        ...(step.request ? receiptFor(step.request, step.reply?.(moved) ?? null) : {}),
      },
    },
  )
  if (won === 1) return moved
  await checkTwin(collection, doc._id, step.request)
  return null
}

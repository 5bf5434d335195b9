/**
 * Handing an officer's open work to a successor. What waits for an office goes with the office; what waits for a
 * person, or is kept in a person's name, is declared by its noun in its own `handover.ts` with one of the shares
 * below, and `kit/handoverTable.ts` says of every collection which of these it is.
 */
import { isDeepStrictEqual } from 'node:util'
import { keysAlong, personKey } from './case'
import type { CollectionName } from './collections'
import type { Collection } from './db'
import type { Case } from './documents/case'
import type { Member } from './documents/people'
import { any, noneOf, oneOf, type Filter } from './filter'
import { move, type Line, type Recorded, type Step } from './record'
import { unitsOf } from './units'
import type { Role } from '@/types/roles'

export interface HandoverItem {
  readonly id: string
  readonly title: string
  /** To whom it goes: what the successor must keep away from goes to the chair. */
  readonly to: 'successor' | 'chair'
}

export interface Parties {
  readonly from: Member
  readonly to: Member
}

export type Moved = Omit<Line, 'action'>

export interface HandoverSource {
  readonly noun: string
  readonly label: string
  readonly collection: CollectionName
  /** At most `limit` of what this person has open and what can be moved. One database call. */
  readonly open: (parties: Parties, limit: number) => Promise<readonly HandoverItem[]>
  /** Hands these over; what was moved already stays moved. Returns how many went. */
  readonly hand: (ids: readonly string[], parties: Parties, line: Moved) => Promise<number>
  /** What keeps this person's name although it is open, and why: somebody else decides it. One database call. */
  readonly stays?: { readonly why: string; readonly list: (parties: Parties, limit: number) => Promise<ReadonlyArray<Pick<HandoverItem, 'id' | 'title'>>> }
}

const ACTION = 'people.handover'
export const CHAIR_LABEL = '工会主席'

/** Moves each of these by one step of its own, mostly within its state; one that somebody else moved meanwhile is found again by the next round. */
export async function handEach<Doc extends Recorded>(collection: Collection<Doc>, ids: readonly string[], line: Moved, change: (doc: Doc) => object & { readonly to?: string }): Promise<number> {
  const docs = await collection.find({ _id: oneOf(ids) }, { limit: ids.length })
  let moved = 0
  for (const doc of docs) {
    const { to = doc.status, ...set } = change(doc)
    // Handed over already, by this same request come on another line too.
    if (to === doc.status && Object.entries(set).every(([field, value]) => isDeepStrictEqual((doc as Readonly<Record<string, unknown>>)[field], value))) continue
    const step = { to, line: { ...line, action: ACTION }, set } as unknown as Step<Doc>
    if (await move(collection, doc, step)) moved += 1
  }
  return moved
}

type Placed = Case & { readonly orgPath: readonly string[] }

interface CaseShare<Doc> {
  readonly noun: string
  readonly label: string
  /** Conditions under which a case that waits for this person is not their own affair. */
  readonly notOwn: (memberId: string) => Filter
  /** Has an interest in it, so may not take it over. */
  readonly isAside: (doc: Doc, person: Member) => boolean
}

/** Cases that wait for the person as such. Named by their number alone: whoever arranges the handover need not know what they are about. */
export function caseHandover<Doc extends Placed>(collection: Collection<Doc>, { noun, label, notOwn, isAside }: CaseShare<Doc>): HandoverSource {
  const keysFor = (doc: Doc, { to }: Parties) => (isAside(doc, to) ? keysAlong(doc.orgPath, 'CHAIR') : [personKey(to._id)])
  return {
    noun,
    label,
    collection: collection.name,
    open: async (parties, limit) => {
      const docs = await collection.find({ waitsFor: personKey(parties.from._id), ...notOwn(parties.from._id) }, { order: [['dueKey', 1]], limit })
      return docs.map((doc) => ({ id: doc._id, title: doc.number, to: isAside(doc, parties.to) ? ('chair' as const) : ('successor' as const) }))
    },
    hand: (ids, parties, line) =>
      handEach(collection, ids, line, (doc) => {
        const keys = keysFor(doc, parties)
        const instead = (held: readonly string[]) => [...new Set(held.flatMap((key) => (key === personKey(parties.from._id) ? keys : [key])))]
        return {
          waitsFor: instead(doc.waitsFor), escalatesTo: instead(doc.escalatesTo), readers: [...new Set([...doc.readers, ...keys])],
          ownerLabel: isAside(doc, parties.to) ? CHAIR_LABEL : parties.to.name,
        }
      }),
  }
}

interface Kept<Doc> {
  readonly noun: string
  readonly label: string
  /** The fields that hold the person's id and name. */
  readonly idField: string
  readonly nameField: string
  /** In which states it is open. */
  readonly open: readonly string[]
  readonly title: (doc: Doc) => string
  /** In this state it waits for a decision by one of these offices: nobody who holds one of them comes to keep it, or gets rid of it, until it is decided. */
  readonly decided?: { readonly status: string; readonly by: readonly Role[] }
}

/** Things kept in somebody's name: drafts, plans, activities that run. */
export function keptHandover<Doc extends Recorded>(collection: Collection<Doc>, { noun, label, idField, nameField, open, title, decided }: Kept<Doc>): HandoverSource {
  const deciding = ({ from, to }: Parties) => (decided ? [...new Set([...unitsOf(from, decided.by), ...unitsOf(to, decided.by)])] : [])
  const filterOf = (parties: Parties): Filter => {
    const held: Filter = { [idField]: parties.from._id, status: oneOf(open) }
    const units = deciding(parties)
    if (!decided || units.length === 0) return held
    const free = open.filter((status) => status !== decided.status)
    return { [idField]: parties.from._id, [any]: [{ status: oneOf(free) }, { status: decided.status, orgPath: noneOf(units) }] }
  }
  const named = (doc: Doc) => ({ id: doc._id, title: title(doc), to: 'successor' as const })
  const source: HandoverSource = {
    noun,
    label,
    collection: collection.name,
    open: async (parties, limit) => (await collection.find(filterOf(parties), { limit })).map(named),
    hand: (ids, { to }, line) => handEach(collection, ids, line, () => ({ [idField]: to._id, [nameField]: to.name })),
  }
  if (!decided) return source
  const why = '正等审批，经办人不能同时是审批人；批下来后再交接'
  return {
    ...source,
    stays: {
      why,
      list: async (parties, limit) => {
        const units = deciding(parties)
        return units.length === 0 ? [] : (await collection.find({ [idField]: parties.from._id, status: decided.status, orgPath: oneOf(units) }, { limit })).map(named)
      },
    },
  }
}

/** Proposals: who made one is what keeps the two people apart who decide it, so it stays said, and the other one decides. */
export function proposalStays<Doc extends Recorded>(collection: Collection<Doc>, { noun, label, open, why, title }: { readonly noun: string; readonly label: string; readonly open: string; readonly why: string; readonly title: (doc: Doc) => string }): HandoverSource {
  return {
    noun,
    label,
    collection: collection.name,
    open: async () => [],
    hand: async () => 0,
    stays: { why, list: async ({ from }, limit) => (await collection.find({ proposedBy: from._id, status: open }, { limit })).map((doc) => ({ id: doc._id, title: title(doc) })) },
  }
}

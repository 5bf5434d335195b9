/**
 * Handing an officer's open work to a successor. What waits for an office goes with the office; what waits for a
 * person, or is kept in a person's name, is declared here by its noun, in one line each.
 */
import type { Collection } from './db'
import { personKey } from './case'
import type { Case } from './documents/case'
import type { Member } from './documents/people'
import { oneOf, type Filter } from './filter'
import { move, type Line, type Recorded, type Step } from './record'

export interface HandoverItem {
  readonly id: string
  readonly title: string
}

export interface HandoverSource {
  readonly noun: string
  readonly label: string
  /** At most `limit` of what this person has open. One database call. */
  readonly open: (memberId: string, limit: number) => Promise<readonly HandoverItem[]>
  /** Hands these over; what was moved already stays moved. Returns how many went. */
  readonly hand: (ids: readonly string[], from: Member, to: Member, line: Omit<Line, 'action'>) => Promise<number>
}

const ACTION = 'people.handover'

async function handEach<Doc extends Recorded>(collection: Collection<Doc>, ids: readonly string[], line: Omit<Line, 'action'>, set: (doc: Doc) => object): Promise<number> {
  const docs = await collection.find({ _id: oneOf(ids) }, { limit: ids.length })
  let moved = 0
  for (const doc of docs) {
    const step = { to: doc.status, line: { ...line, action: ACTION }, set: set(doc) } as unknown as Step<Doc>
    if (await move(collection, doc, step)) moved += 1
  }
  return moved
}

const swapped = (keys: readonly string[], from: Member, to: Member) => [...new Set(keys.map((key) => (key === personKey(from._id) ? personKey(to._id) : key)))]

/** Cases that wait for the person as such; `isOwn` keeps back what is the person's own affair, such as an own application. */
export function caseHandover<Doc extends Case>(collection: Collection<Doc>, noun: string, label: string, title: (doc: Doc) => string, isOwn: (doc: Doc, memberId: string) => boolean): HandoverSource {
  return {
    noun,
    label,
    open: async (memberId, limit) => {
      const docs = await collection.find({ waitsFor: personKey(memberId) }, { order: [['dueKey', 1]], limit })
      return docs.filter((doc) => !isOwn(doc, memberId)).map((doc) => ({ id: doc._id, title: `${doc.number} ${title(doc)}`.trim() }))
    },
    hand: (ids, from, to, line) =>
      handEach(collection, ids, line, ({ waitsFor, readers, escalatesTo }) => ({
        waitsFor: swapped(waitsFor, from, to), readers: [...new Set([...readers, personKey(to._id)])], escalatesTo: swapped(escalatesTo, from, to), ownerLabel: to.name,
      })),
  }
}

interface Kept {
  readonly noun: string
  readonly label: string
  /** The fields that hold the person's id and name. */
  readonly idField: string
  readonly nameField: string
  /** What of it is open. */
  readonly open: Filter
}

/** Things kept in somebody's name: drafts, plans, activities that run. */
export function keptHandover<Doc extends Recorded & { readonly title: string }>(collection: Collection<Doc>, { noun, label, idField, nameField, open }: Kept): HandoverSource {
  return {
    noun,
    label,
    open: async (memberId, limit) => (await collection.find({ ...open, [idField]: memberId }, { limit })).map(({ _id, title }) => ({ id: _id, title })),
    hand: (ids, _from, to, line) => handEach(collection, ids, line, () => ({ [idField]: to._id, [nameField]: to.name })),
  }
}

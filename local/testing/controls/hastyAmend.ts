/** Control: rows of people and units are amended whatever became of them since they were read. */
import type { Amendment } from '@/cloudfunctions/kit/amend'
import type { Collection } from '@/cloudfunctions/kit/db'
import type { Amended } from '@/cloudfunctions/kit/documents/people'
import { chained, receiptFor } from '@/cloudfunctions/kit/record'

export * from '@/cloudfunctions/kit/amend'

export async function amend<Doc extends Amended>(collection: Collection<Doc>, doc: Doc, { set, line, from = '', to = '', push, request, reply = null }: Amendment<Doc>): Promise<Doc | null> {
  const entry = chained(doc.history?.at(-1), from, to, line)
  const version = (doc.version ?? 0) + 1
  await collection.change({ _id: doc._id }, { set: { ...(set as Record<string, object>), version }, push: { ...push, history: { each: [entry] }, ...(request ? receiptFor(request, reply) : {}) } })
  return { ...doc, ...set, version, history: [...(doc.history ?? []), entry] }
}

/** Control: a record that moves a document whatever became of it since it was read. */
import type { Collection } from '@/cloudfunctions/kit/db'
import { chained, receiptFor, type Recorded, type Step } from '@/cloudfunctions/kit/record'

export * from '@/cloudfunctions/kit/record'

export async function move<Doc extends Recorded>(collection: Collection<Doc>, doc: Doc, step: Step<Doc>): Promise<Doc | null> {
  const entry = chained(doc.history.at(-1), doc.status, String(step.to), step.line)
  const moved = { ...doc, ...step.set, status: step.to, version: doc.version + 1, history: [...doc.history, entry] } as Doc
  await collection.change(
    { _id: doc._id },
    {
      set: { ...(step.set as Record<string, object>), ...step.inside, status: String(step.to), version: doc.version + 1 },
      push: { history: { each: [entry] }, ...(step.request ? receiptFor(step.request, step.reply?.(moved) ?? null) : {}) },
    },
  )
  return moved
}

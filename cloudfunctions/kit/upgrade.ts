/**
 * What an earlier version wrote, brought to today's shape while people work (docs/decisions/013-upgrades.md). Each migration goes once through
 * its collection, page by page, as far as a run comes, and begins again until a pass has left nothing behind; then it is remembered as done,
 * and all of them together cost one read a minute.
 *
 * A lift is conditional on the document being as it was read, so that it never overwrites anybody, and does nothing to what has today's shape.
 */
import type { CollectionName, Documents } from './documents/all'
import type { Counter } from './documents/case'
import { db, type Change, type Collection } from './db'
import { exists, gt, type Filter, type Scalar } from './filter'
import { newId } from './ids'
import { log } from './log'
import type { Recorded } from './record'
import { PROGRESS, type UpgradeName } from './upgradeNames'

/** `late`: somebody was quicker; the next pass sees the document as it then is. */
export type Lifted = 'lifted' | 'asItIs' | 'late'

type Doc = { readonly _id: string }
type Lift<One> = (doc: One, now: Date) => Promise<Lifted>

export interface Migration {
  readonly name: UpgradeName
  readonly collection: CollectionName
  readonly lift: Lift<Doc>
}

export const migration = <Name extends CollectionName>(name: UpgradeName, collection: Name, lift: Lift<Documents[Name]>): Migration =>
  ({ name, collection, lift: lift as unknown as Lift<Doc> })

/** One write on a document that must still be as it was read. */
export async function lifted<One extends Doc>(collection: Collection<One>, stillSo: Filter, change: Change): Promise<Lifted> {
  return (await collection.change(stillSo, change)) === 1 ? 'lifted' : 'late'
}

/** The same for one that counts its versions: whoever read it before reads it anew. */
export const liftedRecord = <One extends Recorded>(collection: Collection<One>, { _id, version }: One, change: Change): Promise<Lifted> =>
  lifted(collection, { _id, version }, { ...change, inc: { version: 1 } })

/** The list in this field holds these, in this order, and no more. */
export const sameList = (field: string, values: readonly Scalar[], inside = ''): Filter => ({
  ...Object.fromEntries(values.map((value, index) => [`${field}.${index}${inside}`, value])),
  [`${field}.${values.length}`]: exists(false),
})

const AT_ONCE = 200
/** One run leaves the timer's other work its time. */
const PAGES_A_RUN = 10

type Sweep = NonNullable<Counter['sweep']>

async function liftOne({ name, lift }: Migration, doc: Doc, now: Date): Promise<Lifted> {
  try {
    return await lift(doc, now)
  } catch (error) {
    log('bug', { traceId: newId(), job: `upgrade ${name}`, error })
    return 'late'
  }
}

/** The next page; null at the end of the pass. */
async function nextPage(one: Migration, sweep: Sweep, now: Date): Promise<{ readonly sweep: Sweep; readonly isEnd: boolean }> {
  const collection = db[one.collection] as unknown as Collection<Doc>
  const docs = await collection.find({ _id: gt(sweep.upTo) }, { order: [['_id', 1]], limit: AT_ONCE })
  let { changed, missed } = sweep
  for (const doc of docs) {
    const outcome = await liftOne(one, doc, now)
    if (outcome === 'lifted') changed += 1
    if (outcome === 'late') missed += 1
  }
  return { sweep: { ...sweep, upTo: docs.at(-1)?._id ?? sweep.upTo, changed, missed }, isEnd: docs.length < AT_ONCE }
}

/** Goes on with one migration; gives the pages that are left of this run, or null while it is not done. */
async function goOn(one: Migration, before: Sweep | null, pages: number, now: Date): Promise<number | null> {
  let sweep: Sweep = before?.name === one.name ? before : { name: one.name, upTo: '', changed: 0, missed: 0 }
  for (let left = pages; left > 0; left -= 1) {
    const page = await nextPage(one, sweep, now)
    sweep = page.sweep
    if (!page.isEnd) continue
    const isDone = sweep.missed === 0
    const again = { ...sweep, upTo: '', missed: 0 }
    await db.counters.change({ _id: PROGRESS }, isDone
      ? { set: { sweep: null }, inc: { last: 1 }, push: { recent: { each: [{ id: one.name, number: sweep.changed }] } } }
      : { set: { sweep: again } })
    if (isDone) log('upgraded', { name: one.name, changed: sweep.changed })
    return isDone ? left - 1 : null
  }
  await db.counters.change({ _id: PROGRESS }, { set: { sweep } })
  return null
}

/** The job: goes on where the last run stopped. Gives how many migrations are not done yet. */
export const upgrade = (migrations: readonly Migration[]) => async (now: Date): Promise<number> => {
  const known = await db.counters.get(PROGRESS)
  const open = migrations.filter(({ name }) => !known?.recent.some(({ id }) => id === name))
  if (open.length === 0) return 0
  if (!known) await db.counters.insert({ _id: PROGRESS, last: 0, recent: [], sweep: null })
  let pages = PAGES_A_RUN
  for (const [index, one] of open.entries()) {
    const left = await goOn(one, known?.sweep ?? null, pages, now)
    if (left === null) return open.length - index
    pages = left
  }
  return 0
}

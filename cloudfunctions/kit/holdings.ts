/**
 * All that is kept of one person, as they may read it: every collection of the register in which the person stands, its
 * labelled fields, sealed ones opened. What is about others (reviewers, refused attempts) has no label and stays out.
 */
import type { CollectionName } from './collections'
import { db, type Collection } from './db'
import { gt, oneOf, type Filter } from './filter'
import { register } from './register'
import type { CollectionRow, FieldRow } from './register/row'

const ROWS_A_READ = 1000
/** Of one thing; far more than anybody has in the years it is kept. Where it is not enough, the file says so. */
export const MOST_ROWS = 10_000
const AT_ONCE = 6

export type Value = string | number | Date | null

export interface Holding {
  readonly title: string
  readonly labels: readonly string[]
  readonly rows: ReadonlyArray<Readonly<Record<string, Value>>>
  /** Kept and not among the rows: there were too many. */
  readonly left: number
}

type Doc = Readonly<Record<string, unknown>> & { readonly _id: string }

/** Inside of a value: keys of the machine, of others among them. */
const NO_WORDS = /^(id|by|line|actingFor|digest|keys?)$|(Ids?|Seals?|Keys?)$/

function spoken(value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.map(spoken).filter(Boolean).join('；')
  if (typeof value === 'object') return Object.entries(value).map(([key, inside]) => (NO_WORDS.test(key) ? '' : spoken(inside))).filter(Boolean).join('，')
  return String(value)
}

function valueOf(value: unknown, words: FieldRow['words']): Value {
  if (value instanceof Date || typeof value === 'number') return value
  if (words && typeof value === 'string') return words[value] ?? value
  return spoken(value)
}

function rowOf(doc: Doc, memberId: string, { fields, opened, beside }: CollectionRow, other: Doc | undefined): Readonly<Record<string, Value>> {
  const plain = Object.entries(fields).flatMap(([name, { label, words }]) => (label ? [[label, valueOf(doc[name], words)] as const] : []))
  const unsealed = Object.entries(opened?.(doc as never, memberId) ?? {}).map(([label, value]) => [label, valueOf(value, undefined)] as const)
  const besides = Object.entries((other && beside?.said(other as never)) ?? {}).map(([label, value]) => [label, valueOf(value, undefined)] as const)
  return Object.fromEntries([...besides, ...plain, ...unsealed])
}

/** The documents that these ones name, by their id. */
async function besideOf(docs: readonly Doc[], { beside }: CollectionRow): Promise<ReadonlyMap<string, Doc>> {
  if (!beside || docs.length === 0) return new Map()
  const ids = [...new Set(docs.map((doc) => String(doc[beside.by])))]
  const others = await (db[beside.from] as unknown as Collection<Doc>).find({ _id: oneOf(ids) }, { limit: ids.length })
  return new Map(others.map((other) => [other._id, other]))
}

/** The documents of these keys, page after page, and how many more there are. */
async function docsOf(name: CollectionName, subject: string, keys: readonly string[]): Promise<{ docs: Doc[]; left: number }> {
  const docs: Doc[] = []
  const whose: Filter = { [subject]: oneOf(keys) }
  for (let after = ''; docs.length < MOST_ROWS; after = docs.at(-1)?._id ?? '') {
    const filter = after === '' ? whose : { ...whose, _id: gt(after) }
    const page = await (db[name] as unknown as Collection<Doc>).find(filter, { order: [['_id', 1]], limit: ROWS_A_READ })
    docs.push(...page)
    // A document that bears the person's own id is the only one.
    if (page.length < ROWS_A_READ || subject === '_id') return { docs, left: 0 }
  }
  return { docs, left: (await db[name].count(whose)) - docs.length }
}

async function holdingIn(name: CollectionName, row: CollectionRow, memberId: string): Promise<Holding> {
  const keys = row.keysOf?.(memberId) ?? [memberId]
  const found = await docsOf(name, row.subject as string, keys)
  const docs = found.docs.filter((doc) => !row.passesOver?.(doc as never))
  const others = await besideOf(docs, row)
  const rows = docs.map((doc) => rowOf(doc, memberId, row, others.get(String(doc[row.beside?.by ?? '_id']))))
  return { title: row.title, labels: [...new Set(rows.flatMap((one) => Object.keys(one)))], rows, left: found.left }
}

/** One call for each collection that holds something of people, and one for what it names, six at a time. Empty ones are left out. */
export async function holdingsOf(memberId: string): Promise<Holding[]> {
  const personal = Object.entries(register as Readonly<Record<string, CollectionRow>>).filter(([, { subject }]) => subject !== null)
  const found: Holding[] = []
  for (let from = 0; from < personal.length; from += AT_ONCE) {
    found.push(...(await Promise.all(personal.slice(from, from + AT_ONCE).map(([name, row]) => holdingIn(name as CollectionName, row, memberId)))))
  }
  return found.filter(({ rows }) => rows.length > 0)
}

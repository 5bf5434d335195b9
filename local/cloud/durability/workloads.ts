/** What the killed process does, and what must be true of its data afterwards. */
import type { CollectionDefinition } from '@/cloudfunctions/kit/collections'
import type { Database } from '../database'

export type WorkloadName = 'adds' | 'updates' | 'transfers'
type Answer = { code?: string; message?: string; data?: Record<string, unknown>; transactionId?: string }

export const collections: readonly CollectionDefinition[] = [
  { name: 'items', indexes: [{ name: 'n', fields: [['n', 1]] }, { name: 'key', fields: [['key', 1]], unique: true }] },
  { name: 'counters', indexes: [{ name: 'n', fields: [['n', -1]] }] },
  { name: 'accounts', indexes: [] },
  { name: 'ledger', indexes: [{ name: 'from', fields: [['from', 1]] }] },
]

const LOOPS = 12
const COUNTERS = 5
const ACCOUNTS = 8
const OPENING_BALANCE = 100
const int = (value: number) => ({ $numberInt: String(value) })

export interface Workload {
  /** Puts the first documents in, once per folder. */
  prepare(database: Database): Promise<void>
  /** Writes for ever; tells every write that was acknowledged. */
  run(database: Database, round: number, acknowledge: (what: string) => void): void
  /** What is wrong, given everything acknowledged over all rounds: one line per fault. */
  check(database: Database, acknowledged: readonly string[]): Promise<string[]>
}

const ask = async (database: Database, action: string, body: Record<string, unknown>) =>
  await database.answer({ action: `database.${action}`, ...body }) as unknown as Answer

const add = (database: Database, collectionName: string, docs: object[], transactionId?: string) =>
  ask(database, 'insertDocument', { collectionName, data: docs.map((doc) => JSON.stringify(doc)), transactionId })

const updateDoc = (database: Database, collectionName: string, id: string, data: object, transactionId?: string) => ask(database, 'modifyDocument', {
  collectionName, queryType: 'DOC', query: JSON.stringify({ _id: id }), data: JSON.stringify(data), multi: false, merge: true, upsert: false, transactionId,
})

/** Every document of a collection, read page by page through the wire. */
export async function readAll(database: Database, collectionName: string): Promise<Map<string, Record<string, unknown>>> {
  const all = new Map<string, Record<string, unknown>>()
  for (let last = ''; ;) {
    const { data, message } = await ask(database, 'getDocument', {
      collectionName, queryType: 'WHERE', limit: 1000, order: '{"_id":1}', query: JSON.stringify({ _id: { $gt: last } }),
    })
    if (data === undefined) throw new Error(message)
    const page = (data.list as string[]).map((text) => JSON.parse(text) as Record<string, unknown>)
    for (const doc of page) all.set(String(doc._id), doc)
    if (page.length < 1000) return all
    last = String(page.at(-1)?._id)
  }
}

const numberOf = (value: unknown) => Number((value as { $numberInt?: string } | undefined)?.$numberInt)
const forever = (step: () => Promise<void>) => { void (async () => { for (;;) await step() })() }

async function prepareOnce(database: Database, collectionName: string, docs: object[]): Promise<void> {
  const { data } = await ask(database, 'calculateDocument', { collectionName, queryType: 'WHERE' })
  if (data?.total === 0) await add(database, collectionName, docs)
}

/** Single adds, many waiting together: group commit, a unique and a plain index. */
const adds: Workload = {
  prepare: async () => undefined,
  run(database, round, acknowledge) {
    for (let loop = 0; loop < LOOPS; loop++) {
      let i = 0
      forever(async () => {
        const id = `${round}-${loop}-${i++}`
        const { code } = await add(database, 'items', [{ _id: id, n: int(i % 50), key: id, text: 'x'.repeat(200) }])
        if (code === undefined) acknowledge(id)
      })
    }
  },
  async check(database, acknowledged) {
    const stored = await readAll(database, 'items')
    return acknowledged.filter((id) => stored.get(id)?.key !== id).map((id) => `lost: ${id}`)
  },
}

/** Conditional updates of few documents: each adds one to a number and one element to a list. */
const updates: Workload = {
  prepare: (database) => prepareOnce(database, 'counters',
    Array.from({ length: COUNTERS }, (_, i) => ({ _id: `c${i}`, n: int(0), log: [] }))),
  run(database, round, acknowledge) {
    for (let loop = 0; loop < LOOPS; loop++) {
      let i = 0
      forever(async () => {
        const id = `c${(loop + i) % COUNTERS}`
        const mark = `${round}-${loop}-${i++}`
        const { data } = await ask(database, 'modifyDocument', {
          collectionName: 'counters', queryType: 'WHERE', query: JSON.stringify({ _id: id, n: { $gte: int(0) } }), multi: true, merge: true, upsert: false,
          data: JSON.stringify({ $inc: { n: int(1) }, $push: { log: { $each: [mark], $slice: int(-400) } } }),
        })
        if (data?.updated === 1) acknowledge(`${id} ${mark}`)
      })
    }
  },
  async check(database, acknowledged) {
    const stored = await readAll(database, 'counters')
    return Array.from({ length: COUNTERS }, (_, i) => `c${i}`).flatMap((id) => {
      const told = acknowledged.filter((line) => line.startsWith(`${id} `)).length
      const doc = stored.get(id)
      const n = numberOf(doc?.n)
      const logged = (doc?.log as unknown[] | undefined)?.length
      return [...(n >= told ? [] : [`lost: ${id} has ${n}, ${told} were acknowledged`]), ...(logged === Math.min(n, 400) ? [] : [`torn: ${id}`])]
    })
  },
}

/** Transactions over three documents: money moves, the sum stays. */
const transfers: Workload = {
  prepare: (database) => prepareOnce(database, 'accounts',
    Array.from({ length: ACCOUNTS }, (_, i) => ({ _id: `a${i}`, balance: int(OPENING_BALANCE) }))),
  run(database, round, acknowledge) {
    for (let loop = 0; loop < ACCOUNTS / 2; loop++) {
      let i = 0
      forever(async () => {
        const id = `${round}-${loop}-${i++}`
        const [from, to] = [`a${loop * 2 + i % 2}`, `a${(loop * 2 + 1 + i % 2 * 2) % ACCOUNTS}`]
        if (await transfer(database, id, from, to)) acknowledge(id)
      })
    }
  },
  async check(database, acknowledged) {
    const [accounts, ledger] = [await readAll(database, 'accounts'), await readAll(database, 'ledger')]
    const sum = [...accounts.values()].reduce((all, { balance }) => all + numberOf(balance), 0)
    const expected = new Map([...accounts.keys()].map((id) => [id, OPENING_BALANCE]))
    for (const { from, to } of ledger.values()) {
      expected.set(String(from), (expected.get(String(from)) ?? 0) - 1)
      expected.set(String(to), (expected.get(String(to)) ?? 0) + 1)
    }
    return [
      ...acknowledged.filter((id) => !ledger.has(id)).map((id) => `lost: ${id}`),
      ...(sum === ACCOUNTS * OPENING_BALANCE ? [] : [`torn: the sum is ${sum}`]),
      ...[...accounts].filter(([id, { balance }]) => numberOf(balance) !== expected.get(id)).map(([id]) => `torn: ${id} disagrees with the ledger`),
    ]
  },
}

async function transfer(database: Database, id: string, from: string, to: string): Promise<boolean> {
  const { transactionId } = await ask(database, 'startTransaction', {})
  const steps = [
    () => updateDoc(database, 'accounts', from, { $inc: { balance: int(-1) } }, transactionId),
    () => updateDoc(database, 'accounts', to, { $inc: { balance: int(1) } }, transactionId),
    () => add(database, 'ledger', [{ _id: id, from, to }], transactionId),
    () => ask(database, 'commitTransaction', { transactionId }),
  ]
  for (const step of steps) if ((await step()).code !== undefined) return false
  return true
}

export const workloads: Record<WorkloadName, Workload> = { adds, updates, transfers }

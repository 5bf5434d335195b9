/** The file on disk: acknowledged means stored, one server per folder, clear refusals. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { execFileSync } from 'node:child_process'
import { Counters } from './counters'
import { openDatabase } from './index'
import { Connection } from './sqlite'
import { Store } from './store'
import { openTestDatabase, plain, type TestDatabase } from './testing'
import { Transactions } from './transactions'
import { encode, type Doc } from './values'
import { Wire } from './wire'
import { WriteQueue } from './write'

let db: TestDatabase
beforeEach(() => { db = openTestDatabase(plain('t', { name: 'n', fields: [['n', 1]] }), plain('u')) })
afterEach(() => {
  try {
    db.close()
  } finally {
    fs.rmSync(db.dir, { recursive: true, force: true })
  }
})

const options = (dir: string) => ({ dir, collections: [plain('t', { name: 'n', fields: [['n', 1]] as const })], now: () => 0 })
/** The parts of a database, to reach the engine inside. */
function parts(dir: string) {
  const store = Store.open(dir, options(dir).collections)
  const counters = new Counters()
  const queue = new WriteQueue(store, counters, () => undefined)
  const transactions = new Transactions(store, queue, counters, () => 0)
  const wire = new Wire({ store, queue, transactions, counters, now: () => 0, log: () => undefined })
  return {
    store,
    insert: (doc: Doc) => wire.answer({ action: 'database.insertDocument', collectionName: 't', data: [encode(doc)] }) as Promise<{ message?: string }>,
    close: () => {
      transactions.close()
      store.close()
    },
  }
}

const file = (dir: string) => path.join(dir, 'database.sqlite')

test('500 replies are the same bytes after a stop and a start', async () => {
  const docs = Array.from({ length: 500 }, (_, i): Doc => ({ _id: i, n: i % 7, t: [`${i}`, i / 3], d: new Date(i) }))
  await db.insert('t', ...docs)
  const asked = docs.map(({ _id, n }, i) => (i % 2 === 0
    ? { queryType: 'DOC', query: { _id } as Doc } : { queryType: 'WHERE', query: { n } as Doc, order: { _id: -1 } as Doc, limit: 5, offset: i % 9 }))
  const replies = async () => {
    const all = []
    for (const body of asked) all.push((await db.ask('getDocument', { collectionName: 't', ...body })).data)
    return JSON.stringify(all)
  }
  const before = await replies()
  db.reopen()
  expect(await replies()).toBe(before)
})

test('a new index is built on what is there, a dropped one is forgotten', async () => {
  await db.insert('t', ...Array.from({ length: 50 }, (_, i) => ({ _id: i, n: 0, m: i, l: [i, -i] })))
  db.reopen([plain('t', { name: 'm', fields: [['m', 1]] }, { name: 'l', fields: [['l', 1]] }), plain('u')])
  expect((await db.find('t', { m: 7 })).map(({ _id }) => _id)).toEqual([7])
  expect(db.database.counters.last).toMatchObject({ indexes: ['m'], examined: 1 })
  expect((await db.find('t', { l: { $gt: 48, $lt: -48 } })).map(({ _id }) => _id)).toEqual([49])
  await db.find('t', { n: 0 })
  expect(db.database.counters.last).toMatchObject({ scans: ['t'] })
})

test('a unique index that the data contradicts keeps the database shut, and says why', async () => {
  await db.insert('t', { _id: 1, m: 1 }, { _id: 2, m: 1 })
  expect(() => db.reopen([plain('t', { name: 'm', fields: [['m', 1]], unique: true })])).toThrow('E11000')
  expect(() => openDatabase(options(db.dir))).not.toThrow()
})

test('writes that wait together share one commit; each is answered for itself', async () => {
  await db.insert('t', { _id: 'taken' })
  const { commits } = db.database.counters
  const replies = await Promise.all(Array.from({ length: 20 }, (_, i) => db.insert('t', { _id: i === 7 ? 'taken' : i, n: i })))
  expect(db.database.counters.commits).toBe(commits + 1)
  expect(replies.map(({ code }) => code !== undefined)).toEqual(replies.map((_, i) => i === 7))
  expect(await db.find('t', { n: { $gte: 0 } })).toHaveLength(19)
})

test('a write is on disk when it is answered: another reader sees it at once', async () => {
  await db.insert('t', { _id: 1 })
  const reader = new Connection(file(db.dir))
  expect(reader.value('SELECT count(*) FROM docs_1')).toBe(1)
  expect(reader.value('PRAGMA journal_mode')).toBe('wal')
  reader.close()
})

test('a second opener of the folder is refused with one clear sentence, also from another process', () => {
  expect(() => openDatabase(options(db.dir))).toThrow(`The data folder ${db.dir} is in use by another local cloud (process ${process.pid})`)
  const script = `const { DatabaseSync } = require('@photostructure/sqlite')
    try { new DatabaseSync(process.argv[1]).exec('BEGIN EXCLUSIVE'); console.log('free') } catch (error) { console.log(error.message) }`
  const heard = execFileSync(process.execPath, ['-e', script, path.join(db.dir, 'lock.sqlite')], { encoding: 'utf8', cwd: process.cwd() })
  expect(heard).toContain('locked')
})

test('the folder is free again after a close', () => {
  db.database.close()
  const second = openDatabase(options(db.dir))
  second.close()
  expect(fs.existsSync(path.join(db.dir, 'server.pid'))).toBe(false)
  db = openTestDatabase(plain('t'))
})

test.each<[string, (name: string) => void]>([
  ['overwritten', (name) => fs.writeFileSync(name, 'this was a database'.repeat(1_000))],
  ['cut short', (name) => fs.truncateSync(name, 8_192)],
  ['scribbled into', (name) => {
    const handle = fs.openSync(name, 'r+')
    fs.writeSync(handle, Buffer.alloc(4_096, 0xa5), 0, 4_096, 4_096 * 3)
    fs.closeSync(handle)
  }],
])('a file that was %s is refused, and left as it is', async (_name, damage) => {
  await db.insert('t', ...Array.from({ length: 200 }, (_, i) => ({ _id: i, n: i, text: 'x'.repeat(200) })))
  db.database.close()
  damage(file(db.dir))
  const before = fs.readFileSync(file(db.dir))
  expect(() => openDatabase(options(db.dir))).toThrow(/cannot be opened: the data file is damaged. It was left as it is/)
  expect(fs.readFileSync(file(db.dir)).equals(before)).toBe(true)
  fs.rmSync(db.dir, { recursive: true })
  db = openTestDatabase(plain('t'))
})

test('a folder that is a file is refused', () => {
  const name = path.join(os.tmpdir(), `no-folder-${process.pid}`)
  fs.writeFileSync(name, '')
  expect(() => openDatabase(options(name))).toThrow('cannot be written to')
  fs.rmSync(name)
})

test('a full disk refuses the write in plain words, keeps what was acknowledged, and goes on when there is room', async () => {
  await db.insert('t', { _id: 'kept' })
  db.database.close()
  const { store, insert, close } = parts(db.dir)
  store.connection.exec('PRAGMA max_page_count = 40')
  const replies = await Promise.all(Array.from({ length: 30 }, (_, i) => insert({ _id: i, text: 'x'.repeat(50_000) })))
  expect(replies.every(({ message }) => message?.includes('the disk is full') === true)).toBe(true)
  expect(await insert({ _id: 'small' })).not.toHaveProperty('code')
  close()
  db.reopen()
  expect((await db.find('t', {})).map(({ _id }) => _id)).toEqual(['kept', 'small'])
})

/** Transactions as the cloud documents them: snapshot, first updater wins, 30 seconds. */
import { openTestDatabase, plain, type Asked, type TestDatabase } from './testing'
import { encode, type Doc } from './values'

let db: TestDatabase
beforeEach(async () => {
  db = openTestDatabase(plain('t', { name: 'email', fields: [['email', 1]], unique: true }), plain('u'))
  await db.insert('t', { _id: 'a', n: 1, email: 'a' }, { _id: 'b', n: 1, email: 'b' })
})
afterEach(() => db.close())

const start = async (token = '') => (await db.ask('startTransaction', { wxCloudApiToken: token })).transactionId as string
const doc = (id: string, transactionId?: string) => db.ask('getDocument', { collectionName: 't', queryType: 'DOC', query: { _id: id }, multi: false, transactionId })
const read = async (id: string, transactionId?: string) => parse(await doc(id, transactionId))[0]
const parse = (reply: Asked): Doc[] => ((reply.data?.list ?? []) as string[]).map((text) => JSON.parse(text) as Doc)
const update = (id: string, data: Doc, transactionId?: string) => db.ask('modifyDocument', {
  collectionName: 't', queryType: 'DOC', query: { _id: id }, data, multi: false, merge: true, upsert: false, transactionId,
})
const set = (id: string, data: Doc, transactionId?: string) => db.ask('modifyDocument', {
  collectionName: 't', queryType: 'DOC', query: { _id: id }, data, multi: false, merge: false, upsert: true, transactionId,
})
const add = (data: Doc, transactionId?: string) => db.ask('insertDocument', { collectionName: 't', data: [encode(data)], transactionId })
const remove = (id: string, transactionId?: string) => db.ask('removeDocument', { collectionName: 't', queryType: 'DOC', query: { _id: id }, multi: false, transactionId })
const commit = (transactionId: string) => db.ask('commitTransaction', { transactionId })
const abort = (transactionId: string) => db.ask('abortTransaction', { transactionId })

const conflict = { code: 'DATABASE_TRANSACTION_CONFLICT' }
const missing = { code: 'DATABASE_TRANSACTION_FAIL', message: expect.stringContaining('TransactionNotExist') as unknown }

test('own writes are seen inside at once and outside only after the commit', async () => {
  const tx = await start()
  await update('a', { $inc: { n: 1 } }, tx)
  expect([await read('a', tx), await read('a')]).toMatchObject([{ n: { $numberInt: '2' } }, { n: { $numberInt: '1' } }])
  expect(await commit(tx)).not.toHaveProperty('code')
  expect(await read('a')).toMatchObject({ n: { $numberInt: '2' } })
})

test('reads repeat although somebody else commits in between', async () => {
  const tx = await start()
  await read('a', tx)
  await update('a', { $inc: { n: 5 } })
  await add({ _id: 'c', email: 'c' })
  expect(await read('a', tx)).toMatchObject({ n: { $numberInt: '1' } })
  expect(parse(await db.ask('getDocument', { collectionName: 't', queryType: 'WHERE', query: {}, limit: 100, transactionId: tx }))).toHaveLength(2)
})

test('where().get() inside sees additions, changes and removals of its own transaction, sorted', async () => {
  const tx = await start()
  await add({ _id: 'c', n: 0, email: 'c' }, tx)
  await remove('b', tx)
  await update('a', { $set: { n: 9 } }, tx)
  const found = parse(await db.ask('getDocument', { collectionName: 't', queryType: 'WHERE', query: {}, order: { n: -1 }, limit: 100, transactionId: tx }))
  expect(found.map(({ _id }) => _id)).toEqual(['a', 'c'])
})

test('a rollback leaves nothing behind', async () => {
  const tx = await start()
  await update('a', { $inc: { n: 1 } }, tx)
  await add({ _id: 'c', email: 'c' }, tx)
  await abort(tx)
  expect(await db.find('t', {})).toEqual([{ _id: 'a', n: 1, email: 'a' }, { _id: 'b', n: 1, email: 'b' }])
})

test.each([
  ['changed', () => update('a', { $inc: { n: 1 } })],
  ['removed', () => remove('a')],
])('writing a document somebody has %s since the snapshot fails at the write and ends the transaction', async (_name, meanwhile) => {
  const tx = await start()
  await read('a', tx)
  await meanwhile()
  expect(await update('a', { $inc: { n: 1 } }, tx).then((reply) => reply.code ?? reply.data)).toEqual(
    _name === 'changed' ? conflict.code : conflict.code)
  expect(await commit(tx)).toMatchObject(missing)
})

test('the second transaction to write a document fails at once', async () => {
  const [first, second] = [await start(), await start()]
  await update('a', { $inc: { n: 1 } }, first)
  expect(await update('a', { $inc: { n: 1 } }, second)).toMatchObject(conflict)
  expect(await commit(first)).not.toHaveProperty('code')
})

test('write skew is possible: each reads what the other writes', async () => {
  const [first, second] = [await start(), await start()]
  await read('b', first)
  await read('a', second)
  await update('a', { $set: { n: 0 } }, first)
  await update('b', { $set: { n: 0 } }, second)
  expect([await commit(first), await commit(second)].map(({ code }) => code)).toEqual([undefined, undefined])
})

test('an ordinary write waits for the lock, then judges its filter again', async () => {
  const tx = await start()
  await update('a', { $set: { n: 5 } }, tx)
  let isDone = false
  const waiting = db.ask('modifyDocument', {
    collectionName: 't', queryType: 'WHERE', query: { _id: 'a', n: 1 }, data: { $set: { late: true } }, multi: true, merge: true, upsert: false,
  }).then((reply) => { isDone = true; return reply })
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(isDone).toBe(false)
  await commit(tx)
  expect((await waiting).data).toMatchObject({ updated: 0 })
})

test('a transaction lives 30 seconds and frees its locks then', async () => {
  const tx = await start()
  await update('a', { $set: { n: 5 } }, tx)
  db.clock.now += 30_001
  expect(await doc('a', tx)).toMatchObject(missing)
  expect((await update('a', { $inc: { n: 1 } })).data).toMatchObject({ updated: 1 })
  expect(await read('a')).toMatchObject({ n: { $numberInt: '2' } })
})

test('29 seconds are not too many', async () => {
  const tx = await start()
  db.clock.now += 29_999
  expect(await doc('a', tx)).not.toHaveProperty('code')
})

test('two operations sent together: the second is refused as busy', async () => {
  const tx = await start()
  const replies = await Promise.all([doc('a', tx), doc('b', tx)])
  expect(replies.map(({ message }) => message?.includes('TransactionBusy') ?? false)).toEqual([false, true])
  expect(await doc('b', tx)).not.toHaveProperty('code')
})

test.each(['commit', 'abort'])('after a %s the transaction is gone', async (how) => {
  const tx = await start()
  await (how === 'commit' ? commit(tx) : abort(tx))
  expect([await doc('a', tx), await commit(tx), await abort(tx)]).toMatchObject([missing, missing, missing])
})

test('a unique key is judged at the write, and the transaction ends with it', async () => {
  const tx = await start()
  const reply = await add({ _id: 'c', email: 'a' }, tx)
  expect(reply).toMatchObject({ code: 'DATABASE_REQUEST_FAILED', message: expect.stringContaining('E11000') as unknown })
  expect(await commit(tx)).toMatchObject(missing)
})

test('a unique key taken by an open transaction conflicts with another and makes ordinary writes wait', async () => {
  const [first, second] = [await start(), await start()]
  await add({ _id: 'c', email: 'new' }, first)
  expect(await add({ _id: 'd', email: 'new' }, second)).toMatchObject(conflict)
  const outside = add({ _id: 'e', email: 'new' })
  await commit(first)
  expect((await outside).message).toContain('E11000')
})

test('a key freed inside the transaction may be taken there', async () => {
  const tx = await start()
  await remove('a', tx)
  await add({ _id: 'c', email: 'a' }, tx)
  expect(await commit(tx)).not.toHaveProperty('code')
  expect((await db.find('t', { email: 'a' })).map(({ _id }) => _id)).toEqual(['c'])
})

test('set() of a new document creates it at the commit, set() of an old one replaces it in place', async () => {
  const tx = await start()
  await set('new', { x: 1, email: 'n' }, tx)
  await set('a', { x: 2, email: 'a' }, tx)
  await commit(tx)
  expect(await db.find('t', {})).toEqual([{ _id: 'a', x: 2, email: 'a' }, { _id: 'b', n: 1, email: 'b' }, { _id: 'new', x: 1, email: 'n' }])
})

test('a document added and removed again leaves nothing', async () => {
  const tx = await start()
  await add({ _id: 'c', email: 'c' }, tx)
  await remove('c', tx)
  expect(await doc('c', tx)).toMatchObject({ data: { list: [] } })
  await commit(tx)
  expect(await db.find('t', {})).toHaveLength(2)
})

test('serverDate in add() of a transaction is refused', async () => {
  const tx = await start()
  const reply = await db.ask('insertDocument', { collectionName: 't', data: ['{"at":{"$tcb_server_date":{"offset":{"$numberInt":"0"}}}}'], transactionId: tx })
  expect(reply).toMatchObject({ code: 'INVALID_PARAM', message: expect.stringContaining('serverDate') as unknown })
})

describe('requests that lost their transaction id', () => {
  const where = { collectionName: 't', queryType: 'WHERE', query: { _id: 'a' }, multi: true, wxCloudApiToken: 'call-1' }
  const escapes: Array<[string, string, Record<string, unknown>]> = [
    ['where().update()', 'modifyDocument', { data: { $set: { n: 2 } }, merge: true, upsert: false }],
    ['where().remove()', 'removeDocument', {}],
    ['where().count()', 'calculateDocument', {}],
    ['aggregate()', 'aggregateDocuments', { stages: [] }],
  ]

  test.each(escapes)('%s is refused by name while its caller has a transaction open', async (name, action, more) => {
    const tx = await start('call-1')
    expect(await db.ask(action, { ...where, ...more })).toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL', message: expect.stringContaining(name) as unknown })
    await abort(tx)
    expect(await db.ask(action, { ...where, ...more })).not.toHaveProperty('code')
  })

  test('other callers and callers without a token are not touched', async () => {
    await start('call-1')
    expect(await db.ask('calculateDocument', { ...where, wxCloudApiToken: 'call-2' })).toMatchObject({ data: { total: 1 } })
    await start('')
    expect(await db.ask('calculateDocument', { ...where, wxCloudApiToken: '' })).toMatchObject({ data: { total: 1 } })
  })
})

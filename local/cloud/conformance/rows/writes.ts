import { ok } from 'node:assert'
import { equal, fails, row, type Row } from '../row'
import type { Collection } from '../sdk'

const read = async (c: Collection) => (await c.doc('x').get()).data
/** The document `x` after one update. */
const updated = async (c: Collection, data: object) => {
  await c.doc('x').update({ data })
  const { _id, ...rest } = await read(c)
  return rest
}

export const writes: Row[] = [
  row(39, 'add() drops undefined fields and stores null for undefined elements', 'X', 'executed', async ({ holding }) => {
    const c = await holding()
    await c.add({ data: { _id: 'x', a: undefined, arr: [undefined, 1], n: { x: undefined } } })
    equal(await read(c), { _id: 'x', arr: [null, 1], n: {} })
  }),
  row(40, 'add() stores empty arrays and objects', 'T', 'SDK tests: date', async ({ holding }) => {
    equal(await read(await holding({ _id: 'x', emptyArray: [], emptyObject: {} })), { _id: 'x', emptyArray: [], emptyObject: {} })
  }),
  row(41, 'add({ a: 1 }) without data is refused by the server', 'X', 'executed', async ({ holding }) => {
    const c = await holding()
    await fails(() => c.add({ a: 1 }), { errCode: -501007 })
    equal((await c.count()).total, 0)
  }),
  row(42, 'add() of an array gives _ids', 'TX', 'SDK tests: batch add; executed', async ({ holding }) => {
    const { _ids } = await (await holding()).add({ data: [{ _id: 'a' }, { _id: 'b' }] })
    equal(_ids, ['a', 'b'])
  }),
  row(43, 'a field named $_key is refused', 'T', 'SDK tests: node-sdk database', async ({ holding }) => {
    const c = await holding()
    await fails(() => c.add({ data: { $_key: 1 } }), { errCode: -502001 })
  }),
  row(44, 'a taken _id or unique key is refused with E11000, index and key', 'F', 'field reports', async ({ cards }) => {
    const c = await cards()
    await c.add({ data: { _id: 'x', email: 'a@x' } })
    await fails(() => c.add({ data: { _id: 'x', email: 'b@x' } }), { errCode: -502001, errMsg: /E11000 duplicate key error .*index: _id_ dup key: \{/ })
    await fails(() => c.add({ data: { email: 'a@x' } }), { errCode: -502001, errMsg: /E11000 duplicate key error .*index: byEmail dup key: \{/ })
  }),
  row(45, 'only one document may lack a unique field', 'D', '数据库 › 索引', async ({ cards }) => {
    const c = await cards()
    await c.add({ data: { _id: 'x' } })
    await fails(() => c.add({ data: { _id: 'y' } }), { errMsg: /E11000.*byEmail.*null/ })
  }),
  row(46, 'update() of a nested object merges', 'DX', '数据库 › 更新; executed', async ({ holding }) => {
    equal(await updated(await holding({ _id: 'x', a: { c: 2 } }), { a: { b: 1 } }), { a: { c: 2, b: 1 } })
  }),
  row(47, '_.set() replaces it', 'D', '数据库 › 更新', async ({ holding, _ }) => {
    equal(await updated(await holding({ _id: 'x', a: { c: 2 } }), { a: _.set({ b: 1 }) }), { a: { b: 1 } })
  }),
  row(48, 'update() replaces an array whole', 'X', 'executed', async ({ holding }) => {
    equal(await updated(await holding({ _id: 'x', arr: [3, 4, 5] }), { arr: [1] }), { arr: [1] })
  }),
  row(49, 'update() with an empty object changes nothing', 'X', 'executed', async ({ holding }) => {
    equal(await updated(await holding({ _id: 'x', a: { c: 2 } }), { a: {} }), { a: { c: 2 } })
  }),
  row(50, 'update() to null keeps the field', 'T', 'SDK tests: tcb-admin-node', async ({ holding }) => {
    equal(await updated(await holding({ _id: 'x', a: 1 }), { a: null }), { a: null })
  }),
  row(51, 'update({ data: {} }) rejects', 'X', 'executed', async ({ holding }) => {
    const c = await holding({ _id: 'x' })
    await fails(() => c.doc('x').update({ data: {} }), { errCode: -1, errMsg: /options\.data must not be empty/ })
  }),
  row(52, '_id cannot be updated or set', 'X', 'executed', async ({ holding }) => {
    const c = await holding({ _id: 'x' })
    for (const write of ['update', 'set'] as const) {
      await fails(() => c.doc('x')[write]({ data: { _id: 'y', a: 1 } }), { errCode: -501007, errMsg: /不能更新_id的值/ })
    }
  }),
  row(53, 'update() of a missing document resolves 0', 'D', 'SDK 文档 › Document.update', async ({ holding }) => {
    equal((await (await holding()).doc('missing').update({ data: { a: 1 } })).stats, { updated: 0 })
  }),
  row(54, 'remove() of a missing document resolves 0', 'T', 'SDK tests: document', async ({ holding }) => {
    equal((await (await holding()).doc('missing').remove()).stats, { removed: 0 })
  }),
  row(55, 'set() of a new document creates it', 'DT', 'SDK 文档 › Document.set; SDK tests: document', async ({ holding }) => {
    const c = await holding()
    equal((await c.doc('x').set({ data: { a: 1 } })).stats, { updated: 0, created: 1 })
    equal(await read(c), { _id: 'x', a: 1 })
  }),
  row(56, 'set() of an old document drops all other fields', 'D', '数据库 › 更新', async ({ holding }) => {
    const c = await holding({ _id: 'x', a: 1, b: 2 })
    equal((await c.doc('x').set({ data: { z: 1 } })).stats, { updated: 1, created: 0 })
    equal(await read(c), { _id: 'x', z: 1 })
  }),
  row(57, 'set() takes no commands', 'X', 'executed', async ({ holding, _ }) => {
    const c = await holding({ _id: 'x', n: 1 })
    await fails(() => c.doc('x').set({ data: { n: _.inc(1) } }), { errCode: -502001, errMsg: /update operator complicit/ })
  }),
  row(58, 'update() without where() is refused', 'T', 'SDK tests: node-sdk database (a weak assertion)', async ({ holding }) => {
    const c = await holding({ _id: 'x', a: 1 })
    await fails(() => c.update({ data: { a: 2 } }), { errCode: -501007 })
    equal(await read(c), { _id: 'x', a: 1 })
  }),
  row(59, 'remove() removes all that match, whatever skip() and limit() say', 'TX', 'SDK tests: collection; executed', async ({ holding }) => {
    const c = await holding(...Array.from({ length: 6 }, (_, at) => ({ _id: at, a: 1 })))
    equal((await c.where({ a: 1 }).orderBy('_id', 'asc').skip(3).limit(1).remove()).stats, { removed: 6 })
  }),
  row(60, 'multi: false updates one document', 'X', 'executed', async ({ holding }) => {
    const c = await holding({ _id: 1, a: 1 }, { _id: 2, a: 1 })
    equal((await c.where({ a: 1 }).update({ data: { a: 2 }, multi: false })).stats, { updated: 1 })
    equal((await c.where({ a: 2 }).count()).total, 1)
  }),
  row(61, '_.push([1, 2, 3]) appends three elements', 'T', 'SDK tests: advanced-operator', async ({ holding, _ }) => {
    equal(await updated(await holding({ _id: 'x', a: [1, 2, 3] }), { a: _.push([1, 2, 3]) }), { a: [1, 2, 3, 1, 2, 3] })
  }),
  row(62, '_.push sorts, then slices', 'T', 'SDK tests: advanced-operator', async ({ holding, _ }) => {
    equal(await updated(await holding({ _id: 'x', a: [1, 2, 3] }), { a: _.push({ each: [4, 5, 6], sort: -1, slice: 3 }) }), { a: [6, 5, 4] })
  }),
  row(63, '_.push at position -1 goes before the last', 'D', 'SDK 文档 › push', async ({ holding, _ }) => {
    equal(await updated(await holding({ _id: 'x', a: [1, 2, 3] }), { a: _.push({ each: [9], position: -1 }) }), { a: [1, 2, 9, 3] })
  }),
  row(64, "_.addToSet(['a', 'b']) adds one element, the array", 'X', 'executed', async ({ holding, _ }) => {
    equal(await updated(await holding({ _id: 'x', s: ['a'] }), { s: _.addToSet(['a', 'b']) }), { s: ['a', ['a', 'b']] })
  }),
  row(65, '_.addToSet({ $each }) adds several, { each } adds that object', 'DX', 'SDK 文档 › addToSet (example); executed', async ({ holding, _ }) => {
    const c = await holding({ _id: 'x', s: ['a'] })
    equal(await updated(c, { s: _.addToSet({ $each: ['a', 'b'] }) }), { s: ['a', 'b'] })
    equal(await updated(c, { s: _.addToSet({ each: ['c'] }) }), { s: ['a', 'b', { each: ['c'] }] })
  }),
  row(66, '_.pull(_.in(…)) removes each of them', 'T', 'SDK tests: advanced-operator', async ({ holding, _ }) => {
    equal(await updated(await holding({ _id: 'x', s: ['Go', 'C#', 'Python'] }), { s: _.pull(_.in(['Go', 'Python'])) }), { s: ['C#'] })
  }),
  row(67, '_.remove() of an element leaves null', 'T', 'SDK tests: advanced-operator', async ({ holding, _ }) => {
    equal(await updated(await holding({ _id: 'x', arr: [1, 2, 3] }), { arr: { 1: _.remove() } }), { arr: [1, null, 3] })
  }),
  row(68, '_.inc(-0.05) computes as JavaScript does', 'T', 'SDK tests: advanced-operator', async ({ holding, _ }) => {
    equal(await updated(await holding({ _id: 'x', n: 0.2 }), { n: _.inc(-0.05) }), { n: 0.2 - 0.05 })
  }),
  row(69, '_.rename() moves the value', 'T', 'SDK tests: advanced-operator', async ({ holding, _ }) => {
    equal(await updated(await holding({ _id: 'x', dog: 1 }), { dog: _.rename('cat') }), { cat: 1 })
  }),
  row(70, 'two server dates of one add() differ by their offset, at any depth', 'T', 'SDK tests: date', async ({ holding, db }) => {
    const c = await holding({ _id: 'x', now: db.serverDate(), later: { list: [db.serverDate({ offset: 60_000 })] } })
    const { now, later } = await read(c) as { now: Date; later: { list: Date[] } }
    equal((later.list[0] as Date).getTime() - now.getTime(), 60_000)
  }),
  row(71, 'an offset may be a year', 'T', 'SDK tests: date', async ({ holding, db }) => {
    const c = await holding({ _id: 'x', now: db.serverDate(), later: db.serverDate({ offset: 31_536_000_000 }) })
    const { now, later } = await read(c) as { now: Date; later: Date }
    equal(later.getTime() - now.getTime(), 31_536_000_000)
  }),
  row(72, 'a stored 2⁵³ + 1 is read rounded', 'X', 'executed', async ({ named, db, wire }) => {
    const collectionName = await named()
    await wire({ action: 'database.insertDocument', collectionName, data: ['{"_id":"x","n":{"$numberLong":"9007199254740993"}}'] })
    equal(await read(db.collection(collectionName)), { _id: 'x', n: 9_007_199_254_740_992 })
  }),
  row(73, 'of two conditional updates at once, one wins', 'F', 'field pattern; SDK 文档 › inc (atomic)', async ({ holding, _ }) => {
    const c = await holding({ _id: 'x', stock: 1 })
    const take = async () => (await c.where({ _id: 'x', stock: 1 }).update({ data: { stock: _.inc(-1) } })).stats.updated
    equal((await Promise.all([take(), take()])).sort(), [0, 1])
    ok((await read(c)).stock === 0)
  }),
]

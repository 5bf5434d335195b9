import { ok, throws } from 'node:assert'
import { equal, fails, notHere, row, type Row } from '../row'
import type { Query } from '../sdk'

const ids = async (query: Query) => (await query.get()).data.map(({ _id }) => _id)
const many = (count: number) => Array.from({ length: count }, (_, at) => ({ _id: at }))
const noClient = 'there is no direct database access for clients: every collection is admin-only, and row 99 proves the refusal'
const single = (count: number) => ({ a: count, _id: `a${count}` })

export const queries: Row[] = [
  row(1, 'where({ a: undefined }) throws at once', 'TX', 'SDK tests: collection; executed', async ({ holding }) => {
    const c = await holding()
    throws(() => c.where({ a: undefined }), /查询参数对象值不能均为undefined/)
  }),
  row(2, 'where({ a: undefined, b: 1 }) asks only for b', 'X', 'executed', async ({ holding }) => {
    const c = await holding({ _id: 1, b: 1 }, { _id: 2, a: 5, b: 1 }, { _id: 3, b: 2 })
    equal(await ids(c.where({ a: undefined, b: 1 })), [1, 2])
  }),
  row(3, 'where({ a: {} }) and where({ a: { b: undefined } }) mean every document, for remove() too', 'X', 'executed', async ({ holding }) => {
    const c = await holding({ _id: 1 }, { _id: 2, a: 5 })
    equal(await ids(c.where({ a: {} })), [1, 2])
    equal((await c.where({ a: { b: undefined } }).remove()).stats, { removed: 2 })
  }),
  row(4, "where(), where('x') and where(null) throw", 'TX', 'SDK tests: collection; executed', async ({ holding }) => {
    const c = await holding()
    for (const filter of [undefined, 'x', null]) throws(() => c.where(filter), /查询参数必须为对象/)
  }),
  row(5, 'the second where() replaces the first', 'X', 'executed', async ({ holding }) => {
    const c = await holding({ _id: 1, a: 1, b: 1 }, { _id: 2, a: 9, b: 2 })
    equal(await ids(c.where({ a: 1 }).where({ b: 2 })), [2])
  }),
  row(6, 'where({ a: null }) finds null and missing', 'F', 'SDK tests: tcb-admin-node, a commented expectation', async ({ holding }) => {
    const c = await holding({ _id: 1, a: null }, { _id: 2 }, { _id: 3, a: 0 })
    equal(await ids(c.where({ a: null })), [1, 2])
  }),
  row(7, 'a nested object asks for a subset', 'DX', '数据库 › 查询、更新数组/对象; executed', async ({ holding }) => {
    const c = await holding({ _id: 1, style: { color: 'red', size: 1 } })
    equal(await ids(c.where({ style: { color: 'red' } })), [1])
  }),
  row(8, '_.eq(object) asks for the exact object', 'X', 'executed', async ({ holding, _ }) => {
    const c = await holding({ _id: 1, style: { color: 'red', size: 1 } }, { _id: 2, style: { color: 'red' } })
    equal(await ids(c.where({ style: _.eq({ color: 'red' }) })), [2])
  }),
  row(9, 'a scalar finds arrays that hold it', 'D', '数据库 › 查询、更新数组/对象', async ({ holding }) => {
    const c = await holding({ _id: 1, tags: ['Go', 'C#'] }, { _id: 2, tags: ['C#'] })
    equal(await ids(c.where({ tags: 'Go' })), [1])
  }),
  row(10, 'an array asks for the same elements in the same order', 'D', '数据库 › 查询、更新数组/对象', async ({ holding }) => {
    const c = await holding({ _id: 1, tags: ['Go', 'C#'] }, { _id: 2, tags: ['C#', 'Go'] }, { _id: 3, tags: ['C#', 'Go', 'x'] })
    equal(await ids(c.where({ tags: ['C#', 'Go'] })), [2])
  }),
  row(11, 'two conditions may be met by two elements; elemMatch wants one', 'D', 'SDK 文档 › elemMatch', async ({ holding, _ }) => {
    const c = await holding({ _id: 1, places: [{ area: 150, age: 5 }, { area: 50, age: 1 }] })
    equal(await ids(c.where({ places: { area: _.gt(100), age: _.lt(2) } })), [1])
    equal(await ids(c.where({ places: _.elemMatch({ area: _.gt(100), age: _.lt(2) }) })), [])
  }),
  row(12, '_.or on two fields of one where() becomes a single or', 'X', 'executed', async ({ holding, _ }) => {
    const c = await holding({ _id: 1, a: 0, b: 9 }, { _id: 2, a: 3, b: 1 }, { _id: 3, a: 3, b: 9 })
    equal(await ids(c.where({ a: _.or(_.lt(1), _.gt(5)), b: _.or(_.eq(1), _.eq(2)) })), [1, 2])
  }),
  row(13, '_.and of two such conditions means both', 'X', 'executed', async ({ holding, _ }) => {
    const c = await holding({ _id: 1, a: 0, b: 9 }, { _id: 2, a: 3, b: 1 }, { _id: 3, a: 0, b: 1 })
    equal(await ids(c.where(_.and([{ a: _.or(_.lt(1), _.gt(5)) }, { b: _.or(_.eq(1), _.eq(2)) }]))), [3])
  }),
  row(14, '_.not(_.or(…)), an example of the documentation, finds only empty objects', 'X', 'executed, against SDK 文档 › not', async ({ holding, _ }) => {
    const c = await holding({ _id: 1, p: 70 }, { _id: 2, p: {} })
    equal(await ids(c.where({ p: _.not(_.or([_.lt(50), _.eq(100)])) })), [2])
  }),
  row(15, '_.exists().nor(…) is no function, although documented', 'X', 'executed, against SDK 文档 › nor', ({ _ }) => {
    throws(() => (_.exists() as unknown as { nor(conditions: unknown[]): unknown }).nor([]), TypeError)
  }),
  row(16, '_.exists(true) finds null as well', 'T', 'SDK tests: advanced-operator', async ({ holding, _ }) => {
    const c = await holding({ _id: 1, tags: null }, { _id: 2 }, { _id: 3, tags: [] })
    equal(await ids(c.where({ tags: _.exists(true) })), [1, 3])
  }),
  row(17, '_.not(_.gt(1)) finds documents without the field', 'T', 'SDK tests: advanced-operator', async ({ holding, _ }) => {
    const c = await holding({ _id: 1, index: 1 }, { _id: 2, index: 2 }, { _id: 3 })
    equal(await ids(c.where({ index: _.not(_.gt(1)) })), [1, 3])
  }),
  row(18, '_.nor(…) finds documents without the fields', 'D', 'SDK 文档 › nor', async ({ holding, _ }) => {
    const c = await holding({ _id: 1, p: 10 }, { _id: 2, p: 30, tags: 'x' }, { _id: 3, p: 30 }, { _id: 4 })
    equal(await ids(c.where(_.nor([{ p: _.lt(20) }, { tags: 'x' }]))), [3, 4])
  }),
  row(19, '_.mod(10, 0) and _.mod([10, 0]) mean the same', 'T', 'SDK tests: advanced-operator', async ({ holding, _ }) => {
    const c = await holding({ _id: 1, a: 20 }, { _id: 2, a: 21 })
    for (const condition of [_.mod(10, 0), _.mod([10, 0])]) equal(await ids(c.where({ a: condition })), [1])
  }),
  row(20, 'dates are equal to the millisecond', 'T', 'SDK tests: date', async ({ holding, _ }) => {
    const at = new Date(1_557_826_731_686)
    const c = await holding({ _id: 1, d: at }, { _id: 2, d: new Date(at.getTime() + 1) })
    equal(await ids(c.where({ d: _.lte(at).and(_.gte(at)) })), [1])
  }),
  row(21, 'an empty regular expression throws', 'X', 'executed', ({ db }) => {
    throws(() => db.RegExp({ regexp: '', options: 'i' }), /regexp must be a string/)
  }),
  row(22, 'get() without limit gives 100 of 150', 'TX', 'SDK tests: query.limit; executed', async ({ holding }) => {
    equal((await (await holding(...many(150))).get()).data.length, 100)
  }),
  row(23, 'limit(1001) and limit(5000) give 1000', 'TX', 'SDK tests: query.limit; executed', async ({ holding }) => {
    const c = await holding(...many(1100))
    for (const limit of [1001, 5000]) equal((await c.limit(limit).get()).data.length, 1000)
  }),
  row(24, 'limit(0) means 100', 'X', 'executed', async ({ holding }) => {
    equal((await (await holding(...many(101))).limit(0).get()).data.length, 100)
  }),
  row(25, "limit('5') throws", 'X', 'executed', async ({ holding }) => {
    const c = await holding()
    await fails(() => c.limit('5').get(), /limit\s?must be integer/)
  }),
  notHere(26, 'on the client, get() and limit(100) give 20', 'D', 'SDK 文档 › limit', noClient),
  notHere(27, 'on the client, aggregate().limit(100) gives 100', 'D', '数据库 › 聚合', noClient),
  row(28, 'a second orderBy() breaks the ties of the first', 'X', 'executed', async ({ holding }) => {
    const c = await holding({ _id: 1, a: 2, b: 1 }, { _id: 2, a: 1, b: 2 }, { _id: 3, a: 1, b: 1 })
    equal(await ids(c.orderBy('b', 'desc').orderBy('a', 'asc')), [2, 3, 1])
  }),
  row(29, "orderBy('b', 'down') throws", 'TX', 'SDK tests: validate; executed', async ({ holding }) => {
    const c = await holding()
    await fails(() => c.orderBy('b', 'down').get(), /排序字符不合法/)
  }),
  row(30, 'field({ a: 0 }) leaves a out', 'T', 'SDK tests: projection', async ({ holding }) => {
    equal((await (await holding({ _id: 1, a: 1, b: 2 })).field({ a: 0 }).get()).data, [{ _id: 1, b: 2 }])
  }),
  row(31, '_.project.slice(1) cuts an array', 'T', 'SDK tests: projection', async ({ holding, _ }) => {
    const c = await holding({ _id: 1, tags: ['a', 'b'] })
    equal((await c.field({ tags: _.project.slice(1) }).get()).data[0]?.tags, ['a'])
  }),
  row(32, 'doc(missing).get() rejects', 'DX', 'SDK 文档 › Document.get; executed', async ({ holding }) => {
    const c = await holding()
    await fails(() => c.doc('missing').get(), { errCode: -1, errMsg: /^document\.get:fail .*document with _id missing does not exist/ })
  }),
  row(33, 'with throwOnNotFound: false it resolves null', 'DX', 'SDK 文档 › Document.get; executed', async ({ sdk, named }) => {
    const lenient = sdk.database({ throwOnNotFound: false })
    equal((await lenient.collection(await named()).doc('missing').get()).data, null)
  }),
  notHere(34, 'on the client, doc(missing).get() rejects with a text about permission', 'F', 'field reports', noClient),
  row(35, 'doc(undefined) and doc(null) throw at once', 'TX', 'SDK tests: collection; executed', async ({ holding }) => {
    const c = await holding()
    for (const id of [undefined, null]) throws(() => c.doc(id), /docId必须为字符串或数字/)
  }),
  row(36, 'a missing collection is refused and never created', 'DX', '云开发 › 错误码; executed; field report of the text', async ({ db }) => {
    const refusal = { errCode: -502005, errMsg: /\[ResourceNotFound\] Db or Table not exist: nowhere/ }
    const c = db.collection('nowhere')
    for (const call of [() => c.get(), () => c.add({ data: single(1) }), () => c.where({}).remove(), () => c.count()]) await fails(call, refusal)
    await fails(() => c.get(), refusal)
  }),
  row(37, 'aggregate() on a missing collection keeps the raw code', 'X', 'executed with three versions', async ({ db }) => {
    await fails(() => db.collection('nowhere').aggregate().end(), { errCode: -1, code: 'DATABASE_COLLECTION_NOT_EXIST' })
  }),
  row(38, 'createCollection of an existing one fails', 'F', 'field report; SDK 文档 › createCollection', async ({ db, named }) => {
    const name = await named()
    await fails(() => db.createCollection(name), { errMsg: /ResourceExist.*Table exist/ })
    ok(await db.collection(name).count())
  }),
]

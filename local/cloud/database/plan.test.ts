/** An index may change what a query costs, never what it answers. */
import fc from 'fast-check'
import { BSONRegExp, ObjectId } from 'bson'
import { keyOf } from './keys'
import { compareKeys, sortKeyAt } from './paths'
import { sortDocs, readSort } from './sort'
import { openTestDatabase, plain, type TestDatabase } from './testing'
import type { Doc, Value } from './values'

/** Records with the prototype that documents have. */
const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }, requiredKeys?: never[]) =>
  fc.record(model, { noNullPrototype: true, ...requiredKeys && { requiredKeys } }) as fc.Arbitrary<Doc>

const scalar: fc.Arbitrary<Value> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -3, max: 6 }) },
  { weight: 3, arbitrary: fc.constantFrom('', 'a', 'ab', 'abc', 'b', '中', '\u{1F600}', '\uffee', 'a\u0000b') },
  { weight: 1, arbitrary: fc.constantFrom<Value>(null, true, false, 1.5, -0.5, new Date(0), new Date(-5), Number.NaN, new ObjectId('0123456789abcdef01234567')) },
)
const value: fc.Arbitrary<Value> = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: record({ x: scalar }) },
  { weight: 1, arbitrary: fc.array(record({ x: scalar }), { maxLength: 2 }) },
)
const document: fc.Arbitrary<Doc> = record({ a: value, b: scalar, c: scalar, t: fc.array(scalar, { maxLength: 3 }) }, [])

const operators: fc.Arbitrary<Value> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  record({ $gt: scalar }), record({ $lte: scalar }), record({ $gte: scalar, $lt: scalar }), record({ $ne: scalar }),
  record({ $in: fc.array(scalar, { maxLength: 4 }) }), record({ $exists: fc.boolean() }), record({ $eq: value }),
  record({ $elemMatch: record({ $gte: scalar, $lt: scalar }) }), record({ $elemMatch: record({ x: scalar }) }),
  fc.constantFrom('^a', '^ab', 'b', '^(a|b)', '^ab?').map((pattern) => new BSONRegExp(pattern)),
)
const path = fc.constantFrom('a', 'b', 'c', 't', 'a.x')
const simple: fc.Arbitrary<Doc> = fc.array(fc.tuple(path, operators), { minLength: 0, maxLength: 3 }).map(Object.fromEntries)
const expression: fc.Arbitrary<Doc> = fc.tuple(fc.constantFrom('$a', '$b', '$t'), fc.integer({ min: -1, max: 3 }))
  .map(([name, known]) => ({ $expr: { $eq: [name, known] } }))
const filter: fc.Arbitrary<Doc> = fc.oneof(
  { weight: 5, arbitrary: simple },
  fc.array(simple, { minLength: 1, maxLength: 2 }).map((parts) => ({ $and: parts })),
  fc.array(simple, { minLength: 1, maxLength: 3 }).map((parts) => ({ $or: parts })),
  expression,
)
const order: fc.Arbitrary<Doc> = fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 't', '_id'), fc.constantFrom(1, -1)),
  { maxLength: 2, selector: ([name]) => name }).map(Object.fromEntries)

const indexed = plain('indexed',
  { name: 'a', fields: [['a', 1]] }, { name: 'b_c', fields: [['b', 1], ['c', -1]] }, { name: 'c_desc', fields: [['c', -1]] },
  { name: 't_b', fields: [['t', 1], ['b', -1]] }, { name: 'ax', fields: [['a.x', -1]] }, { name: 'bc_desc', fields: [['b', -1], ['c', -1]] })

let db: TestDatabase
beforeAll(() => { db = openTestDatabase(indexed, plain('bare')) })
afterAll(() => db.close())

async function fill(docs: readonly Doc[]) {
  for (const collectionName of ['indexed', 'bare']) await db.ask('removeDocument', { collectionName, query: {}, queryType: 'WHERE', multi: true })
  const withIds = docs.map((doc, _id) => ({ _id, ...doc }))
  for (const name of ['indexed', 'bare']) if (docs.length > 0) expect((await db.insert(name, ...withIds)).code).toBeUndefined()
}

const ids = (docs: readonly Doc[]) => docs.map(({ _id }) => _id as number).sort((a, b) => a - b)

test('random queries answer alike with indexes and without, and counting agrees', async () => {
  await fc.assert(fc.asyncProperty(fc.array(document, { maxLength: 25 }), fc.array(filter, { minLength: 8, maxLength: 8 }), async (docs, filters) => {
    await fill(docs)
    for (const query of filters) {
      const [found, expected] = [await db.find('indexed', query), await db.find('bare', query)]
      expect(ids(found)).toEqual(ids(expected))
      expect((await db.ask('calculateDocument', { collectionName: 'indexed', query })).data.total).toBe(expected.length)
    }
  }), { numRuns: 100 })
})

test('a sort served from an index gives the same sequence of keys as a sort in memory, page by page', async () => {
  await fc.assert(fc.asyncProperty(fc.array(document, { maxLength: 30 }), filter, order, fc.integer({ min: 1, max: 12 }), fc.nat(5), async (docs, query, by, limit, offset) => {
    await fill(docs)
    const fields = readSort(by)
    const keys = (rows: readonly Doc[]) => rows.map((doc) =>
      fields.map(({ parts, direction }) => keyOf(sortKeyAt(doc, parts, direction)).toString('hex')))
    const whole = await db.find('bare', query)
    const expected = sortDocs(whole, (doc) => doc, fields).slice(offset, offset + limit)
    expect(keys(await db.find('indexed', query, { order: by, limit, offset }))).toEqual(keys(expected))
  }), { numRuns: 100 })
})

test('keys compare as the values do, in both directions', () => {
  fc.assert(fc.property(value, value, (a, b) => {
    const order = Math.sign(compareKeys(a, b))
    expect(Math.sign(Buffer.compare(keyOf(a), keyOf(b)))).toBe(order)
    expect(Math.sign(Buffer.compare(keyOf(a, true), keyOf(b, true))) + order).toBe(0)
  }), { numRuns: 2_000 })
})

describe('what a query reads', () => {
  beforeAll(() => fill(Array.from({ length: 600 }, (_, i) => ({ a: i, b: i % 3, c: i, t: [i % 5] }))))
  const cost = () => db.database.counters.last

  test.each<[string, Doc, Record<string, unknown>, string[], number]>([
    ['an id', { _id: 5 }, {}, ['_id_'], 1],
    ['ids', { _id: { $in: [5, 6] } }, {}, ['_id_'], 2],
    ['one value', { a: 7 }, {}, ['a'], 1],
    ['a range', { c: { $gte: 10, $lt: 15 } }, {}, ['c_desc'], 5],
    ['a value and a range behind it', { b: 1, c: { $gt: 580 } }, {}, ['b_c'], 6],
    ['a value inside $and', { $and: [{ a: 3 }, { c: { $ne: 9 } }] }, {}, ['a'], 1],
    ['a page in the order of an index', { b: 1 }, { order: { c: -1 }, limit: 20 }, ['b_c'], 20],
    ['a page in the opposite order', { b: 1 }, { order: { c: 1 }, limit: 20 }, ['b_c'], 20],
    ['a page of some values in order', { b: { $in: [1, 2] } }, { order: { c: -1 }, limit: 20 }, ['b_c'], 40],
    ['the first rows in the order of an index', {}, { order: { c: 1 }, limit: 20 }, ['c_desc'], 20],
    ['every branch of $or', { $or: [{ a: 1 }, { a: 2 }, { _id: 9 }] }, {}, ['a+a+_id_'], 3],
    ['an element', { t: 4 }, { limit: 20 }, ['t_b'], 20],
    ['a comparison in $expr', { $expr: { $eq: ['$a', 4] } }, {}, ['a'], 1],
  ])('%s', async (_name, query, more, indexes, examined) => {
    await db.find('indexed', query, more)
    expect(cost()).toMatchObject({ indexes, examined, scans: [] })
  })

  test('counting by an index reads no document', async () => {
    await db.ask('calculateDocument', { collectionName: 'indexed', query: { b: 1 } })
    expect(cost()).toMatchObject({ examined: 0, scans: [] })
  })

  test('a filter no index serves is counted as a scan', async () => {
    const before = db.database.counters.scans
    await db.find('indexed', { nothing: 1 })
    expect(db.database.counters.scans).toBe(before + 1)
    expect(cost()).toMatchObject({ scans: ['indexed'], examined: 600 })
  })

  test('a lookup by constants and by variables reads one document each', async () => {
    await db.aggregate('indexed', [
      { $match: { _id: 3 } },
      { $lookup: { from: 'indexed', pipeline: [{ $match: { _id: 4 } }], as: 'fixed' } },
      { $lookup: { from: 'indexed', let: { x: '$a' }, pipeline: [{ $match: { $expr: { $and: [{ $eq: ['$a', '$$x'] }, { $eq: ['$b', 0] }] } } }, { $limit: 1 }], as: 'own' } },
      { $lookup: { from: 'indexed', localField: 'a', foreignField: 'a', as: 'same' } },
    ])
    expect(cost()).toMatchObject({ scans: [], examined: 4 })
  })
})

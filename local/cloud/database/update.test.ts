/** Updates beyond the battery, inserts, removals and unique indexes. */
import { BSONRegExp, Double, Long } from 'bson'
import { openTestDatabase, plain, type TestDatabase } from './testing'
import { encode, type Doc, type Value } from './values'

let db: TestDatabase
beforeEach(() => {
  db = openTestDatabase(plain('t'), plain('unique',
    { name: 'email', fields: [['email', 1]], unique: true }, { name: 'tag', fields: [['tags', 1]], unique: true },
    { name: 'pair', fields: [['a', 1], ['b', -1]], unique: true }), plain('multi', { name: 'two', fields: [['a', 1], ['b', 1]] }))
})
afterEach(() => db.close())

const update = (query: Doc, data: Doc, more: Record<string, unknown> = {}) =>
  db.ask('modifyDocument', { collectionName: 't', queryType: 'WHERE', query, data, multi: true, merge: true, upsert: false, ...more })
const result = async (on: Doc, data: Doc, query: Doc) => {
  await db.insert('t', { _id: 1, ...on })
  const { code, message } = await update(query, data)
  if (code !== undefined) throw new Error(message)
  const { _id, ...rest } = (await db.find('t', { _id: 1 }))[0] as Doc
  return rest
}

test.each<[string, Doc, Doc, Doc, Doc?]>([
  ['the matched element', { a: [1, 2, 3] }, { $set: { 'a.$': 9 } }, { a: [1, 9, 3] }, { a: 2 }],
  ['a field of the matched element', { l: [{ k: 1, n: 0 }, { k: 2, n: 0 }] }, { $inc: { 'l.$.n': 1 } }, { l: [{ k: 1, n: 0 }, { k: 2, n: 1 }] }, { 'l.k': 2 }],
  ['the element matched by $elemMatch', { l: [{ k: 1, n: 0 }, { k: 1, n: 5 }] }, { $set: { 'l.$.n': 9 } }, { l: [{ k: 1, n: 0 }, { k: 1, n: 9 }] }, { l: { $elemMatch: { k: 1, n: 5 } } }],
  ['every element', { a: [1, 2] }, { $inc: { 'a.$[]': 1 } }, { a: [2, 3] }],
  ['a field of every element', { l: [{ n: 1 }, { n: 2 }] }, { $mul: { 'l.$[].n': 2 } }, { l: [{ n: 2 }, { n: 4 }] }],
  ['unsetting an element leaves null', { a: [1, 2] }, { $unset: { 'a.1': '' } }, { a: [1, null] }],
  ['a place beyond the end is padded', { a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
  ['$push at −1', { a: [1, 2, 3] }, { $push: { a: { $each: [9], $position: -1 } } }, { a: [1, 2, 9, 3] }],
  ['$push sorted and cut', { a: [1, 2, 3] }, { $push: { a: { $each: [4, 5, 6], $sort: -1, $slice: 3 } } }, { a: [6, 5, 4] }],
  ['$push cut from the end', { a: [1, 2, 3] }, { $push: { a: { $each: [4], $slice: -2 } } }, { a: [3, 4] }],
  ['$push sorted by a field', { l: [{ n: 2 }] }, { $push: { l: { $each: [{ n: 1 }], $sort: { n: 1 } } } }, { l: [{ n: 1 }, { n: 2 }] }],
  ['$push of one value', { a: [] }, { $push: { a: { x: 1 } } }, { a: [{ x: 1 }] }],
  ['$pull by comparison', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
  ['$pull by pattern', { a: ['ab', 'b'] }, { $pull: { a: new BSONRegExp('^a') } }, { a: ['b'] }],
  ['$pull by a field', { l: [{ n: 1 }, { n: 9 }] }, { $pull: { l: { n: { $gt: 5 } } } }, { l: [{ n: 1 }] }],
  ['$pull of a document inside an array is a subset', { l: [{ a: 1, b: 2 }, 5] }, { $pull: { l: { a: 1 } } }, { l: [5] }],
  ['$bit', { n: 6 }, { $bit: { n: { and: 5 } } }, { n: 4 }],
  ['$inc is plain arithmetic', { n: 0.2 }, { $inc: { n: -0.05 } }, { n: 0.2 - 0.05 }],
  ['$inc of a long', { n: new Long(1) }, { $inc: { n: 1 } }, { n: new Long(2) }],
  ['$inc of a double', { n: new Double(1) }, { $inc: { n: 1 } }, { n: new Double(2) }],
  ['$inc beyond 2³¹', { n: 2_147_483_647 }, { $inc: { n: 1 } }, { n: 2_147_483_648 }],
  ['$min and $max over types', { a: 5, b: 5 }, { $max: { a: 'x' }, $min: { b: null } }, { a: 'x', b: null }],
  ['$rename into a path', { a: 1 }, { $rename: { a: 'b.c' } }, { b: { c: 1 } }],
  ['$currentDate', {}, { $currentDate: { at: true } }, { at: new Date(Date.UTC(2026, 10, 22)) }],
  ['$setOnInsert does nothing to what exists', { a: 1 }, { $setOnInsert: { a: 2 }, $set: { b: 1 } }, { a: 1, b: 1 }],
  ['$addToSet by value', { a: [{ x: 1 }] }, { $addToSet: { a: { $each: [{ x: 1 }, { x: 2 }] } } }, { a: [{ x: 1 }, { x: 2 }] }],
])('%s', async (_name, on, data, expected, query = { _id: 1 }) => {
  expect(encode(await result(on, data, query))).toBe(encode(expected))
})

test.each<[string, Doc, Doc, string, Doc?]>([
  ['$ without an array in the filter', { a: [1] }, { $set: { 'a.$': 1 } }, 'did not find the match needed'],
  ['$[] on no array', { a: 1 }, { $set: { 'a.$[]': 1 } }, 'non-array'],
  ['$[name] without filters', { a: [1] }, { $set: { 'a.$[x]': 1 } }, "No array filter found for identifier 'x'"],
  ['a name in an array', { a: [1] }, { $set: { 'a.b': 1 } }, "Cannot create field 'b'"],
  ['an unknown modifier', { a: [] }, { $push: { a: { $each: [1], $foo: 1 } } }, '$foo'],
  ['a plain field beside operators', {}, { $set: { a: 1 }, b: 1 }, 'atomic operators'],
  ['an empty name', {}, { $set: { 'a..b': 1 } }, 'empty field name'],
  ['a text to $inc by', { n: 1 }, { $inc: { n: '1' } }, 'non-numeric argument'],
  ['a rename onto a path in use', { a: 1 }, { $rename: { a: 'b' }, $set: { b: 1 } }, 'conflict'],
  ['a dollar name in a value', {}, { $set: { a: { $b: 1 } } }, 'not valid for storage'],
  ['$pop by 2', { a: [1] }, { $pop: { a: 2 } }, '$pop'],
])('%s is refused', async (_name, on, data, text, query = { _id: 1 }) => {
  await expect(result(on, data, query)).rejects.toThrow(text)
})

test('an operator nobody knows is refused with its name', async () => {
  expect(await update({ _id: 1 }, { $frobnicate: { a: 1 } })).toMatchObject({ code: 'DATABASE_INVALID_OPERRATOR', message: expect.stringContaining('$frobnicate') as unknown })
})

test('updated counts what changed; multi:false changes one; an empty update changes nothing', async () => {
  await db.insert('t', { _id: 1, a: 1 }, { _id: 2, a: 1 }, { _id: 3, a: 2 })
  expect((await update({}, { $set: { a: 2 } })).data).toEqual({ updated: 2, upsert_id: null })
  expect((await update({}, { $set: { a: 3 } }, { multi: false })).data).toEqual({ updated: 1, upsert_id: null })
  expect((await update({}, {})).data).toEqual({ updated: 0, upsert_id: null })
})

test('without where() neither update nor remove is carried out; where({}) means everything', async () => {
  await db.insert('t', { _id: 1 })
  for (const query of [undefined, '']) {
    expect(await update(query as never, { $set: { a: 1 } })).toMatchObject({ code: 'INVALID_PARAM' })
    expect(await db.ask('removeDocument', { collectionName: 't', queryType: 'WHERE', query, multi: true })).toMatchObject({ code: 'INVALID_PARAM' })
  }
  expect((await db.ask('removeDocument', { collectionName: 't', queryType: 'WHERE', query: {}, multi: true })).data).toEqual({ deleted: 1 })
})

test('set() creates with upsert_id, then replaces without', async () => {
  const set = (data: Doc) => db.ask('modifyDocument', { collectionName: 't', queryType: 'DOC', query: { _id: 'x' }, data, multi: false, merge: false, upsert: true })
  expect((await set({ a: 1 })).data).toEqual({ updated: 0, upsert_id: 'x' })
  expect((await set({ b: 2 })).data).toEqual({ updated: 1, upsert_id: null })
  expect(await db.find('t', {})).toEqual([{ _id: 'x', b: 2 }])
  expect(await set({ $set: { c: 1 } })).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
})

test('updateAndReturn gives the document as it has become', async () => {
  await db.insert('t', { _id: 1, n: 1 })
  const reply = await db.ask('modifyAndReturnDoc', { collectionName: 't', queryType: 'WHERE', query: { n: 1 }, data: { $inc: { n: 1 } } })
  expect(reply.data).toEqual({ updated: 1, doc: '{"_id":{"$numberInt":"1"},"n":{"$numberInt":"2"}}' })
  expect((await db.ask('modifyAndReturnDoc', { collectionName: 't', queryType: 'WHERE', query: { n: 9 }, data: { $inc: { n: 1 } } })).data).toEqual({ updated: 0, doc: null })
})

test('two conditional updates for one place: one wins', async () => {
  await db.insert('t', { _id: 1, left: 1 })
  const take = () => update({ _id: 1, left: { $gt: 0 } }, { $inc: { left: -1 } })
  const replies = await Promise.all([take(), take(), take()])
  expect(replies.map(({ data }) => data.updated)).toEqual([1, 0, 0])
})

describe('unique indexes', () => {
  const add = (doc: Doc) => db.insert('unique', { email: Math.random(), tags: [Math.random()], a: Math.random(), ...doc })

  test.each<[string, Doc, Doc, string]>([
    ['the same value', { email: 'x' }, { email: 'x' }, 'index: email dup key: { email: "x" }'],
    ['both missing', { email: null }, { email: null }, 'index: email dup key: { email: null }'],
    ['one element in common', { tags: ['p', 'q'] }, { tags: ['q', 'r'] }, 'index: tag'],
    ['the same pair', { a: 1, b: 2 }, { a: 1, b: 2 }, 'index: pair dup key: { a: 1, b: 2 }'],
    ['the same id', { _id: 'i' }, { _id: 'i' }, 'index: _id_ dup key: { _id: "i" }'],
  ])('%s is a duplicate', async (_name, first, second, text) => {
    await add(first)
    expect(await add(second)).toMatchObject({ code: 'DATABASE_REQUEST_FAILED', message: expect.stringContaining(text) as unknown })
    expect(await db.find('unique', {})).toHaveLength(1)
  })

  test('half a pair, and an element twice in one document, are no duplicates', async () => {
    expect([await add({ a: 1, b: 2 }), await add({ a: 1, b: 3 }), await add({ tags: ['x', 'x'] })].map(({ code }) => code)).toEqual([undefined, undefined, undefined])
  })

  test('the text is the one seen in the field', async () => {
    await add({ email: 'x' })
    expect((await add({ email: 'x' })).message).toMatch(
      /^\[FailedOperation\.Insert\] multiple write errors: \[\{write errors: \[\{E11000 duplicate key error collection: tnt-\w{8}\.unique index: email dup key: \{ email: "x" \}\}\]\}, \{<nil>\}\]$/)
  })

  test('of several documents none is kept when one is a duplicate', async () => {
    expect(await db.insert('unique', { email: 'a', tags: [1], a: 1 }, { email: 'a', tags: [2], a: 2 })).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
    expect(await db.find('unique', {})).toEqual([])
  })

  test('a value freed by an update or a removal may be taken again', async () => {
    await add({ _id: 1, email: 'x' })
    await db.ask('modifyDocument', { collectionName: 'unique', queryType: 'DOC', query: { _id: 1 }, data: { $set: { email: 'y' } }, multi: false, merge: true, upsert: false })
    expect((await add({ _id: 2, email: 'x' })).code).toBeUndefined()
    expect(await db.ask('modifyDocument', { collectionName: 'unique', queryType: 'DOC', query: { _id: 2 }, data: { $set: { email: 'y' } }, multi: false, merge: true, upsert: false }))
      .toMatchObject({ message: expect.stringContaining('E11000') as unknown })
    await db.ask('removeDocument', { collectionName: 'unique', queryType: 'DOC', query: { _id: 1 }, multi: false })
    expect((await add({ _id: 3, email: 'y' })).code).toBeUndefined()
  })

  test('two arrays in one index are refused', async () => {
    expect(await db.insert('multi', { a: [1], b: [2] })).toMatchObject({ message: expect.stringContaining('cannot index parallel arrays') as unknown })
  })
})

test.each<[string, string, Record<string, unknown>, string]>([
  ['a collection that is not there', 'getDocument', { collectionName: 'nope', queryType: 'WHERE' }, 'DATABASE_COLLECTION_NOT_EXIST'],
  ['a collection that is there already', 'addCollection', { collectionName: 't' }, 'DATABASE_COLLECTION_ALREADY_EXIST'],
  ['an action nobody knows', 'dropDatabase', {}, 'INVALID_PARAM'],
  ['a negative limit', 'getDocument', { collectionName: 't', queryType: 'WHERE', limit: -3 }, 'INVALID_PARAM'],
  ['a negative offset', 'getDocument', { collectionName: 't', queryType: 'WHERE', offset: -1 }, 'INVALID_PARAM'],
  ['a filter that is no text', 'getDocument', { collectionName: 't', queryType: 'WHERE', query: 5 as unknown as Value }, 'INVALID_PARAM'],
  ['a sort that is none', 'getDocument', { collectionName: 't', queryType: 'WHERE', order: { a: 'up' } }, 'DATABASE_REQUEST_FAILED'],
])('%s is refused', async (_name, action, body, code) => {
  expect(await db.ask(action, body)).toMatchObject({ code })
})

test('a new collection is there at once and after a restart', async () => {
  expect(await db.ask('addCollection', { collectionName: 'fresh' })).not.toHaveProperty('code')
  await db.insert('fresh', { _id: 1 })
  db.reopen()
  expect(await db.find('fresh', {})).toEqual([{ _id: 1 }])
})

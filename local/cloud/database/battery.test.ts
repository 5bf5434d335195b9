/** 96 results MongoDB documents, asked on the wire. Expectations are ids in order, documents, or a refusal. */
import { BSONRegExp } from 'bson'
import { openTestDatabase, plain, type TestDatabase } from './testing'
import type { Doc, Value } from './values'

const date = (ms: number) => new Date(ms)
const regex = (pattern: string) => new BSONRegExp(pattern)
const point = (lng: number, lat: number): Doc => ({ type: 'Point', coordinates: [lng, lat] })

const D: Doc[] = [
  { _id: 1 }, { _id: 2, a: null }, { _id: 3, a: 1 }, { _id: 4, a: [1, 5] }, { _id: 5, a: 'x' }, { _id: 6, a: { b: 1 } },
  { _id: 7, a: [{ b: 1 }, { b: 2 }] }, { _id: 8, a: date(1000) }, { _id: 9, a: [] },
]

const queries: Array<[name: string, filter: Doc, ids: number[], docs?: Doc[]]> = [
  ['Q1', { a: null }, [1, 2]],
  ['Q2', { a: { $ne: 1 } }, [1, 2, 5, 6, 7, 8, 9]],
  ['Q3', { a: 5 }, [4]],
  ['Q4', { a: [1, 5] }, [4]],
  ['Q5', { a: { $gt: 3, $lt: 2 } }, [4]],
  ['Q6', { a: { $elemMatch: { $gt: 3, $lt: 2 } } }, []],
  ['Q7', { 'a.b': 2 }, [7]],
  ['Q8', { 'a.1': 5 }, [4]],
  ['Q9', { a: { $gt: '5' } }, [5]],
  ['Q10', { a: { $gte: null } }, [1, 2]],
  ['Q11', { a: { $gt: date(0) } }, [8]],
  ['Q12', { a: { $gt: 0 } }, [3, 4]],
  ['Q13', { a: { $exists: false } }, [1]],
  ['Q14', { a: { $exists: true } }, [2, 3, 4, 5, 6, 7, 8, 9]],
  ['Q15', { a: { $size: 2 } }, [4, 7]],
  ['Q16', { a: { $size: 0 } }, [9]],
  ['Q17', { a: { $in: [null] } }, [1, 2]],
  ['Q18', { a: { $in: [regex('^x')] } }, [5]],
  ['Q19', { a: { $nin: [1, null] } }, [5, 6, 7, 8, 9]],
  ['Q20', { a: { $all: [1, 5] } }, [4]],
  ['Q21', { a: { $not: { $gt: 0 } } }, [1, 2, 5, 6, 7, 8, 9]],
  ['Q22', { a: { $not: regex('x') } }, [2, 3], [{ _id: 1, a: 'x' }, { _id: 2, a: 'y' }, { _id: 3 }]],
  ['Q23', { $nor: [{ a: 1 }, { a: 'x' }] }, [1, 2, 6, 7, 8, 9]],
  ['Q24', { a: { $mod: [2, 1] } }, [3, 4]],
  ['Q25', { a: { b: 1 } }, [6, 7]],
  ['Q26', { a: { c: 2, b: 1 } }, [2], [{ _id: 1, a: { b: 1, c: 2 } }, { _id: 2, a: { c: 2, b: 1 } }]],
  ['Q27', { a: { $elemMatch: { b: { $gt: 1 } } } }, [7]],
  ['Q28', { a: { $type: 'string' } }, [5]],
  ['Q29', { $expr: { $gt: ['$x', '$y'] } }, [1], [{ _id: 1, x: 2, y: 1 }, { _id: 2, x: 1, y: 2 }]],
  ['Q30', { $jsonSchema: { required: ['x'] } }, [1], [{ _id: 1, x: 1 }, { _id: 2 }]],
  ['Q31', { p: { $geoWithin: { $centerSphere: [[0, 0], 1] } } }, [1], [{ _id: 1, p: point(0, 0) }, { _id: 2, p: point(170, 0) }]],
  ['Q32', { p: { $nearSphere: { $geometry: point(0, 0), $maxDistance: 1000 } } }, [1], [{ _id: 1, p: point(0, 0) }, { _id: 2, p: point(1, 0) }]],
]

const sorts: Array<[name: string, order: Doc, ids: number[], docs: Doc[]]> = [
  ['S1', { v: 1 }, [4, 5, 3, 8, 2, 6, 1, 7], [{ _id: 1, v: true }, { _id: 2, v: 'a' }, { _id: 3, v: 5 }, { _id: 4 }, { _id: 5, v: null },
    { _id: 6, v: { x: 1 } }, { _id: 7, v: date(0) }, { _id: 8, v: [9] }]],
  ['S2', { v: 1 }, [1, 3, 2], [{ _id: 1, v: [3, 9] }, { _id: 2, v: [5] }, { _id: 3, v: 4 }]],
  ['S3', { v: -1 }, [1, 2, 3], [{ _id: 1, v: [3, 9] }, { _id: 2, v: [5] }, { _id: 3, v: 4 }]],
]

const refusal = Symbol('refused')
const updates: Array<[name: string, update: Doc, on: Doc, result: Doc | typeof refusal]> = [
  ['U1', { $inc: { n: 2 } }, {}, { n: 2 }],
  ['U2', { $inc: { 'a.b': 2 } }, {}, { a: { b: 2 } }],
  ['U3', { $inc: { n: 2 } }, { n: 'x' }, refusal],
  ['U4', { $inc: { n: 2 } }, { n: null }, refusal],
  ['U5', { $set: { 'a.b.c': 1 } }, { a: { x: 1 } }, { a: { x: 1, b: { c: 1 } } }],
  ['U6', { $set: { 'a.b': 1 } }, { a: null }, refusal],
  ['U7', { $set: { 'a.b': 1 } }, { a: 5 }, refusal],
  ['U8', { $set: { 'a.1': 9 } }, { a: [1, 2] }, { a: [1, 9] }],
  ['U9', { $set: { 'a.0.k': 9 } }, { a: [{ k: 1 }] }, { a: [{ k: 9 }] }],
  ['U10', { $push: { a: { $each: [1, 2] } } }, {}, { a: [1, 2] }],
  ['U11', { $push: { a: { $each: [1] } } }, { a: 5 }, refusal],
  ['U12', { $push: { a: { $each: [0], $position: 0, $slice: 2 } } }, { a: [1, 2] }, { a: [0, 1] }],
  ['U13', { $push: { a: { $each: [2], $sort: 1 } } }, { a: [3, 1] }, { a: [1, 2, 3] }],
  ['U14', { $addToSet: { a: { $each: [1, 2] } } }, { a: [1] }, { a: [1, 2] }],
  ['U15', { $addToSet: { a: [1, 2] } }, { a: [1] }, { a: [1, [1, 2]] }],
  ['U16', { $pull: { a: 1 } }, { a: [1, 2, 1] }, { a: [2] }],
  ['U17', { $pull: { a: { $in: [1, 3] } } }, { a: [1, 2, 3] }, { a: [2] }],
  ['U18', { $pull: { a: { x: 1 } } }, { a: [{ x: 1, y: 2 }, { x: 2 }] }, { a: [{ x: 2 }] }],
  ['U19', { $pullAll: { a: [1, 3] } }, { a: [1, 2, 3] }, { a: [2] }],
  ['U20', { $pop: { a: 1 } }, { a: [1, 2, 3] }, { a: [1, 2] }],
  ['U21', { $pop: { a: -1 } }, { a: [1, 2, 3] }, { a: [2, 3] }],
  ['U22', { $unset: { a: '' } }, { a: 1 }, {}],
  ['U23', { $rename: { a: 'b' } }, { a: 1 }, { b: 1 }],
  ['U24', { $mul: { n: 2 } }, {}, { n: 0 }],
  ['U25', { $max: { n: 5 } }, { n: 1 }, { n: 5 }],
  ['U26', { $min: { n: 5 } }, {}, { n: 5 }],
  ['U27', { $max: { d: date(5) } }, { d: date(0) }, { d: date(5) }],
  ['U28', { $set: { a: 1 }, $inc: { a: 1 } }, { a: 1 }, refusal],
  ['U29', { $set: { a: {}, 'a.b': 1 } }, {}, refusal],
  ['U30', { $set: { _id: 2 } }, {}, refusal],
  ['U31', { $set: { x: 1 }, $inc: { n: 1 }, $push: { t: { $each: ['a'] } } }, { n: 1 }, { n: 2, x: 1, t: ['a'] }],
]

const at = (iso: string) => new Date(iso)
const T: Doc[] = [
  { _id: 1, k: 'a', x: 1, d: at('2026-01-31T20:00:00Z') }, { _id: 2, k: 'a', x: 3, d: at('2026-02-01T00:00:00Z') }, { _id: 3, k: 'b', x: 5 },
]
const only = (id: number): Doc => ({ $match: { _id: id } })
const one = (expression: Value): Doc => ({ $project: { _id: 0, r: expression } })

const pipelines: Array<[name: string, stages: Doc[], result: Value[] | typeof refusal, docs?: Doc[]]> = [
  ['A1', [{ $group: { _id: '$k', n: { $sum: 1 }, s: { $sum: '$x' }, m: { $avg: '$x' }, p: { $push: '$x' }, f: { $first: '$x' } } }, { $sort: { _id: 1 } }],
    [{ _id: 'a', n: 2, s: 4, m: 2, p: [1, 3], f: 1 }, { _id: 'b', n: 1, s: 5, m: 5, p: [5], f: 5 }]],
  ['A2', [{ $group: { _id: null, n: { $sum: 1 } } }], [{ _id: null, n: 3 }]],
  ['A3', [{ $group: { _id: '$none', n: { $sum: 1 } } }], [{ _id: null, n: 3 }]],
  ['A4', [only(3), { $project: { x: 1 } }], [{ _id: 3, x: 5 }]],
  ['A5', [only(3), { $project: { k: 0 } }], [{ _id: 3, x: 5 }]],
  ['A6', [only(3), { $project: { _id: 0, y: { $add: ['$x', 1] } } }], [{ y: 6 }]],
  ['A7', [only(1), one({ $dateToString: { date: '$d', format: '%Y-%m-%d', timezone: 'Asia/Shanghai' } })], [{ r: '2026-02-01' }]],
  ['A8', [only(1), one({ $dateToString: { date: '$d', format: '%Y-%m-%d %H:%M:%S', timezone: '+08:00' } })], [{ r: '2026-02-01 04:00:00' }]],
  ['A9', [only(1), one({ $month: '$d' })], [{ r: 1 }]],
  ['A10', [only(1), one({ $month: { date: '$d', timezone: 'Asia/Shanghai' } })], [{ r: 2 }]],
  ['A11', [only(1), { $lookup: { from: 'o', localField: 'k', foreignField: 'k', as: 'o' } }, one('$o._id')], [{ r: [9] }]],
  ['A12', [{ $lookup: { from: 'o', localField: 'k', foreignField: 'k', as: 'o' } }, one('$o._id')], [{ r: [9, 10] }], [{ _id: 1, k: ['a', 'z'] }]],
  ['A13', [only(1), { $lookup: { from: 'o', let: { key: '$k' }, pipeline: [{ $match: { $expr: { $eq: ['$k', '$$key'] } } }, { $project: { _id: 1 } }], as: 'o' } }, one('$o')],
    [{ r: [{ _id: 9 }] }]],
  ['A14', [{ $unwind: '$a' }, { $count: 'n' }], [{ n: 2 }], [{ _id: 1, a: [1, 2] }, { _id: 2 }]],
  ['A15', [{ $unwind: { path: '$a', preserveNullAndEmptyArrays: true } }, { $count: 'n' }], [{ n: 2 }], [{ _id: 1, a: [1] }, { _id: 2 }]],
  ['A16', [{ $bucket: { groupBy: '$x', boundaries: [0, 2, 4], default: 'o', output: { c: { $sum: 1 } } } }],
    [{ _id: 0, c: 1 }, { _id: 2, c: 1 }, { _id: 'o', c: 1 }]],
  ['A17', [{ $facet: { all: [{ $count: 'c' }], top: [{ $sort: { x: -1 } }, { $limit: 1 }, { $project: { _id: 0, x: 1 } }] } }],
    [{ all: [{ c: 3 }], top: [{ x: 5 }] }]],
  ['A18', [{ $sortByCount: '$k' }], [{ _id: 'a', count: 2 }, { _id: 'b', count: 1 }]],
  ['A19', [only(1), { $project: {
    _id: 0, c: { $cond: [{ $gt: ['$x', 0] }, 'p', 'n'] }, i: { $ifNull: ['$none', 0] },
    s: { $switch: { branches: [{ case: { $eq: ['$x', 1] }, then: 'one' }], default: 'other' } },
  } }], [{ c: 'p', i: 0, s: 'one' }]],
  ['A20', [{ $project: {
    _id: 0, f: { $filter: { input: '$a', as: 'v', cond: { $gt: ['$$v', 1] } } }, m: { $map: { input: '$a', as: 'v', in: { $multiply: ['$$v', 2] } } },
    r: { $reduce: { input: '$a', initialValue: 0, in: { $add: ['$$value', '$$this'] } } },
  } }], [{ f: [2, 3], m: [2, 4, 6], r: 6 }], [{ _id: 1, a: [1, 2, 3] }]],
  ['A21', [{ $replaceRoot: { newRoot: { $mergeObjects: ['$$ROOT', '$o'] } } }, { $project: { o: 0 } }], [{ _id: 1, x: 2 }], [{ _id: 1, x: 1, o: { x: 2 } }]],
  ['A22', [{ $match: { _id: 99 } }, { $count: 'c' }], []],
  ['A23', [{ $addFields: { 'a.c': 2 } }], [{ _id: 1, a: { b: 1, c: 2 } }], [{ _id: 1, a: { b: 1 } }]],
  ['A24', [only(3), { $graphLookup: { from: 't', startWith: '$p', connectFromField: 'p', connectToField: '_id', as: 'up' } }, one({ $size: '$up' })],
    [{ r: 2 }], [{ _id: 1 }, { _id: 2, p: 1 }, { _id: 3, p: 2 }]],
  ['A25', [{ $group: { _id: null, s: { $sum: '$v' } } }], [{ _id: null, s: 2 }], [{ _id: 1, v: 'a' }, { _id: 2, v: 2 }]],
  ['A26', [{ $group: { _id: null, s: { $avg: '$v' } } }], [{ _id: null, s: null }], [{ _id: 1, v: 'a' }]],
  ['A27', [one({ $add: ['$x', 1] })], refusal, [{ _id: 1, x: 'a' }]],
  ['A28', [only(1), one({ $dateFromString: { dateString: '2026-01-01T00:00:00Z' } })], [{ r: at('2026-01-01T00:00:00Z') }]],
  ['A29', [only(1), one({ $concat: ['a', '$none'] })], [{ r: null }]],
  ['A30', [one({ $subtract: ['$a', '$b'] })], [{ r: 4000 }], [{ _id: 1, a: date(5000), b: date(1000) }]],
]

let db: TestDatabase
beforeEach(() => { db = openTestDatabase(plain('t'), plain('o')) })
afterEach(() => db.close())

test('the battery has all its 96 rows', () => {
  expect(queries.length + sorts.length + updates.length + pipelines.length).toBe(96)
})

test.each(queries)('query %s', async (_name, filter, ids, docs = D) => {
  await db.insert('t', ...docs)
  expect((await db.find('t', filter)).map(({ _id }) => _id)).toEqual(ids)
})

test.each(sorts)('sort %s', async (_name, order, ids, docs) => {
  await db.insert('t', ...docs)
  expect((await db.find('t', {}, { order })).map(({ _id }) => _id)).toEqual(ids)
})

test.each(updates)('update %s', async (_name, data, on, result) => {
  await db.insert('t', { _id: 1, ...on })
  const reply = await db.ask('modifyDocument', { collectionName: 't', queryType: 'WHERE', query: { _id: 1 }, data, multi: true, merge: true, upsert: false })
  const [stored] = await db.find('t', {})
  if (result === refusal) {
    expect(reply.code).toBe('DATABASE_REQUEST_FAILED')
    expect(stored).toEqual({ _id: 1, ...on })
  } else {
    expect(reply).toMatchObject({ data: { updated: 1 } })
    expect(stored).toEqual({ _id: 1, ...result })
  }
})

test.each(pipelines)('aggregation %s', async (_name, stages, result, docs = T) => {
  await db.insert('t', ...docs)
  await db.insert('o', { _id: 9, k: 'a' }, { _id: 10, k: 'z' })
  if (result === refusal) await expect(db.aggregate('t', stages)).rejects.toThrow('DATABASE_REQUEST_FAILED')
  else expect(await db.aggregate('t', stages)).toEqual(result)
})

test('the fields of a result are in MongoDB\'s order, _id first', async () => {
  await db.insert('t', ...T)
  const shaped = await db.aggregate('t', [{ $project: { x: 1 } }, { $limit: 1 }])
  const buckets = await db.aggregate('t', [{ $bucket: { groupBy: '$x', boundaries: [0, 10], output: { c: { $sum: 1 } } } }])
  expect([shaped, buckets].map(([doc]) => Object.keys(doc as Doc)[0])).toEqual(['_id', '_id'])
})

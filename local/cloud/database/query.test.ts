/** Queries beyond the battery: rules of MongoDB one by one, refusals by name. */
import { BSONRegExp, ObjectId } from 'bson'
import { degreeOf } from './match/regex'
import { openTestDatabase, plain, type TestDatabase } from './testing'
import type { Doc, Value } from './values'

let db: TestDatabase
beforeAll(() => { db = openTestDatabase(plain('t'), plain('geo')) })
afterAll(() => db.close())

async function idsOf(docs: Doc[], filter: Doc, more: Record<string, unknown> = {}): Promise<Value[]> {
  await db.ask('removeDocument', { collectionName: 't', query: {}, queryType: 'WHERE', multi: true })
  await db.insert('t', ...docs)
  return (await db.find('t', filter, more)).map(({ _id }) => _id as Value)
}

const values = (...all: Value[]): Doc[] => all.map((v, i) => ({ _id: i, v }))
const regex = (pattern: string, options = '') => new BSONRegExp(pattern, options)

test.each<[string, Doc[], Doc, Value[]]>([
  ['a condition beside a regex operator and its options', values('Abc', 'xbc'), { v: { $regex: '^a', $options: 'i' } }, [0]],
  ['flags i and s', values('A\nb', 'c'), { v: regex('a.b', 'is') }, [0]],
  ['a regex over array elements', values(['x', 'ab'], ['b']), { v: regex('^a') }, [0]],
  ['$in with a value and a regex', values('ab', 5, 'c'), { v: { $in: [5, regex('^a')] } }, [0, 1]],
  ['$ne over an array means no element', values([1, 2], [2]), { v: { $ne: 1 } }, [1]],
  ['$all with $elemMatch', values([{ a: 1, b: 1 }, { a: 2, b: 2 }], [{ a: 1, b: 2 }]), { v: { $all: [{ $elemMatch: { a: 1, b: 1 } }, { $elemMatch: { a: 2 } }] } }, [0]],
  ['$all of nothing', values([1]), { v: { $all: [] } }, []],
  ['an array inside an array', values([[1, 2]], [1, 2]), { v: [1, 2] }, [0, 1]],
  ['a missing field inside array documents', values([{ a: 1 }, {}], [{ a: 1 }]), { 'v.a': null }, [0]],
  ['null through a scalar', values(5, { a: 1 }), { 'v.a': null }, [0]],
  ['an empty array has no elements to be null', values([], null), { 'v.a': null }, [1]],
  ['$exists through arrays', values([{ a: 1 }], [{}]), { 'v.a': { $exists: true } }, [0]],
  ['$elemMatch on values', values([1, 5], [2]), { v: { $elemMatch: { $gt: 1, $lt: 3 } } }, [1]],
  ['$elemMatch with $or', values([{ a: 1 }], [{ a: 2 }], [{ a: 3 }]), { v: { $elemMatch: { $or: [{ a: 1 }, { a: 3 }] } } }, [0, 2]],
  ['$not with $gt takes in missing', [{ _id: 0 }, { _id: 1, v: 2 }], { v: { $not: { $gt: 1 } } }, [0]],
  ['$type by number and by list', values('a', 1, true), { v: { $type: [2, 'bool'] } }, [0, 2]],
  ['$type number takes every kind', values(1, 1.5, '1'), { v: { $type: 'number' } }, [0, 1]],
  ['$type array', values([1], 1), { v: { $type: 'array' } }, [0]],
  ['$mod with a negative number', values(-7, 7), { v: { $mod: [3, -1] } }, [0]],
  ['$bitsAllSet', values(6, 4), { v: { $bitsAllSet: [1, 2] } }, [0]],
  ['an object id', values(new ObjectId('0123456789abcdef01234567'), '0123456789abcdef01234567'), { v: new ObjectId('0123456789abcdef01234567') }, [0]],
  ['dates to the millisecond', values(new Date(5), new Date(6)), { v: { $lte: new Date(5), $gte: new Date(5) } }, [0]],
  ['a date is no number', values(new Date(5), 5), { v: 5 }, [1]],
  ['a field called constructor is just missing', [{ _id: 0 }], { constructor: { $exists: true } }, []],
  ['an object with another order of fields differs', values({ a: 1, b: 2 }), { v: { $eq: { b: 2, a: 1 } } }, []],
  ['$nor of several', values(1, 2, 3), { $nor: [{ v: 1 }, { v: { $gt: 2 } }] }, [1]],
  ['$expr compares across types', values('a', 1), { $expr: { $gt: ['$v', 5] } }, [0]],
  ['$expr: a missing field is not null', [{ _id: 0 }, { _id: 1, v: null }], { $expr: { $eq: ['$v', null] } }, [1]],
])('%s', async (_name, docs, filter, expected) => {
  expect(await idsOf(docs, filter)).toEqual(expected)
})

test.each<[string, Doc, string]>([
  ['an operator', { v: { $near2: 1 } }, '$near2'],
  ['an operator at the top', { $where: 'true' }, '$where'],
  ['a name beside operators', { v: { $gt: 1, lt: 3 } }, 'lt'],
  ['a schema keyword', { $jsonSchema: { $ref: 'x' } }, '$ref'],
  ['a geometry option', { v: { $geoWithin: { $box: [[0, 0], [1, 1]] } } }, '$box'],
])('%s nobody knows is refused with its name', async (_name, filter, name) => {
  await expect(db.find('t', filter)).rejects.toThrow(`DATABASE_INVALID_OPERRATOR: unknown operator: ${name}`)
})

test.each<[string, Doc]>([
  ['$in without an array', { v: { $in: 1 } }], ['$or of nothing', { $or: [] }], ['$or of a number', { $or: [1, 2] }], ['$size of a text', { v: { $size: 'a' } }],
  ['$mod by zero', { v: { $mod: [0, 1] } }], ['a broken pattern', { v: regex('(') }], ['an unknown type', { v: { $type: 'thing' } }],
  ['an operator inside $in', { v: { $in: [{ $gt: 1 }] } }],
])('%s is refused', async (_name, filter) => {
  await expect(db.find('t', filter)).rejects.toThrow('DATABASE_REQUEST_FAILED')
})

test('a pattern that backtracks without end is stopped and named', async () => {
  await idsOf(values(`${'a'.repeat(60)}!`), {})
  const begun = Date.now()
  await expect(db.find('t', { v: regex('^(a+)+$') })).rejects.toThrow('too expensive: /^(a+)+$/')
  await expect(db.find('t', { v: regex('(a|aa)+$') })).rejects.toThrow('too expensive')
  expect(Date.now() - begun).toBeLessThan(6_000)
  expect(await idsOf(values('x'.repeat(60), 'y'), { v: regex('^(x+)+$') })).toEqual([0])
})

describe('$jsonSchema', () => {
  const docs: Doc[] = [
    { _id: 0, name: 'a', age: 5, tags: ['x'] }, { _id: 1, name: 'abcdef', age: 50, tags: ['x', 'x'] }, { _id: 2, age: '5' }, { _id: 3, name: 'b', extra: true },
  ]
  test.each<[string, Doc, Value[]]>([
    ['types', { properties: { age: { bsonType: 'number' } } }, [0, 1, 3]],
    ['lengths and bounds', { required: ['name'], properties: { name: { maxLength: 3 }, age: { maximum: 10 } } }, [0, 3]],
    ['patterns', { required: ['name'], properties: { name: { pattern: '^a' } } }, [0, 1]],
    ['enum and not', { not: { required: ['age'] } }, [3]],
    ['items', { properties: { tags: { uniqueItems: true, items: { type: 'string' } } } }, [0, 2, 3]],
    ['nothing additional', { properties: { _id: {}, name: {}, age: {}, tags: {} }, additionalProperties: false }, [0, 1, 2]],
    ['anyOf', { anyOf: [{ required: ['extra'] }, { properties: { age: { enum: [50] } }, required: ['age'] }] }, [1, 3]],
  ])('%s', async (_name, schema, expected) => {
    expect(await idsOf(docs, { $jsonSchema: schema })).toEqual(expected)
  })
})

describe('geography', () => {
  const point = (lng: number, lat: number): Doc => ({ type: 'Point', coordinates: [lng, lat] })
  const square = (from: number, to: number): Value[] => [[from, from], [to, from], [to, to], [from, to], [from, from]]
  const area: Doc = { type: 'Polygon', coordinates: [square(0, 10), square(4, 6)] }
  beforeAll(async () => {
    await db.insert('geo', { _id: 'in', p: point(1, 1) }, { _id: 'hole', p: point(5, 5) }, { _id: 'out', p: point(20, 20) }, { _id: 'edge', p: point(0, 5) },
      { _id: 'line', p: { type: 'LineString', coordinates: [[-5, 5], [1, 5]] } }, { _id: 'inner', p: { type: 'Polygon', coordinates: [square(1, 2)] } },
      { _id: 'points', p: { type: 'MultiPoint', coordinates: [[1, 1], [30, 30]] } }, { _id: 'none' })
  })
  const found = async (condition: Doc) => (await db.find('geo', { p: condition })).map(({ _id }) => _id)

  test('within a polygon with a hole', async () => {
    expect(await found({ $geoWithin: { $geometry: area } })).toEqual(['in', 'edge', 'inner'])
  })
  test('within several polygons', async () => {
    expect(await found({ $geoWithin: { $geometry: { type: 'MultiPolygon', coordinates: [[square(19, 21)], [square(0, 3)]] } } })).toEqual(['in', 'out', 'inner'])
  })
  test('intersecting a polygon', async () => {
    expect(await found({ $geoIntersects: { $geometry: area } })).toEqual(['in', 'edge', 'line', 'inner', 'points'])
  })
  test('intersecting a line and a point', async () => {
    expect(await found({ $geoIntersects: { $geometry: { type: 'MultiLineString', coordinates: [[[-1, 0], [-1, 10]]] } } })).toEqual(['line'])
    expect(await found({ $geoIntersects: { $geometry: point(1.5, 1.5) } })).toEqual(['inner'])
  })
  test('near comes by distance, in metres', async () => {
    const near = { $geometry: point(1, 1), $maxDistance: 800_000 }
    expect((await found({ $nearSphere: near })).slice(0, 3)).toEqual(['in', 'inner', 'points'])
    expect(await found({ $nearSphere: { ...near, $minDistance: 600_000 } })).toEqual(['hole'])
    const [first] = await db.aggregate('geo', [{ $geoNear: { near: point(0, 0), distanceField: 'far', spherical: true, query: { _id: 'in' } } }])
    expect(first?.far).toBeCloseTo(157_425.5, 0)
  })
  test('an open ring and a wild position are refused', async () => {
    await expect(found({ $geoWithin: { $geometry: { type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1]]] } } })).rejects.toThrow('Loop is not closed')
    await expect(found({ $nearSphere: { $geometry: point(181, 0) } })).rejects.toThrow('longitude/latitude')
  })
})

describe('projection', () => {
  const doc: Doc = { _id: 1, a: 1, b: { c: 1, d: 2 }, t: [1, 2, 3], l: [{ k: 1, v: 'x' }, { k: 2, v: 'y' }] }
  const shaped = async (projection: Doc, filter: Doc = {}) => {
    await idsOf([doc], {})
    return (await db.find('t', filter, { projection }))[0]
  }
  test.each<[string, Doc, Doc]>([
    ['inclusion keeps the id', { a: 1 }, { _id: 1, a: 1 }],
    ['exclusion', { b: 0, t: 0, l: 0 }, { _id: 1, a: 1 }],
    ['the id excluded from an inclusion', { a: 1, _id: 0 }, { a: 1 }],
    ['only the id excluded', { _id: 0 }, { a: 1, b: { c: 1, d: 2 }, t: [1, 2, 3], l: doc.l as Value }],
    ['a dotted path', { 'b.c': 1 }, { _id: 1, b: { c: 1 } }],
    ['a path through an array', { 'l.v': 1 }, { _id: 1, l: [{ v: 'x' }, { v: 'y' }] }],
    ['a path excluded', { 'l.v': 0, t: 0, b: 0, a: 0 }, { _id: 1, l: [{ k: 1 }, { k: 2 }] }],
    ['$slice from the front', { t: { $slice: 1 }, b: 0, l: 0 }, { _id: 1, a: 1, t: [1] }],
    ['$slice from the end', { t: { $slice: -2 }, a: 1 }, { _id: 1, a: 1, t: [2, 3] }],
    ['$slice with a skip', { t: { $slice: [1, 1] }, a: 1 }, { _id: 1, a: 1, t: [2] }],
    ['$elemMatch', { l: { $elemMatch: { k: { $gt: 1 } } } }, { _id: 1, l: [{ k: 2, v: 'y' }] }],
    ['$elemMatch of nothing', { l: { $elemMatch: { k: 9 } } }, { _id: 1 }],
  ])('%s', async (_name, projection, expected) => {
    expect(await shaped(projection)).toEqual(expected)
  })
  test('the matched element', async () => {
    expect(await shaped({ 'l.$': 1 }, { 'l.k': 2 })).toEqual({ _id: 1, l: [{ k: 2, v: 'y' }] })
  })
  test('a mixture and an unknown operator are refused', async () => {
    await expect(shaped({ a: 1, b: 0 })).rejects.toThrow('mix of inclusion and exclusion')
    await expect(shaped({ a: { $add: [1, 2] } })).rejects.toThrow('unknown operator: $add')
  })
})

test.each<[string, number]>([
  ['abc', 0], ['^a.*b$', 1], ['.*a.*', 2], ['a{2,5}b{3}', 0], ['a{2,}b{1,50}', 2], ['[*+]x\\*', 0], ['(a|b)c', 0],
  ['(a+)+', Infinity], ['(ab)?', Infinity], ['(a)\\1', Infinity], ['(?=a)b', Infinity],
])('the pattern %s may cost the length to the power of %s', (source, degree) => {
  expect(degreeOf(source)).toBe(degree)
})

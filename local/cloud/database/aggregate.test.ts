/** Aggregation beyond the battery: what mingo is replaced in, lookups in every form, refusals by name. */
import { openTestDatabase, plain, type TestDatabase } from './testing'
import type { Doc, Value } from './values'

let db: TestDatabase
beforeAll(async () => {
  db = openTestDatabase(plain('t', { name: 'k', fields: [['k', 1]] }), plain('o', { name: 'ref', fields: [['ref', 1]] }), plain('one'), plain('geo', { name: 'p', fields: [['p', '2dsphere']] }))
  await db.insert('t', { _id: 1, k: 'a', x: 1, size: ['S'] }, { _id: 2, k: 'a', x: 3, size: [] }, { _id: 3, k: 'b', size: null }, { _id: 4, x: null, size: 'M' }, { _id: 5, k: ['a', 'c'] })
  await db.insert('o', { _id: 1, ref: 'a', n: 1 }, { _id: 2, ref: 'b', n: 2 }, { _id: 3, ref: null }, { _id: 4 }, { _id: 5, ref: ['a', 'z'] })
  await db.insert('one', { _id: 1, d: new Date(1557826731686), s: 'a😀b' })
})
afterAll(() => db.close())

const value = async (expression: Value): Promise<Value | undefined> => (await db.aggregate('one', [{ $project: { _id: 0, r: expression } }]))[0]?.r
const shanghai = 'Asia/Shanghai'

test.each<[string, Value, Value]>([
  ['the day of the week, Sunday 1', { $dayOfWeek: '$d' }, 3],
  ['the ISO day of the week, Monday 1', { $isoDayOfWeek: '$d' }, 2],
  ['the week from Sunday', { $week: '$d' }, 19],
  ['the ISO week', { $isoWeek: '$d' }, 20],
  ['the ISO year of a January day', { $isoWeekYear: { date: new Date('2027-01-02T00:00:00Z') } }, 2026],
  ['the hour in UTC', { $hour: '$d' }, 9],
  ['the hour in Shanghai', { $hour: { date: '$d', timezone: shanghai } }, 17],
  ['the hour in New York in summer', { $hour: { date: '$d', timezone: 'America/New_York' } }, 5],
  ['a date as text with every specifier', { $dateToString: { date: '$d', format: '%Y/%m/%d %H:%M:%S.%L %j %u %U %V %G %z %%', timezone: shanghai } }, '2019/05/14 17:38:51.686 134 2 19 20 2019 +0800 %'],
  ['a missing date as text', { $dateToString: { date: '$none', format: '%Y', onNull: '-' } }, '-'],
  ['a length by code point', { $strLenCP: '$s' }, 3],
  ['a part by code point', { $substrCP: ['$s', 1, 1] }, '😀'],
  ['a position by code point', { $indexOfCP: ['$s', 'b'] }, 2],
  ['a position by code point, absent', { $indexOfCP: ['$s', 'x'] }, -1],
  ['equality without looking into arrays', { $eq: [[1], 1] }, false],
  ['comparison across types', { $lt: [5, 'a'] }, true],
  ['missing below null', { $cmp: ['$none', null] }, -1],
  ['membership', { $in: ['b', ['a', 'b']] }, true],
  ['union of sets', { $size: { $setUnion: [[1, 2], [2, 3]] } }, 3],
  ['a pattern', { $regexMatch: { input: '$s', regex: '^a' } }, true],
])('%s', async (_name, expression, expected) => {
  expect(await value(expression)).toEqual(expected)
})

const joined = async (stage: Doc, match: Doc = {}) =>
  (await db.aggregate('t', [{ $match: match }, { $lookup: { from: 'o', as: 'os', ...stage } }])).map(({ os }) => (os as Doc[]).map(({ _id }) => _id))

test('an equality lookup: elements match, missing matches missing and null', async () => {
  expect(await joined({ localField: 'k', foreignField: 'ref' })).toEqual([[1, 5], [1, 5], [2], [3, 4], [1, 5]])
})

test('a lookup by pipeline with let, an outer let, and the short form with both', async () => {
  const pipeline = [{ $match: { $expr: { $eq: ['$ref', '$$key'] } } }]
  expect(await joined({ let: { key: '$k' }, pipeline }, { _id: { $lte: 3 } })).toEqual([[1], [1], [2]])
  expect(await joined({ localField: 'k', foreignField: 'ref', pipeline: [{ $match: { n: 1 } }] }, { _id: 1 })).toEqual([[1]])
  const nested: Doc = { let: { key: '$k' }, pipeline: [{ $match: { _id: 2 } }, { $lookup: { from: 'o', pipeline: [{ $match: { $expr: { $eq: ['$ref', '$$key'] } } }], as: 'in' } }] }
  const [row] = await db.aggregate('t', [{ $match: { _id: 1 } }, { $lookup: { from: 'o', as: 'os', ...nested } }])
  expect(row?.os).toEqual([{ _id: 2, ref: 'b', n: 2, in: [{ _id: 1, ref: 'a', n: 1 }] }])
})

test('variables reach the stages behind the match', async () => {
  const [row] = await db.aggregate('t', [{ $match: { _id: 1 } }, { $lookup: { from: 'o', let: { key: '$k' }, as: 'os', pipeline: [{ $match: { _id: 2 } }, { $project: { _id: 0, key: '$$key' } }] } }])
  expect(row?.os).toEqual([{ key: 'a' }])
})

test('unwinding drops empty, null and missing unless told otherwise', async () => {
  expect(await db.aggregate('t', [{ $unwind: '$size' }, { $count: 'n' }])).toEqual([{ n: 2 }])
  expect(await db.aggregate('t', [{ $unwind: { path: '$size', preserveNullAndEmptyArrays: true } }, { $count: 'n' }])).toEqual([{ n: 5 }])
})

test('a sample repeats no document', async () => {
  const ids = (await db.aggregate('t', [{ $sample: { size: 50 } }])).map(({ _id }) => _id as number)
  expect(ids.sort()).toEqual([1, 2, 3, 4, 5])
})

test('stages that a query serves: match, sort, skip and limit', async () => {
  expect((await db.aggregate('t', [{ $match: { k: 'a' } }, { $sort: { _id: -1 } }, { $skip: 1 }, { $limit: 1 }])).map(({ _id }) => _id)).toEqual([2])
})

test('an aggregation leaves the stored documents alone', async () => {
  await db.aggregate('t', [{ $addFields: { 'size.x': 1, k: 'changed' } }, { $unset: 'x' }])
  expect((await db.find('t', { _id: 1 }))[0]).toEqual({ _id: 1, k: 'a', x: 1, size: ['S'] })
})

test.each<[string, Doc, string]>([
  ['a stage', { $out: 'x' }, 'DATABASE_INVALID_OPERRATOR: unknown operator: $out in the pipeline'],
  ['a script', { $project: { r: { $function: { body: 'return 1', args: [], lang: 'js' } } } }, 'DATABASE_INVALID_OPERRATOR: unknown operator: $function'],
  ['an expression', { $project: { r: { $frob: 1 } } }, 'DATABASE_INVALID_OPERRATOR: unknown operator: $frob in $project'],
  ['a lookup option', { $lookup: { from: 'o', as: 'x', localFeild: 'k' } }, 'unknown operator: localFeild in $lookup'],
  ['a script in a match', { $match: { $where: 'true' } }, 'unknown operator: $where'],
  ['geoNear behind another stage', { $facet: { a: [{ $geoNear: {} }] } }, '$geoNear is only valid as the first stage'],
  ['a lookup in a collection that is not there', { $lookup: { from: 'nope', localField: 'k', foreignField: 'k', as: 'x' } }, 'DATABASE_COLLECTION_NOT_EXIST'],
  ['a wrong type', { $project: { r: { $add: ['$k', 1] } } }, 'DATABASE_REQUEST_FAILED'],
  ['a limit of 0', { $limit: 0 }, 'positive'],
  ['a costly pattern', { $project: { r: { $regexMatch: { input: '$k', regex: '(a+)+$' } } } }, 'too expensive'],
])('%s is refused by name', async (_name, stage, text) => {
  await expect(db.aggregate('t', [stage])).rejects.toThrow(text)
})

/** Extended JSON: what goes in comes out with its type, malformed texts are refused. */
import fc from 'fast-check'
import { openTestDatabase, plain, type TestDatabase } from './testing'
import { decode, encode } from './values'

const types: Array<[type: string, text: string]> = [
  ['int', '{"$numberInt":"-5"}'], ['long', '{"$numberLong":"1099511627776"}'], ['a small long', '{"$numberLong":"7"}'],
  ['a long beyond 2⁵³', '{"$numberLong":"9007199254740993"}'], ['double', '{"$numberDouble":"1.5"}'], ['a whole double', '{"$numberDouble":"2.0"}'],
  ['NaN', '{"$numberDouble":"NaN"}'], ['infinity', '{"$numberDouble":"-Infinity"}'], ['negative zero', '{"$numberDouble":"-0.0"}'],
  ['decimal', '{"$numberDecimal":"0.10"}'], ['date', '{"$date":{"$numberLong":"-1"}}'], ['object id', '{"$oid":"0123456789abcdef01234567"}'],
  ['regex', '{"$regularExpression":{"pattern":"(?<=a)b","options":"i"}}'], ['binary', '{"$binary":{"base64":"AAEC","subType":"00"}}'],
  ['timestamp', '{"$timestamp":{"t":5,"i":1}}'], ['min key', '{"$minKey":1}'], ['max key', '{"$maxKey":1}'],
  ['symbol', '{"$symbol":"s"}'], ['code', '{"$code":"f()"}'], ['code with scope', '{"$code":"f()","$scope":{"x":{"$numberInt":"1"}}}'],
  ['null', 'null'], ['text', '"中\\u0000\\n😀"'], ['boolean', 'true'], ['nested', '{"a":[{"b":[]},{}],"c":{"d":{"$numberInt":"1"}}}'],
]

let db: TestDatabase
beforeAll(() => { db = openTestDatabase(plain('t', { name: 'v', fields: [['v', 1]] })) })
afterAll(() => db.close())

const insertText = (text: string) => db.ask('insertDocument', { collectionName: 't', data: [text] })
const stored = async (id: string) => ((await db.ask('getDocument', { collectionName: 't', queryType: 'DOC', query: { _id: id } })).data.list as string[])[0]

test.each(types)('%s keeps its type through the store, also under an index', async (type, text) => {
  await insertText(`{"_id":"${type}","v":${text}}`)
  expect(await stored(type)).toBe(`{"_id":"${type}","v":${text}}`)
  const found = await db.ask('getDocument', { collectionName: 't', queryType: 'WHERE', query: `{"v":{"$eq":${text}}}`, limit: 10 })
  expect(found.data.list).toContain(`{"_id":"${type}","v":${text}}`)
})

test('any JSON value survives encoding and decoding', () => {
  fc.assert(fc.property(fc.jsonValue({ noUnicodeString: false, maxDepth: 4 } as never), (value) => {
    const text = encode(decode(JSON.stringify({ value }).replaceAll('__proto__', 'proto').replaceAll('"$', '"'), { now: 0 }))
    expect(encode(decode(text, { now: 0 }))).toBe(text)
  }))
})

test('a server date is the one clock reading of its request, at any depth, moved by its offset', async () => {
  const at = (offset: string) => `{"$tcb_server_date":{"offset":{"$numberInt":"${offset}"}}}`
  await insertText(`{"_id":"sd","a":${at('0')},"b":[{"c":${at('60000')}}]}`)
  const [doc] = await db.find('t', { _id: 'sd' })
  expect(doc).toEqual({ _id: 'sd', a: new Date(db.clock.now), b: [{ c: new Date(db.clock.now + 60_000) }] })
})

test.each([
  ['a reserved key with something beside it', '{"a":{"$date":{"$numberLong":"0"},"x":1}}'],
  ['a date that is none', '{"a":{"$date":{"$numberLong":"NaN"}}}'],
  ['an int that is none', '{"a":{"$numberInt":"1.5"}}'],
  ['an id of the wrong length', '{"a":{"$oid":"12"}}'],
  ['no JSON', '{"a":'],
  ['nesting of 10,000 levels', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
  ['__proto__', '{"__proto__":{"x":1}}'],
  ['null', 'null'],
  ['a number', '{"$numberInt":"1"}'],
])('%s is refused', async (_name, text) => {
  expect(await insertText(text)).toMatchObject({ code: 'INVALID_PARAM' })
})

test.each([['{"$key":1}'], ['{"a":{"$key":1}}'], ['{"a":[{"$key":1}]}'], ['{"a.b":1}'], ['{"_id":[1]}']])('%s is not stored', async (text) => {
  expect(await insertText(text)).toMatchObject({ code: 'DATABASE_REQUEST_FAILED' })
})

test('half a surrogate pair is stored as the replacement character, as UTF-8 has no other place for it', async () => {
  await insertText('{"_id":"half","v":"a\\ud800"}')
  expect(await stored('half')).toBe('{"_id":"half","v":"a\ufffd"}')
})

test('an id is given where none is, and _id comes first', async () => {
  const { data } = await insertText('{"x":{"$numberInt":"1"}}')
  const [id] = data.insertedIds as string[]
  expect(id).toMatch(/^[0-9a-f]{32}$/)
  await insertText('{"x":1,"_id":"late"}')
  expect(await stored('late')).toBe('{"_id":"late","x":{"$numberInt":"1"}}')
})

test('a text id and a number id are two documents', async () => {
  await db.insert('t', { _id: '5' }, { _id: 5 })
  expect(await db.find('t', { _id: { $in: [5, '5'] } })).toHaveLength(2)
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { EJSON } from 'bson'
import { openDatabase, type Database } from '.'

let dir: string
let database: Database

beforeAll(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'same-array-'))
  const indexes = [{ name: 'byGrant', fields: [['grants.orgId', 1], ['grants.role', 1]] as const }]
  database = openDatabase({ dir, collections: [{ name: 'members', indexes }], now: () => 0 })
})
afterAll(() => {
  database.close()
  rmSync(dir, { recursive: true, force: true })
})

const ask = (body: object) => database.answer({ collectionName: 'members', ...body })
const insert = (doc: object) => ask({ action: 'database.insertDocument', data: [EJSON.stringify(doc, { relaxed: false })] })
const find = async (query: object) => {
  const { data } = (await ask({ action: 'database.getDocument', queryType: 'WHERE', limit: 100, query: EJSON.stringify(query, { relaxed: false }) })) as unknown as { data: { list: string[] } }
  return data.list.map((text) => (EJSON.parse(text) as { _id: string })._id).sort()
}

test('two fields of one array share an index, element by element, and a match across elements is still found', async () => {
  await insert({ _id: 'chair', grants: [{ role: 'CHAIR', orgId: 'c' }] })
  await insert({ _id: 'both', grants: [{ role: 'OFF', orgId: 'c' }, { role: 'CHAIR', orgId: 'd' }] })
  await insert({ _id: 'none', grants: [] })
  expect(await find({ 'grants.orgId': 'c', 'grants.role': 'CHAIR' })).toEqual(['both', 'chair'])
  expect(await find({ grants: { $elemMatch: { orgId: 'c', role: 'CHAIR' } } })).toEqual(['chair'])
  expect(await find({ 'grants.orgId': 'd' })).toEqual(['both'])
})

test('two different arrays are still refused', async () => {
  expect(await insert({ _id: 'x', grants: [{ role: ['a'], orgId: ['b'] }] })).toMatchObject({ message: expect.stringContaining('parallel arrays') as unknown })
})

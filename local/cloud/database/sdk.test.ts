/** The unmodified SDKs on this database: everything they can send is answered, with the shapes they expect. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { openTestDatabase, plain, type TestDatabase } from './testing'

/* The published typings lack what is asked here (raw queries, updateAndReturn, errors); the calls are the test. */
type Loose = { [name: string]: (...args: unknown[]) => Loose } & { [name: string]: unknown } & PromiseLike<Record<string, unknown>>

let db: TestDatabase
let server: http.Server
let tcb: Loose
let wx: Loose
const variables: Record<string, string> = {
  TENCENTCLOUD_RUNENV: 'SCF', TENCENTCLOUD_REGION: 'ap-shanghai', SCF_NAMESPACE: 'dev-env', TENCENTCLOUD_SECRETID: 'id',
  TENCENTCLOUD_SECRETKEY: 'key', TENCENTCLOUD_SESSIONTOKEN: 'session', TCB_ENV: 'dev-env', SILENCE: 'true',
}

beforeAll(async () => {
  db = openTestDatabase(plain('todos', { name: 'code', fields: [['code', 1]], unique: true }, { name: 'p', fields: [['p', '2dsphere']] }), plain('o'))
  server = http.createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      void db.database.answer(JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>).then((reply) => {
        response.setHeader('content-type', 'application/json; charset=utf-8')
        response.end(JSON.stringify(reply))
      })
    })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  Object.assign(process.env, variables, { TCB_CONTEXT_CNFG: JSON.stringify({ URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin` }) })
  const [node, wxServer] = [await import('@cloudbase/node-sdk'), await import('wx-server-sdk')] as unknown as [{ default: Loose }, { default: Loose }]
  tcb = (node.default.init?.({ env: 'dev-env', secretId: 'id', secretKey: 'key' }) as unknown as { database: () => Loose }).database()
  wxServer.default.init?.({ env: 'dev-env' })
  wx = wxServer.default.database?.() as unknown as Loose
})
afterAll(async () => {
  for (const name of [...Object.keys(variables), 'TCB_CONTEXT_CNFG']) Reflect.deleteProperty(process.env, name)
  await new Promise((resolve) => { server.close(resolve) })
  db.close()
})
beforeEach(async () => {
  for (const collectionName of ['todos', 'o']) await db.ask('removeDocument', { collectionName, query: {}, queryType: 'WHERE', multi: true })
})

const todos = () => wx.collection?.('todos') as unknown as Loose
const call = (on: Loose, name: string, ...args: unknown[]) => (on[name] as (...args: unknown[]) => Loose).apply(on, args)
const command = () => wx.command as unknown as Loose
const add = (doc: Record<string, unknown>) => call(todos(), 'add', { data: { code: Math.random(), ...doc } })
const where = (query: unknown) => call(todos(), 'where', query)
const doc = (id: string) => call(todos(), 'doc', id)

describe('wx-server-sdk', () => {
  test('every type goes in and comes out', async () => {
    const data = { _id: 'types', s: 'x', n: 1, f: 1.5, big: 2 ** 40, b: true, nul: null, d: new Date(5), a: [1, 'x', new Date(1)], o: { k: { z: 1 } } }
    const point = new ((wx.Geo as unknown as Loose).Point as unknown as new (lng: number, lat: number) => object)(113.3, 23.1)
    await add({ ...data, p: point, at: call(wx, 'serverDate', { offset: 60_000 }) })
    const { data: stored } = await call(doc('types'), 'get') as { data: Record<string, unknown> }
    expect(stored).toMatchObject({ ...data, at: new Date(db.clock.now + 60_000) })
    expect(stored.p).toMatchObject({ longitude: 113.3, latitude: 23.1 })
  })

  test('queries, order, skip, limit and field', async () => {
    for (let n = 0; n < 5; n++) await add({ _id: `q${n}`, n, s: n % 2 ? 'a' : 'b', tags: [{ k: 1, v: n }] })
    const _ = command()
    const found = await call(call(call(call(call(where({
      n: call(call(_, 'gt', 0), 'and', call(_, 'lt', 10)), s: call(_, 'in', ['a', 'b']), tags: call(_, 'elemMatch', { k: 1, v: call(_, 'gt', 1) }),
    }), 'orderBy', 'n', 'desc'), 'skip', 1), 'limit', 2), 'field', { n: true }), 'get')
    expect(found).toMatchObject({ data: [{ _id: 'q3', n: 3 }, { _id: 'q2', n: 2 }] })
    expect(await call(where({ s: /^A/i }), 'count')).toMatchObject({ total: 2 })
  })

  test('every update command in one update', async () => {
    const _ = command()
    await add({ _id: 'u', n: 1, m: 2, tags: ['z'], pp: [3, 1], un: [2], s: { old: 1 }, o: { keep: 1 }, r: 1, pl: [1, 2], pa: [1, 2], as: [1], as2: [1], po: [1, 2], sh: [1, 2], mx: 0, mn: 5, rn: 1, x: 7 })
    expect(await call(where({ _id: 'u' }), 'update', { data: {
      n: call(_, 'inc', 1), m: call(_, 'mul', 2), tags: call(_, 'push', ['a', 'b']), pp: call(_, 'push', { each: [2], position: 0, sort: -1, slice: 2 }),
      un: call(_, 'unshift', 1), s: call(_, 'set', { x: 1 }), o: { k: 2 }, r: call(_, 'remove'), pl: call(_, 'pull', call(_, 'in', [1])), pa: call(_, 'pullAll', [1]),
      as: call(_, 'addToSet', 1), as2: call(_, 'addToSet', { $each: [1, 2] }), po: call(_, 'pop'), sh: call(_, 'shift'), mx: call(_, 'max', 1), mn: call(_, 'min', 1),
      rn: call(_, 'rename', 'zz'), x: call(_, 'bit', { and: 5 }), at: call(wx, 'serverDate'),
    } })).toMatchObject({ stats: { updated: 1 } })
    expect((await db.find('todos', {}))[0]).toMatchObject({
      n: 2, m: 4, tags: ['z', 'a', 'b'], pp: [3, 2], un: [1, 2], s: { x: 1 }, o: { keep: 1, k: 2 }, pl: [2], pa: [2], as: [1], as2: [1, 2], po: [1], sh: [2],
      mx: 1, mn: 1, zz: 1, x: 5, at: new Date(db.clock.now),
    })
  })

  test('doc: set, update, remove, a missing document', async () => {
    expect(await call(doc('d'), 'set', { data: { n: 1, code: 1 } })).toMatchObject({ _id: 'd', stats: { created: 1, updated: 0 } })
    expect(await call(doc('d'), 'set', { data: { m: 1, code: 1 } })).toMatchObject({ stats: { created: 0, updated: 1 } })
    expect(await call(doc('d'), 'update', { data: { m: 2 } })).toMatchObject({ stats: { updated: 1 } })
    expect(await call(doc('none'), 'update', { data: { m: 2 } })).toMatchObject({ stats: { updated: 0 } })
    expect(await call(doc('d'), 'remove')).toMatchObject({ stats: { removed: 1 } })
    await expect(call(doc('d'), 'get')).rejects.toMatchObject({ errCode: -1, errMsg: expect.stringContaining('does not exist') as unknown })
  })

  test.each<[string, () => PromiseLike<unknown>, number]>([
    ['a duplicate key', async () => { await add({ code: 'x' }); await add({ code: 'x' }) }, -502001],
    ['a collection that is not there', () => call(call(wx, 'collection', 'nope'), 'get'), -502005],
    ['add without data', () => call(todos(), 'add', { a: 1 }), -501007],
    ['an operator nobody knows', () => call(where({ a: { $frob: 1 } }), 'get'), -502002],
    ['an update without where', () => call(todos(), 'update', { data: { a: 1 } }), -501007],
    ['a special key', () => add({ $key: 1 }), -502001],
  ])('%s is refused with the cloud\'s number', async (_name, work, errCode) => {
    await expect(work()).rejects.toMatchObject({ errCode })
  })

  test('an aggregation with a lookup by pipeline', async () => {
    await add({ _id: 'x', k: 'a' })
    await call(call(wx, 'collection', 'o'), 'add', { data: { _id: 'partner', ref: 'a' } })
    const _ = command()
    const $ = _.aggregate as unknown as Loose
    const pipeline = call(call(call($, 'pipeline'), 'match', call(_, 'expr', call($, 'eq', ['$ref', '$$key']))), 'done')
    const { list } = await call(call(call(call(todos(), 'aggregate'), 'match', { _id: 'x' }), 'lookup', { from: 'o', let: { key: '$k' }, pipeline, as: 'os' }), 'end') as { list: unknown[] }
    expect(list).toMatchObject([{ _id: 'x', os: [{ _id: 'partner' }] }])
  })

  test('geoNear in a query and as a stage, with distances', async () => {
    const Point = (wx.Geo as unknown as Loose).Point as unknown as new (lng: number, lat: number) => object
    await add({ _id: 'near', p: new Point(113, 23) })
    await add({ _id: 'far', p: new Point(114, 23) })
    expect(await call(where({ p: call(command(), 'geoNear', { geometry: new Point(113, 23), maxDistance: 1_000, minDistance: 0 }) }), 'get')).toMatchObject({ data: [{ _id: 'near' }] })
    const { list } = await call(call(call(todos(), 'aggregate'), 'geoNear', { distanceField: 'm', spherical: true, near: new Point(113, 23) }), 'end') as { list: Array<{ m: number }> }
    expect(list.map(({ m }) => Math.round(m))).toEqual([0, 102_470])
  })

  test('a transaction commits, and a conflict at a write has the cloud\'s shape', async () => {
    await add({ _id: 'tx', n: 1 })
    const run = (work: (transaction: Loose) => Promise<unknown>) => call(wx, 'runTransaction', work)
    await run(async (transaction) => {
      const inside = call(call(transaction, 'collection', 'todos'), 'doc', 'tx')
      expect(await call(inside, 'get')).toMatchObject({ data: { n: 1 } })
      await call(inside, 'update', { data: { n: call(command(), 'inc', 1) } })
      expect(await call(inside, 'get')).toMatchObject({ data: { n: 2 } })
    })
    expect(await db.find('todos', {})).toMatchObject([{ n: 2 }])
    await expect(run(async (transaction) => {
      const inside = call(call(transaction, 'collection', 'todos'), 'doc', 'tx')
      await call(inside, 'get')
      await call(doc('tx'), 'update', { data: { n: 9 } })
      await call(inside, 'update', { data: { n: 3 } })
    })).rejects.toMatchObject({ errCode: -501001, errMsg: expect.stringContaining('TransactionConflict') as unknown })
  })
})

describe('@cloudbase/node-sdk', () => {
  const collection = () => call(tcb, 'collection', 'todos')

  test('plain add, a list, updateAndReturn and raw queries', async () => {
    const { id } = await call(collection(), 'add', { n: 1, code: 1 }) as { id: string }
    expect(await call(collection(), 'add', [{ n: 2, code: 2 }, { n: 3, code: 3 }])).toMatchObject({ ids: [expect.any(String), expect.any(String)] })
    expect(await call(call(collection(), 'where', { n: 1 }), 'updateAndReturn', { n: call(tcb.command as unknown as Loose, 'inc', 10) })).toMatchObject({ updated: 1, doc: { _id: id, n: 11 } })
    const raw = call(collection(), 'options', { raw: true })
    expect(await call(call(raw, 'where', { n: { $gte: 3 }, code: { $in: [1, 3] } }), 'get')).toMatchObject({ data: [{ n: 11 }, { n: 3 }] })
    expect(await call(call(raw, 'where', { n: 3 }), 'update', { $set: { done: true } })).toMatchObject({ updated: 1 })
    expect(await call(call(raw, 'aggregate', [{ $match: { n: { $gt: 1 } } }, { $group: { _id: null, sum: { $sum: '$n' } } }]), 'end')).toMatchObject({ data: [{ _id: null, sum: 16 }] })
  })

  test('doc().get() is a list, and null inside a transaction that finds nothing', async () => {
    await call(collection(), 'add', { _id: 'd', code: 1 })
    expect(await call(call(collection(), 'doc', 'd'), 'get')).toMatchObject({ data: [{ _id: 'd' }] })
    const transaction = await call(tcb, 'startTransaction') as unknown as unknown as Loose
    expect(await call(call(call(transaction, 'collection', 'todos'), 'doc', 'none'), 'get')).toMatchObject({ data: null })
    await call(transaction, 'rollback')
    await expect(call(call(call(transaction, 'collection', 'todos'), 'doc', 'd'), 'get')).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_FAIL' })
  })

  test('an object id is found by its value', async () => {
    const objectId = call(tcb, 'ObjectId', { id: '0123456789abcdef01234567' })
    await call(collection(), 'add', { ref: objectId, code: 1 })
    expect(await call(call(collection(), 'where', { ref: objectId }), 'count')).toMatchObject({ total: 1 })
  })

  test('conflicts at the commit are retried by runTransaction', async () => {
    await call(collection(), 'add', { _id: 'c', n: 0, code: 1 })
    const increase = () => call(tcb, 'runTransaction', async (transaction: Loose) => {
      await call(call(call(transaction, 'collection', 'todos'), 'doc', 'c'), 'update', { n: call(tcb.command as unknown as Loose, 'inc', 1) })
    }, 20)
    await Promise.all([increase(), increase()])
    expect(await db.find('todos', {})).toMatchObject([{ n: 2 }])
  })
})

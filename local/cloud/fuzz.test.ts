import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openCloud, type Cloud } from '.'

/** `FUZZ_RUNS=100000` for the long run. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 1_500)
const agent = new Agent({ keepAlive: true, maxSockets: 8 })
const complaints: string[] = []
let dataDir: string
let cloud: Cloud

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'fuzz-'))
  cloud = await openCloud({
    dataDir, functionsDir: path.join(__dirname, 'functions/fixtures'), maxWorkers: 1,
    collections: [{ name: 'c', indexes: [{ name: 'n', fields: [['n', 1]] }] }],
    log: (sentence) => complaints.push(sentence),
  })
})
afterAll(async () => {
  agent.destroy()
  await cloud.close()
  rmSync(dataDir, { recursive: true, force: true })
})

function post(target: string, headers: Record<string, string>, body: Buffer | string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sending = request(`${cloud.url}${target}`, { method: 'POST', headers, agent }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    sending.on('error', reject)
    sending.end(body)
  })
}

const signed = { authorization: 'TC3-HMAC-SHA256 Credential=x', 'content-type': 'application/json' }
const actions = [
  'database.insertDocument', 'database.getDocument', 'database.calculateDocument', 'database.modifyDocument',
  'database.removeDocument', 'database.aggregateDocuments', 'database.addCollection', 'database.startTransaction',
  'database.commitTransaction', 'database.abortTransaction', 'database.modifyAndReturnDoc', 'storage.getUploadMetadata',
  'storage.batchGetDownloadUrl', 'storage.batchDeleteFile', 'functions.invokeFunction', 'wx.api', 'wx.openApi', 'database.x', '',
]
const operators = [
  '$set', '$inc', '$push', '$pull', '$unset', '$rename', '$each', '$gt', '$in', '$not', '$or', '$and', '$regex', '$where', '$expr',
  '$elemMatch', '$size', '$mod', '$geoWithin', '$near', '$jsonSchema', '$type', '$date', '$numberInt', '$numberDouble', '$oid',
  '$regularExpression', '$tcb_server_date', '_id', 'n', 'a.b', 'a.$', '__proto__', 'constructor',
]
const value = fc.letrec((tie) => ({
  leaf: fc.oneof(fc.string(), fc.double(), fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom(...operators)),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...operators), fc.string({ maxLength: 4 })), tie('node'), { maxKeys: 3 }),
  ),
})).node
const ejson = fc.oneof(value.map((any) => JSON.stringify(any)), value, fc.string())
const field = fc.record({
  action: fc.constantFrom(...actions), collectionName: fc.oneof(fc.constant('c'), value), queryType: fc.oneof(fc.constantFrom('WHERE', 'DOC'), value),
  query: ejson, data: fc.oneof(ejson, fc.array(ejson, { maxLength: 3 })), order: ejson, projection: ejson,
  limit: value, offset: value, multi: value, merge: value, upsert: value, transactionId: value,
  stages: fc.oneof(value, fc.array(fc.record({ stageKey: fc.constantFrom('$match', '$group', '$project', '$lookup', '$x'), stageValue: ejson }), { maxLength: 3 })),
  path: value, method: fc.oneof(fc.constant('put'), value), file_list: fc.array(value, { maxLength: 3 }), fileid_list: fc.array(value, { maxLength: 3 }),
  apiName: fc.oneof(fc.constant('security.msgSecCheck'), value), requestData: ejson, wxCloudApiToken: value,
}, { requiredKeys: ['action'] })

describe('the wire under hostile requests', () => {
  it(`answers each of ${RUNS} malformed requests with JSON, and goes on`, async () => {
    await fc.assert(fc.asyncProperty(field, async (body) => {
      const { status, text } = await post('/admin', signed, JSON.stringify(body))
      expect([200, 400]).toContain(status)
      const reply = JSON.parse(text) as Record<string, unknown>
      if (status === 200) expect(typeof reply.requestId).toBe('string')
      if (reply.code !== undefined) expect(String(reply.message ?? '')).not.toBe('')
    }), { numRuns: RUNS, endOnFailure: true })
    expect(complaints.filter((sentence) => sentence.startsWith('failed'))).toEqual([])
  }, 30_000 + RUNS * 20)

  it(`answers each of ${RUNS} bodies of random bytes`, async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.constantFrom('/admin', '/call/probe', '/timer', '/clock', '/subscribe'), async (bytes, target) => {
      const { status } = await post(target, { ...signed, 'x-openid': 'oChen' }, Buffer.from(bytes))
      expect([200, 400]).toContain(status)
    }), { numRuns: RUNS, endOnFailure: true })
    expect(complaints.filter((sentence) => sentence.startsWith('failed'))).toEqual([])
  }, 30_000 + RUNS * 20)

  it('refuses 10^4 levels of nesting inside an EJSON string, and writes nothing', async () => {
    const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`
    const before = await count()
    for (const fields of [{ query: deep, queryType: 'WHERE' }, { data: [deep] }, { data: deep, query: '{}', queryType: 'WHERE' }]) {
      const action = 'data' in fields ? (Array.isArray(fields.data) ? 'database.insertDocument' : 'database.modifyDocument') : 'database.getDocument'
      const { status, text } = await post('/admin', signed, JSON.stringify({ action, collectionName: 'c', ...fields }))
      expect(status).toBe(200)
      expect(JSON.parse(text)).toMatchObject({ code: expect.any(String) as string, message: expect.any(String) as string })
    }
    expect(await count()).toBe(before)
  })
})

async function count(): Promise<unknown> {
  const body = JSON.stringify({ action: 'database.calculateDocument', collectionName: 'c', queryType: 'WHERE' })
  return (JSON.parse((await post('/admin', signed, body)).text) as { data: { total: number } }).data.total
}

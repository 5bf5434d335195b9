import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readDefinitions } from './definition'
import { openTestCloud, type TestCloud } from './fixtures/openTestCloud'

let cloud: TestCloud
beforeAll(async () => { cloud = await openTestCloud() })
afterAll(() => cloud.close())

describe('identity', () => {
  it('is the person who called, and nobody for a stranger', async () => {
    expect(await cloud.act('who', {}, 'oChen')).toMatchObject({ OPENID: 'oChen', SOURCE: 'wx_client', ENV: 'dev-env' })
    expect(await cloud.act('who')).not.toHaveProperty('OPENID')
  })

  it('stays apart for 30 people calling at once', async () => {
    const people = Array.from({ length: 30 }, (_, at) => `oPerson${at}`)
    const seen = await Promise.all(people.map((openid) => cloud.act('slow', { ms: 5 }, openid)))
    expect(seen).toEqual(people)
  })

  it('is set by the host in event.userInfo, whatever the caller claims', async () => {
    const forged = { userInfo: { openId: 'oBoss', appId: 'x' } }
    expect(await cloud.act('event', forged, 'oChen')).toMatchObject({ userInfo: { openId: 'oChen' } })
    expect(await cloud.act('event', forged)).not.toHaveProperty('userInfo')
  })

  it('goes along into a function called by the function, and the chain of sources grows', async () => {
    const inner = { name: 'probe', data: { act: 'call', name: 'probe', data: { act: 'who' } } }
    expect(await cloud.act('call', inner, 'oChen')).toMatchObject({ OPENID: 'oChen', SOURCE: 'wx_client,scf,scf' })
  })

  it('cannot be a number, which the SDK would make of digits alone', async () => {
    const reply = await cloud.send('POST', '/call/probe', { headers: { 'x-openid': '123456' }, body: '{"act":"who"}' })
    expect(reply.status).toBe(400)
  })
})

describe('the run of a function', () => {
  it('ends by the time-out of config.json, even in an endless loop', async () => {
    await expect(cloud.act('spin')).rejects.toMatchObject({
      errCode: -504003, message: expect.stringContaining('Invoking task timed out after 2 seconds') as string,
    })
  })

  it.each([
    ['process.exit', 'exit', /exit code 3/],
    ['a throw', 'throws', /Error: boom/],
    ['a rejection with errMsg', 'rejects', /an errMsg/],
    ['a rejection nobody awaits', 'unhandled', /nobody waits/],
  ])('ends by %s with one failed call, and the next call works', async (_name, act, text) => {
    await expect(cloud.act(act)).rejects.toMatchObject({ errCode: -504002, message: expect.stringMatching(text) as string })
    expect(await cloud.act('text', { text: 'well' })).toBe('well')
  })

  it('ends when memory runs out, and the server goes on', async () => {
    const tight = await openTestCloud({ functionsDir: functionWith({ memorySize: 32, timeout: 20 }, hungry) })
    expect(await tight.call('only', {})).toMatchObject({ errMsg: expect.stringContaining('Memory limit of 32 MB') as string })
    expect((await tight.send('GET', '/healthz')).status).toBe(200)
    await tight.close()
  })

  it('fails when the code cannot be loaded', async () => {
    expect(await cloud.call('broken', {})).toMatchObject({ errCode: -504002, errMsg: expect.stringContaining('broken at load') as string })
  })

  it('fails when there is no such function', async () => {
    expect(await cloud.call('nobody', {})).toMatchObject({ errCode: -501000, errMsg: expect.stringContaining('FUNCTION_NOT_FOUND') as string })
  })

  it('answers at most 1 MB', async () => {
    expect(await cloud.act('big', { bytes: 999_000 })).toHaveLength(999_000)
    await expect(cloud.act('big', { bytes: 1_000_001 })).rejects.toMatchObject({ errCode: -604001 })
  })

  it('answers null for undefined', async () => {
    expect(await cloud.act('nothing')).toBeNull()
  })

  it('hands text that is JSON to a calling function already parsed, as the SDK does', async () => {
    expect(await cloud.act('call', { name: 'probe', data: { act: 'text', text: '{"a":1}' } })).toEqual({ a: 1 })
  })

  it('that fails inside another reaches it as FUNCTIONS_EXECUTE_FAIL', async () => {
    const call = { caught: true, name: 'probe', data: { act: 'throws' } }
    expect(await cloud.act('call', call)).toMatchObject({ errCode: -1, code: 'FUNCTIONS_EXECUTE_FAIL' })
  })

  it('cannot call itself for ever', async () => {
    const endless = (depth: number): Record<string, unknown> =>
      depth === 0 ? { act: 'who' } : { act: 'call', name: 'probe', data: endless(depth - 1) }
    const eager = await openTestCloud({ maxWorkers: 1, functionsDir: functionWith({ timeout: 20 }, caller) })
    const reply = await eager.call('only', { data: endless(0), left: 20 })
    expect(JSON.stringify(reply)).toContain('more than 8 deep')
    await eager.close()
  })
})

describe('the surroundings of a function', () => {
  it('share the time zone of the process, which has to be started in UTC', async () => {
    expect(await cloud.act('hours')).toMatchObject({ hours: new Date(0).getHours() })
  })

  it('name the run in the context', async () => {
    expect(await cloud.act('context', {}, 'oChen')).toMatchObject({
      function_name: 'probe', time_limit_in_ms: 2000, memory_limit_in_mb: 256, namespace: 'dev-env',
    })
  })

  it('hold a folder of its own for scratch files and nothing of the host', async () => {
    process.env.CANARY_OF_THE_HOST = 'secret'
    const seen = (await cloud.act('environment')) as { env: Record<string, string>; tmpdir: string }
    delete process.env.CANARY_OF_THE_HOST
    expect(seen.tmpdir).toContain(path.join(cloud.dataDir, 'scratch'))
    expect(seen.env).not.toHaveProperty('CANARY_OF_THE_HOST')
  })

  it('resolve bare requires from the root folder of the function', async () => {
    expect(await cloud.act('bare', { name: 'beside' })).toBe('found beside index.js')
  })

  it('carry the environment variables of the console', async () => {
    const keyed = await openTestCloud({ environment: { APP_KEY: 'k1' } })
    expect(((await keyed.act('environment')) as { env: object }).env).toMatchObject({ APP_KEY: 'k1' })
    await keyed.close()
  })
})

describe('workers', () => {
  it('are used again, so module state may survive', async () => {
    const one = await openTestCloud({ maxWorkers: 1 })
    expect([await one.act('count'), await one.act('count')]).toEqual([1, 2])
    await one.close()
  })

  it('are new for every call where asked', async () => {
    const fresh = await openTestCloud({ freshWorkers: true, maxWorkers: 1 })
    expect([await fresh.act('count'), await fresh.act('count')]).toEqual([1, 1])
    await fresh.close()
  })

  it('never exceed the cap, and every waiting call is answered', async () => {
    const small = await openTestCloud({ maxWorkers: 2 })
    const calls = Array.from({ length: 20 }, (_, at) => small.act('slow', { ms: 10 }, `oPerson${at}`))
    const health = (await (await small.send('GET', '/healthz')).json()) as { pool: { workers: number } }
    expect(health.pool.workers).toBe(2)
    expect(await Promise.all(calls)).toHaveLength(20)
    await small.close()
  })

  it('give way to another function that waits', async () => {
    const one = await openTestCloud({ maxWorkers: 1 })
    const busy = Array.from({ length: 8 }, () => one.act('slow', { ms: 100 }))
    const other = one.call('tick', {})
    expect(await other).toHaveProperty('result')
    await Promise.all(busy)
    await one.close()
  })

  it('counting the start into the time-out fails a slow start', async () => {
    const slowStart = 'const until = Date.now() + 1500; while (Date.now() < until); exports.main = () => new Promise((r) => setTimeout(r, 800, "late"))'
    const strict = await openTestCloud({ coldStartCounts: true, functionsDir: functionWith({ timeout: 2 }, slowStart) })
    expect(await strict.call('only', {})).toMatchObject({ errCode: -504003 })
    expect(await strict.call('only', {})).toMatchObject({ errCode: -504003 })
    await strict.close()
    const mild = await openTestCloud({ functionsDir: functionWith({ timeout: 2 }, slowStart) })
    expect(await mild.call('only', {})).toMatchObject({ result: 'late' })
    await mild.close()
  })
})

describe('deploying', () => {
  it.each([
    ['two triggers', { triggers: [trigger('a', '* * * * * * *'), trigger('b', '* * * * * * *')] }, /2 triggers/],
    ['a cron of 6 fields', { triggers: [trigger('a', '* * * * * *')] }, /7 fields/],
    ['a trigger of another type', { triggers: [{ ...trigger('a', '* * * * * * *'), type: 'cos' }] }, /type cos/],
    ['a trigger named by a digit', { triggers: [trigger('1a', '* * * * * * *')] }, /start with a letter/],
    ['a time-out of 61 s', { timeout: 61 }, /1 to 60 seconds/],
  ])('refuses %s', (_name, config, text) => {
    expect(() => readDefinitions(functionWith(config, ''))).toThrow(text)
  })
})

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

const hungry = 'exports.main = () => { const kept = []; for (;;) kept.push(new Array(10000).fill(0).map((_, i) => ({ i }))) }'
const caller = `const cloud = require(${JSON.stringify(path.resolve(__dirname, '../../../node_modules/wx-server-sdk'))})
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
exports.main = async ({ left }) => left === 0 ? 'end'
  : (await cloud.callFunction({ name: 'only', data: { left: left - 1 } })).result`

function trigger(name: string, config: string) {
  return { name, type: 'timer', config }
}

/** A folder with one function, `only`. */
function functionWith(config: object, code: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'functions-'))
  folders.push(folder)
  mkdirSync(path.join(folder, 'only'))
  writeFileSync(path.join(folder, 'only/index.js'), code)
  writeFileSync(path.join(folder, 'only/config.json'), JSON.stringify(config))
  return folder
}

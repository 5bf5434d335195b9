import { ok } from 'node:assert'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readDefinitions } from '../../functions/definition'
import { parseCron } from '../../timers/cron'
import { equal, fails, row, type Row } from '../row'

export const functions: Row[] = [
  row(104, 'a function of four seconds fails after three, its writes done', 'D', '云函数 › 配置; text from field reports', async ({ cloud, db, named }) => {
    const collection = await named()
    const reply = await cloud.call('plain', { act: 'slow', collection, ms: 4_000 }, 'oChen')
    ok('errCode' in reply && /Invoking task timed out after 3 seconds/.test(reply.errMsg), JSON.stringify(reply))
    equal((await db.collection(collection).count()).total, 1)
  }),
  row(105, 'a reply over 1 MB is -604001', 'D', '云开发 › 错误码', async ({ act }) => {
    equal((await act('big', { bytes: 900_000 }) as string).length, 900_000)
    await fails(() => act('big', { bytes: 1_000_001 }), { errCode: -604001 })
  }),
  row(106, 'an open API that config.json does not list is -604101', 'D', '云开发 › 错误码', async ({ cloud }) => {
    const reply = await cloud.call('plain', { act: 'openapi' }) as { result: { errCode: number } }
    equal(reply.result.errCode, -604101)
  }),
  row(107, 'a second trigger in config.json is refused', 'D', '云函数 › 定时触发器', () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'triggers-'))
    mkdirSync(path.join(dir, 'two'))
    writeFileSync(path.join(dir, 'two/index.js'), '')
    const trigger = (name: string) => ({ name, type: 'timer', config: '0 0 9 * * * *' })
    writeFileSync(path.join(dir, 'two/config.json'), JSON.stringify({ triggers: [trigger('a'), trigger('b')] }))
    return fails(() => readDefinitions(dir), /2 triggers, the cloud allows 1/).finally(() => rmSync(dir, { recursive: true }))
  }),
  row(108, '0 0 9 1 * MON * fires on the first and on Mondays, 9 o’clock in UTC+8', 'D', '云函数 › 定时触发器', () => {
    const cron = parseCron('0 0 9 1 * MON *')
    const fired: string[] = []
    let at: number | null = Date.parse('2026-11-22T00:00:00Z')
    for (let times = 0; times < 3 && at !== null; times += 1) {
      at = cron.next(at)
      if (at !== null) fired.push(new Date(at).toISOString())
    }
    equal(fired, ['2026-11-23T01:00:00.000Z', '2026-11-30T01:00:00.000Z', '2026-12-01T01:00:00.000Z'])
  }),
  row(109, 'a timer delivered twice leaves what once leaves, if its job is keyed', 'D', '云函数 › 定时触发器', async ({ cloud, db }) => {
    await db.createCollection('jobs')
    const outcomes = await cloud.fireTimer('2026-11-22T01:00:00Z', 2, 'hourly')
    equal(outcomes.map(({ ok: isOk }) => isOk), [true, true])
    equal((await db.collection('jobs').count()).total, 1)
  }),
  row(110, 'a timer has no OPENID and the source wx_trigger', 'D', '云函数 › 定时触发器; SDK 文档 › 工具类', async ({ cloud }) => {
    const [outcome] = await cloud.fireTimer('2026-11-22T02:00:00Z', 1, 'hourly')
    const { OPENID, SOURCE } = JSON.parse(outcome?.ok ? outcome.json : '{"SOURCE":"failed"}') as Record<string, string>
    equal([OPENID, SOURCE], [undefined, 'wx_trigger'])
  }),
  row(111, 'a function called by a function knows the person, and its source is a chain', 'D', 'SDK 文档 › 工具类', async ({ act }) => {
    const { OPENID, SOURCE } = await act('call', { name: 'door', data: { act: 'who' } }, 'oChen') as Record<string, string>
    equal([OPENID, SOURCE], ['oChen', 'wx_client,scf'])
  }),
  row(112, 'getHours() in a function is the hour in UTC', 'D', '云函数 › 注意事项', async ({ act }) => {
    equal(await act('hours'), 0)
  }),
  row(113, 'dates and buffers of an event arrive as JSON makes them', 'D', 'SDK 文档 › 云函数', async ({ act }) => {
    const data = { act: 'event', at: new Date(0), bytes: Buffer.of(1, 2) }
    const { at, bytes } = await act('call', { name: 'door', data }) as Record<string, unknown>
    equal([at, bytes], ['1970-01-01T00:00:00.000Z', { type: 'Buffer', data: [1, 2] }])
  }),
  row(114, 'module state survives in an instance, the caller’s identity does not', 'D', '云函数 › 运行机制', async ({ act }) => {
    const counts: number[] = []
    // Two instances at most: of three calls one finds what another left.
    for (let times = 0; times < 3; times += 1) counts.push(await act('count', {}, 'oChen') as number)
    ok(Math.max(...counts) >= 2, `counts ${counts.join(', ')}`)
    for (let times = 0; times < 3; times += 1) equal((await act('who') as { OPENID?: string }).OPENID, undefined)
  }),
  row(115, 'text that is JSON reaches a calling function parsed', 'X', 'executed', async ({ act }) => {
    equal(await act('call', { name: 'door', data: { act: 'text', text: '{"a":1}' } }), { a: 1 })
  }),
  row(116, 'a throwing function is FUNCTIONS_EXECUTE_FAIL with errCode -1', 'X', 'executed', async ({ sdk }) => {
    await fails(() => sdk.callFunction({ name: 'door', data: { act: 'throws' } }), { errCode: -1, code: 'FUNCTIONS_EXECUTE_FAIL' })
  }),
  row(117, 'the SDK before init() says so', 'X', 'executed', async ({ cloud }) => {
    const reply = await cloud.call('plain', { act: 'uninitialised' }) as { result: { errMsg: string } }
    ok(/Cloud API isn't enabled, please call init first/.test(reply.result.errMsg), reply.result.errMsg)
  }),
]

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { collections } from '@/cloudfunctions/kit/collections'
import { normalCode } from '@/cloudfunctions/features/session/rules'
import { aMember } from '@/local/testing/builders'
import { load } from '@/local/testing/load'
import { demoEnvironment, functionsDir, startCloud } from '@/local/testing/startCloud'
import { describeFirstAdmin, firstAdmin } from './firstAdmin'
import { functionPlan } from './plan'
import { collectionRules, describeRules, localStorageRules, storageRule } from './rules'
import { createTriggers } from './triggers'

const source = (name: string) => readFileSync(path.resolve(__dirname, '..', name), 'utf8')

describe('security rules', () => {
  it('close every collection to clients', () => {
    for (const { name } of collections) expect([name, collectionRules[name]]).toEqual([name, { read: false, write: false }])
    expect(Object.keys(collectionRules)).toHaveLength(collections.length)
    const printed = describeRules().join('\n')
    for (const { name } of collections) expect(printed).toContain(`collection ${name}: {"read":false,"write":false}`)
  })

  it('leave a stored file to its owner, on WeChat and here', () => {
    expect(storageRule.read).toBe(storageRule.write)
    expect(storageRule.write).toBe('resource.openid == auth.uid')
    expect(localStorageRules.write.every((folder) => folder.includes('{openid}'))).toBe(true)
    expect(localStorageRules.read).toEqual([])
    expect(source('start.ts')).toContain('storageRules: localStorageRules')
  })
})

test('every function with a timer gets its trigger, and a refusal is said', async () => {
  const plan = { env: 'env-1', functions: ['api', 'report', 'timer'].map((name) => functionPlan(functionsDir, name)) }
  const asked: unknown[] = []
  const create = async (wanted: unknown) => {
    asked.push(wanted)
    return '创建定时触发器成功'
  }
  expect(await createTriggers(plan, create)).toEqual(['timer of timer: 创建定时触发器成功'])
  expect(asked).toEqual([{ envId: 'env-1', functionName: 'timer', triggersConfig: [{ name: 'everyMinute', type: 'timer', config: '0 * * * * * *' }] }])
  expect((await createTriggers(plan, async () => '请检查 triggersConfig'))[0]).toContain('look in the console')
})

test('the first administrator binds with the printed rows and code, and hands out the next', async () => {
  const before = process.env.APP_SECRET
  process.env.APP_SECRET = demoEnvironment.APP_SECRET
  const first = firstAdmin(' hs00001', '苏明辉', 'any-request')
  const second = firstAdmin('hs90001', '方志远', 'another-request', { orgId: 'plant-b', name: '乙公司工会' })
  if (before === undefined) delete process.env.APP_SECRET
  else process.env.APP_SECRET = before
  expect(describeFirstAdmin(first)).toContain(normalCode(first.code))
  expect(JSON.stringify(first.member)).not.toContain(first.code)
  const cloud = await startCloud()
  try {
    await load(cloud.url, 'orgs', [second.org])
    await load(cloud.url, 'members', [first.member, second.member, aMember({ staffNo: 'HS00002', openid: null })])
    const admin = cloud.as(aMember())
    const { me } = await admin.does('session.bind', { staffNo: 'HS00001', name: '苏明辉', code: first.code })
    expect(me?.grants).toEqual([{ role: 'ADM', orgId: 'company' }])
    expect((await admin.does('session.issueCode', { staffNo: 'HS00002' })).code).toHaveLength(8)
    // The first one of a second company keeps that company, and no other.
    const other = cloud.as(aMember())
    await other.does('session.bind', { staffNo: 'HS90001', name: '方志远', code: second.code })
    expect((await other.does('people.units', {})).units.map(({ name }) => name)).toEqual(['乙公司工会'])
    expect(await other.isRefused('session.issueCode', { staffNo: 'HS00002' })).toBe('NOT_FOUND')
  } finally {
    await cloud.close()
  }
})

/** No field of the played demonstration is stored without a row in the register: read from the raw database. The acts: local/programmes/stories/register.long.test.ts. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { collections } from '@/cloudfunctions/kit/collections'
import { openCloud, type Cloud } from '@/local/cloud'
import { localStorageRules } from '@/local/deploy/rules'
import { functionEnvironment, templates } from '@/local/demo'
import { dump, edit } from '@/local/testing/load'
import { undeclared } from '@/local/testing/register'
import { functionsDir } from '@/local/testing/startCloud'
import { seed } from './index'

const dataDir = mkdtempSync(path.join(tmpdir(), 'register-'))
let cloud: Cloud
/** The whole demonstration is played: on a busy machine this takes minutes. */
beforeAll(async () => {
  cloud = await openCloud({ dataDir, functionsDir, environment: functionEnvironment(dataDir), templates, mediaCheckDoor: 'api', storageRules: localStorageRules })
  await seed(cloud)
}, 900_000)
afterAll(async () => {
  await cloud.close()
  rmSync(dataDir, { recursive: true, force: true })
})

test('no stored field lacks a row', async () => {
  const found = await Promise.all(collections.map(async ({ name }) => undeclared(name, await dump(cloud.url, name))))
  expect(found.flat()).toEqual([])
})

test('control: a field written behind the product’s back is named', async () => {
  const [member] = await dump<{ _id: string }>(cloud.url, 'members')
  await edit(cloud.url, 'members', member?._id ?? '', { idNumber: '440902199001010000' })
  expect(undeclared('members', await dump(cloud.url, 'members'))).toEqual(['members.idNumber'])
})

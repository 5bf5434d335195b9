/**
 * `npm run deploy`: builds, lists and uploads. `-- --dry-run` stops after the list and needs neither
 * network nor keys. `-- --first-admin <staffNo> <name> [<company id> <company name>]` prints the rows of the
 * first administrator, offline, with APP_SECRET. Keys come from the environment and are never printed:
 * WX_APPID, WX_CLOUD_ENV, WX_APP_SECRET (collections and indexes), WX_UPLOAD_KEY_FILE (code upload).
 */
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { defaultPolicies } from '@/cloudfunctions/kit/defaultPolicies'
import { addDays, dayOf } from '@/types/calendar'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { describeFirstAdmin, firstAdmin } from './firstAdmin'
import { deployPlan, describe, type DeployPlan } from './plan'
import { startingSettings } from './settings'
import { createTriggers } from './triggers'
import { openWeChat } from './wechat'

const root = path.resolve(__dirname, '../..')

function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: see README, "Deploy"`)
  return value
}

async function build(): Promise<void> {
  await buildFunctions()
  const env = { ...process.env, CLOUD_ENV: process.env.WX_CLOUD_ENV ?? '' }
  const { status } = spawnSync(process.execPath, [path.join(root, 'client/config/build.js'), 'weapp'], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error('the mini-program did not build')
}

async function prepareDatabase(plan: DeployPlan): Promise<void> {
  const wechat = await openWeChat(plan.appid, required('WX_APP_SECRET'), plan.env)
  for (const { name, indexes } of plan.collections) {
    await wechat.addCollection(name)
    await wechat.addIndexes(name, indexes)
    console.log(`collection ${name}: ${indexes.length} indexes`)
  }
  // One by one: a row that is there, changed by the union or not, stays; one that a new version brings is added.
  for (const { collection, documents } of startingSettings) {
    for (const document of documents) await wechat.addOnce(collection, document)
  }
}

async function uploadCode(plan: DeployPlan, version: string): Promise<void> {
  const ci = await import('miniprogram-ci')
  const project = new ci.Project({ appid: plan.appid, type: 'miniProgram', projectPath: root, privateKeyPath: required('WX_UPLOAD_KEY_FILE'), ignores: ['node_modules/**/*'] })
  for (const { name } of plan.functions) {
    await ci.cloud.uploadFunction({ project, env: plan.env, name, path: path.join(root, 'dist/cloudfunctions', name), remoteNpmInstall: false })
    console.log(`function ${name} uploaded`)
  }
  for (const line of await createTriggers(plan, (wanted) => ci.cloud.createTimeTrigger({ project, ...wanted }))) console.log(line)
  await ci.upload({ project, version, desc: `职工之家 ${version}`, setting: { minify: true }, onProgressUpdate: () => undefined })
  console.log(`mini-program ${version} uploaded: submit it for review in the console`)
}

function printFirstAdmin([staffNo, name, orgId, company]: readonly string[]): void {
  if (!staffNo || !name || (orgId && !company)) throw new Error('usage: npm run deploy -- --first-admin <staffNo> <name> [<company id> <company name>]')
  required('APP_SECRET')
  const days = defaultPolicies.find(({ key }) => key === 'people.codeDays')?.value ?? 0
  const at = orgId && company ? { orgId, name: company } : undefined
  console.log(describeFirstAdmin(firstAdmin(staffNo, name, randomUUID(), at, addDays(dayOf(new Date()), days))))
}

async function main(): Promise<void> {
  const asked = process.argv.indexOf('--first-admin')
  if (asked > 0) return printFirstAdmin(process.argv.slice(asked + 1))
  const isDryRun = process.argv.includes('--dry-run')
  await build()
  const plan = deployPlan(root, isDryRun ? (process.env.WX_APPID ?? '(WX_APPID)') : required('WX_APPID'), isDryRun ? (process.env.WX_CLOUD_ENV ?? '(WX_CLOUD_ENV)') : required('WX_CLOUD_ENV'))
  console.log(describe(plan))
  if (isDryRun) return console.log('\nDry run: nothing was sent.')
  await prepareDatabase(plan)
  await uploadCode(plan, process.env.npm_package_version ?? '0.0.0')
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})

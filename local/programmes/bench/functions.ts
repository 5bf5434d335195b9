/** P10, P15: what loading code costs in computing time (a shared machine changes the clock's time, not that), and a list to be written, each in a process of its own. */
import { execFile, fork } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { callEnvironment, workerEnvironment } from '@/local/cloud/functions/environment'
import { newInvocation } from '@/local/cloud/functions/invocation'
import { aMember } from '@/local/testing/builders'
import { demoEnvironment, functionsDir, startCloud } from '@/local/testing/startCloud'

const ROUNDS = 7
export const median = (all: readonly number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN

interface Cold {
  readonly loadMs: number
  readonly callMs: number
}

/** Loads a bundle in the environment of the cloud (without it the SDK asks the network where it is), and calls it when there is an event. */
async function cold(file: string, environment: Readonly<Record<string, string>>, event?: object): Promise<Cold> {
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(__dirname, 'load.cjs'), file, ...(event ? [JSON.stringify(event)] : [])], { env: { ...process.env, TZ: 'UTC', ...environment } })
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Cold
}

export interface Loads {
  /** Median computing time, ms; doors by name beside the bare SDK in one file. */
  readonly bareMs: number
  readonly doors: Readonly<Record<string, { readonly ms: number; readonly kb: number }>>
}

export async function loads(): Promise<Loads> {
  const dir = mkdtempSync(path.join(tmpdir(), 'bare-'))
  try {
    const bare = path.join(dir, 'index.js')
    const contents = "const cloud = require('wx-server-sdk'); exports.main = () => cloud"
    await build({ stdin: { contents, resolveDir: process.cwd() }, bundle: true, platform: 'node', target: 'node18', format: 'cjs', outfile: bare, logLevel: 'error' })
    const names = ['api', 'report', 'timer']
    const seen: Record<string, number[]> = {}
    // In turn, for a shared machine changes under the measurement.
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of ['bare', ...names]) {
        const { loadMs } = await cold(name === 'bare' ? bare : path.join(functionsDir, name, 'index.js'), workerEnvironment('', dir))
        ;(seen[name] ??= []).push(loadMs)
      }
    }
    const doors = Object.fromEntries(names.map((name) => [name, { ms: median(seen[name] ?? []), kb: statSync(path.join(functionsDir, name, 'index.js')).size / 1024 }]))
    return { bareMs: median(seen.bare ?? []), doors }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** What a worker waits for in the morning: a cold start and the first call after it, by action. Median computing time, ms. */
export async function firstCalls(dir = functionsDir): Promise<Readonly<Record<string, Cold>>> {
  const cloud = await startCloud({ maxWorkers: 1 })
  try {
    const me = aMember()
    await cloud.person(me)
    const events = [{ action: 'home.get' }, { action: 'activity.list', input: { scope: 'coming' } }, { action: 'suggestion.mine', input: {} }, { action: 'aid.mine', input: {} }]
    const seen: Record<string, Cold[]> = {}
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const event of events) {
        const call = newInvocation('api', event, { openid: me.openid ?? '', source: 'wx_client' })
        const environment = { ...demoEnvironment, ...workerEnvironment(`${cloud.url}/admin`, tmpdir()), ...callEnvironment(call) }
        ;(seen[event.action] ??= []).push(await cold(path.join(dir, 'api', 'index.js'), environment, event))
      }
    }
    return Object.fromEntries(Object.entries(seen).map(([action, all]) => [action, { loadMs: median(all.map(({ loadMs }) => loadMs)), callMs: median(all.map(({ callMs }) => callMs)) }]))
  } finally {
    await cloud.close()
  }
}

export interface ExportCost {
  readonly ms: number
  readonly mb: number
  readonly kb: number
}

/** 10,000 rows × 12 columns, `rounds` times; medians. */
export async function exportCost(rounds = ROUNDS): Promise<ExportCost> {
  const all: ExportCost[] = []
  for (let round = 0; round < rounds; round += 1) {
    all.push(await new Promise((resolve, reject) => {
      const child = fork(path.join(__dirname, '../benchExport.ts'), [], { execArgv: ['--import', 'tsx'] })
      child.once('message', (cost) => resolve(cost as ExportCost))
      child.once('error', reject)
    }))
  }
  return { ms: median(all.map(({ ms }) => ms)), mb: median(all.map(({ mb }) => mb)), kb: median(all.map(({ kb }) => kb)) }
}

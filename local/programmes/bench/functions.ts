/** P10, P15: what loading code costs in computing time (a shared machine changes the clock's time, not that), and a list to be written, each in a process of its own. */
import { execFileSync, fork } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { functionsDir } from '@/local/testing/startCloud'

const ROUNDS = 7
export const median = (all: readonly number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN

function loadOf(file: string): number {
  const text = execFileSync(process.execPath, ['--import', 'tsx', path.join(__dirname, 'load.ts'), file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  return Number(text.trim().split('\n').at(-1)?.split(' ')[0])
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
      for (const name of ['bare', ...names]) (seen[name] ??= []).push(loadOf(name === 'bare' ? bare : path.join(functionsDir, name, 'index.js')))
    }
    const doors = Object.fromEntries(names.map((name) => [name, { ms: median(seen[name] ?? []), kb: statSync(path.join(functionsDir, name, 'index.js')).size / 1024 }]))
    return { bareMs: median(seen.bare ?? []), doors }
  } finally {
    rmSync(dir, { recursive: true, force: true })
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

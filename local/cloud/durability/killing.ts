/** kill -9 in the middle of writing, over and over on the same folder. */
import { execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openDatabase } from '../database'
import { Connection } from '../database/sqlite'
import { readControl, type ControlName } from './controls'
import { collections, workloads, type WorkloadName } from './workloads'

export interface KillReport {
  readonly name: string
  readonly cycles: number
  readonly acknowledged: number
  /** Acknowledged writes that were not there, once per write. */
  readonly lost: number
  /** Openings that found nothing readable. */
  readonly unreadable: number
  /** Other faults, in words. */
  readonly faults: readonly string[]
  /** The slowest opening after a kill, ms. */
  readonly slowestStartMs: number
}

const root = path.resolve(__dirname, '../../..')

/** Bundles the killed process once; packages stay outside. Returns the file. */
export function buildWorker(): string {
  const outfile = path.join(root, 'dist/durability', `worker-${process.pid}.js`)
  execFileSync(path.join(root, 'node_modules/.bin/esbuild'), [
    path.join(root, 'local/cloud/durability/worker.ts'), '--bundle', '--platform=node', '--packages=external',
    `--tsconfig=${path.join(root, 'tsconfig.json')}`, `--outfile=${outfile}`, '--log-level=error',
  ], { cwd: root })
  return outfile
}

/** Milliseconds from the first acknowledgement to the kill: random, so that it hits every phase of a commit. */
const KILL_AFTER_MS = { least: 10, most: 90 }
/** Milliseconds a start may take on a busy machine before the cycle counts as failed. */
const START_TIMEOUT_MS = 30_000

/** Starts the worker, kills it, returns what it acknowledged. */
function oneCycle(worker: string, dir: string, round: number, name: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [worker, dir, String(round), name], { stdio: ['ignore', 'pipe', 'pipe'] })
    let heard = ''
    let complaint = ''
    let isWriting = false
    const kill = () => child.kill('SIGKILL')
    const tooLate = setTimeout(kill, START_TIMEOUT_MS)
    child.stderr.on('data', (text: Buffer) => { complaint += text.toString() })
    child.stdout.on('data', (text: Buffer) => {
      heard += text.toString()
      if (isWriting || !/^ready\n.*\n/s.test(heard)) return
      isWriting = true
      setTimeout(kill, KILL_AFTER_MS.least + Math.random() * (KILL_AFTER_MS.most - KILL_AFTER_MS.least))
    })
    child.on('close', () => {
      clearTimeout(tooLate)
      if (!isWriting) return reject(new Error(`the worker never wrote: ${complaint}`))
      // The last line counts only when it is whole: the kill may have cut it.
      resolve(heard.split('\n').slice(0, -1).filter((line) => line !== 'ready'))
    })
  })
}

export async function killDatabase(worker: string, name: WorkloadName, cycles: number): Promise<KillReport> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'durability-'))
  const acknowledged: string[] = []
  const faults: string[] = []
  let unreadable = 0
  let slowestStartMs = 0
  try {
    for (let round = 0; round < cycles; round++) {
      acknowledged.push(...await oneCycle(worker, dir, round, name))
      const begun = performance.now()
      try {
        const database = openDatabase({ dir, collections, now: Date.now })
        slowestStartMs = Math.max(slowestStartMs, performance.now() - begun)
        faults.push(...await workloads[name].check(database, acknowledged))
        database.close()
        faults.push(...indexFaults(dir))
      } catch (error) {
        unreadable += 1
        faults.push(`unreadable: ${(error as Error).message}`)
      }
    }
  } finally {
    fs.rmSync(dir, { recursive: true, force: true })
  }
  const lost = new Set(faults.filter((fault) => fault.startsWith('lost'))).size
  return { name, cycles, acknowledged: acknowledged.length, lost, unreadable, faults, slowestStartMs }
}

/** SQLite's own check, and one index entry per document for every index without arrays. */
export function indexFaults(dir: string): string[] {
  const connection = new Connection(path.join(dir, 'database.sqlite'))
  try {
    const verdict = String(connection.value('PRAGMA integrity_check'))
    const pairs = connection.all('SELECT number, collection FROM indexes')
    const wrong = pairs.filter(({ number, collection }) =>
      connection.value(`SELECT count(*) FROM index_${number}`) !== connection.value(`SELECT count(*) FROM docs_${collection}`))
    return [...(verdict === 'ok' ? [] : [`damaged: ${verdict}`]), ...wrong.map(({ number }) => `index ${number} disagrees with its documents`)]
  } finally {
    connection.close()
  }
}

export async function killControl(worker: string, name: ControlName, cycles: number): Promise<KillReport> {
  let acknowledged = 0
  let lost = 0
  let unreadable = 0
  for (let round = 0; round < cycles; round++) {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'durability-'))
    const told = await oneCycle(worker, dir, round, name)
    const stored = readControl(dir)
    acknowledged += told.length
    if (stored === undefined) unreadable += 1
    lost += told.filter((id) => stored?.has(id) !== true).length
    fs.rmSync(dir, { recursive: true, force: true })
  }
  return { name, cycles, acknowledged, lost, unreadable, faults: [], slowestStartMs: 0 }
}

/**
 * `npm run test:soak [calls]`: T13, 20,000 mixed calls unless told otherwise (1000000 for the long one). Prints memory, the size
 * of the data folder and open handles as they go, and what the second half says of memory (soak/judge.ts). The heap is that of this
 * process, which serves and stores, and keeps few documents in memory, so that it is full soon; the functions are worker threads
 * with heaps of their own, which only the resident memory of the whole has in it. Ends with code 1 when the model finds something
 * broken, when handles or open files pile up, or when memory certainly grows.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { playModel } from './model/play'
import { MB, memoryOf, wrongWith, type Sample } from './soak/judge'

const wanted = Number(process.argv[2] ?? 20_000)
const CHUNKS = 40
/** Of the documents kept in memory: full after some thousand calls. */
const CACHE_CHARACTERS = 1024 * 1024

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function bytesIn(dir: string): number {
  return readdirSync(dir, { withFileTypes: true }).reduce((sum, entry) => sum + (entry.isDirectory() ? bytesIn(path.join(dir, entry.name)) : statSync(path.join(dir, entry.name)).size), 0)
}

function sample(calls: number, dataDir: string): Sample {
  collect()
  const { heapUsed, rss } = process.memoryUsage()
  return {
    calls, heapMb: heapUsed / MB, rssMb: rss / MB, dataMb: bytesIn(dataDir) / MB, handles: process.getActiveResourcesInfo().length,
    files: process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0,
  }
}

/** What a phone asks when nobody decides anything. */
async function look(reader: Person): Promise<number> {
  await reader.ask('activity.list', { scope: 'coming' })
  await reader.ask('activity.mine', { scope: 'past' })
  await reader.ask('suggestion.mine', {})
  await reader.ask('aid.publicity', {})
  await reader.ask('handout.mine', {})
  return 5
}

interface Chunk {
  readonly calls: number
  readonly broken: readonly string[]
}

async function chunk(cloud: TestCloud, readers: readonly Person[], seed: number, until: number, from: number): Promise<Chunk> {
  const broken: string[] = []
  let calls = from
  for (let round = 0; calls < until; round += 1) {
    const played = await playModel(cloud, { seed: seed * 1000 + round, commands: 30, faultRate: 0 })
    calls += played.tries
    broken.push(...played.broken)
    for (const reader of readers) if (calls < until) calls += await look(reader)
  }
  return { calls, broken }
}

async function main(): Promise<void> {
  await buildFunctions()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'soak-'))
  const cloud = await startCloud({ dataDir, maxWorkers: 2, cacheCharacters: CACHE_CHARACTERS })
  const samples: Sample[] = []
  const broken: string[] = []
  try {
    const members = Array.from({ length: 10 }, () => aMember())
    await cloud.load('members', members)
    const readers = members.map((member) => cloud.as(member))
    let calls = 0
    for (let index = 1; index <= CHUNKS; index += 1) {
      const done = await chunk(cloud, readers, index, (wanted * index) / CHUNKS, calls)
      calls = done.calls
      broken.push(...done.broken)
      const now = sample(calls, dataDir)
      samples.push(now)
      console.log(`${now.calls} calls: heap of the server ${now.heapMb.toFixed(1)} MB, resident with all functions ${now.rssMb.toFixed(0)} MB, data ${now.dataMb.toFixed(1)} MB, ${now.handles} handles, ${now.files} open files`)
    }
  } finally {
    await cloud.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  const [first, last] = [samples[1], samples.at(-1)]
  const bytesACall = first && last ? ((last.dataMb - first.dataMb) * MB) / (last.calls - first.calls) : 0
  console.log(`${memoryOf(samples)}; data grew by ${bytesACall.toFixed(0)} bytes a call; ${broken.length} broken`)
  const wrong = wrongWith(samples, broken)
  for (const sentence of wrong) console.log(`  ${sentence}`)
  process.exitCode = wrong.length === 0 ? 0 : 1
}

void main()

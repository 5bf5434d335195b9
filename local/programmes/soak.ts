/**
 * `npm run test:soak [calls]`: T13, a few thousand mixed calls unless told otherwise (1000000 for the long one). Prints memory, the
 * size of the data folder and open handles as they go, and the slope of the second half. The heap is that of this process, which
 * serves and stores; the functions are worker threads with heaps of their own, which only the resident memory of the whole has in
 * it. Ends with code 1 when the model finds something broken, when handles or open files pile up, or, of a long run, when the heap or
 * the resident memory grows by more than 1 % per 100,000 calls (a short run begins with the caches empty and only prints it).
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

const wanted = Number(process.argv[2] ?? 3000)
const CHUNKS = 10
const LONG = 100_000
const MB = 1024 * 1024
/** Handles and files come and go with what is under way at the moment. */
const MORE = 10

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

interface Sample {
  readonly calls: number
  readonly heapMb: number
  readonly rssMb: number
  readonly dataMb: number
  readonly handles: number
  readonly files: number
}

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

/** Per cent of growth per 100,000 calls over the second half, by least squares. */
function slopeOf(samples: readonly Sample[], value: (one: Sample) => number): number {
  const late = samples.slice(Math.floor(samples.length / 2))
  const [x, y] = [late.map(({ calls }) => calls), late.map(value)]
  const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length
  const [mx, my] = [mean(x), mean(y)]
  const top = x.reduce((sum, one, index) => sum + (one - mx) * ((y[index] ?? 0) - my), 0)
  const bottom = x.reduce((sum, one) => sum + (one - mx) ** 2, 0)
  return bottom === 0 ? 0 : ((top / bottom) * 100_000 * 100) / my
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

/** What was found wrong, in sentences. Handles and files from the second sample on: in the first, connections are still being made. */
function wrongWith(samples: readonly Sample[], broken: readonly string[]): string[] {
  const [first, last] = [samples[1], samples.at(-1)]
  const grown = (['handles', 'files'] as const).filter((key) => first && last && last[key] - first[key] > MORE)
  const steep = [['heap', slopeOf(samples, ({ heapMb }) => heapMb)], ['resident', slopeOf(samples, ({ rssMb }) => rssMb)]] as const
  return [
    ...broken.slice(0, 10).map((sentence) => `broken: ${sentence}`),
    ...grown.map((key) => `${key}: ${first?.[key]} → ${last?.[key]}`),
    ...(wanted < LONG ? [] : steep.filter(([, slope]) => slope > 1).map(([name, slope]) => `${name} memory grows by ${slope.toFixed(1)} % per 100,000 calls`)),
  ]
}

async function main(): Promise<void> {
  await buildFunctions()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'soak-'))
  const cloud = await startCloud({ dataDir, maxWorkers: 2 })
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
  const [heap, resident] = [slopeOf(samples, ({ heapMb }) => heapMb), slopeOf(samples, ({ rssMb }) => rssMb)]
  const [first, last] = [samples[1], samples.at(-1)]
  const bytesACall = first && last ? ((last.dataMb - first.dataMb) * MB) / (last.calls - first.calls) : 0
  console.log(`second half, per 100,000 calls: heap of the server ${heap.toFixed(1)} %, resident with all functions ${resident.toFixed(1)} %${wanted < LONG ? ' (too short to judge)' : ''}; data grew by ${bytesACall.toFixed(0)} bytes a call; ${broken.length} broken`)
  const wrong = wrongWith(samples, broken)
  for (const sentence of wrong) console.log(`  ${sentence}`)
  process.exitCode = wrong.length === 0 ? 0 : 1
}

void main()

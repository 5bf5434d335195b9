/**
 * `npm run test:soak [calls]`: T13, a few thousand mixed calls unless told otherwise (1000000 for the long one). Prints memory, the
 * size of the data folder and open handles as they go, and the slope of the second half. Ends with code 1 when
 * memory without the garbage grows by more than 1 % per 100,000 calls (short runs only print it) or handles pile up.
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

async function chunk(cloud: TestCloud, readers: readonly Person[], seed: number, until: number, from: number): Promise<number> {
  let calls = from
  for (let round = 0; calls < until; round += 1) {
    const { tries } = await playModel(cloud, { seed: seed * 1000 + round, commands: 30, faultRate: 0 })
    calls += tries
    for (const reader of readers) if (calls < until) calls += await look(reader)
  }
  return calls
}

async function main(): Promise<void> {
  await buildFunctions()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'soak-'))
  const cloud = await startCloud({ dataDir, maxWorkers: 2 })
  const samples: Sample[] = []
  try {
    const members = Array.from({ length: 10 }, () => aMember())
    await cloud.load('members', members)
    const readers = members.map((member) => cloud.as(member))
    let calls = 0
    for (let index = 1; index <= CHUNKS; index += 1) {
      calls = await chunk(cloud, readers, index, (wanted * index) / CHUNKS, calls)
      const now = sample(calls, dataDir)
      samples.push(now)
      console.log(`${now.calls} calls: heap ${now.heapMb.toFixed(1)} MB, resident ${now.rssMb.toFixed(0)} MB, data ${now.dataMb.toFixed(1)} MB, ${now.handles} handles, ${now.files} open files`)
    }
  } finally {
    await cloud.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  const [heap, resident] = [slopeOf(samples, ({ heapMb }) => heapMb), slopeOf(samples, ({ rssMb }) => rssMb)]
  const [first, last] = [samples[1], samples.at(-1)]
  const bytesACall = first && last ? ((last.dataMb - first.dataMb) * MB) / (last.calls - first.calls) : 0
  console.log(`second half, per 100,000 calls: heap ${heap.toFixed(1)} %, resident ${resident.toFixed(1)} %; data grew by ${bytesACall.toFixed(0)} bytes a call`)
  const handlesGrew = first && last ? last.files - first.files : 0
  process.exitCode = handlesGrew > 10 || (wanted >= LONG && heap > 1) ? 1 : 0
}

void main()

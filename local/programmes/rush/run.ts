/**
 * `npm run test:rush [seeds] [people] [seats] [first seed]`: T1 at full size, over HTTP through the built functions, then T2,
 * twenty times as many seeds of the same rush in virtual time. Prints one line a seed and what the negative controls did; ends
 * with code 1 when an invariant or a budget broke, or when a control did not fail.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { startCloud } from '@/local/testing/startCloud'
import { rawCommits } from '../rawEngine'
import { controls, manySeeds } from './manySeeds'
import { rushOverHttp } from './overHttp'
import { crowdFor, holds, inWords, type Crowd, type RushResult } from './rush'

const [seeds = 50, people = 2000, seats = 50, first = 1] = process.argv.slice(2).map(Number)
const CONTROL_SEEDS = 3
const VIRTUAL_SEEDS_EACH = 20

async function once(crowd: Crowd, functionsDir?: string): Promise<RushResult> {
  const cloud = await startCloud({ maxWorkers: 4, ...(functionsDir ? { functionsDir } : {}) })
  try {
    return await rushOverHttp(cloud, crowd)
  } finally {
    await cloud.close()
  }
}

const say = (name: string, result: RushResult) => console.log(`${name}: ${inWords(result)}, ${result.perSecond.toFixed(0)} people/s`)

/** How many runs over HTTP went wrong. */
async function failuresOverHttp(): Promise<number> {
  let failed = 0
  await buildFunctions()
  for (let seed = first; seed < first + seeds; seed += 1) {
    const crowd = crowdFor(seed, people, seats)
    const result = await once(crowd)
    say(`seed ${seed}`, result)
    if (!holds(result, crowd)) failed += 1
    for (const sentence of [...result.broken, ...result.undecided].slice(0, 5)) console.log(`  ${sentence}`)
  }
  const racyDir = mkdtempSync(path.join(tmpdir(), 'racy-'))
  await buildFunctions(racyDir, controls.racy)
  for (let seed = 1; seed <= CONTROL_SEEDS; seed += 1) {
    const result = await once(crowdFor(seed * 2 - 1, people, seats), racyDir)
    say(`negative control ${seed}`, result)
    if (result.seated <= seats) failed += 1
  }
  return failed
}

async function main(): Promise<void> {
  const failed = await failuresOverHttp()
  console.log(`raw engine in the same run: ${(await rawCommits()).toFixed(0)} durable single commits/s`)
  console.log(failed === 0 ? `all ${seeds} seeds hold, the control oversells` : `${failed} runs failed`)
  const isWhole = await manySeeds({ seeds: seeds * VIRTUAL_SEEDS_EACH, people, seats, first: (first - 1) * VIRTUAL_SEEDS_EACH + 1 })
  process.exitCode = failed === 0 && isWhole ? 0 : 1
}

void main()

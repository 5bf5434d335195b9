/**
 * `npm run test:rush [seeds] [people] [seats] [first seed]`: T1 at full size, over HTTP through the built functions.
 * Prints one line a seed and the worst of all; ends with code 1 when an invariant or a budget broke,
 * or when the negative control did not oversell.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { startCloud } from '@/local/testing/startCloud'
import { rawCommits } from './rawEngine'
import { rush, type RushResult } from './rush'

const [seeds = 50, people = 2000, seats = 50, first = 1] = process.argv.slice(2).map(Number)
const MAX_LINE = 100
const CONTROL_SEEDS = 3

const line = (name: string, { seated, waiting, refused, undecided, heardBoth, broken, ...result }: RushResult) =>
  console.log(
    `${name}: seated ${seated}, waiting ${waiting}, refused ${refused}, undecided ${undecided.length}, refused once and then given a place ${heardBoth}, broken ${broken.length}; ` +
      `database calls seated ${result.callsSeated}, refused ${result.callsRefused}, waiting ${result.callsWaiting}; ` +
      `p50 ${result.p50.toFixed(0)} ms, p99/p50 ${(result.p99 / result.p50).toFixed(1)}, ${result.perSecond.toFixed(0)} people/s`,
  )

async function once(seed: number, functionsDir?: string): Promise<RushResult> {
  const cloud = await startCloud({ maxWorkers: 4, ...(functionsDir ? { functionsDir } : {}) })
  try {
    // Odd seeds have no line, so that both kinds of refusal are met.
    return await rush(cloud, { people, seats, maxLine: seed % 2 === 0 ? MAX_LINE : 0, twice: 0.1, cancel: seed % 2 === 0 ? 0.1 : 0, seed })
  } finally {
    await cloud.close()
  }
}

async function main(): Promise<void> {
  await buildFunctions()
  let failed = 0
  for (let seed = first; seed < first + seeds; seed += 1) {
    const result = await once(seed)
    line(`seed ${seed}`, result)
    const holds = result.seated === seats && result.undecided.length === 0 && result.broken.length === 0
    if (!holds || result.callsSeated > 3 || result.callsRefused > 2) failed += 1
    for (const sentence of [...result.broken, ...result.undecided].slice(0, 5)) console.log(`  ${sentence}`)
  }
  const racyDir = mkdtempSync(path.join(tmpdir(), 'racy-'))
  await buildFunctions(racyDir, { 'cloudfunctions/features/activity/seats': 'local/testing/controls/racySeats.ts' })
  for (let seed = 1; seed <= CONTROL_SEEDS; seed += 1) {
    const result = await once(seed * 2 - 1, racyDir)
    line(`negative control ${seed}`, result)
    if (result.seated <= seats) failed += 1
  }
  console.log(`raw engine in the same run: ${(await rawCommits()).toFixed(0)} durable single commits/s`)
  console.log(failed === 0 ? `all ${seeds} seeds hold, the control oversells` : `${failed} runs failed`)
  process.exitCode = failed === 0 ? 0 : 1
}

void main()

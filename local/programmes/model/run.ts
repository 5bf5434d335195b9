/**
 * `npm run test:model [seeds] [commands]`: T4 and T7. Every seed is played twice: in peace, and with a quarter of the
 * database calls failing and another quarter late. Ends with code 1 when the product and the model differ, or
 * when nobody notices that the model was changed; a long run (50 seeds and more) also when a kind of failure struck less than 100 times.
 */
import { buildFunctions } from '@/local/testing/buildFunctions'
import { startCloud } from '@/local/testing/startCloud'
import { playModel, rareStrikes, type ModelResult } from './play'

const [seeds = 20, commands = 200] = process.argv.slice(2).map(Number)
const FAULT_RATE = 0.5
const LONG = 50

const sum = (all: readonly Readonly<Record<string, number>>[]) => {
  const total: Record<string, number> = {}
  for (const one of all) for (const [key, count] of Object.entries(one)) total[key] = (total[key] ?? 0) + count
  return Object.entries(total).map(([key, count]) => `${key} ${count}`).join(', ') || 'none'
}

function say(name: string, results: readonly ModelResult[]): number {
  const broken = results.flatMap((result) => result.broken)
  const [done, tries] = [results.reduce((total, result) => total + result.done, 0), results.reduce((total, result) => total + result.tries, 0)]
  console.log(`${name}: ${results.length} runs, ${done} commands done, refused ${sum(results.map(({ refused }) => refused))}; ${tries} tries; struck: ${sum(results.map(({ strikes }) => strikes))}; ${broken.length} broken`)
  for (const sentence of broken.slice(0, 10)) console.log(`  ${sentence}`)
  return broken.length
}

async function all(faultRate: number, isWrong = false): Promise<ModelResult[]> {
  const results: ModelResult[] = []
  for (let seed = 1; seed <= seeds; seed += 1) {
    const cloud = await startCloud({ maxWorkers: 2 })
    try {
      results.push(await playModel(cloud, { seed, commands, faultRate, isWrong }))
    } finally {
      await cloud.close()
    }
  }
  return results
}

/** How many kinds of failure struck too seldom to prove anything; a short run only says so. */
function sayRare(results: readonly ModelResult[]): number {
  const rare = rareStrikes(results)
  if (rare.length > 0) console.log(`  struck less than 100 times: ${rare.join(', ')}${seeds < LONG ? ` (asked of ${LONG} seeds and more)` : ''}`)
  return seeds < LONG ? 0 : rare.length
}

async function main(): Promise<void> {
  await buildFunctions()
  const peaceful = say('in peace', await all(0))
  const under = await all(FAULT_RATE)
  const struck = say('25 % failing, 25 % late', under) + sayRare(under)
  const noticed = say('negative control, a changed model', await all(0, true))
  process.exitCode = peaceful + struck === 0 && noticed > 0 ? 0 : 1
}

void main()

/**
 * `npm run test:model [seeds] [commands]`: T4 and T7. Every seed is played twice: in peace, and with a quarter of the
 * database calls failing and another quarter late. Ends with code 1 when the product and the model differ, or
 * when nobody notices that the model was changed in one of its nouns; a long run (50 seeds and more) also when a kind of failure struck less than 100 times.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { startCloud } from '@/local/testing/startCloud'
import { mutants, type Mutant } from './model'
import { patient } from '../stories/story'
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

async function all(functionsDir: string, faultRate: number, mutant?: Mutant): Promise<ModelResult[]> {
  const results: ModelResult[] = []
  // Who only wants to see the change noticed need not see it again.
  for (let seed = 1; seed <= seeds && !(mutant && results.some(({ broken }) => broken.length > 0)); seed += 1) {
    const cloud = await startCloud({ maxWorkers: 2, functionsDir })
    try {
      results.push(await playModel(cloud, { seed, commands, faultRate, ...(mutant ? { mutant } : {}) }))
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

async function played(functionsDir: string): Promise<number> {
  // Under failures the same people ask many times within a minute.
  await buildFunctions(functionsDir, patient)
  const peaceful = say('in peace', await all(functionsDir, 0))
  const under = await all(functionsDir, FAULT_RATE)
  const struck = say('25 % failing, 25 % late', under) + sayRare(under)
  let unnoticed = 0
  for (const mutant of mutants) if (say(`negative control, a model changed in ${mutant}`, await all(functionsDir, 0, mutant)) === 0) unnoticed += 1
  return peaceful + struck + unnoticed
}

async function main(): Promise<void> {
  const functionsDir = mkdtempSync(path.join(tmpdir(), 'model-'))
  try {
    process.exitCode = (await played(functionsDir)) === 0 ? 0 : 1
  } finally {
    rmSync(functionsDir, { recursive: true, force: true })
  }
}

void main()

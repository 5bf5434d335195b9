/** T16, the bank test. Longer with BANK_ACTS (acts of each of the twenty clients; 5000 make 100 000). */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildDoor } from '@/local/testing/buildFunctions'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { runBank } from './bank'

const acts = Number(process.env.BANK_ACTS ?? 25)
/** Grows with the length: a long run that has spent everything after a minute tries nothing any more. */
const OPENING_FEN_AN_ACT = 3_200
const size = { clients: 20, acts, openingFen: OPENING_FEN_AN_ACT * acts, mostFen: 10_000, seed: Number(process.env.BANK_SEED ?? 7), faultRate: 0.2 }
const LONG = 30 * 60_000

async function withBank<Result>(modules: Readonly<Record<string, string>>, work: (cloud: TestCloud) => Promise<Result>): Promise<Result> {
  const functionsDir = mkdtempSync(path.join(tmpdir(), 'bank-'))
  await buildDoor('bank', functionsDir, modules, path.resolve(__dirname, '../testing/bank'))
  const cloud = await startCloud({ functionsDir, maxWorkers: 3 })
  try {
    return await work(cloud)
  } finally {
    await cloud.close()
    rmSync(functionsDir, { recursive: true, force: true })
  }
}

test('twenty clients at eight funds while calls fail: the sums hold on every read and nobody spends what is not there', async () => {
  const started = Date.now()
  const result = await withBank({}, (cloud) => runBank(cloud, size))
  if (process.env.BANK_ACTS) process.stdout.write(`${JSON.stringify({ ...result, seconds: (Date.now() - started) / 1000 })}\n`)
  expect(result).toMatchObject({ undecided: 0, broken: [] })
  expect([result.reads > 10, result.faults > acts, result.done.post > acts, result.done.void > acts]).toEqual([true, true, true, true])
}, LONG)

test('negative control: balances that are read and then written do not add up', async () => {
  const { broken } = await withBank({ 'cloudfunctions/kit/fundWrite': 'local/testing/controls/racyFund.ts' }, (cloud) => runBank(cloud, { ...size, acts: 10, openingFen: 80_000, faultRate: 0 }))
  expect(broken.some((sentence) => sentence.startsWith('I20'))).toBe(true)
}, LONG)

/**
 * `npm run bench:cloud [-- documents]`: what the local cloud can do here and now, beside what the bare engine can
 * in the same minute. Every rate is the median of five rounds, engine and cloud in turn, because a shared machine
 * changes under the measurement; compare ratios, not figures of two days.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { rawCommits } from '@/local/programmes/rawEngine'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { startCloud } from '@/local/testing/startCloud'
import { openCloud } from '..'
import { functionsDir as fixtures } from '../conformance/stage'
import { openDatabase } from '../database'
import { ask, askPage, BENCH_COLLECTIONS, fill, pageOf, PAGES_ASKED, SIZES } from './documents'
import type { Job, Load } from './load'
import { median, missedTargets, outcome, ROUNDS, said, say, start, timed } from './measure'
import type { Opening } from './opening'

const ROUND_MS = 1_000
const PAGES_PER_ROUND = 300
const COLD_STARTS = 7
const WARM_UP_MS = 2_000

const signed = { 'content-type': 'application/json', authorization: 'TC3-HMAC-SHA256 Credential=local' }
const insertion = JSON.stringify({
  action: 'database.insertDocument', collectionName: 'written', data: [JSON.stringify({ name: 'x'.repeat(300), at: { $numberInt: '5' } })],
})
const writes: Job['ask'] = { how: 'wire', path: '/admin', headers: signed, body: insertion }
const portOf = (url: string) => Number(new URL(url).port)

/** Asks from another process, `ROUNDS` times; a refusal is a fault of the benchmark. */
function asker() {
  const child = start('load.ts')
  const rate = async (url: string, parallel: number, what: Job['ask'], ms = ROUND_MS): Promise<number> => {
    child.send({ port: portOf(url), parallel, ms, ask: what } satisfies Job)
    const { perSecond, refusals } = await said<Load>(child)
    if (refusals > 0) throw new Error(`${what.how}: ${refusals} requests were refused`)
    return perSecond
  }
  const rates = async (...of: Parameters<typeof rate>) => {
    await rate(of[0], of[1], of[2], 200)
    const seen: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) seen.push(await rate(...of))
    return median(seen)
  }
  return { rate, rates, stop: () => child.kill() }
}

async function benchDatabase(dataDir: string, largest: number): Promise<void> {
  const cloud = await openCloud({ dataDir, functionsDir: '', collections: BENCH_COLLECTIONS })
  const { rate, rates, stop } = asker()
  await rate(cloud.url, 20, writes, 500)
  const rounds: Array<{ raw: number; one: number; twenty: number }> = []
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({ raw: await rawCommits(), one: await rate(cloud.url, 1, writes), twenty: await rate(cloud.url, 20, writes) })
  }
  console.log('durable writes')
  say('raw engine, one row a commit', median(rounds.map(({ raw }) => raw)), '/s')
  say('wire, one at a time', median(rounds.map(({ one }) => one)), '/s')
  say('wire, 20 in parallel', median(rounds.map(({ twenty }) => twenty)), '/s')
  say('wire, 20 in parallel ÷ raw engine', median(rounds.map(({ raw, twenty }) => twenty / raw)), '×', '≥ 1.3')
  for (const parallel of [1, 20]) {
    say(`SDK add, ${parallel} in parallel`, await rates(cloud.url, parallel, { how: 'add', collection: 'written', documents: 0 }), '/s')
  }
  console.log(`reads and transactions, ${largest.toLocaleString('en')} documents`)
  for (const parallel of [1, 20]) {
    say(`SDK indexed find of 20, ${parallel} in parallel`, await rates(cloud.url, parallel, { how: 'find', collection: pageOf(largest), documents: largest }), '/s')
  }
  const page: Job['ask'] = { how: 'wire', path: '/admin', headers: signed, body: JSON.stringify(askPage(largest)) }
  say('wire, indexed find of 20, 20 in parallel', await rates(cloud.url, 20, page), '/s')
  for (const parallel of [1, 20]) {
    say(`SDK transaction (get, update, set), ${parallel} in parallel`, await rates(cloud.url, parallel, { how: 'transaction', collection: 'transacted', documents: 0 }), '/s')
  }
  stop()
  await cloud.close()
}

async function benchGrowth(dir: string, largest: number): Promise<void> {
  const database = openDatabase({ dir, collections: BENCH_COLLECTIONS, now: Date.now })
  const sizes = SIZES.filter((size) => size <= largest)
  const took = new Map<number, number[]>(sizes.map((size) => [size, []]))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const size of sizes) took.get(size)?.push(median(await timed(PAGES_PER_ROUND, () => ask(database, askPage(size)))))
  }
  database.close()
  console.log('an indexed page of 20, asked of the database itself, anywhere in the collection')
  const micros = sizes.map((size) => median(took.get(size) ?? []) * 1000)
  sizes.forEach((size, at) => say(`of ${size.toLocaleString('en')}`, micros[at] ?? NaN, 'µs'))
  say(`of ${largest.toLocaleString('en')} ÷ of ${sizes[0]}`, (micros.at(-1) ?? NaN) / (micros[0] ?? NaN), '×', '≤ 8')
}

async function benchOpening(dir: string, largest: number): Promise<void> {
  const openings: Opening[] = []
  for (let round = 0; round < ROUNDS; round += 1) openings.push(await outcome<Opening>(start('opening.ts', dir, String(largest))))
  console.log(`opening a folder with ${largest.toLocaleString('en')} documents, in a fresh process`)
  say('until the port answers', median(openings.map(({ ms }) => ms)), 'ms', '≤ 1000')
  say('resident memory that comes with it', median(openings.map(({ megabytes }) => megabytes)), 'MB')
  say(`and after ${PAGES_ASKED.toLocaleString('en')} pages of 20`, median(openings.map(({ megabytesInUse }) => megabytesInUse)), 'MB')
}

async function benchFunctions(dataDir: string): Promise<void> {
  await buildFunctions()
  const event = () => ({ action: 'session.me', input: {}, requestId: randomUUID() })
  const cold = await startCloud({ freshWorkers: true })
  const coldMs = await timed(COLD_STARTS, () => cold.call('api', event(), 'oBench'))
  await cold.close()
  console.log('functions')
  say('cold start of the product’s api door, with an answer', median(coldMs), 'ms')
  const warm = await openCloud({ dataDir, functionsDir: fixtures, collections: BENCH_COLLECTIONS })
  const { rate, rates, stop } = asker()
  const call = (body: object): Job['ask'] => ({ how: 'wire', path: '/call/door', headers: { 'x-openid': 'oBench' }, body: JSON.stringify(body) })
  const acts = { 'no request of its own': call({ act: 'text', text: 'well' }), 'one SDK read': call({ act: 'read', collection: pageOf(100), limit: 1 }) }
  await rate(warm.url, 20, acts['one SDK read'], WARM_UP_MS)
  for (const [name, ask] of Object.entries(acts)) {
    for (const parallel of [1, 20]) say(`warm invocations, ${name}, ${parallel} in parallel`, await rates(warm.url, parallel, ask), '/s')
  }
  stop()
  await warm.close()
}

async function main(largest: number): Promise<void> {
  if (!SIZES.includes(largest as typeof SIZES[number])) throw new Error(`documents must be one of ${SIZES.join(', ')}`)
  const dir = mkdtempSync(path.join(tmpdir(), 'bench-'))
  try {
    console.log(`Node ${process.version}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}; rates are medians of ${ROUNDS} rounds of ${ROUND_MS} ms`)
    console.log('loading')
    say('documents with one index, in batches of 5,000', await fill(dir, largest), '/s')
    await benchGrowth(dir, largest)
    await benchOpening(dir, largest)
    await benchDatabase(dir, largest)
    await benchFunctions(dir)
    console.log(`load at the end ${loadavg()[0]?.toFixed(1)}; ${missedTargets() === 0 ? 'every target met' : `${missedTargets()} targets missed`}`)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

main(Number(process.argv[2] ?? 1_000_000)).catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})

/**
 * `npm run test:interleave [bound] [words]`: T3. Two things at once and every different order of their requests up to the bound (20 a pair unless given; with
 * words, only the pairs whose name has them): first the scenes, whose invariants are checked, then every two writes that are possible at one moment of a story
 * and change the same document, whose end must be that of one after the other, but for the exceptions. Ends with code 1 when something broke, when a whole run
 * needed an exception no more or left another write without a partner than those known, or when a control does not break enough: without the condition on the
 * seats, and with records that move whatever became of them.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { actions, type ActionName } from '@/types/actions'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { startCloud } from '@/local/testing/startCloud'
import { patient } from '../stories/story'
import { judged, said, unneeded, type Exception } from './accepted'
import { exceptions, lonely } from './exceptions'
import type { Met } from './meet'
import { pairsOf, playPairs, type Scene } from './scene'
import { scenes } from './scenes'
import { lastSeat } from './signups'
import { meetings, type Meetings } from './stories'

const USUAL = 20
const bound = Number(process.argv[2] ?? USUAL)
if (!(bound > 0)) throw new Error('how many orders a pair at most? A number first, then the words')
const words = process.argv[3] ?? ''
/** Everything is played: what was not needed now is not needed. */
const isWhole = words === '' && bound >= USUAL
const SHOWN = 3
const CONTROL_NOUN = 'people.'
/** Of the pairs of rows that move regardless; 38 of 40 were noticed with five orders each. */
const HASTY_FLOOR = 0.75

interface Sum {
  pairs: number
  orders: number
  broken: number
}

async function playScene<Place>(scene: Scene<Place>, functionsDir: string): Promise<Sum> {
  const sum: Sum = { pairs: 0, orders: 0, broken: 0 }
  const wanted = pairsOf(scene).filter((pair) => `${scene.name}: ${pair.join(' × ')}`.includes(words))
  if (wanted.length === 0) return sum
  const cloud = await startCloud({ maxWorkers: 3, isDurable: false, functionsDir })
  try {
    await playPairs(cloud, scene, wanted, bound, ({ pair, orders, all, broken }) => {
      sum.pairs += 1
      sum.orders += orders
      sum.broken += broken.length
      console.log(`${pair}: ${said(orders, all)}, ${broken.length} broken`)
      for (const sentence of broken.slice(0, SHOWN)) console.log(`  ${sentence}`)
    })
  } finally {
    await cloud.close()
  }
  return sum
}

const judgedBy = (name: string, met: Met) => judged(met, exceptions[name])

function sayPair(name: string, met: Met): void {
  const { broken, excused } = judgedBy(name, met)
  console.log(`${name}: ${said(met.orders, met.all)}, ${broken.length} broken`)
  for (const sentence of broken.slice(0, SHOWN)) console.log(`  ${sentence}`)
  for (const [[, why], orders] of excused) console.log(`  accepted in ${orders}: ${why}`)
}

/** Writes that met nobody against those of which it is known. */
function company({ met, writes }: Meetings & { readonly writes: readonly ActionName[] }): string[] {
  const all = (Object.keys(actions) as ActionName[]).filter((name) => actions[name].kind === 'write')
  const isMet = (name: ActionName) => [...met.keys()].some((pair) => pair.split(' × ').includes(name))
  const alone = all.filter((name) => !isMet(name))
  console.log(`${all.length} writes: ${all.length - alone.length} met another or themselves; possible beside none at any moment: ${alone.join(', ') || 'none'}; in no story: ${all.filter((name) => !writes.includes(name)).join(', ') || 'none'}`)
  const known = Object.keys(lonely) as ActionName[]
  return [...alone.filter((name) => !known.includes(name)).map((name) => `${name} met nobody, and no reason is known`), ...known.filter(isMet).map((name) => `${name} is said to meet nobody, and did`)]
}

async function playStories(functionsDir: string): Promise<Sum> {
  const found = await meetings(functionsDir, { bound, isWanted: (name) => name.includes(words), say: sayPair })
  const each = [...found.met].map(([name, met]) => ({ ...met, ...judgedBy(name, met) }))
  const used = new Set<Exception>(each.flatMap(({ excused }) => [...excused.keys()]))
  const also = [...found.stopped, ...(isWhole ? [...unneeded(exceptions, used), ...company(found)] : [])]
  for (const sentence of also) console.log(sentence)
  const count = (of: (one: (typeof each)[number]) => number) => each.reduce((sum, one) => sum + of(one), 0)
  return { pairs: each.length, orders: count(({ orders }) => orders), broken: count(({ broken }) => broken.length) + also.length }
}

async function withoutSeats(functionsDir: string): Promise<number> {
  await buildFunctions(functionsDir, { 'cloudfunctions/features/activity/seats': 'local/testing/controls/racySeats.ts' })
  const cloud = await startCloud({ maxWorkers: 3, isDurable: false, functionsDir })
  try {
    let noticed = 0
    await playPairs(cloud, lastSeat, [['a newcomer signs up', 'another signs up']], Math.max(bound, 10), ({ broken }) => (noticed += broken.length))
    return noticed
  } finally {
    await cloud.close()
  }
}

/** Rows of people and units move with kit/amend, what they ask for with kit/record. */
const hasty = { 'cloudfunctions/kit/record': 'local/testing/controls/hastyRecord.ts', 'cloudfunctions/kit/amend': 'local/testing/controls/hastyAmend.ts' }

async function withHastyRecords(functionsDir: string): Promise<{ readonly pairs: number; readonly noticed: number }> {
  await buildFunctions(functionsDir, { ...patient, ...hasty })
  const { met } = await meetings(functionsDir, { bound, isWanted: (name) => name.split(' × ').every((one) => one.startsWith(CONTROL_NOUN)), say: () => undefined }, ['acts'])
  return { pairs: met.size, noticed: [...met].filter(([name, one]) => judgedBy(name, one).broken.length > 0).length }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'races-'))
  try {
    const product = path.join(folder, 'product')
    await buildFunctions(product, patient)
    const total: Sum = { pairs: 0, orders: 0, broken: 0 }
    const add = ({ pairs, orders, broken }: Sum) => {
      total.pairs += pairs
      total.orders += orders
      total.broken += broken
    }
    for (const play of scenes) add(await play((scene) => playScene(scene, product)))
    add(await playStories(product))
    console.log(`${total.pairs} pairs, ${total.orders} orders, ${total.broken} broken`)
    const seats = await withoutSeats(path.join(folder, 'racy'))
    const { pairs, noticed } = await withHastyRecords(path.join(folder, 'hasty'))
    const floor = Math.ceil(pairs * HASTY_FLOOR)
    console.log(`negative controls: without the condition on the seats ${seats} broken; with records that move regardless ${noticed} of ${pairs} pairs broken, at least ${floor} must be`)
    process.exitCode = total.broken === 0 && seats > 0 && pairs > 0 && noticed >= floor ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

void main()

/**
 * `npm run test:interleave [bound] [words]`: T3. Two things at once and every different order of their requests up to the bound (20 a pair unless given; with
 * words, only the pairs whose name has them): first the scenes, whose invariants are checked, then every two writes that are possible at one moment of a story
 * and change the same document, whose end must be that of one after the other. Ends with code 1 when something broke, or when a control does not:
 * without the condition on the seats, and with records that move whatever became of them.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { actions, type ActionName } from '@/types/actions'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { startCloud } from '@/local/testing/startCloud'
import { patient } from '../stories/story'
import type { Met } from './meet'
import { pairsOf, playPairs, type Scene } from './scene'
import { scenes } from './scenes'
import { lastSeat } from './signups'
import { meetings, type Meetings } from './stories'

const bound = Number(process.argv[2] ?? 20)
if (!(bound > 0)) throw new Error('how many orders a pair at most? A number first, then the words')
const words = process.argv[3] ?? ''
const CONTROL_NOUN = 'people.'

const said = (orders: number, all: number) => (orders === all ? `${all} orders, all` : `${orders} of ${all} orders`)

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
      for (const sentence of broken.slice(0, 3)) console.log(`  ${sentence}`)
    })
  } finally {
    await cloud.close()
  }
  return sum
}

const BATCH = 'a batch is a row of separate things, each whole by itself: of two at once each may bring some'
const MOVING = 'a unit that is being moved is let alone until it has arrived'
/** Pairs that may end otherwise, and why that stays. */
const accepted: Readonly<Record<string, string>> = {
  'activity.setCapacity × activity.signUp': 'a sign-up in the milliseconds in which places are added may hear that the line is full: another look would cost everybody who is refused a call (docs/guarantees.md)',
  'aid.submit × aid.submit': 'of two applications of one person at once one stands; a number may be passed over, and the agreement given with the other stays as given',
  'activity.cancelSignUp × activity.uploadCheckIns': 'who cancels too late leaves a mark that the seats are to be counted again',
  'activity.cancel × activity.cancelSignUp': 'where all is called off, whoever was just called from the line is off as called and not as waiting',
  'activity.uploadCheckIns × activity.uploadCheckIns': BATCH, 'handout.number × handout.number': BATCH, 'handout.number × handout.signFor': BATCH, 'handout.redeem × handout.redeem': BATCH,
  'handout.addPeople × handout.addPeople': BATCH, 'handout.addPeople × handout.makeList': BATCH, 'handout.addPeople × handout.clearList': BATCH, 'people.handover × people.handover': BATCH,
  'handout.clearList × handout.removePerson': 'the number on a draft may be off until it is handed in, when it is counted anew',
  'handout.cancel × handout.clearList': 'a plan called off keeps the number it had', 'handout.cancel × handout.removePerson': 'a plan called off keeps the number it had',
  'handout.cancel × handout.makeList': 'the page that came too late is there, and over',
  'people.moveUnit × people.moveUnit': MOVING, 'people.closeUnit × people.moveUnit': MOVING, 'people.moveUnit × people.place': MOVING,
  'session.bind × session.bind': 'tries are counted before anything is looked at: two who bind one person in the same instant may both use theirs up',
  'sheet.cancel × sheet.step': 'a cancelled import says how far it came',
}

function sumOf({ met }: Meetings): Sum {
  const all = [...met]
  const count = (of: (met: Met, name: string) => number) => all.reduce((sum, [name, one]) => sum + of(one, name), 0)
  return { pairs: all.length, orders: count(({ orders }) => orders), broken: count(({ broken }, name) => (accepted[name] ? 0 : broken.length)) }
}

async function playStories(functionsDir: string): Promise<Sum> {
  const say = (name: string, { orders, all, broken }: Met) => {
    console.log(`${name}: ${said(orders, all)}, ${broken.length} broken`)
    for (const sentence of broken.slice(0, 2)) console.log(`  ${sentence}`)
    if (broken.length > 0 && accepted[name]) console.log(`  accepted: ${accepted[name]}`)
  }
  const found = await meetings(functionsDir, { bound, isWanted: (name) => name.includes(words), say })
  for (const sentence of found.stopped) console.log(sentence)
  const writes = (Object.keys(actions) as ActionName[]).filter((name) => actions[name].kind === 'write')
  const isMet = (name: ActionName) => [...found.met.keys()].some((pair) => pair.split(' × ').includes(name))
  const lonely = found.writes.filter((name) => !isMet(name))
  console.log(`${writes.length} writes: ${writes.filter(isMet).length} met another or themselves; possible beside none at any moment: ${lonely.join(', ') || 'none'}; in no story: ${writes.filter((name) => !found.writes.includes(name)).join(', ') || 'none'}`)
  const sum = sumOf(found)
  return { ...sum, broken: sum.broken + found.stopped.length }
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

async function withHastyRecords(functionsDir: string): Promise<Sum> {
  await buildFunctions(functionsDir, { ...patient, 'cloudfunctions/kit/record': 'local/testing/controls/hastyRecord.ts' })
  return sumOf(await meetings(functionsDir, { bound, isWanted: (name) => name.startsWith(CONTROL_NOUN), say: () => undefined }, ['acts']))
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
    const hasty = await withHastyRecords(path.join(folder, 'hasty'))
    console.log(`negative controls: without the condition on the seats ${seats} broken; with records that move regardless ${hasty.broken} of ${hasty.orders} broken`)
    process.exitCode = total.broken === 0 && seats > 0 && hasty.broken > 0 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

void main()

/**
 * Two writes at once, at a moment at which each is possible and both change the same document. Whatever the order of their
 * requests, what is stored afterwards and who was told yes must be what one after the other would have given. A phone
 * that is told to try again does.
 */
import type { TestCloud } from '@/local/testing/startCloud'
import type { Fork } from '../stories/fork'
import { ask, insist, type Heard } from '../stories/insist'
import { differencesOf } from '../stories/plain'
import { uuidOf, type Asked } from '../stories/story'
import { withoutGivenBack, withoutPairs } from './givenBack'
import { ordersOf, type Touch } from './orders'
import { interleave, nobody, type Move } from './schedule'

/** Beside what the end of an order was held, and all that differs from it, in words. */
export type Beside = readonly [turn: string, differences: readonly string[]]

/** An order whose end is neither that of A then B nor that of B then A; where somebody was refused, also beside the end without them. */
export interface Broken {
  readonly order: string
  readonly besides: readonly Beside[]
}

export interface Met {
  /** Orders played, and how many different ones there are (`Orders`). */
  readonly orders: number
  readonly all: number
  readonly broken: readonly Broken[]
  /** What may never be, whatever came of the two: a broken invariant, a run that came to grief. */
  readonly wrong: readonly string[]
}

/** What A and B were told in the end: `yes`, or the code of the refusal. */
type Told = readonly [a: string, b: string]

interface Outcome {
  readonly told: Told
  readonly effect: readonly string[]
}

const LOOKS = 5
const BUSY = 'CHANGED_MEANWHILE'

/** Whoever hears that somebody was quicker looks and taps again, which is a new request. */
async function told(cloud: TestCloud, asked: Asked, first: Heard = null): Promise<string> {
  let [again, reply] = [asked, await insist(cloud, asked, first)]
  for (let look = 1; look < LOOKS && reply && !reply.ok && reply.error.code === BUSY; look += 1) {
    again = { ...again, event: { ...again.event, requestId: uuidOf('again', again.event.requestId) } }
    reply = await insist(cloud, again)
  }
  return reply?.ok ? 'yes' : (reply?.error.code ?? 'nothing')
}

const moveOf = (cloud: TestCloud, asked: Asked): Move => ({ openid: asked.openid, action: asked.event.action, run: () => ask(cloud, asked) })

/** Asked alone from here: what it touches on its way, null where it is refused. */
export async function alone(cloud: TestCloud, fork: Fork, asked: Asked): Promise<{ touches: readonly Touch[]; changed: readonly string[] } | null> {
  const { value, changed } = await fork.attempt(() => interleave(cloud, { A: moveOf(cloud, asked), B: nobody }, ''))
  const reply = value.answers.A as Heard
  return reply?.ok ? { touches: value.touches.A, changed } : null
}

/** Who was told yes must be the same; why somebody was refused may differ, for it depends on what they found. */
const toldOf = ({ told }: Outcome) => `told ${told.join(' and ')}`
const yesIn = ({ told }: Outcome) => told.map((one) => one === 'yes').join()

function differencesBetween(one: Outcome, other: Outcome): string[] {
  return [...(yesIn(one) === yesIn(other) ? [] : [toldOf(one)]), ...differencesOf(one.effect, other.effect)]
}

/** Plays every different order, at most `bound`; one of them at least until the timer has finished, for the figures. */
export async function meet(cloud: TestCloud, fork: Fork, a: Asked, b: Asked, touches: { readonly A: readonly Touch[]; readonly B: readonly Touch[] }, bound: number): Promise<Met> {
  const wrong = new Set<string>()
  const outcome = async (play: () => Promise<Told>, isMended = false): Promise<Outcome> => {
    const future = await (isMended ? fork.mended(play, withoutPairs) : fork.attempt(play, withoutPairs))
    for (const sentence of future.wrong) wrong.add(sentence)
    if (future.value.includes('nothing')) wrong.add(`told ${future.value.join(' and ')}`)
    return { told: future.value, effect: withoutGivenBack(future.effect, fork.stored) }
  }
  const aThenB = async (): Promise<Told> => [await told(cloud, a), await told(cloud, b)]
  const bThenA = async (): Promise<Told> => {
    const second = await told(cloud, b)
    return [await told(cloud, a), second]
  }
  const atOnce = async (order: string): Promise<Told> => {
    const { answers } = await interleave(cloud, { A: moveOf(cloud, a), B: moveOf(cloud, b) }, order)
    const heard = [answers.A, answers.B].map((answer) => (typeof answer === 'object' ? (answer as Heard) : null))
    if (heard.includes(null)) wrong.add(`${order}: a run came to grief`)
    return [await told(cloud, a, heard[0]), await told(cloud, b, heard[1])]
  }
  /** Only those who were told yes in the end. */
  const without = (refused: Told) => async (): Promise<Told> => [refused[0] === 'yes' ? await told(cloud, a) : '', refused[1] === 'yes' ? await told(cloud, b) : '']
  const turns = [await outcome(aThenB), await outcome(bThenA)]
  const { chosen, all } = ordersOf(touches.A, touches.B, bound)
  const broken: Broken[] = []
  const mended = new Map<string, Outcome>()
  const later = async (turn: string, play: () => Promise<Told>) => {
    const end = mended.get(turn) ?? (await outcome(play, true))
    mended.set(turn, end)
    return end
  }
  for (const order of chosen) {
    const result = await outcome(() => atOnce(order))
    // One after the other it may be: an input may name a version that the other makes old.
    if (result.told.includes(BUSY) && !turns.some(({ told: each }) => each.includes(BUSY))) wrong.add(`${order}: ${toldOf(result)} for good`)
    if (turns.some((turn) => differencesBetween(result, turn).length === 0)) continue
    const end = await outcome(() => atOnce(order), true)
    const besides: Beside[] = [['A then B', differencesBetween(end, await later('A then B', aThenB))], ['B then A', differencesBetween(end, await later('B then A', bThenA))]]
    if (besides.some(([, differences]) => differences.length === 0)) continue
    const refused = end.told.map((one, index) => (one === 'yes' ? '' : 'AB'.charAt(index))).join('')
    // Being told no where both could be done is itself to be excused.
    if (refused !== '') besides.push([`without ${refused}`, [toldOf(end), ...differencesOf(end.effect, (await later(`without ${refused}`, without(end.told))).effect)]])
    broken.push({ order, besides })
  }
  if (mended.size === 0) await outcome(() => atOnce(chosen[Math.floor(chosen.length / 2)] ?? ''), true)
  return { orders: chosen.length, all, broken, wrong: [...wrong] }
}

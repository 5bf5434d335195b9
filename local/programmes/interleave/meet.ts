/**
 * Two writes at once, at a moment at which each is possible and both change the same document. Whatever the order of their
 * requests, what is stored afterwards and who was told yes must be what one after the other would have given. A phone
 * that is told to try again does.
 */
import type { TestCloud } from '@/local/testing/startCloud'
import type { Reply } from '@/types/errors'
import type { Fork } from '../stories/fork'
import { differenceOf } from '../stories/plain'
import { replyIn, type Asked } from '../stories/story'
import { ordersOf, type Touch } from './orders'
import { interleave, type Move } from './schedule'

export interface Met {
  readonly orders: number
  readonly broken: readonly string[]
}

interface Outcome {
  /** Whether each was told yes, and what was stored. */
  readonly saysYes: string
  readonly effect: readonly string[]
}

const TRIES = 8
const UNSETTLED = ['IN_PROGRESS', 'CHANGED_MEANWHILE', 'INTERNAL']
const NOBODY: Move = { openid: 'nobody', action: 'nothing', run: () => Promise.resolve(null) }

const ask = async (cloud: TestCloud, { door, event, openid }: Asked) => replyIn(await cloud.call(door, event, openid))
const isSettled = (reply: Reply<unknown> | null) => reply !== null && (reply.ok || !UNSETTLED.includes(reply.error.code))

async function insist(cloud: TestCloud, asked: Asked, first: Reply<unknown> | null): Promise<boolean> {
  let reply = first
  for (let tries = 1; tries < TRIES && !isSettled(reply); tries += 1) reply = await ask(cloud, asked)
  return reply?.ok ?? false
}

const moveOf = (cloud: TestCloud, asked: Asked): Move => ({ openid: asked.openid, action: asked.event.action, run: () => ask(cloud, asked) })

/** Asked alone from here: what it touches on its way, null where it is refused. */
export async function alone(cloud: TestCloud, fork: Fork, asked: Asked): Promise<{ touches: readonly Touch[]; changed: readonly string[] } | null> {
  const { value, changed } = await fork.attempt(() => interleave(cloud, { A: moveOf(cloud, asked), B: NOBODY }, ''))
  const reply = value.answers.A as Reply<unknown> | null
  return reply?.ok ? { touches: value.touches.A, changed } : null
}

const differenceBetween = (one: Outcome, other: Outcome) => (one.saysYes === other.saysYes ? differenceOf(one.effect, other.effect) : `yes to ${one.saysYes}, not to ${other.saysYes}`)

/** Plays every different order, at most `bound`. */
export async function meet(cloud: TestCloud, fork: Fork, a: Asked, b: Asked, touches: { readonly A: readonly Touch[]; readonly B: readonly Touch[] }, bound: number): Promise<Met> {
  const outcome = async (play: () => Promise<string>): Promise<Outcome> => {
    const { value, effect } = await fork.attempt(play)
    return { saysYes: value, effect }
  }
  const yes = (isA: boolean, isB: boolean) => [isA ? 'A' : '', isB ? 'B' : ''].join('') || 'nobody'
  const inTurn = async (order: 'AB' | 'BA') => {
    const first = await insist(cloud, order === 'AB' ? a : b, null)
    const second = await insist(cloud, order === 'AB' ? b : a, null)
    return order === 'AB' ? yes(first, second) : yes(second, first)
  }
  const atOnce = async (order: string) => {
    const { answers } = await interleave(cloud, { A: moveOf(cloud, a), B: moveOf(cloud, b) }, order)
    const isA = await insist(cloud, a, answers.A as Reply<unknown> | null)
    return yes(isA, await insist(cloud, b, answers.B as Reply<unknown> | null))
  }
  const mended = async (play: () => Promise<string>): Promise<Outcome> => {
    const { value, effect } = await fork.mended(play)
    return { saysYes: value, effect }
  }
  const turns = [await outcome(() => inTurn('AB')), await outcome(() => inTurn('BA'))]
  const orders = ordersOf(touches.A, touches.B, bound)
  const broken: string[] = []
  let mendedTurns: Outcome[] | null = null
  for (const order of orders) {
    const result = await outcome(() => atOnce(order))
    if (turns.some((turn) => differenceBetween(result, turn) === '')) continue
    mendedTurns ??= [await mended(() => inTurn('AB')), await mended(() => inTurn('BA'))]
    const later = await mended(() => atOnce(order))
    const [besideAB = '', besideBA = ''] = mendedTurns.map((turn) => differenceBetween(later, turn))
    if (besideAB !== '' && besideBA !== '') broken.push(`${order}: beside A then B ${besideAB}; beside B then A ${besideBA}`)
  }
  return { orders: orders.length, broken }
}

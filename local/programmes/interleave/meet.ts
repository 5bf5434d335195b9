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

/** What A and B were told in the end: `yes`, or the code of the refusal. */
type Told = readonly [a: string, b: string]

interface Outcome {
  readonly told: Told
  readonly effect: readonly string[]
}

const TRIES = 8
const UNSETTLED = ['IN_PROGRESS', 'CHANGED_MEANWHILE', 'INTERNAL']
const NOBODY: Move = { openid: 'nobody', action: 'nothing', run: () => Promise.resolve(null) }

const ask = async (cloud: TestCloud, { door, event, openid }: Asked) => replyIn(await cloud.call(door, event, openid))
const isSettled = (reply: Reply<unknown> | null) => reply !== null && (reply.ok || !UNSETTLED.includes(reply.error.code))

async function insist(cloud: TestCloud, asked: Asked, first: Reply<unknown> | null): Promise<string> {
  let reply = first
  for (let tries = 1; tries < TRIES && !isSettled(reply); tries += 1) reply = await ask(cloud, asked)
  return reply?.ok ? 'yes' : (reply?.error.code ?? 'nothing')
}

const moveOf = (cloud: TestCloud, asked: Asked): Move => ({ openid: asked.openid, action: asked.event.action, run: () => ask(cloud, asked) })

/** Asked alone from here: what it touches on its way, null where it is refused. */
export async function alone(cloud: TestCloud, fork: Fork, asked: Asked): Promise<{ touches: readonly Touch[]; changed: readonly string[] } | null> {
  const { value, changed } = await fork.attempt(() => interleave(cloud, { A: moveOf(cloud, asked), B: NOBODY }, ''))
  const reply = value.answers.A as Reply<unknown> | null
  return reply?.ok ? { touches: value.touches.A, changed } : null
}

/** Who was told yes must be the same; why somebody was refused may differ, for it depends on what they found. */
const whoHeardYes = ({ told }: Outcome) => told.map((one) => one === 'yes').join()
const differenceBetween = (one: Outcome, other: Outcome) => (whoHeardYes(one) === whoHeardYes(other) ? differenceOf(one.effect, other.effect) : `told ${one.told.join(' and ')}, not ${other.told.join(' and ')}`)

/** Plays every different order, at most `bound`. */
export async function meet(cloud: TestCloud, fork: Fork, a: Asked, b: Asked, touches: { readonly A: readonly Touch[]; readonly B: readonly Touch[] }, bound: number): Promise<Met> {
  const outcome = async (play: () => Promise<Told>, isMended = false): Promise<Outcome> => {
    const { value, effect } = await (isMended ? fork.mended(play) : fork.attempt(play))
    return { told: value, effect }
  }
  const aThenB = async (): Promise<Told> => [await insist(cloud, a, null), await insist(cloud, b, null)]
  const bThenA = async (): Promise<Told> => {
    const second = await insist(cloud, b, null)
    return [await insist(cloud, a, null), second]
  }
  const atOnce = async (order: string): Promise<Told> => {
    const { answers } = await interleave(cloud, { A: moveOf(cloud, a), B: moveOf(cloud, b) }, order)
    return [await insist(cloud, a, answers.A as Reply<unknown> | null), await insist(cloud, b, answers.B as Reply<unknown> | null)]
  }
  const turns = [await outcome(aThenB), await outcome(bThenA)]
  const orders = ordersOf(touches.A, touches.B, bound)
  const broken: string[] = []
  let mendedTurns: Outcome[] | null = null
  for (const order of orders) {
    const result = await outcome(() => atOnce(order))
    if (turns.some((turn) => differenceBetween(result, turn) === '')) continue
    mendedTurns ??= [await outcome(aThenB, true), await outcome(bThenA, true)]
    const later = await outcome(() => atOnce(order), true)
    const [besideAB = '', besideBA = ''] = mendedTurns.map((turn) => differenceBetween(later, turn))
    if (besideAB !== '' && besideBA !== '') broken.push(`${order}: beside A then B ${besideAB}; beside B then A ${besideBA}`)
  }
  return { orders: orders.length, broken }
}

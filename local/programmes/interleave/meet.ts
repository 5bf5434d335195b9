/**
 * Two writes at once, at a moment at which each is possible and both change the same document. Whatever the order of their
 * requests, what is stored afterwards and who was told yes must be what one after the other would have given. A phone
 * that is told to try again does.
 */
import type { TestCloud } from '@/local/testing/startCloud'
import type { Fork } from '../stories/fork'
import { ask, insist, type Heard } from '../stories/insist'
import { differenceOf } from '../stories/plain'
import { uuidOf, type Asked } from '../stories/story'
import { withoutGivenBack } from './givenBack'
import { ordersOf, type Touch } from './orders'
import { interleave, type Move } from './schedule'

export interface Met {
  /** Orders played, and how many different ones there are. */
  readonly orders: number
  readonly all: number
  readonly broken: readonly string[]
}

/** What A and B were told in the end: `yes`, or the code of the refusal. */
type Told = readonly [a: string, b: string]

interface Outcome {
  readonly told: Told
  readonly effect: readonly string[]
}

const NOBODY: Move = { openid: 'nobody', action: 'nothing', run: () => Promise.resolve(null) }

/** Whoever hears that somebody was quicker looks and taps again, which is a new request. */
async function told(cloud: TestCloud, asked: Asked, first: Heard = null): Promise<string> {
  const reply = await insist(cloud, asked, first)
  if (reply?.ok) return 'yes'
  const code = reply?.error.code ?? 'nothing'
  return code === 'CHANGED_MEANWHILE' ? told(cloud, { ...asked, event: { ...asked.event, requestId: uuidOf('again', asked.event.requestId) } }) : code
}

const moveOf = (cloud: TestCloud, asked: Asked): Move => ({ openid: asked.openid, action: asked.event.action, run: () => ask(cloud, asked) })

/** Asked alone from here: what it touches on its way, null where it is refused. */
export async function alone(cloud: TestCloud, fork: Fork, asked: Asked): Promise<{ touches: readonly Touch[]; changed: readonly string[] } | null> {
  const { value, changed } = await fork.attempt(() => interleave(cloud, { A: moveOf(cloud, asked), B: NOBODY }, ''))
  const reply = value.answers.A as Heard
  return reply?.ok ? { touches: value.touches.A, changed } : null
}

/** Who was told yes must be the same; why somebody was refused may differ, for it depends on what they found. */
const whoHeardYes = ({ told }: Outcome) => told.map((one) => one === 'yes').join()
const differenceBetween = (one: Outcome, other: Outcome) => (whoHeardYes(one) === whoHeardYes(other) ? differenceOf(one.effect, other.effect) : `told ${one.told.join(' and ')}, not ${other.told.join(' and ')}`)

/** Plays every different order, at most `bound`. */
export async function meet(cloud: TestCloud, fork: Fork, a: Asked, b: Asked, touches: { readonly A: readonly Touch[]; readonly B: readonly Touch[] }, bound: number): Promise<Met> {
  const wrong: string[] = []
  const outcome = async (play: () => Promise<Told>, isMended = false): Promise<Outcome> => {
    const future = await (isMended ? fork.mended(play) : fork.attempt(play))
    wrong.push(...future.wrong)
    return { told: future.value, effect: withoutGivenBack(future.effect, fork.stored) }
  }
  const aThenB = async (): Promise<Told> => [await told(cloud, a), await told(cloud, b)]
  const bThenA = async (): Promise<Told> => {
    const second = await told(cloud, b)
    return [await told(cloud, a), second]
  }
  const atOnce = async (order: string): Promise<Told> => {
    const { answers } = await interleave(cloud, { A: moveOf(cloud, a), B: moveOf(cloud, b) }, order)
    if (answers.A === null || answers.B === null) wrong.push(`${order}: a run came to grief`)
    return [await told(cloud, a, answers.A as Heard), await told(cloud, b, answers.B as Heard)]
  }
  const turns = [await outcome(aThenB), await outcome(bThenA)]
  const { chosen, all } = ordersOf(touches.A, touches.B, bound)
  const broken: string[] = []
  let mendedTurns: Outcome[] | null = null
  for (const order of chosen) {
    const result = await outcome(() => atOnce(order))
    if (turns.some((turn) => differenceBetween(result, turn) === '')) continue
    mendedTurns ??= [await outcome(aThenB, true), await outcome(bThenA, true)]
    const later = await outcome(() => atOnce(order), true)
    const [besideAB = '', besideBA = ''] = mendedTurns.map((turn) => differenceBetween(later, turn))
    if (besideAB !== '' && besideBA !== '') broken.push(`${order}: beside A then B ${besideAB}; beside B then A ${besideBA}`)
  }
  return { orders: chosen.length, all, broken: [...new Set([...broken, ...wrong])] }
}

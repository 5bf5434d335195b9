/**
 * One write, struck: each of its database calls in turn refused, done without an answer, or overtaken (the request stops
 * before this call, the same request is delivered again and carried out, then the first goes on: a long delay and a second delivery at
 * once); each time from the same moment. The phone asks again with the same request id, as it does by itself, and once more
 * when it has its answer. There must be one effect, that of peace, and one answer.
 */
import type { TestCloud } from '@/local/testing/startCloud'
import { interleave } from '../interleave/schedule'
import { forkOf, type Fork, type Future } from '../stories/fork'
import { ask, insist, type Heard } from '../stories/insist'
import { differenceOf } from '../stories/plain'
import { replyIn, type Asked } from '../stories/story'

export const ways = ['errorBefore', 'errorAfter', 'overtaken'] as const
type Way = (typeof ways)[number]

export interface Struck {
  /** Database calls in peace. */
  readonly calls: number
  readonly histories: number
  /** What went wrong, in words; empty when all holds. */
  readonly broken: readonly string[]
}

interface Meeting {
  readonly isStruck: boolean
  /** All that this request was ever answered for good. */
  readonly answers: readonly Heard[]
}

/** More than any run asks of the cloud. */
const MOST_REQUESTS = 500

async function struckOnce(cloud: TestCloud, asked: Asked, way: 'errorBefore' | 'errorAfter', nth: number): Promise<Meeting> {
  const before = cloud.faults.struck().length
  cloud.faults.plan({ kind: way, nth, door: asked.door, action: asked.event.action, request: 'database.' })
  const first = await insist(cloud, asked)
  cloud.faults.clear()
  return { isStruck: cloud.faults.struck().length > before, answers: [first, await insist(cloud, asked)] }
}

async function overtaken(cloud: TestCloud, asked: Asked, nth: number): Promise<Meeting> {
  const move = { openid: asked.openid, action: asked.event.action, run: () => ask(cloud, asked) }
  const { order, answers } = await interleave(cloud, { A: move, B: move }, `${'A'.repeat(nth - 1)}${'B'.repeat(MOST_REQUESTS)}`)
  const heard = [await insist(cloud, asked, answers.A as Heard), await insist(cloud, asked, answers.B as Heard)]
  return { isStruck: order.lastIndexOf('A') > order.indexOf('B'), answers: [...heard, await insist(cloud, asked)] }
}

const peaceful = async (cloud: TestCloud, asked: Asked): Promise<Meeting> => ({ isStruck: true, answers: [await insist(cloud, asked)] })
const meeting = (cloud: TestCloud, asked: Asked, way: Way, nth: number) => (way === 'overtaken' ? overtaken(cloud, asked, nth) : struckOnce(cloud, asked, way, nth))

/** What is wrong with one history beside peace; the timer may finish it first. */
async function whyBroken(cloud: TestCloud, fork: Fork, asked: Asked, play: () => Promise<Meeting>, peace: { readonly answer: string } & Pick<Future<unknown>, 'effect'>): Promise<string | null> {
  const { value: { isStruck, answers }, effect, wrong } = await fork.attempt(play)
  if (!isStruck) return 'it was not struck'
  const other = answers.map((answer) => fork.plain(answer)).find((answer) => answer !== peace.answer)
  if (other) return `answered ${other.slice(0, 160)}`
  if (wrong.length > 0) return wrong.join('; ')
  if (differenceOf(effect, peace.effect) === '') return null
  const difference = differenceOf((await fork.mended(play)).effect, (await fork.mended(() => peaceful(cloud, asked))).effect)
  return difference === '' ? null : `another effect: ${difference}`
}

/** Strikes a write at this point of its story; null where it is refused in peace. */
export async function strike(asked: Asked, cloud: TestCloud): Promise<Struck | null> {
  const fork = await forkOf(cloud, asked)
  try {
    const peace = await fork.attempt(() => cloud.wire.record(() => cloud.call(asked.door, asked.event, asked.openid)))
    const reply = replyIn(peace.value.value)
    if (!reply?.ok) return null
    const own = peace.value.runs.find(({ action }) => action === asked.event.action)
    const [calls, all] = [own?.requests.filter(({ action }) => action.startsWith('database.')).length ?? 0, own?.requests.length ?? 0]
    const broken: string[] = []
    let histories = 0
    for (const way of ways) {
      // Stopped is a run before any request, a file's included.
      for (let nth = 1; nth <= (way === 'overtaken' ? all : calls); nth += 1) {
        histories += 1
        const why = await whyBroken(cloud, fork, asked, () => meeting(cloud, asked, way, nth), { answer: fork.plain(reply), effect: peace.effect })
        if (why) broken.push(`${asked.event.action}, ${way} at call ${nth} of ${way === 'overtaken' ? all : calls}: ${why}`)
      }
    }
    return { calls, histories, broken }
  } finally {
    fork.end()
  }
}

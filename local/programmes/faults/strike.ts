/**
 * One write, struck: each of its database calls in turn refused, done without an answer, late, and the whole request delivered
 * twice; each time from the same moment. The phone asks again with the same request id, as it does by itself, and once more
 * when it has its answer. There must be one effect, that of peace, and one answer.
 */
import type { Reply } from '@/types/errors'
import type { TestCloud } from '@/local/testing/startCloud'
import { forkOf, type Fork } from '../stories/fork'
import { differenceOf } from '../stories/plain'
import { replyIn, type Asked } from '../stories/story'

export const ways = ['errorBefore', 'errorAfter', 'delay', 'duplicate'] as const
type Way = (typeof ways)[number]

export interface Struck {
  /** Database calls in peace. */
  readonly calls: number
  readonly histories: number
  /** What went wrong, in words; empty when all holds. */
  readonly broken: readonly string[]
}

interface Answers {
  readonly first: Reply<unknown> | null
  readonly again: Reply<unknown> | null
}

const LATE_MS = 30
const TRIES = 8
/** Answers that ask for another try; the phone repeats them by itself. */
const UNSETTLED = ['IN_PROGRESS', 'CHANGED_MEANWHILE', 'INTERNAL']
const isSettled = (reply: Reply<unknown> | null) => reply !== null && (reply.ok || !UNSETTLED.includes(reply.error.code))

async function insist(cloud: TestCloud, { door, event, openid }: Asked): Promise<Reply<unknown> | null> {
  for (let tries = 1; ; tries += 1) {
    const reply = replyIn(await cloud.call(door, event, openid))
    if (isSettled(reply) || tries === TRIES) return reply
  }
}

async function meeting(cloud: TestCloud, asked: Asked, way: Way | null, nth: number): Promise<Answers> {
  const { door, event: { action } } = asked
  if (way === 'duplicate') cloud.faults.duplicate({ door })
  else if (way) cloud.faults.plan({ kind: way, nth, door, action, request: 'database.', delayMs: LATE_MS })
  const first = await insist(cloud, asked)
  cloud.faults.clear()
  return { first, again: await insist(cloud, asked) }
}

/** What is wrong with one history beside peace; the timer may finish it first. */
async function whyBroken(cloud: TestCloud, fork: Fork, asked: Asked, way: Way, nth: number, peace: { readonly answer: string; readonly effect: readonly string[] }): Promise<string | null> {
  const play = () => meeting(cloud, asked, way, nth)
  const { value: { first, again }, effect } = await fork.attempt(play)
  if (fork.plain(first) !== peace.answer) return `answered ${fork.plain(first).slice(0, 160)}`
  if (fork.plain(again) !== peace.answer) return `asked again it answered ${fork.plain(again).slice(0, 160)}`
  if (differenceOf(effect, peace.effect) === '') return null
  const difference = differenceOf((await fork.mended(play)).effect, (await fork.mended(() => meeting(cloud, asked, null, 0))).effect)
  return difference === '' ? null : `another effect: ${difference}`
}

/** Strikes a write at this point of its story; null where it is refused in peace and so has no effect. */
export async function strike(asked: Asked, cloud: TestCloud): Promise<Struck | null> {
  const fork = await forkOf(cloud, asked)
  try {
    const peace = await fork.attempt(() => cloud.wire.record(() => cloud.call(asked.door, asked.event, asked.openid)))
    const reply = replyIn(peace.value.value)
    if (!reply?.ok) return null
    const calls = peace.value.runs[0]?.requests.filter(({ action }) => action.startsWith('database.')).length ?? 0
    const broken: string[] = []
    let histories = 0
    for (const way of ways) {
      for (let nth = 1; nth <= (way === 'duplicate' ? 1 : calls); nth += 1) {
        histories += 1
        const why = await whyBroken(cloud, fork, asked, way, nth, { answer: fork.plain(reply), effect: peace.effect })
        if (why) broken.push(`${asked.event.action}, ${way} at call ${nth} of ${calls}: ${why}`)
      }
    }
    return { calls, histories, broken }
  } finally {
    fork.end()
  }
}

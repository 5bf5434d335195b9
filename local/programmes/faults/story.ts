/**
 * T6 over the whole product. The demonstration, and acts beside it, are played once in peace and then again and again while
 * calls of the database fail under it: the n-th call of an action, before or after its effect, late, or
 * the whole request delivered twice. The phone asks again with the same request id, as it does by
 * itself. Every write must then have one effect (the database has the same shape as after the peaceful
 * run) and one answer (asked once more, it says the same). A noun joins by having an act in the seed or in `acts.ts`.
 */
import { isDeepStrictEqual } from 'node:util'
import { actions, type ActionName } from '@/types/actions'
import type { Reply } from '@/types/errors'
import type { Cloud } from '@/local/cloud'
import type { CallReply } from '@/local/cloud/http/call'
import { seed } from '@/local/seed'
import { personOf } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { playActs } from './acts'
import { shapeOf, type Shape } from './shape'

export const ways = ['errorBefore', 'errorAfter', 'delay', 'duplicate'] as const
export type Way = (typeof ways)[number]

/** What has been tried on one action: which call, in which way. */
export interface Tried {
  readonly struck: Set<string>
  /** Ways in which every call of the action has been struck, with the number of calls. */
  readonly through: Map<Way, number>
}

export interface Played {
  readonly shape: Shape
  readonly strikes: number
  readonly writes: number
  /** Writes that were asked. */
  readonly done: ReadonlySet<ActionName>
  /** What went wrong, in words; empty when all holds. */
  readonly broken: string[]
}

const LATE_MS = 30
const TRIES = 8
/** Answers that ask for another try; the phone repeats them by itself. */
const UNSETTLED = ['IN_PROGRESS', 'CHANGED_MEANWHILE', 'INTERNAL']

interface Event {
  readonly action: ActionName
  readonly requestId: string
  readonly input: unknown
}

const isWrite = (event: unknown): event is Event => actions[(event as Event).action]?.kind === 'write'
const replyIn = (answer: CallReply) => ('result' in answer ? (answer.result as Reply<unknown>) : null)
const isSettled = (reply: Reply<unknown> | null) => reply !== null && (reply.ok || !UNSETTLED.includes(reply.error.code))

/** Where to strike next: one call further in the same way, or the next way. */
function nextStrike({ struck, through }: Tried, turn: number): { way: Way; nth: number } | null {
  const open = ways.filter((way) => !through.has(way))
  const way = open[turn % Math.max(1, open.length)]
  if (!way) return null
  let nth = 1
  while (struck.has(`${way} ${nth}`)) nth += 1
  return { way, nth }
}

/** A cloud whose callers meet failures and insist. */
export function failing(cloud: Cloud, tried: Map<ActionName, Tried> | undefined, played: { strikes: number; writes: number; broken: string[]; done: Set<ActionName> }): Cloud {
  async function insist(door: string, event: Event, openid?: string): Promise<CallReply> {
    let answer = await cloud.call(door, event, openid)
    for (let tries = 1; tries < TRIES && !isSettled(replyIn(answer)); tries += 1) answer = await cloud.call(door, event, openid)
    return answer
  }
  async function struckOnce(tried: Map<ActionName, Tried>, door: string, event: Event, openid?: string): Promise<CallReply> {
    const known = tried.get(event.action) ?? { struck: new Set<string>(), through: new Map<Way, number>() }
    tried.set(event.action, known)
    const strike = nextStrike(known, played.writes)
    const before = cloud.faults.struck().length
    if (strike?.way === 'duplicate') cloud.faults.duplicate({ door, times: 1 })
    else if (strike) cloud.faults.plan({ kind: strike.way, nth: strike.nth, action: event.action, request: 'database.', delayMs: LATE_MS })
    const answer = await insist(door, event, openid)
    cloud.faults.clear()
    if (!strike) return answer
    const hasStruck = strike.way === 'duplicate' || cloud.faults.struck().length > before
    if (hasStruck) {
      played.strikes += 1
      known.struck.add(`${strike.way} ${strike.nth}`)
    }
    // A run with fewer calls than this was struck all through; twice is all that a delivery can be.
    if (!hasStruck || strike.way === 'duplicate') known.through.set(strike.way, hasStruck ? strike.nth : strike.nth - 1)
    return answer
  }
  return {
    ...cloud,
    call: async (door, event, openid) => {
      if (!isWrite(event)) return cloud.call(door, event, openid)
      played.writes += 1
      played.done.add(event.action)
      if (!tried) return cloud.call(door, event, openid)
      const answer = await struckOnce(tried, door, event, openid)
      const again = await cloud.call(door, event, openid)
      const [first, second] = [replyIn(answer), replyIn(again)]
      if (first?.ok && !isDeepStrictEqual(first, second)) played.broken.push(`${event.action} asked again said something else`)
      return answer
    },
  }
}

/** The demonstration, or the acts beside it (`acts.ts`), each on a cloud of its own. */
export const stories = ['demonstration', 'acts'] as const
export type StoryName = (typeof stories)[number]

/** Somebody to act for whom every call meets the failures. */
const behind = (cloud: TestCloud, failingCloud: Cloud): TestCloud => {
  const as: TestCloud['as'] = ({ openid }) => personOf(failingCloud, openid ?? '')
  return { ...cloud, call: failingCloud.call, as, person: async (member) => (await cloud.load('members', [member]), as(member)) }
}

/** Plays a story once. Without `tried` in peace; with it under failures. */
export async function play(story: StoryName, tried?: Map<ActionName, Tried>, functionsDir?: string): Promise<Played> {
  const isDemonstration = story === 'demonstration'
  const cloud = await startCloud({ isEmpty: isDemonstration, ...(functionsDir ? { functionsDir } : {}) })
  const played = { strikes: 0, writes: 0, broken: [] as string[], done: new Set<ActionName>() }
  try {
    const stageCloud = failing(cloud, tried, played)
    if (isDemonstration) await seed(stageCloud).catch((error: Error) => played.broken.push(`the story stopped: ${error.message}`))
    else played.broken.push(...(await playActs(behind(cloud, stageCloud))))
    await cloud.fire(new Date(cloud.clock.now() + 200_000))
    return { ...played, shape: await shapeOf(cloud) }
  } finally {
    await cloud.close()
  }
}

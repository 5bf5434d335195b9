import type { Reply } from '@/types/errors'
import type { TestCloud } from '@/local/testing/startCloud'
import { ordersOf } from './orders'
import { interleave, nobody, type Move, type Side } from './schedule'

/** One object, and everything that may happen to it at once. */
export interface Scene<Place> {
  readonly name: string
  readonly prepare: (cloud: TestCloud) => Promise<Place>
  /** Each must be told yes when it comes alone. */
  readonly moves: Readonly<Record<string, (place: Place, cloud: TestCloud) => Move>>
  /** What is wrong afterwards, in words; empty when all holds. */
  readonly check: (place: Place, cloud: TestCloud) => Promise<string[]>
}

/** More than any run sends. */
const MOST_REQUESTS = 500

export interface PairResult {
  readonly pair: string
  /** Orders played, and how many different ones there are (`Orders`). */
  readonly orders: number
  readonly all: number
  /** Each with the order in which it came about. */
  readonly broken: string[]
}

/** Names of all pairs, a move with itself (two devices, two people) included. */
export function pairsOf<Place>({ moves }: Scene<Place>): Array<readonly [string, string]> {
  const names = Object.keys(moves)
  return names.flatMap((a, index) => names.slice(index).map((b) => [a, b] as const))
}

/** Why a move that came alone was told no; the timer is told nothing. */
function refusalIn({ openid }: Move, answer: unknown): string | null {
  const reply = answer as Reply<unknown> | string | undefined
  if (openid === undefined) return null
  if (typeof reply !== 'object') return reply ?? 'nothing'
  return reply.ok ? null : reply.error.code
}

/** Makes the object once and plays every different order of each pair from that moment, up to the bound. */
export async function playPairs<Place>(cloud: TestCloud, scene: Scene<Place>, pairs: ReadonlyArray<readonly [string, string]>, bound: number, say: (result: PairResult) => void): Promise<void> {
  const place = await scene.prepare(cloud)
  const [at, moment] = [cloud.clock.now(), cloud.moment()]
  try {
    for (const name of new Set(pairs.flat())) {
      const move = scene.moves[name]?.(place, cloud)
      if (!move) continue
      cloud.clock.set(at)
      const refused = refusalIn(move, (await interleave(cloud, { A: move, B: nobody }, '')).answers.A)
      await moment.comeBack()
      if (refused) say({ pair: `${scene.name}: ${name}, alone`, orders: 1, all: 1, broken: [`told ${refused}: a move that is never made races nothing`] })
    }
    for (const [a, b] of pairs) {
      const broken: string[] = []
      const once = async (schedule: string) => {
        cloud.clock.set(at)
        const moves = { A: scene.moves[a]?.(place, cloud), B: scene.moves[b]?.(place, cloud) } as Record<Side, Move>
        const { order, touches } = await interleave(cloud, moves, schedule)
        for (const sentence of await scene.check(place, cloud)) broken.push(`${order}: ${sentence}`)
        await moment.comeBack()
        return touches
      }
      // One after the other tells what each asks when it comes first.
      const { A } = await once('')
      const { B } = await once('B'.repeat(MOST_REQUESTS))
      const { chosen, all } = ordersOf(A, B, bound)
      for (const order of chosen) await once(order)
      say({ pair: `${scene.name}: ${a} × ${b}`, orders: chosen.length, all, broken })
    }
  } finally {
    moment.end()
  }
}

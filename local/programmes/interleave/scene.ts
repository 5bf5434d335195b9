import type { TestCloud } from '@/local/testing/startCloud'
import { interleave, schedulesOf, type Move, type Side } from './schedule'

/** One object, made anew for each schedule, and everything that may happen to it at once. */
export interface Scene<Place> {
  readonly name: string
  readonly prepare: (cloud: TestCloud) => Promise<Place>
  readonly moves: Readonly<Record<string, (place: Place, cloud: TestCloud) => Move>>
  /** What is wrong afterwards, in words; empty when all holds. */
  readonly check: (place: Place, cloud: TestCloud) => Promise<string[]>
}

export interface PairResult {
  readonly pair: string
  readonly schedules: number
  /** Each with the order in which it came about. */
  readonly broken: string[]
}

/** Names of all pairs, a move with itself (two devices, two people) included. */
export function pairsOf<Place>({ moves }: Scene<Place>): Array<readonly [string, string]> {
  const names = Object.keys(moves)
  return names.flatMap((a, index) => names.slice(index).map((b) => [a, b] as const))
}

/** Every schedule of a pair, up to the bound. */
export async function playPair<Place>(cloud: TestCloud, scene: Scene<Place>, [a, b]: readonly [string, string], bound: number): Promise<PairResult> {
  const broken: string[] = []
  const once = async (schedule: string) => {
    const place = await scene.prepare(cloud)
    const moves = { A: scene.moves[a]?.(place, cloud), B: scene.moves[b]?.(place, cloud) } as Record<Side, Move>
    const { order } = await interleave(cloud, moves, schedule)
    for (const sentence of await scene.check(place, cloud)) broken.push(`${order}: ${sentence}`)
    return order
  }
  // The first run, one after the other, tells how many requests each sends.
  const first = await once('')
  const count = (side: Side) => [...first].filter((each) => each === side).length
  const schedules = schedulesOf(count('A'), count('B'), bound)
  for (const schedule of schedules) await once(schedule)
  return { pair: `${scene.name}: ${a} × ${b}`, schedules: schedules.length + 1, broken }
}

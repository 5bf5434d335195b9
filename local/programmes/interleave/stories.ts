/** Every two writes that are possible at one moment of a story and change the same document, wherever the stories have such a moment. */
import type { ActionName } from '@/types/actions'
import type { TestCloud } from '@/local/testing/startCloud'
import { forkOf, type Fork } from '../stories/fork'
import { stories, tell, type Asked, type Before, type StoryName, type Written } from '../stories/story'
import { alone, meet, type Met } from './meet'
import { partnersOf } from './partners'

/** How often a pair is looked for before it counts as impossible. */
const MOMENTS = 2

export interface Meetings {
  /** By the names of the two, in the order of the alphabet. */
  readonly met: Map<string, Met>
  /** Pairs looked for and never possible at once, or about different things. */
  readonly apart: Map<string, number>
}

const nameOf = (a: ActionName, b: ActionName) => [a, b].sort().join(' × ')

/** All writes of a story as it goes in peace. */
async function writtenIn(story: StoryName, functionsDir: string): Promise<Written[]> {
  return (await tell(story, () => Promise.resolve(), functionsDir)).written
}

/** Many write there without meaning each other: lists of numbers, countings, letter boxes. */
const COMMON = ['counters', 'figureCells', 'messages', 'reads']
const own = (changed: readonly string[]) => changed.filter((name) => !COMMON.includes(name.split(' ')[0] ?? ''))

interface Possible {
  readonly asked: Asked
  readonly touches: NonNullable<Awaited<ReturnType<typeof alone>>>['touches']
}

async function possible(cloud: TestCloud, fork: Fork, candidates: readonly Asked[], changed: readonly string[]): Promise<Possible | null> {
  for (const asked of candidates) {
    const future = await alone(cloud, fork, asked)
    if (future && own(future.changed).some((name) => changed.includes(name))) return { asked, touches: future.touches }
  }
  return null
}

interface Wanted {
  readonly bound: number
  /** Asked for the name of a pair. */
  readonly isWanted: (name: string) => boolean
  /** Told of each pair as it has been played. */
  readonly say: (name: string, met: Met) => void
}

function atEachWrite(all: readonly Written[], { met, apart }: Meetings, { bound, isWanted, say }: Wanted): Before {
  return async (asked, cloud) => {
    const { action } = asked.event
    const names = new Set(all.map(({ event }) => event.action).filter((other) => {
      const name = nameOf(action, other)
      return other.split('.')[0] === action.split('.')[0] && isWanted(name) && !met.has(name) && (apart.get(`${action} beside ${other}`) ?? 0) < MOMENTS
    }))
    if (names.size === 0) return
    const fork = await forkOf(cloud, asked)
    try {
      const first = await alone(cloud, fork, asked)
      if (!first) return
      for (const [other, candidates] of partnersOf(asked, all, fork)) {
        if (!names.has(other)) continue
        const partner = await possible(cloud, fork, candidates, own(first.changed))
        if (!partner) {
          apart.set(`${action} beside ${other}`, (apart.get(`${action} beside ${other}`) ?? 0) + 1)
          continue
        }
        const result = await meet(cloud, fork, asked, partner.asked, { A: first.touches, B: partner.touches }, bound)
        met.set(nameOf(action, other), result)
        say(nameOf(action, other), result)
      }
    } finally {
      fork.end()
    }
  }
}

/** Plays the stories, first in peace and then with everything that could meet. */
export async function meetings(functionsDir: string, wanted: Wanted, told: readonly StoryName[] = stories): Promise<Meetings & { readonly stopped: string[]; readonly writes: readonly ActionName[] }> {
  const all: Written[] = []
  for (const story of told) all.push(...(await writtenIn(story, functionsDir)))
  const found: Meetings = { met: new Map(), apart: new Map() }
  const stopped: string[] = []
  for (const story of told) stopped.push(...(await tell(story, atEachWrite(all, found, wanted), functionsDir)).stopped)
  return { ...found, stopped, writes: [...new Set(all.map(({ event }) => event.action))] }
}

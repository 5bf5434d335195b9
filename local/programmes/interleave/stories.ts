/** Every two writes that are possible at one moment of a story and change the same document, wherever the stories have such a moment. */
import type { ActionName } from '@/types/actions'
import type { TestCloud } from '@/local/testing/startCloud'
import { forkOf, nameOfDocument, type Fork } from '../stories/fork'
import { stories, tell, type Asked, type Before, type StoryName } from '../stories/story'
import { alone, meet, type Met } from './meet'
import { isOfOneNoun, partnersElsewhere, partnersOf, type Remembered } from './partners'

/** How often a pair is looked for before it counts as impossible. */
const MOMENTS = 2

export interface Meetings {
  /** By the names of the two, in the order of the alphabet. */
  readonly met: Map<string, Met>
  /** Pairs looked for and never possible at once, or about different things. */
  readonly apart: Map<string, number>
}

const nameOf = (a: ActionName, b: ActionName) => [a, b].sort().join(' × ')

/** Many write there without meaning each other: lists of numbers, countings, letter boxes. */
const COMMON = ['counters', 'figureCells', 'messages', 'reads']
const own = (changed: readonly string[]) => changed.filter((name) => !COMMON.includes(name.split(' ')[0] ?? ''))

/** All writes of a story as it goes in peace, with what each changed. */
async function writtenIn(story: StoryName, functionsDir: string): Promise<Remembered[]> {
  const changed = new Map<string, string[]>()
  const learn: Before = ({ event: { requestId } }, cloud) => {
    const moment = cloud.moment()
    return Promise.resolve(() => {
      changed.set(requestId, [...(changed.get(requestId) ?? []), ...own(moment.changes().map(nameOfDocument))])
      moment.end()
    })
  }
  const { written } = await tell(story, learn, functionsDir)
  return written.map((one) => ({ ...one, changed: changed.get(one.event.requestId) ?? [] }))
}

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

function atEachWrite(all: readonly Remembered[], { met, apart }: Meetings, { bound, isWanted, say }: Wanted): Before {
  return async (asked, cloud) => {
    const { action } = asked.event
    const isOpen = (other: ActionName) => isWanted(nameOf(action, other)) && !met.has(nameOf(action, other)) && (apart.get(`${action} beside ${other}`) ?? 0) < MOMENTS
    const far = [...partnersElsewhere(asked, all)].filter(([other]) => isOpen(other))
    const isNearOpen = all.some(({ event }) => isOfOneNoun(action, event.action) && isOpen(event.action))
    if (far.length === 0 && !isNearOpen) return
    const fork = await forkOf(cloud, asked)
    try {
      const first = await alone(cloud, fork, asked)
      if (!first) return
      for (const [other, candidates] of [...partnersOf(asked, all, fork), ...far]) {
        if (!isOpen(other)) continue
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
  const all: Remembered[] = []
  for (const story of told) all.push(...(await writtenIn(story, functionsDir)))
  const found: Meetings = { met: new Map(), apart: new Map() }
  const stopped: string[] = []
  for (const story of told) stopped.push(...(await tell(story, atEachWrite(all, found, wanted), functionsDir)).stopped)
  return { ...found, stopped, writes: [...new Set(all.map(({ event }) => event.action))] }
}

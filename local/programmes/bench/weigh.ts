/** What each action costs where it happens: database operations on the wire, reads and writes apart, and what is stored afterwards that was not before. */
import { actions, type ActionName } from '@/types/actions'
import { collections } from '@/cloudfunctions/kit/collections'
import type { Change, Cloud, WireRequest } from '@/local/cloud'
import { seed } from '@/local/seed'
import { personOf, type Person } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { replyIn } from '../stories/story'
import { playActs, startActsCloud } from '../stories/acts'

export interface Weight {
  /** Calls that were not refused. */
  runs: number
  reads: number
  writes: number
  /** Most operations of one call. */
  most: number
  /** Documents that are new, and by how many bytes all of them have grown: as JSON, without indexes. */
  fresh: number
  bytes: number
}

export type Scales = Map<string, Weight>

/** How much is stored when the story is over. */
export interface Stored {
  readonly documents: number
  readonly bytes: number
  /** Of a message in somebody's box, on average. */
  readonly messageBytes: number
}

const isDatabase = ({ action }: WireRequest) => action.startsWith('database.')
const isReading = ({ action }: WireRequest) => /^database\.(get|count|query|aggregate)/i.test(action)
const size = (body: string | null) => (body === null ? 0 : Buffer.byteLength(body))

function put(scales: Scales, action: string, requests: readonly WireRequest[], changes: readonly Change[]): void {
  const database = requests.filter(isDatabase)
  const reads = database.filter(isReading).length
  const sum = scales.get(action) ?? { runs: 0, reads: 0, writes: 0, most: 0, fresh: 0, bytes: 0 }
  scales.set(action, {
    runs: sum.runs + 1, reads: sum.reads + reads, writes: sum.writes + database.length - reads, most: Math.max(sum.most, database.length),
    fresh: sum.fresh + changes.filter(({ before }) => before === null).length, bytes: sum.bytes + changes.reduce((grown, { before, after }) => grown + size(after) - size(before), 0),
  })
}

/** The cloud with every call of it weighed, one after the other: what is new in the meantime is of that call. */
function weighed(cloud: TestCloud, scales: Scales): TestCloud {
  let last: Promise<unknown> = Promise.resolve()
  const weighOne: Cloud['call'] = async (door, event, openid) => {
    const moment = cloud.moment()
    try {
      const { value, requests } = await cloud.wire.record(() => cloud.call(door, event, openid))
      const { action = '' } = event as { action?: string }
      if (action in actions && replyIn(value)?.ok) put(scales, action, requests, moment.changes())
      return value
    } finally {
      moment.end()
    }
  }
  const call: Cloud['call'] = (door, event, openid) => {
    const answer = last.then(() => weighOne(door, event, openid))
    last = answer.catch(() => undefined)
    return answer
  }
  const as: TestCloud['as'] = ({ openid }) => personOf({ call }, openid ?? '')
  return { ...cloud, call, as, person: async (member) => (await cloud.load('members', [member]), as(member)) }
}

async function storedIn(cloud: TestCloud): Promise<Stored> {
  let [documents, bytes, messageBytes] = [0, 0, 0]
  for (const { name } of collections) {
    const sizes = (await cloud.dump<object>(name)).map((doc) => size(JSON.stringify(doc)))
    const sum = sizes.reduce((all, one) => all + one, 0)
    documents += sizes.length
    bytes += sum
    if (name === 'messages') messageBytes = sum / sizes.length
  }
  return { documents, bytes, messageBytes }
}

/** Screens that neither story opens often: by people of the story, with what it has left to be seen. */
const LOOKERS = 40
async function lookAround(cloud: TestCloud): Promise<void> {
  const members = (await cloud.dump<Member>('members')).filter(({ openid }) => openid !== null).slice(0, LOOKERS)
  const looks = async (person: Person) => {
    await person.does('activity.list', { scope: 'coming' }).then(async ({ items }) => items[0] && person.ask('activity.get', { activityId: items[0].activityId }))
    for (const action of ['message.list', 'suggestion.mine', 'handout.mine', 'aid.publicity', 'inbox.list'] as const satisfies readonly ActionName[]) await person.ask(action, {})
  }
  for (const member of members) await looks(cloud.as(member))
}

/** Both stories on the scales, and how much the demonstration stores. */
export async function weighStories(): Promise<{ scales: Scales; stored: Stored }> {
  const scales: Scales = new Map()
  const demonstration = await startCloud({ isEmpty: true, isDurable: false })
  const played = weighed(demonstration, scales)
  const acts = await startActsCloud({ isDurable: false })
  try {
    await seed(played)
    await lookAround(played)
    const stopped = await playActs(weighed(acts, scales))
    if (stopped.length > 0) console.log(stopped.join('\n'))
    return { scales, stored: await storedIn(demonstration) }
  } finally {
    await demonstration.close()
    await acts.close()
  }
}

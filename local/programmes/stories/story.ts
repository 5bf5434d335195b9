/**
 * The two stories that the programmes of failures and of races play: the demonstration, and acts beside it. A listener is
 * told of every write before it happens. Request ids are counted instead of drawn, so that a story told twice has the same ids.
 */
import { createHash } from 'node:crypto'
import { actions, type ActionName } from '@/types/actions'
import type { Reply } from '@/types/errors'
import type { Cloud } from '@/local/cloud'
import type { CallReply } from '@/local/cloud/http/call'
import { seed } from '@/local/seed'
import { personOf } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { playActs, startActsCloud } from './acts'

export const stories = ['demonstration', 'acts'] as const
export type StoryName = (typeof stories)[number]

/** Modules to build in: nobody's calls are counted, for in a fork the same person asks thousands of times within one minute. */
export const patient = { 'cloudfunctions/kit/budget': 'local/testing/controls/noBudget.ts' }

/** A write that somebody asks. */
export interface Asked {
  readonly door: string
  readonly openid: string
  readonly event: { readonly action: ActionName; readonly requestId: string; readonly input: unknown }
}

export interface Written extends Asked {
  /** Null where the function itself came to grief. */
  readonly reply: Reply<unknown> | null
}

/** What it returns is called when the write has happened. */
export type Before = (asked: Asked, cloud: TestCloud) => Promise<(() => void) | void>

export const replyIn = (answer: CallReply) => ('result' in answer ? (answer.result as Reply<unknown>) : null)
const isWrite = (event: unknown): event is Asked['event'] => actions[(event as Asked['event']).action]?.kind === 'write'

/** A UUID of version 4 made of words. */
export function uuidOf(...words: readonly (string | number)[]): string {
  const hex = createHash('sha256').update(words.join('\n')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function overheard(cloud: TestCloud, story: StoryName, before: Before, written: Written[]): Cloud['call'] {
  const numbers = new Map<string, number>()
  const write = async (asked: Asked) => {
    const after = await before(asked, cloud)
    const answer = await cloud.call(asked.door, asked.event, asked.openid)
    after?.()
    written.push({ ...asked, reply: replyIn(answer) })
    return answer
  }
  let last: Promise<unknown> = Promise.resolve()
  return (door, event, openid = '') => {
    if (!isWrite(event)) return cloud.call(door, event, openid)
    if (!numbers.has(event.requestId)) numbers.set(event.requestId, numbers.size)
    const asked: Asked = { door, openid, event: { ...event, requestId: uuidOf(story, numbers.get(event.requestId) ?? 0) } }
    // One after the other, even where the story asks for several at once: nothing else may happen while a listener tries its futures.
    const answer = last.then(() => write(asked))
    last = answer.catch(() => undefined)
    return answer
  }
}

/** Tells a story on a cloud of its own. Returns its writes, and what kept it from going on, in words. */
export async function tell(story: StoryName, before: Before, functionsDir?: string): Promise<{ written: Written[]; stopped: string[] }> {
  const isDemonstration = story === 'demonstration'
  // Thousands of futures are tried and thrown away; none need outlive a power cut.
  const options = { maxWorkers: 3, isDurable: false, ...(functionsDir ? { functionsDir } : {}) }
  const cloud = isDemonstration ? await startCloud({ isEmpty: true, ...options }) : await startActsCloud(options)
  const written: Written[] = []
  const stopped: string[] = []
  try {
    const call = overheard(cloud, story, before, written)
    const as: TestCloud['as'] = ({ openid }) => personOf({ call }, openid ?? '')
    const stage: TestCloud = { ...cloud, call, as, person: async (member) => (await cloud.load('members', [member]), as(member)) }
    if (isDemonstration) await seed(stage).catch((error: Error) => stopped.push(`the story stopped: ${error.message}`))
    else stopped.push(...(await playActs(stage)))
  } finally {
    await cloud.close()
  }
  return { written, stopped }
}

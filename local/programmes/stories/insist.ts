/** How a phone asks until it knows: as `client/src/lib/call.ts`, where nobody can tell whether it happened the same request is sent again, by itself or by the next tap. */
import type { ErrorCode, Reply } from '@/types/errors'
import type { TestCloud } from '@/local/testing/startCloud'
import { replyIn, type Asked } from './story'

const TRIES = 8
const UNKNOWN: readonly ErrorCode[] = ['IN_PROGRESS', 'INTERNAL']

export type Heard = Reply<unknown> | null

export const ask = async (cloud: Pick<TestCloud, 'call'>, { door, event, openid }: Asked): Promise<Heard> => replyIn(await cloud.call(door, event, openid))

/** Goes on from what was heard `first`, if anything. */
export async function insist(cloud: Pick<TestCloud, 'call'>, asked: Asked, first: Heard = null): Promise<Heard> {
  let reply = first
  for (let tries = 0; tries < TRIES && !(reply && (reply.ok || !UNKNOWN.includes(reply.error.code))); tries += 1) reply = await ask(cloud, asked)
  return reply
}

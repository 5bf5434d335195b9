/**
 * WeChat's own pushes (消息推送 to a cloud function), such as the verdict on a picture. They come to the same
 * door as people's calls, but never from a client: a client that imitates one is served like any other
 * call. Pushes may come twice and in any order.
 */
import * as v from 'valibot'
import { caller } from './cloud'
import { newId } from './ids'
import { log } from './log'

const Push = v.object({ MsgType: v.literal('event'), Event: v.pipe(v.string(), v.maxLength(60)) })

export type Receivers = Readonly<Record<string, (push: unknown, now: Date) => Promise<void>>>

const isFromClient = (source: string) => /^wx_(client|devtools|http)/.test(source)

/** Makes a door's `main` that hands pushes to their receivers and everything else to `next`. */
export function receive<Reply>(receivers: Receivers, next: (event: unknown) => Promise<Reply>) {
  const table = new Map(Object.entries(receivers))
  return async (event: unknown): Promise<Reply | 'success'> => {
    const push = v.safeParse(Push, event)
    if (!push.success || isFromClient(caller().source)) return next(event)
    const receiver = table.get(push.output.Event)
    try {
      await receiver?.(event, new Date())
    } catch (error) {
      log('bug', { traceId: newId(), push: push.output.Event, error })
    }
    return 'success'
  }
}

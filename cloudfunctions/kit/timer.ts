/**
 * The timer's door. WeChat may deliver a trigger late or twice, so the time is the trigger's own and
 * every job is idempotent. A call with a person behind it is not the timer, whatever it says.
 */
import * as v from 'valibot'
import { caller } from './cloud'
import { newId } from './ids'
import { log } from './log'

export interface Job {
  readonly name: string
  /** Does what is due at this time and says how much it found. */
  readonly run: (now: Date) => Promise<number>
}

const Trigger = v.object({ Time: v.pipe(v.string(), v.isoTimestamp()) })

/** Makes the door's `main`: runs each job; one that fails is logged and does not stop the others. */
export function tick(jobs: readonly Job[]) {
  return async (event: unknown) => {
    const { openid, source } = caller()
    if (openid !== null || !source.startsWith('wx_trigger')) return { ok: false, error: { code: 'NOT_ALLOWED' } }
    const trigger = v.safeParse(Trigger, event)
    const now = trigger.success ? new Date(trigger.output.Time) : new Date()
    const done: Record<string, number | 'failed'> = {}
    for (const { name, run } of jobs) {
      try {
        done[name] = await run(now)
      } catch (error) {
        done[name] = 'failed'
        log('bug', { traceId: newId(), job: name, error })
      }
    }
    return { ok: true, data: done }
  }
}

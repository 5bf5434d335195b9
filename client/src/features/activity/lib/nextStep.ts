/** What comes next for an activity: the one big action of its desk. Whether it may be done, the cloud says. */
import type { ErrorCode } from '@/types/errors'
import { HOUR_MS } from '@/types/calendar'
import type { deskCopy } from '../deskCopy'
import type { Desk } from './deskFacts'

export type NextStep = keyof (typeof deskCopy)['steps']
/** From here on the people at the door matter more than those who might still sign up. */
const DOORS_OPEN_MS = 3 * HOUR_MS

/** Null when it waits for somebody else. */
export function nextStepOf({ status, startsAt, blocked }: Desk, now: number): { readonly step: NextStep; readonly whyNot: ErrorCode | null } | null {
  switch (status) {
    case 'draft':
      return { step: 'submit', whyNot: blocked.submit === 'ACTIVITY_INCOMPLETE' ? null : blocked.submit }
    case 'pending':
      return blocked.decide === 'NOT_ALLOWED' ? null : { step: 'decide', whyNot: blocked.decide }
    case 'open': {
      const isNear = startsAt !== null && Date.parse(startsAt) - now < DOORS_OPEN_MS
      return isNear ? { step: 'start', whyNot: blocked.start } : { step: 'close', whyNot: blocked.close }
    }
    case 'closed':
      return { step: 'start', whyNot: blocked.start }
    case 'running':
      return { step: 'finish', whyNot: blocked.finish }
    case 'wrapUp':
      return { step: 'archive', whyNot: blocked.archive }
    case 'archived':
    case 'cancelled':
      return { step: 'copy', whyNot: null }
  }
}

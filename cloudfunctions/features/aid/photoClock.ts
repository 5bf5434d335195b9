/** When the photos of a case go: the clock starts with every end of it, and stands still while it goes on again. */
import { db } from '@/cloudfunctions/kit/db'
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import { endEvidence } from '@/cloudfunctions/kit/evidence'
import { DAY_MS } from '@/types/calendar'
import type { StepName } from './rules'

const NOUN = 'aids'
const KEPT_DAYS = 30

/** The days the law's minimum asks for and the agreement promised. One call; a clock that runs is left alone. */
const startPhotoClock = (aidId: string, now: Date) => endEvidence({ noun: NOUN, objectId: aidId }, new Date(now.getTime() + KEPT_DAYS * DAY_MS))

const stopPhotoClock = (aidId: string) => db.evidence.change({ objectId: aidId, noun: NOUN, removedAt: null }, { set: { removeAt: null } })

const ENDING: ReadonlySet<string> = new Set<StepName>(['withdraw', 'decline', 'opinion', 'vote', 'witness', 'settle', 'reject', 'reconsider', 'pay'])
const REOPENING: ReadonlySet<string> = new Set<StepName>(['askReview', 'reconsider', 'reopen'])
const GIVEN: ReadonlySet<string> = new Set(['received', 'aiding', 'yearReview', 'lifted'])

type Standing = Pick<Aid, '_id' | 'status' | 'endedAt' | 'grants'>

/** Nothing more is decided about the money: refused, withdrawn, or all of it paid. What was paid in need is looked into afterwards. */
export function isDecided({ status, endedAt, grants }: Omit<Standing, '_id'>): boolean {
  if (endedAt !== null || GIVEN.has(status)) return true
  return status === 'paid' && grants.findLast(({ voidAt }) => voidAt === null)?.isUrgent === false
}

/** After a step, or after it was asked for again: as the case stands now. At most one call, none for a step that neither ends nor reopens. */
export async function setPhotoClock(step: StepName | 'clear', aid: Standing, now: Date): Promise<void> {
  if (isDecided(aid)) {
    if (step === 'clear' || ENDING.has(step)) await startPhotoClock(aid._id, now)
  } else if (REOPENING.has(step)) await stopPhotoClock(aid._id)
}

/**
 * One step of one case: asked before? allowed? then a single write that changes it, writes the history and
 * keeps the reply; then the messages. What was said goes into a sealed box, never into the history's line.
 */
import { allKeys, besideStandIns, hatsOf, noteRefusal, waiting, type Hat, type StandIns } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Aid, Boxes, BoxName, Hand } from '@/cloudfunctions/kit/documents/aid'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Agreement } from '@/cloudfunctions/kit/documents/privacy'
import { tellAll } from '@/cloudfunctions/kit/notify'
import { idFor } from '@/cloudfunctions/kit/ids'
import { move, receiptOf, type Recorded, type Request, type Step } from '@/cloudfunctions/kit/record'
import { refuse } from '@/cloudfunctions/kit/refuse'
import type { HandlerOutput } from '@/types/actions'
import { openBox, withBoxes } from './boxes'
import { isClose, keysOfRoles, mayHandle, upToDate, whoIs } from './parties'
import { setPhotoClock } from './photoClock'
import { standingFor, stageOf, steps, whyNot, type StepName, type Who } from './rules'
import type { AidWait } from './terms'
import { newsOf } from './words'

export interface BesideAid extends StandIns {
  readonly aid: Aid | null
  /** What the person it is about agreed to. */
  readonly agreements: readonly Agreement[]
  /** The person it is about, as they are today. */
  readonly subjects: readonly Member[]
  readonly [other: string]: unknown
}

/** The case, its person, what that person agreed to and the hats of the caller: read together with the caller, in one call. */
export const besideAid = ({ aidId }: { aidId: string }) =>
  ({
    aid: { from: 'aids', id: aidId },
    agreements: { from: 'agreements', every: { field: 'memberId', path: 'aid.subjectId' } },
    subjects: { from: 'members', every: { field: '_id', path: 'aid.subjectId' } },
    ...besideStandIns,
  }) as const

export interface Acting {
  readonly aid: Aid
  readonly me: Member
  readonly hats: readonly Hat[]
  readonly who: Who
  readonly now: Date
  readonly request: Request
}

interface Asked {
  readonly me: Member
  readonly now: Date
  readonly request: Request
  readonly beside: StandIns & { readonly aid: Aid | null; readonly agreements: readonly Agreement[]; readonly subjects: readonly Member[] }
}

/** Whoever's step took the case out of their own sight hears the same answer when the first one was lost. */
const askedBefore = (aid: Aid, { me, request }: Asked) => aid.history.some(({ by }) => by === me._id) && receiptOf(aid, request) !== null

/** The caller before the case. To those who have nothing to do with it, it does not exist. */
export function actingOn(asked: Asked): Acting {
  const { me, now, request, beside } = asked
  const aid = upToDate(beside.aid, beside.subjects)
  if (!aid) return refuse('NOT_FOUND')
  const hats = hatsOf(me, beside, now)
  const who = whoIs(aid, me, hats, beside.agreements)
  if (!who.isParty && !mayHandle(aid, hats) && !askedBefore(aid, asked)) refuse('NOT_FOUND')
  return { aid, me, hats, who, now, request }
}

export type Moved = HandlerOutput<'aid.accept'>

export const movedView = ({ _id, number, status, ownerLabel, dueAt }: Aid): Moved => ({ aidId: _id, number, status, ownerLabel, dueAt })

type Changes = Partial<Omit<Aid, keyof Recorded | 'waitsFor' | 'ownerLabel' | 'since' | 'dueAt' | 'dueKey' | 'alarmAt' | 'escalatesTo' | 'lapseAt' | 'sealed' | 'hands'>>

export interface Outcome {
  readonly to: Aid['status']
  /** For whom it waits now; absent: as before. */
  readonly wait?: AidWait
  readonly set?: Changes
  readonly boxes?: { readonly [Name in BoxName]?: Boxes[Name] }
  /** What was said: sealed beside the line. */
  readonly said?: string
  /** Keys that lose sight of it. */
  readonly withdrawnFrom?: readonly string[]
}

const isOffice = (step: StepName) => typeof steps[step].by !== 'string'

/** An officer at their own case or that of somebody close: whatever the refusal says, that they tried is on record. */
export async function noteIfClose({ aid, me, hats, now, request }: Omit<Acting, 'who'>, action: string, isLook: boolean): Promise<void> {
  const isOfficer = allKeys(hats).some((key) => key.includes('@'))
  if (!isOfficer || !isClose(aid, me)) return
  // A page looks again and again: one line an hour.
  const id = !isLook ? request.id : idFor('look', me._id, action, now.toISOString().slice(0, 13))
  await noteRefusal(db.aids, aid._id, me._id, action, { ...request, id }, now)
}

/** The refusal, if any; one for a conflict of interest is written down first. */
async function whyNotNoted(step: StepName, acting: Acting) {
  const { aid, me, who, now, request } = acting
  const code = whyNot(step, aid, who)
  if (code === 'CASE_CONFLICT_OF_INTEREST') await noteRefusal(db.aids, aid._id, me._id, `aid.${step}`, request, now)
  else if (code && isOffice(step)) await noteIfClose(acting, `aid.${step}`, false)
  return code
}

function handsAfter(step: StepName, { aid, me, who }: Acting): readonly Hand[] {
  if (!isOffice(step)) return aid.hands
  const hand: Hand = { stage: stageOf(step), by: me._id, actingFor: standingFor(step, aid, who)?.actingForId ?? null, round: aid.round }
  const isThere = aid.hands.some((one) => one.stage === hand.stage && one.by === hand.by && one.actingFor === hand.actingFor && one.round === hand.round)
  return isThere ? aid.hands : [...aid.hands, hand]
}

function boxesAfter({ aid }: Acting, { boxes = {}, said = '' }: Outcome): Aid['sealed'] {
  const words = said === '' ? {} : { words: { ...openBox(aid, 'words'), [aid.history.length]: said } }
  return withBoxes(aid, { ...boxes, ...words })
}

/** When it is over, only who keeps the files has it still: everybody else has had their part. */
export const endReaders = (aid: Pick<Aid, 'readers'>) => keysOfRoles(aid, 'CASE')

/** The fields of a case at the beginning of a step, and when it ends by itself. */
export const begun = (aidId: string, wait: AidWait, now: Date, readers: readonly string[]) => ({ ...waiting(aidId, wait, now, readers), lapseAt: wait.lapseAt ?? null })

/** The write of an outcome: change, clock, boxes and history line together. */
export function stepOnto(step: StepName, acting: Acting, outcome: Outcome): Step<Aid> {
  const { aid, me, who, now } = acting
  const { to, wait, set, withdrawnFrom = [] } = outcome
  const readers = set?.endedAt ? endReaders(aid) : aid.readers.filter((key) => !withdrawnFrom.includes(key))
  const actingFor = isOffice(step) ? (standingFor(step, aid, who)?.actingForId ?? null) : null
  return {
    to,
    line: { at: now, by: me._id, actingFor, action: `aid.${step}` },
    set: { ...(wait ? begun(aid._id, wait, now, readers) : { readers }), ...set, hands: handsAfter(step, acting), sealed: boxesAfter(acting, outcome) },
  }
}

/** What follows a step outside the case; again is no more than once. */
async function followedBy(step: StepName, aid: Aid, request: Request, now: Date): Promise<void> {
  await setPhotoClock(step, aid, now)
  await tellAll(newsOf(step, aid, request.id, now))
}

/** What this request did to the case before; what follows is done once more, for it may have been lost. */
export async function replyOfBefore(step: StepName, { aid, request, now }: Acting): Promise<Moved | null> {
  const before = receiptOf(aid, request)?.reply as Moved | undefined
  if (!before) return null
  await followedBy(step, aid, request, now)
  return before
}

/** Refuses when the step may not be taken; a conflict is on record then. */
export async function checkStep(step: StepName, acting: Acting): Promise<void> {
  const code = await whyNotNoted(step, acting)
  if (code) refuse(code)
}

/** Writes the step. Null when somebody else moved the case first. */
export async function put(step: StepName, acting: Acting, outcome: Outcome): Promise<Aid | null> {
  const { aid, now, request } = acting
  const moved = await move(db.aids, aid, { ...stepOnto(step, acting, outcome), request, reply: movedView })
  if (moved) await followedBy(step, moved, request, now)
  return moved
}

/** Takes the step, or answers as the first time when this request was here before. `outcome` is asked only if it may. */
export async function take(step: StepName, acting: Acting, outcome: () => Promise<Outcome> | Outcome): Promise<Moved> {
  const before = await replyOfBefore(step, acting)
  if (before) return before
  await checkStep(step, acting)
  const moved = await put(step, acting, await outcome())
  return moved ? movedView(moved) : refuse('CHANGED_MEANWHILE')
}

/**
 * One step of one visit: asked before? allowed? then a single write that changes it, writes the history and keeps the reply;
 * then the messages. What was said goes into a sealed box, never into the history's line.
 */
import { clockAt } from '@/cloudfunctions/kit/workdays'
import { besideStandIns, hatsOf, nobody, noteRefusal, waiting, type Hat, type StandIns } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Visit, VisitHand } from '@/cloudfunctions/kit/documents/visit'
import { tellAll } from '@/cloudfunctions/kit/notify'
import { move, receiptOf, type Recorded, type Request } from '@/cloudfunctions/kit/record'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { dayOf } from '@/types/calendar'
import type { HandlerOutput } from '@/types/actions'
import type { VisitStatus } from '@/types/visitNames'
import { openBox, withBoxes, type Contents } from './boxes'
import { openVisit, shut, type OpenVisit } from './matter'
import { mayHandle, whoIs } from './parties'
import { isOver, stageOf, standingFor, whyNot, type StepName, type Who } from './rules'
import { dueKeyOf, waitIn } from './terms'
import { newsOf, owners } from './words'

export interface BesideVisit extends StandIns {
  readonly visit: Visit | null
  readonly [other: string]: unknown
}

/** The visit and the hats of the caller: read together with the caller, in one call. */
export const besideVisit = ({ visitId }: { visitId: string }) => ({ visit: { from: 'visits', id: visitId }, ...besideStandIns }) as const

export interface Acting {
  readonly visit: OpenVisit
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
  readonly beside: StandIns & { readonly visit: Visit | null }
}

/** The caller before the visit. To those who have nothing to do with it, it does not exist. */
export function actingOn({ me, now, request, beside }: Asked): Acting {
  if (!beside.visit) return refuse('NOT_FOUND')
  const visit = openVisit(beside.visit)
  const hats = hatsOf(me, beside, now)
  const who = whoIs(visit, me, hats)
  if (!who.isSubject && !mayHandle(visit, hats)) refuse('NOT_FOUND')
  return { visit, me, hats, who, now, request }
}

export type Moved = HandlerOutput<'visit.check'>
export const movedView = ({ _id, number, status, ownerLabel, dueAt }: Pick<Visit, '_id' | 'number' | 'status' | 'ownerLabel' | 'dueAt'>): Moved => ({ visitId: _id, number, status, ownerLabel, dueAt })

type Clocked = 'waitsFor' | 'readers' | 'ownerLabel' | 'since' | 'dueAt' | 'dueKey' | 'alarmAt' | 'escalatesTo' | 'sealed' | 'hands' | 'endedYear'
export type Changes = Partial<Omit<OpenVisit, keyof Recorded | Clocked>>

export interface Outcome {
  readonly to: VisitStatus
  readonly set?: Changes
  readonly boxes?: Contents
  /** What was said: sealed beside the line. */
  readonly said?: string
  /** The same state with another day. */
  readonly isRescheduled?: boolean
}

function handsAfter(step: StepName, { visit, me, who }: Acting): readonly VisitHand[] {
  const stage = stageOf(step, visit)
  if (stage === 'own' || (who.isSubject && !standingFor(step, visit, who))) return visit.hands
  const hand: VisitHand = { stage, by: me._id, actingFor: standingFor(step, visit, who)?.actingForId ?? null }
  const isThere = visit.hands.some((one) => one.stage === hand.stage && one.by === hand.by && one.actingFor === hand.actingFor)
  return isThere ? visit.hands : [...visit.hands, hand]
}

function boxesAfter({ visit }: Acting, { boxes = {}, said = '' }: Outcome): Visit['sealed'] {
  const words = said === '' ? {} : { words: { ...openBox(visit, 'words'), [visit.history.length]: said } }
  return withBoxes(visit, { ...boxes, ...words })
}

/** A new clock only for a new state, or a new day. */
async function clockFields({ visit, now }: Acting, { to, set, isRescheduled = false }: Outcome) {
  if (to === visit.status && !isRescheduled) return {}
  if (isOver(to)) return { ...waiting(visit._id, nobody(owners.nobody), now, visit.readers), endedYear: dayOf(now).slice(0, 4) }
  return waiting(visit._id, waitIn(to, { ...visit, ...set }, await clockAt(now)), now, visit.readers)
}

/** What this request did before; told once more, for the telling may have been lost. */
export async function replyOfBefore(step: StepName, { visit, request, now }: Acting): Promise<Moved | null> {
  const before = receiptOf(visit, request)?.reply as Moved | undefined
  if (!before) return null
  await tellAll(newsOf(step, visit, request.id, now))
  return before
}

/** Refuses when the step may not be taken; a conflict is on record then. */
export async function checkStep(step: StepName, acting: Acting): Promise<void> {
  const { visit, me, who, now, request } = acting
  const code = whyNot(step, visit, who)
  if (code === 'CASE_CONFLICT_OF_INTEREST') await noteRefusal(db.visits, visit._id, me._id, `visit.${step}`, request, now)
  if (code) refuse(code)
}

/** Writes the step. Null when somebody else moved the visit first. */
export async function put(step: StepName, acting: Acting, outcome: Outcome): Promise<OpenVisit | null> {
  const { visit, me, who, now, request } = acting
  const actingFor = standingFor(step, visit, who)?.actingForId ?? null
  const { open, boxes } = shut(visit, outcome.set ?? {})
  const changed = { ...(await clockFields(acting, outcome)), ...open }
  const set = { ...changed, dueKey: dueKeyOf({ ...visit, ...changed }, isOver(outcome.to), now), hands: handsAfter(step, acting), sealed: boxesAfter(acting, { ...outcome, boxes: { ...outcome.boxes, ...boxes } }) }
  const written = await move(db.visits, visit, { to: outcome.to, line: { at: now, by: me._id, actingFor, action: `visit.${step}` }, set, request, reply: movedView })
  if (!written) return null
  const moved = openVisit(written)
  await tellAll(newsOf(step, moved, request.id, now))
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

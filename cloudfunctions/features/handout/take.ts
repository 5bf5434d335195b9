/** One step of one plan: asked before? allowed? then one write with its history line. */
import { besideStandIns, noteRefusal, waiting, type StandIns, type Wait } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Handout } from '@/cloudfunctions/kit/documents/handout'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { move, receiptOf, type Recorded, type Request } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { dayOf } from '@/types/calendar'
import { isOnList, mayLook, whoIs } from './parties'
import { whyNot, type StepName, type Who } from './rules'
import { refusedName, saidAt } from './veil'
import { deskView } from './view'

export interface BesideHandout extends StandIns {
  readonly handout: Handout | null
  readonly [other: string]: unknown
}

/** The plan and the hats of the caller: read together with the caller, in one call. */
export const besideHandout = ({ handoutId }: { handoutId: string }) => ({ handout: { from: 'handouts', id: handoutId }, ...besideStandIns }) as const

export interface Acting {
  readonly handout: Handout
  readonly me: Member
  readonly who: Who
  readonly now: Date
  readonly request: Request
  readonly standIns: StandIns
}

interface Asked {
  readonly me: Member
  readonly now: Date
  readonly request: Request
  readonly beside: BesideHandout
}

/** The caller before the plan. To those who have nothing to do with it, it does not exist. */
export function actingOn({ me, now, request, beside }: Asked): Acting {
  const { handout } = beside
  if (!handout) return refuse('NOT_FOUND')
  const who = whoIs(handout, me, beside, now)
  if (who.turn === null && !mayLook(handout, me)) refuse('NOT_FOUND')
  return { handout, me, who, now, request, standIns: beside }
}

/** Who decides about people in need must not be among them, nor related to one of them. */
export async function actingOnDecision(asked: Asked): Promise<Acting> {
  const acting = actingOn(asked)
  if (acting.who.turn === null) return acting
  const isAmong = await isOnList(acting.handout, [acting.me, ...asked.beside.delegators])
  return { ...acting, who: whoIs(acting.handout, acting.me, asked.beside, acting.now, isAmong) }
}

type Changes = Partial<Omit<Handout, keyof Recorded>>

export interface Outcome {
  readonly to: Handout['status']
  readonly wait?: Wait
  readonly set?: Changes
  readonly note?: string
}

export const deskOf = (handout: Handout, { me, standIns, now }: Pick<Acting, 'me' | 'standIns' | 'now'>) =>
  deskView(handout, { me, now, who: whoIs(handout, me, standIns, now) })

/** The plan as this step left it. A step that was taken before by this same request is not taken again. */
export async function take(step: StepName, acting: Acting, outcome: () => Promise<Outcome> | Outcome): Promise<Handout> {
  const { handout, me, who, now, request } = acting
  if (receiptOf(handout, request)) return handout
  const code = whyNot(step, handout, who, dayOf(now))
  if (code === 'CASE_CONFLICT_OF_INTEREST') await noteRefusal(db.handouts, handout._id, refusedName(handout, me._id), `handout.${step}`, request, now)
  refuseIf(code)
  const { to, wait, set, note = '' } = await outcome()
  const said = saidAt(handout, note)
  const line = { at: now, by: me._id, action: `handout.${step}`, note: said.note }
  const moved = await move(db.handouts, handout, { to, line, set: { ...(wait ? waiting(handout._id, wait, now, handout.readers) : {}), ...set, ...said.set }, request })
  return moved ?? refuse('CHANGED_MEANWHILE')
}

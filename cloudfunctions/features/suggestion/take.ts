/**
 * One step of one suggestion: asked before? allowed? then a single write that changes it, writes the
 * history and keeps the reply; then the messages. Every handler that decides ends here.
 */
import { besideStandIns, hatsOf, noteRefusal, waiting, type StandIns, type Wait } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import type { Holding } from '@/cloudfunctions/kit/documents/safety'
import { heldAfter } from '@/cloudfunctions/kit/heldWords'
import { tellAll } from '@/cloudfunctions/kit/notify'
import { move, receiptOf, type Recorded, type Request, type Step } from '@/cloudfunctions/kit/record'
import { refuse } from '@/cloudfunctions/kit/refuse'
import type { HandlerOutput } from '@/types/actions'
import { mayOversee, mayReadCase, whoIs } from './parties'
import { openPathOf, spokenIn, standingFor, whyNot, type StepName, type Who } from './rules'
import { newsOf } from './words'

export interface BesideSuggestion extends StandIns {
  readonly suggestion: Suggestion | null
  readonly [other: string]: unknown
}

/** The suggestion and the hats of the caller: read together with the caller, in one call. */
export const besideSuggestion = ({ suggestionId }: { suggestionId: string }) => ({ suggestion: { from: 'suggestions', id: suggestionId }, ...besideStandIns }) as const

export interface Acting {
  readonly suggestion: Suggestion
  readonly me: Member
  readonly who: Who
  readonly now: Date
  readonly request: Request
  readonly openid: string
  /** Free texts that come with the step. */
  readonly spoken: readonly string[]
}

interface Asked {
  readonly input: { readonly suggestionId: string; readonly claimCode?: string | undefined }
  readonly me: Member
  readonly openid: string
  readonly now: Date
  readonly request: Request
  readonly beside: StandIns & { readonly suggestion: Suggestion | null }
}

/** The caller before the suggestion. To those who have nothing to do with it, it does not exist. */
export function actingOn({ input, me, openid, now, request, beside }: Asked): Acting {
  const { suggestion } = beside
  if (!suggestion) return refuse('NOT_FOUND')
  const hats = hatsOf(me, beside, now)
  const who = whoIs(suggestion, me, hats, input.claimCode)
  if (!who.isProposer && !mayOversee(suggestion, hats) && !mayReadCase(suggestion, hats)) refuse('NOT_FOUND')
  return { suggestion, me, who, now, request, openid, spoken: spokenIn(input) }
}

export type Moved = HandlerOutput<'suggestion.accept'>

export function movedView({ _id, number, status, ownerLabel, dueAt }: Suggestion): Moved {
  return { suggestionId: _id, number, status, ownerLabel, dueAt }
}

type Changes = Partial<Omit<Suggestion, keyof Recorded | keyof Holding | 'waitsFor' | 'ownerLabel' | 'since' | 'dueAt' | 'dueKey' | 'alarmAt' | 'escalatesTo'>>

export interface Outcome {
  readonly to: Suggestion['status']
  /** For whom it waits now; absent: as before. */
  readonly wait?: Wait
  /** Some of those it waited for have done their part; the time of the others goes on. */
  readonly also?: Pick<Suggestion, 'waitsFor' | 'ownerLabel'>
  readonly set?: Changes
  readonly note?: string
  /** Keys that lose sight of it (a department it was taken from). */
  readonly withdrawnFrom?: readonly string[]
}

/** The refusal, if any; one for a conflict of interest is written down first. */
export async function whyNotNoted(step: StepName, { suggestion, me, who, now, request }: Acting) {
  const code = whyNot(step, suggestion, who)
  if (code === 'CASE_CONFLICT_OF_INTEREST') await noteRefusal(db.suggestions, suggestion._id, me._id, `suggestion.${step}`, request, now)
  return code
}

/** Who did it, as history may say it: an anonymous proposer stays so. */
function byOf(step: StepName, { suggestion, me, who }: Acting): string {
  const isHidden = suggestion.isAnonymous && who.isProposer && !standingFor(step, who)
  return isHidden ? 'proposer' : me._id
}

function lineOf(step: StepName, acting: Acting, note: string) {
  const { who, now } = acting
  return { at: now, by: byOf(step, acting), actingFor: standingFor(step, who)?.actingForId ?? null, action: `suggestion.${step}`, note }
}

/** The write of an outcome: change, clock and history line together. */
function stepOnto(step: StepName, acting: Acting, { to, wait, also, set, note = '', withdrawnFrom = [] }: Outcome): Step<Suggestion> {
  const { suggestion, now } = acting
  const readers = suggestion.readers.filter((key) => !withdrawnFrom.includes(key))
  return { to, line: lineOf(step, acting, note), set: { ...(wait ? waiting(suggestion._id, wait, now, readers) : also), openPath: openPathOf(suggestion, to), ...set } }
}

/** The words of the step as they were judged; null when they are bad. */
function heldBy(step: StepName, acting: Acting): Promise<Partial<Holding> | null> {
  const by = byOf(step, acting)
  const { _id, title, orgPath, heldWords, hasHeldWords } = acting.suggestion
  const subject = { noun: 'suggestion', objectId: _id, title, authorId: by === 'proposer' ? '' : by, orgPath, heldWords, hasHeldWords }
  return heldAfter(subject, by, acting.spoken, acting)
}

/** The write of a step with the words that come with it; null when those are blocked. */
export async function spokenStep(step: StepName, acting: Acting, outcome: () => Promise<Outcome> | Outcome): Promise<Step<Suggestion> | null> {
  const held = await heldBy(step, acting)
  if (!held) return null
  const written = stepOnto(step, acting, await outcome())
  return { ...written, set: { ...written.set, ...held } }
}

/** Takes the step, or answers as the first time when this request was here before. `outcome` is asked only if it may. */
export async function take(step: StepName, acting: Acting, outcome: () => Promise<Outcome> | Outcome): Promise<Moved> {
  const { suggestion, now, request } = acting
  const before = receiptOf(suggestion, request)?.reply as Moved | undefined
  if (before) {
    await tellAll(newsOf(step, { ...suggestion, status: before.status, ownerLabel: before.ownerLabel }, request.id, now))
    return before
  }
  const code = await whyNotNoted(step, acting)
  if (code) refuse(code)
  const written = (await spokenStep(step, acting, outcome)) ?? refuse('SAFETY_BLOCKED')
  const moved = await move(db.suggestions, suggestion, { ...written, request, reply: movedView })
  if (!moved) return refuse('CHANGED_MEANWHILE')
  await tellAll(newsOf(step, moved, request.id, now))
  return movedView(moved)
}

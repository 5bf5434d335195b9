/** Two buttons for a thing that waits: what each sends, and whether it needs a reason or can be taken back. */
import type { ActionOutput } from '@/types/actions'
import type { ErrorCode } from '@/types/errors'
import { fundSources } from '@/types/fundNames'
import { moneyText } from '../../../lib/format'
import { copy } from '../copy'
import { send } from './send'

export interface Choice {
  readonly act: keyof typeof copy.acts
  readonly needsReason: boolean
  /** Harmless: nobody has to be told if it is taken back within five seconds. */
  readonly isHarmless: boolean
  readonly send: (reason: string) => Promise<boolean>
}

export interface Decision {
  readonly rule: string
  /** What the rule rests on. */
  readonly source: string
  /** Why none of it can be done by me. */
  readonly whyNot: ErrorCode | null
  readonly first: Choice
  readonly second: Choice | null
}

const rule = (step: 'accept' | 'review' | 'publicise' | 'award' | 'pay') => ({ rule: copy.rules[step], source: copy.rules.source })

type Blocked = Readonly<Partial<Record<string, ErrorCode | null>>>

/** The step that waits, of those that are decided in two taps; the others ask for figures and have their own page. */
export function suggestionDecision(suggestionId: string, blocked: Blocked): Decision | null {
  const isOpen = (step: string) => blocked[step] === null
  if (isOpen('accept')) {
    return {
      ...rule('accept'),
      whyNot: null,
      first: { act: 'accept', needsReason: false, isHarmless: true, send: () => send('suggestion.accept', { suggestionId, note: '' }) },
      second: { act: 'return', needsReason: true, isHarmless: false, send: (reason) => send('suggestion.return', { suggestionId, reason }) },
    }
  }
  if (isOpen('review') || blocked.review === 'CASE_CONFLICT_OF_INTEREST' || blocked.review === 'SUGGESTION_REVIEWED_BEFORE') {
    return {
      ...rule('review'),
      whyNot: blocked.review ?? null,
      first: { act: 'adopt', needsReason: false, isHarmless: true, send: (reason) => send('suggestion.review', { suggestionId, verdict: 'adopt', reason }) },
      second: { act: 'notAdopt', needsReason: true, isHarmless: false, send: (reason) => send('suggestion.review', { suggestionId, verdict: 'notAdopt', reason }) },
    }
  }
  return single('publicise', () => send('suggestion.publicise', { suggestionId })) ?? single('award', () => send('suggestion.award', { suggestionId })) ?? single('pay', () => send('suggestion.pay', { suggestionId, note: '' }))

  function single(step: 'publicise' | 'award' | 'pay', sendIt: () => Promise<boolean>): Decision | null {
    if (!isOpen(step)) return null
    return { ...rule(step), whyNot: null, first: { act: step, needsReason: false, isHarmless: true, send: sendIt }, second: null }
  }
}

type Quota = ActionOutput<'visit.quota'>

/** The most that may be given, from the union's own money; whatever else is a question of its page. */
export function visitDecision(visitId: string, whyNot: ErrorCode | null, { limit, roomFen, funds, blocked }: Quota): Decision | null {
  const fund = funds.find(({ source, leftFen }) => source === fundSources.union && leftFen >= roomFen)
  const isConflict = whyNot === 'CASE_CONFLICT_OF_INTEREST'
  if (!limit || (!isConflict && (whyNot ?? blocked) !== null) || !fund || roomFen === 0) return null
  return {
    rule: copy.visit.rule(moneyText(limit.value), moneyText(roomFen), fund.source),
    source: limit.source,
    whyNot,
    first: { act: 'give', needsReason: false, isHarmless: true, send: () => send('visit.approve', { visitId, amountFen: roomFen, fundId: fund.fundId, note: '' }) },
    second: { act: 'refuse', needsReason: true, isHarmless: false, send: (reason) => send('visit.refuse', { visitId, reason }) },
  }
}

export function activityDecision(activityId: string, whyNot: ErrorCode | null): Decision {
  return {
    rule: copy.rules.activity,
    source: copy.rules.activitySource,
    whyNot,
    first: { act: 'approve', needsReason: false, isHarmless: true, send: () => send('activity.decide', { activityId, verdict: 'approve', note: '' }) },
    second: { act: 'sendBack', needsReason: true, isHarmless: false, send: (note) => send('activity.decide', { activityId, verdict: 'return', note }) },
  }
}

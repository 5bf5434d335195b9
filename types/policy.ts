/** The rule something was judged by, as a person sees it: the number, where it comes from, who stands by it. */
import * as v from 'valibot'
import { HistoryView } from './audit'
import { errorCodes } from './errors'
import { Count, Day, OptionalText, Text } from './fields'
import { proposalStatuses, regions, type ProposalStatus } from './policyNames'

export const policyUnits = ['fen', 'hours', 'workingDays', 'calendarDays', 'months', 'people', 'percent', 'times', 'points', 'multiple', 'switch'] as const

/** `isConfirmed` is false until the union has confirmed a default: the screen says 待工会确认. */
export const Clause = v.object({
  policyId: v.string(),
  key: v.string(),
  value: v.number(),
  unit: v.picklist(policyUnits),
  source: v.string(),
  from: Day,
  isConfirmed: v.boolean(),
})
export type Clause = v.InferOutput<typeof Clause>

const Blocked = v.nullable(v.picklist(errorCodes))
/** `suggestion.acceptDays`: noun, then what it is about. */
const PolicyKey = v.pipe(v.string(), v.regex(/^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9]+){1,4}$/), v.maxLength(60))
const PolicyId = v.pipe(v.string(), v.regex(/^[A-Za-z][\w.-]{1,120}$/))
const ScopeCode = v.picklist(['default', ...(Object.keys(regions) as Array<keyof typeof regions>)])
const Value = Count(0, 10_000_000_000)
/** Behind the point, for multiples: 1.5 is 1 and 50. */
const Hundredths = v.optional(Count(0, 99), 0)

/** A value somebody would like, until the chair has said something. */
export const ProposalView = v.object({
  version: v.number(),
  status: v.picklist(Object.keys(proposalStatuses) as [ProposalStatus, ...ProposalStatus[]]),
  scope: ScopeCode,
  value: v.number(),
  from: Day,
  source: v.string(),
  reason: v.string(),
  byName: v.string(),
  history: v.array(HistoryView),
})
export type ProposalView = v.InferOutput<typeof ProposalView>

/** A setting by its name, with the row in force today and what is to come; the source does not repeat the name. */
export const SettingCard = v.object({
  key: v.string(),
  name: v.string(),
  clause: v.nullable(Clause),
  /** The city, when it is that city's own figure. */
  region: v.nullable(v.string()),
  next: v.nullable(Clause),
  isWaiting: v.boolean(),
})
export type SettingCard = v.InferOutput<typeof SettingCard>

export const SettingView = v.object({
  ...SettingCard.entries,
  noun: v.string(),
  unit: v.picklist(policyUnits),
  /** The first day a new row may have. */
  earliest: Day,
  /** Every row there ever was, latest first. */
  rows: v.array(v.object({ clause: Clause, until: v.nullable(Day), region: v.nullable(v.string()) })),
  proposal: v.nullable(ProposalView),
  blocked: v.object({ confirm: Blocked, propose: Blocked, decide: Blocked, withdraw: Blocked }),
})
export type SettingView = v.InferOutput<typeof SettingView>

const key = { key: PolicyKey }
const Decided = v.object({ ...key, version: v.number(), status: ProposalView.entries.status })

export const policyActions = {
  /** Nouns with settings, and how many of each nobody has confirmed yet or wait for the chair. */
  'policy.groups': {
    kind: 'read',
    input: v.object({}),
    output: v.object({ groups: v.array(v.object({ noun: v.string(), name: v.string(), count: v.number(), unconfirmed: v.number(), waiting: v.number() })) }),
  },
  'policy.list': {
    kind: 'read',
    input: v.object({ noun: v.pipe(v.string(), v.regex(/^[a-z][A-Za-z]{1,30}$/)) }),
    output: v.object({ noun: v.string(), name: v.string(), settings: v.array(SettingCard), blocked: v.object({ confirm: Blocked }) }),
  },
  'policy.get': { kind: 'read', input: v.object(key), output: SettingView },
  /** The chair stands by these rows as they are. */
  'policy.confirm': {
    kind: 'write',
    input: v.object({ policyIds: v.pipe(v.array(PolicyId), v.minLength(1), v.maxLength(100)) }),
    output: v.object({ policyIds: v.array(v.string()) }),
  },
  'policy.propose': {
    kind: 'write',
    input: v.object({ ...key, scope: ScopeCode, value: Value, hundredths: Hundredths, from: Day, source: Text(200), reason: Text(200) }),
    output: Decided,
  },
  /** On the proposal of this version: one that was changed meanwhile is not decided unseen. */
  'policy.decide': {
    kind: 'write',
    input: v.object({ ...key, scope: ScopeCode, version: Count(1, 1_000_000), verdict: v.picklist(['confirm', 'decline']), note: OptionalText(200) }),
    output: Decided,
  },
  'policy.withdraw': { kind: 'write', input: v.object({ ...key, scope: ScopeCode }), output: Decided },
} as const

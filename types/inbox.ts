/** One list of everything that waits for me, of every noun, oldest due first; and who stands in while I am away. */
import * as v from 'valibot'
import { Day, Id, InstantOut, OptionalText, PageOf, Text, pageInput } from './fields'

/** One thing that waits. Neither proposer nor applicant is named here: reviewers read the same list. */
export const InboxItem = v.object({
  noun: v.picklist(['application', 'role', 'suggestion', 'activity', 'aid', 'handout', 'visit', 'rights', 'safety']),
  id: Id,
  /** Empty where the noun has no numbers. */
  number: v.string(),
  title: v.string(),
  status: v.string(),
  /** When it came to me, and by when it must be decided; null where the noun has no deadline. */
  since: InstantOut,
  dueAt: v.nullable(InstantOut),
  isOverdue: v.boolean(),
  isEscalated: v.boolean(),
  /** The office in which it waits for me: 民主管理委员, 评委, 提出人. */
  office: v.string(),
  /** In whose place I would act; empty when it is my own. */
  actingForName: v.string(),
})
export type InboxItem = v.InferOutput<typeof InboxItem>

const DelegationView = v.object({ fromName: v.string(), deputyName: v.string(), fromDay: Day, untilDay: Day, isOn: v.boolean(), reason: v.string() })
const Delegations = v.object({ mine: v.nullable(DelegationView), forOthers: v.array(DelegationView) })

export const inboxActions = {
  /** With my own delegation, if I have one. */
  'inbox.list': { kind: 'read', input: v.object(pageInput), output: v.object({ ...PageOf(InboxItem).entries, away: v.nullable(DelegationView) }) },
  'inbox.delegations': { kind: 'read', input: v.object({}), output: Delegations },
  /** Both days included. A new one replaces the one before. */
  'inbox.delegate': {
    kind: 'write',
    input: v.object({ deputyStaffNo: Text(20), fromDay: Day, untilDay: Day, reason: OptionalText(100) }),
    output: Delegations,
  },
  'inbox.endDelegation': { kind: 'write', input: v.object({}), output: Delegations },
} as const

/** 组织与会员: the units, the people in them, their offices, their membership, their declared relatives. */
import * as v from 'valibot'
import { HistoryView } from './audit'
import { errorCodes } from './errors'
import { Count, Day, Id, InstantOut, OptionalText, PageOf, Text, pageInput } from './fields'
import { applicationKinds, applicationStatuses, genders, membershipEvents, relations, roleChangeStatuses, unionStates, unitTypes } from './peopleNames'
import { Clause } from './policy'
import { PortfolioCode, RoleCode } from './roles'

export * from './peopleNames'

const codesOf = <Code extends string>(table: Readonly<Record<Code, unknown>>) => v.picklist(Object.keys(table) as [Code, ...Code[]])
const Blocked = v.nullable(v.picklist(errorCodes))
const blocked = <Step extends string>(...names: readonly Step[]) => v.object(Object.fromEntries(names.map((name) => [name, Blocked])) as Record<Step, typeof Blocked>)

const UnitType = codesOf(unitTypes)
const UnionStateCode = codesOf(unionStates)
const EventCode = codesOf(membershipEvents)
const Reason = Text(200)
const memberId = { memberId: Id }
const orgId = { orgId: Id }

export const UnitView = v.object({
  orgId: Id,
  type: UnitType,
  name: v.string(),
  parentId: v.nullable(Id),
  isClosed: v.boolean(),
  /** People in it and below, who have not left. */
  people: v.number(),
  /** People whose path is rewritten already, while a move is under way. */
  moving: v.nullable(v.number()),
})
export type UnitView = v.InferOutput<typeof UnitView>
const Units = v.object({ units: v.array(UnitView), blocked: blocked('edit') })

const GrantView = v.object({ role: RoleCode, portfolio: v.nullable(PortfolioCode), orgId: Id, orgName: v.string() })
export type GrantView = v.InferOutput<typeof GrantView>

export const PersonCard = v.object({
  memberId: Id,
  name: v.string(),
  staffNo: v.string(),
  unitName: v.string(),
  post: v.string(),
  state: UnionStateCode,
  isBound: v.boolean(),
  hasLeft: v.boolean(),
  roles: v.array(v.string()),
})
export type PersonCard = v.InferOutput<typeof PersonCard>

export const RoleChangeView = v.object({
  changeId: Id,
  number: v.string(),
  status: codesOf(roleChangeStatuses),
  memberId: Id,
  name: v.string(),
  unitName: v.string(),
  isRemoval: v.boolean(),
  grant: GrantView,
  reason: v.string(),
  proposedByName: v.string(),
  decidedByName: v.string(),
  decision: v.string(),
  at: InstantOut,
  dueAt: v.nullable(InstantOut),
  blocked: blocked('confirm', 'decline', 'withdraw'),
})
export type RoleChangeView = v.InferOutput<typeof RoleChangeView>

const DelegateshipIn = v.object({ constituency: Text(40), fromDay: Day, untilDay: Day })

export const PersonView = v.object({
  ...PersonCard.entries,
  gender: v.nullable(codesOf(genders)),
  joinedOn: v.nullable(Day),
  shift: v.string(),
  leftOn: v.nullable(Day),
  unionUnits: v.array(v.string()),
  employerUnits: v.array(v.string()),
  memberSince: v.nullable(Day),
  grants: v.array(GrantView),
  delegate: v.nullable(DelegateshipIn),
  declaredOn: v.nullable(Day),
  /** Only for those who appoint; null for others. */
  relatives: v.nullable(v.array(v.object({ name: v.string(), unitName: v.string(), relation: codesOf(relations) }))),
  history: v.array(HistoryView),
  changes: v.array(RoleChangeView),
  events: v.array(v.object({ event: EventCode, blocked: Blocked })),
  blocked: blocked('place', 'role', 'delegate', 'handover'),
})
export type PersonView = v.InferOutput<typeof PersonView>

export const ApplicationView = v.object({
  caseId: Id,
  number: v.string(),
  kind: codesOf(applicationKinds),
  status: codesOf(applicationStatuses),
  memberId: Id,
  name: v.string(),
  unitName: v.string(),
  post: v.string(),
  reason: v.string(),
  /** What the committee said last. */
  opinion: v.string(),
  ownerLabel: v.string(),
  submittedAt: InstantOut,
  dueAt: v.nullable(InstantOut),
  isOverdue: v.boolean(),
  clause: Clause,
  steps: v.array(HistoryView),
  blocked: blocked('approve', 'return', 'withdraw', 'resubmit'),
})
export type ApplicationView = v.InferOutput<typeof ApplicationView>

const MyMembership = v.object({ state: UnionStateCode, memberSince: v.nullable(Day), application: v.nullable(ApplicationView), blocked: blocked('join', 'quit') })
const MyRelatives = v.object({
  relatives: v.array(v.object({ staffNo: v.string(), name: v.string(), relation: codesOf(relations) })),
  declaredOn: v.nullable(Day),
  /** Officers must have declared, if only that there is nobody. */
  isOfficer: v.boolean(),
})

const Moving = v.object({
  successorName: v.string(),
  /** What the successor must keep away from goes to the chair, whose name for it this is. */
  chairLabel: v.string(),
  items: v.array(v.object({ noun: v.string(), label: v.string(), count: v.number(), toChair: v.number(), titles: v.array(v.string()) })),
  /** Open, but decided by somebody else: keeps the name it has. */
  stays: v.array(v.object({ noun: v.string(), label: v.string(), why: v.string(), count: v.number(), titles: v.array(v.string()) })),
  /** Offices do not move by themselves: two people change them. */
  offices: v.array(GrantView),
  left: v.number(),
  blocked: blocked('handover'),
})

const read = <Input extends v.GenericSchema, Output extends v.GenericSchema>(input: Input, output: Output) => ({ kind: 'read', input, output }) as const
const write = <Input extends v.GenericSchema, Output extends v.GenericSchema>(input: Input, output: Output) => ({ kind: 'write', input, output }) as const
const changeId = { changeId: Id }
const caseId = { caseId: Id }
const successor = { ...memberId, successorStaffNo: Text(20) }

export const peopleActions = {
  'people.units': read(v.object({}), Units),
  'people.addUnit': write(v.object({ type: UnitType, name: Text(40), parentId: v.nullable(Id) }), Units),
  'people.renameUnit': write(v.object({ ...orgId, name: Text(40) }), Units),
  /** Begins the move; `people.stepUnit` goes on until `moving` is null. */
  'people.moveUnit': write(v.object({ ...orgId, parentId: Id }), Units),
  'people.stepUnit': write(v.object(orgId), Units),
  'people.closeUnit': write(v.object({ ...orgId, reason: Reason }), Units),

  'people.list': read(
    v.object({ ...pageInput, orgId: v.optional(Id), search: v.optional(OptionalText(30)), state: v.optional(UnionStateCode), hasLeft: v.optional(v.boolean(), false), officers: v.optional(v.boolean(), false) }),
    PageOf(PersonCard),
  ),
  'people.get': read(v.object(memberId), PersonView),
  'people.place': write(v.object({ ...memberId, orgId: Id, employerOrgId: v.nullable(Id), post: Text(40), shift: OptionalText(20), reason: Reason }), PersonView),
  'people.setDelegate': write(v.object({ ...memberId, delegate: v.nullable(DelegateshipIn), reason: Reason }), PersonView),

  'people.proposeRole': write(v.object({ ...memberId, isRemoval: v.boolean(), role: RoleCode, portfolio: v.optional(PortfolioCode), ...orgId, reason: Reason }), RoleChangeView),
  'people.confirmRole': write(v.object({ ...changeId, note: OptionalText(200) }), RoleChangeView),
  'people.declineRole': write(v.object({ ...changeId, reason: Reason }), RoleChangeView),
  'people.withdrawRole': write(v.object(changeId), RoleChangeView),
  'people.roleChanges': read(v.object({ ...pageInput, status: v.optional(codesOf(roleChangeStatuses)) }), PageOf(RoleChangeView)),
  'people.roleChange': read(v.object(changeId), RoleChangeView),

  'people.membership': read(v.object({}), MyMembership),
  'people.apply': write(v.object({ kind: codesOf(applicationKinds), reason: Text(300) }), MyMembership),
  'people.withdraw': write(v.object(caseId), MyMembership),
  'people.application': read(v.object(caseId), ApplicationView),
  'people.approve': write(v.object({ ...caseId, note: OptionalText(200) }), ApplicationView),
  'people.return': write(v.object({ ...caseId, reason: Reason }), ApplicationView),
  'people.moveMembership': write(v.object({ ...memberId, event: EventCode, reason: Reason }), PersonView),

  'people.relatives': read(v.object({}), MyRelatives),
  'people.declare': write(
    v.object({ relatives: v.pipe(v.array(v.object({ staffNo: Text(20), name: Text(30), relation: codesOf(relations) })), v.maxLength(20)) }),
    MyRelatives,
  ),

  'people.handoverPlan': read(v.object(successor), Moving),
  /** Moves the next ones; `left` says how many remain. */
  'people.handover': write(v.object({ ...successor, reason: Reason }), v.object({ moved: Count(0, 1000), left: v.number() })),
} as const

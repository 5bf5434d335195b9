/** Units, offices and membership: what may be done, by whom, and what follows. Pure. */
import { exclusiveRoles, type Grant, type Portfolio, type Role } from '@/types/roles'
import type { ErrorCode } from '@/types/errors'
import type { MembershipEvent, UnionState, UnitType } from '@/types/peopleNames'
import type { Application, RoleChange } from '@/cloudfunctions/kit/documents/membership'
import type { Member, Org } from '@/cloudfunctions/kit/documents/people'

type Held = Pick<Member, 'grants'>

const holdsIn = (me: Held, roles: readonly Role[], orgPath: readonly string[]) => me.grants.some(({ role, orgId }) => roles.includes(role) && orgPath.includes(orgId))

/** Who sees the people of a unit; who changes where they stand; who appoints; who keeps the tree. */
export const VIEWERS: readonly Role[] = ['GRP', 'OFF', 'CHAIR', 'VICE', 'HR', 'ADM', 'AUD']
export const PLACERS: readonly Role[] = ['ADM', 'HR', 'CHAIR']
export const KEEPERS: readonly Role[] = ['ADM', 'CHAIR']

export const mayView = (me: Held, orgPath: readonly string[]) => holdsIn(me, VIEWERS, orgPath)
export const whyNotPlace = (me: Held, orgPath: readonly string[]): ErrorCode | null => (holdsIn(me, PLACERS, orgPath) ? null : 'NOT_ALLOWED')
export const whyNotKeep = (me: Held, orgPath: readonly string[]): ErrorCode | null => (holdsIn(me, KEEPERS, orgPath) ? null : 'NOT_ALLOWED')

// units

/** Under what each kind of unit may stand; null: on its own. */
const parents: Readonly<Record<UnitType, ReadonlyArray<UnitType | null>>> = {
  upper: [null, 'upper'],
  group: [null, 'upper'],
  company: [null, 'upper', 'group'],
  branch: ['company', 'branch'],
  unionGroup: ['company', 'branch'],
  department: [null, 'company', 'department'],
  team: ['department'],
}

type Place = Pick<Org, '_id' | 'name' | 'type' | 'parentId' | 'closedOn'>

export function whyNotStand(type: UnitType, name: string, parent: Place | null, siblings: readonly Place[]): ErrorCode | null {
  if (parent?.closedOn) return 'ORG_CLOSED'
  if (!parents[type].includes(parent?.type ?? null)) return 'ORG_WRONG_PLACE'
  return siblings.some((sibling) => sibling.name === name && !sibling.closedOn) ? 'ORG_NAME_TAKEN' : null
}

/** `under` is the path of the new parent: a unit never stands below itself. */
export function whyNotMove(org: Org, parent: Place, under: readonly string[], siblings: readonly Place[]): ErrorCode | null {
  if (org.closedOn) return 'ORG_CLOSED'
  if (org.moving) return 'ORG_MOVING'
  if (under.includes(org._id)) return 'ORG_WRONG_PLACE'
  return whyNotStand(org.type, org.name, parent, siblings.filter(({ _id }) => _id !== org._id))
}

export function whyNotClose(org: Org, people: number, children: readonly Place[]): ErrorCode | null {
  if (org.closedOn) return 'ORG_CLOSED'
  if (org.moving) return 'ORG_MOVING'
  if (children.some(({ closedOn }) => !closedOn)) return 'ORG_HAS_UNITS'
  return people > 0 ? 'ORG_HAS_PEOPLE' : null
}

// offices: two people for every change

export const sameGrant = (a: Grant, b: Grant) => a.role === b.role && a.orgId === b.orgId && (a.portfolio ?? '') === (b.portfolio ?? '')

const clashes = (grants: readonly Grant[], { role }: Grant) =>
  exclusiveRoles.some(([a, b]) => grants.some((held) => (held.role === a && role === b) || (held.role === b && role === a)))

type Person = Pick<Member, '_id' | 'grants' | 'leftOn' | 'declaredOn' | 'relatives'>

/** What stands in the way of the change itself, whoever makes it. */
export function whyNotChange(person: Person, grant: Grant, isRemoval: boolean): ErrorCode | null {
  if (person.leftOn) return 'NO_LONGER_EMPLOYED'
  const isHeld = person.grants.some((held) => sameGrant(held, grant))
  if (isRemoval) return isHeld ? null : 'ROLE_NOT_HELD'
  if (isHeld) return 'ROLE_HELD'
  return clashes(person.grants, grant) ? 'ROLE_EXCLUSIVE' : null
}

export function whyNotPropose(me: Person, person: Person, grant: Grant, isRemoval: boolean, orgPath: readonly string[]): ErrorCode | null {
  const keeps = whyNotKeep(me, orgPath)
  if (keeps) return keeps
  if (!isRemoval && me._id === person._id) return 'ROLE_SELF'
  return whyNotChange(person, grant, isRemoval)
}

type Proposal = Pick<RoleChange, 'status' | 'proposedBy' | 'memberId' | 'isRemoval' | 'orgPath' | 'grant'>

/** Offices that decide about others: whoever takes one has told who their relatives are. */
const DECIDING: ReadonlySet<Role> = new Set(['GRP', 'OFF', 'CASE', 'CHAIR', 'VICE', 'AUD', 'DEPT', 'EHS', 'HR', 'FIN', 'JURY', 'EXEC'])

/**
 * The second person. Somebody appointed does not confirm the own appointment, except that the very first second
 * keeper of a unit accepts the office: until then there is nobody else who could (`keepers` are those there are).
 */
export function whyNotConfirm(me: Person, change: Proposal, person: Person, keepers: readonly string[]): ErrorCode | null {
  if (change.status !== 'proposed') return 'ROLE_SETTLED'
  if (me._id === change.proposedBy) return 'ROLE_SECOND_PERSON'
  const isFirst = keepers.length === 1 && keepers[0] === change.proposedBy && !change.isRemoval && KEEPERS.includes(change.grant.role)
  const accepts = me._id === change.memberId && isFirst
  if (!accepts) {
    if (whyNotKeep(me, change.orgPath)) return 'NOT_ALLOWED'
    if (me._id === change.memberId) return change.isRemoval ? 'ROLE_SECOND_PERSON' : 'ROLE_SELF'
    if (me.relatives.includes(person._id) || person.relatives.includes(me._id)) return 'CASE_CONFLICT_OF_INTEREST'
  }
  if (!change.isRemoval && DECIDING.has(change.grant.role) && !person.declaredOn) return 'ROLE_RELATIVES_FIRST'
  return whyNotChange(person, change.grant, change.isRemoval)
}

export function whyNotDecline(me: Person, change: Proposal): ErrorCode | null {
  if (change.status !== 'proposed') return 'ROLE_SETTLED'
  if (me._id === change.proposedBy) return 'ROLE_SECOND_PERSON'
  return me._id === change.memberId || !whyNotKeep(me, change.orgPath) ? null : 'NOT_ALLOWED'
}

export function whyNotTakeBack(me: Person, change: Proposal): ErrorCode | null {
  if (change.status !== 'proposed') return 'ROLE_SETTLED'
  return me._id === change.proposedBy ? null : 'NOT_ALLOWED'
}

// membership

interface EventRule {
  readonly from: readonly UnionState[]
  readonly to: UnionState
  /** Decided by the committee, entered by the chair. */
  readonly byCommittee: boolean
}

const rule = (from: readonly UnionState[], to: UnionState, byCommittee = false): EventRule => ({ from, to, byCommittee })

export const events: Readonly<Record<MembershipEvent, EventRule>> = {
  transferOut: rule(['member'], 'leaving'),
  transferred: rule(['leaving'], 'moved'),
  stay: rule(['leaving'], 'member'),
  transferIn: rule(['none', 'moved'], 'member'),
  retire: rule(['member'], 'kept'),
  resume: rule(['kept'], 'member'),
  lapse: rule(['member'], 'lapsed', true),
  expel: rule(['member'], 'expelled', true),
}

const organises = (me: Held, orgPath: readonly string[]) =>
  me.grants.some(({ role, portfolio, orgId }) => orgPath.includes(orgId) && (role === 'CHAIR' || (role === 'OFF' && (!portfolio || portfolio === ('organisation' satisfies Portfolio)))))

type Subject = Pick<Member, '_id' | 'orgPath' | 'relatives'>

const isInvolved = (me: Pick<Member, '_id' | 'relatives'>, subject: Pick<Subject, '_id' | 'relatives'>) =>
  me._id === subject._id || me.relatives.includes(subject._id) || subject.relatives.includes(me._id)

export function whyNotEvent(event: MembershipEvent, me: Member, subject: Subject & Pick<Member, 'leftOn'>, state: UnionState): ErrorCode | null {
  const { from, byCommittee } = events[event]
  const may = byCommittee ? holdsIn(me, ['CHAIR'], subject.orgPath) : organises(me, subject.orgPath)
  if (!may) return 'NOT_ALLOWED'
  if (!from.includes(state)) return 'MEMBERSHIP_WRONG_STATE'
  return isInvolved(me, subject) ? 'CASE_CONFLICT_OF_INTEREST' : null
}

/** Who may apply: to join, whoever is outside (also again, after leaving); to leave, members. */
export function whyNotApply(kind: Application['kind'], state: UnionState, open: Pick<Application, 'status' | 'kind'> | null): ErrorCode | null {
  if (open?.status === 'pending' || (open?.status === 'returned' && open.kind !== kind)) return 'MEMBERSHIP_WRONG_STATE'
  const from: readonly UnionState[] = kind === 'join' ? ['none', 'quit', 'lapsed', 'moved'] : ['member', 'kept']
  return from.includes(state) ? null : 'MEMBERSHIP_WRONG_STATE'
}

/** The committee's decision; also through somebody who stands in, whose owner must be as free as they. */
export function whyNotDecide(application: Pick<Application, 'status' | 'orgPath' | 'memberId'>, me: Member, hats: ReadonlyArray<{ readonly owner: Member }>, subject: Subject): ErrorCode | null {
  const fitting = hats.filter(({ owner }) => organises(owner, application.orgPath))
  if (fitting.length === 0) return 'NOT_ALLOWED'
  if (application.status !== 'pending') return 'MEMBERSHIP_WRONG_STATE'
  return isInvolved(me, subject) || fitting.every(({ owner }) => isInvolved(owner, subject)) ? 'CASE_CONFLICT_OF_INTEREST' : null
}

export function whyNotWithdraw(application: Pick<Application, 'status' | 'memberId'>, memberId: string): ErrorCode | null {
  if (application.memberId !== memberId) return 'MEMBERSHIP_NOT_YOURS'
  return application.status === 'pending' || application.status === 'returned' ? null : 'MEMBERSHIP_WRONG_STATE'
}

export const outcomeOf = (kind: Application['kind']): UnionState => (kind === 'join' ? 'member' : 'quit')

/** While a join is open the roster says so; whoever leaves stays a member until the decision. */
export const stateWhileOpen = (kind: Application['kind'], before: UnionState): UnionState => (kind === 'join' ? 'pending' : before)

// handing over

export function whyNotHandOver(me: Member, from: Person & Pick<Member, 'orgPath'>, to: (Person & Pick<Member, 'orgPath'>) | null): ErrorCode | null {
  if (me._id !== from._id && whyNotKeep(me, from.orgPath)) return 'NOT_ALLOWED'
  // The people of another company are nobody here.
  if (!to || to.leftOn || to.orgPath[0] !== from.orgPath[0]) return 'NOT_FOUND'
  if (to._id === from._id) return 'HANDOVER_SELF'
  return from.grants.some((grant) => clashes(to.grants, grant)) ? 'HANDOVER_EXCLUSIVE' : null
}

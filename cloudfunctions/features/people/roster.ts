/** The people of one's units: found, looked at, placed; what an officer enters about their membership. */
import { amend, receiptIn, unionStateOf } from '@/cloudfunctions/kit/amend'
import { db } from '@/cloudfunctions/kit/db'
import type { RoleChange } from '@/cloudfunctions/kit/documents/membership'
import type { Member, Org } from '@/cloudfunctions/kit/documents/people'
import { any, contains, exists, not, oneOf, type Filter } from '@/cloudfunctions/kit/filter'
import { beyond, pageOf } from '@/cloudfunctions/kit/paging'
import type { Request } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound, holding } from '@/cloudfunctions/kit/serve'
import { holdsSomewhere } from '@/cloudfunctions/kit/session'
import { allUnits, pathOf, unitsOf } from '@/cloudfunctions/kit/units'
import { dayOf } from '@/types/calendar'
import type { MembershipEvent } from '@/types/peopleNames'
import { normalStaffNo } from '@/types/staffNo'
import { namesOf, stepsOf } from './names'
import { roleChangeView } from './roles'
import { events, mayView, VIEWERS, whyNotEvent, whyNotKeep, whyNotPlace } from './rules'
import { isUnionUnit } from './tree'
import { grantWords } from './words'

const HISTORY_SHOWN = 30

interface Wanted {
  readonly orgId?: string | undefined
  readonly search?: string | undefined
  readonly state?: string | undefined
  readonly hasLeft: boolean
  readonly officers: boolean
}

/** Within one's own units, in either tree; old rows say membership with a flag alone. */
export function filterOf(me: Member, { orgId, search, state, hasLeft, officers }: Wanted, units: ReadonlyMap<string, Org>): Filter {
  const own = unitsOf(me, VIEWERS)
  const unit = orgId ? units.get(orgId) : undefined
  const isMine = orgId && pathOf(orgId, units).some((id) => own.includes(id))
  if (orgId && !isMine && !(unit && !isUnionUnit(unit))) refuse('NOT_FOUND')
  const place: Filter = unit && !isUnionUnit(unit) ? { employerPath: unit._id, orgPath: oneOf(own) } : { orgPath: orgId ?? oneOf(own) }
  const old: Filter = state === 'member' ? { isUnionMember: true } : state === 'none' ? { isUnionMember: false, membership: oneOf(['none', null]) } : state ? { membership: state } : {}
  const base: Filter = { ...place, ...old, leftOn: hasLeft ? not(null) : null, ...(officers ? { 'grants.0': exists(true) } : {}) }
  if (!search) return base
  const either: readonly Filter[] = [{ name: contains(search) }, { staffNo: contains(normalStaffNo(search)) }]
  return { ...base, [any]: either }
}

export const cardOf = (member: Member) => ({
  memberId: member._id, name: member.name, staffNo: member.staffNo, unitName: member.unitName, post: member.post, state: unionStateOf(member),
  isBound: member.openid !== null, hasLeft: member.leftOn !== null, roles: [...new Set(member.grants.map(grantWords))],
})

interface Around {
  readonly me: Member
  readonly units: ReadonlyMap<string, Org>
  readonly changes: readonly RoleChange[]
  /** Relatives and people named in the history. */
  readonly others: ReadonlyMap<string, Member>
  readonly names: ReadonlyMap<string, string>
}

function relativesOf(person: Member, { me, others }: Around) {
  if (whyNotKeep(me, person.orgPath) && me._id !== person._id) return null
  return (person.declared ?? []).map(({ memberId, relation }) => ({ name: others.get(memberId)?.name ?? '', unitName: others.get(memberId)?.unitName ?? '', relation }))
}

/** Reasons of moves and of membership are for those who enter them. */
const mayKnow = (me: Member, person: Member) => !whyNotPlace(me, person.orgPath) || whyNotEvent('retire', me, person, 'member') !== 'NOT_ALLOWED'

export function personView(person: Member, around: Around) {
  const { me, units, changes, names } = around
  const unitNames = (path: readonly string[]) => path.flatMap((id) => units.get(id)?.name ?? [])
  const { gender = null, joinedOn = null, shift, leftOn, memberSince = null, delegate = null, declaredOn = null, grants, orgPath, employerPath = [], history = [] } = person
  const keep = whyNotKeep(me, orgPath)
  return {
    ...cardOf(person), gender, joinedOn, shift, leftOn, memberSince, delegate, declaredOn,
    unionUnits: unitNames(orgPath), employerUnits: unitNames(employerPath),
    grants: grants.map(({ role, portfolio, orgId }) => ({ role, portfolio: portfolio ?? null, orgId, orgName: units.get(orgId)?.name ?? '' })),
    relatives: relativesOf(person, around),
    history: mayKnow(me, person) ? stepsOf(history.slice(-HISTORY_SHOWN), names).reverse() : [],
    changes: changes.map((change) => roleChangeView(change, me, person, [])),
    events: (Object.keys(events) as MembershipEvent[]).map((event) => ({ event, blocked: whyNotEvent(event, me, person, unionStateOf(person)) })),
    blocked: { place: whyNotPlace(me, orgPath), role: keep, delegate: whyNotDelegate(me, person), handover: me._id === person._id ? null : keep },
  }
}

const whyNotDelegate = (me: Member, person: Member) => (whyNotPlace(me, person.orgPath) ? ('NOT_ALLOWED' as const) : person.grants.some(({ role }) => role === 'REP') ? null : ('ROLE_NOT_HELD' as const))

interface Known {
  readonly units?: ReadonlyMap<string, Org>
  readonly changes?: readonly RoleChange[]
}

const openChanges = (memberId: string) => db.roleChanges.find({ memberId, status: 'proposed' }, { limit: 20 })

/** The person and all that stands around them: units, changes, names, and relatives where there are any. */
async function shownTo(me: Member, person: Member, known: Known = {}) {
  const history = (person.history ?? []).slice(-HISTORY_SHOWN)
  const [units, changes, names] = await Promise.all([known.units ?? allUnits(), known.changes ?? openChanges(person._id), namesOf(history)])
  const ids = (person.declared ?? []).map(({ memberId }) => memberId)
  const others = ids.length > 0 ? await db.members.find({ _id: oneOf(ids) }, { limit: 50 }) : []
  return personView(person, { me, units, changes, names, others: new Map(others.map((other) => [other._id, other])) })
}

async function seen(memberId: string, me: Member): Promise<Member> {
  const person = await db.members.get(memberId)
  return person && mayView(me, person.orgPath) ? person : refuse('NOT_FOUND')
}

/** The department is one of the same company, or of none. */
const whyNotBoth = (company: string | undefined, other: string | null | undefined, units: ReadonlyMap<string, Org>) =>
  other && other !== company && units.get(other)?.type === 'company' ? ('ORG_WRONG_PLACE' as const) : null

type Amended = Parameters<typeof amend<Member>>[2]

async function change(person: Member, amendment: Amended, request: Request): Promise<Member> {
  return (await amend(db.members, person, { ...amendment, request })) ?? refuse('CHANGED_MEANWHILE')
}

interface BesidePerson {
  readonly [name: string]: unknown
  readonly person: Member | null
  readonly changes: readonly RoleChange[]
}

export const rosterRoutes = {
  'people.list': holding<'people.list'>(...VIEWERS)({
    handle: async ({ input: { cursor, limit, ...wanted }, me }) => {
      const units = wanted.orgId ? await allUnits() : new Map<string, Org>()
      const people = await db.members.find({ ...filterOf(me, wanted, units), _id: beyond(1, cursor, '') }, { order: [['_id', 1]], limit: limit + 1 })
      return pageOf(people, limit, ({ _id }) => _id, cardOf)
    },
  }),

  /** One's own row is one's own; to people without an office nobody else's is refused as such, to officers of other units it does not exist. */
  'people.get': bound<'people.get'>()<BesidePerson>({
    reads: ({ memberId }) => ({ person: { from: 'members', id: memberId }, changes: { from: 'roleChanges', every: { field: 'memberId', path: 'person._id' } } }),
    handle: async ({ me, beside: { person, changes } }) => {
      if (person?._id !== me._id && !holdsSomewhere(me, VIEWERS)) return refuse('NOT_ALLOWED')
      if (!person || (person._id !== me._id && !mayView(me, person.orgPath))) return refuse('NOT_FOUND')
      return shownTo(me, person, { changes: changes.filter(({ status }) => status === 'proposed') })
    },
  }),

  'people.place': holding<'people.place'>(...VIEWERS)({
    handle: async ({ input: { memberId, orgId, employerOrgId, post, shift, reason }, me, request, now }) => {
      const [person, units] = await Promise.all([seen(memberId, me), allUnits()])
      if (receiptIn(person, request)) return shownTo(me, person, { units })
      refuseIf(whyNotPlace(me, person.orgPath))
      const [unit, employer] = [units.get(orgId) ?? refuse('NOT_FOUND', 'orgId'), employerOrgId ? (units.get(employerOrgId) ?? refuse('NOT_FOUND', 'employerOrgId')) : null]
      refuseIf(whyNotPlace(me, pathOf(orgId, units)))
      refuseIf(unit.closedOn || employer?.closedOn ? 'ORG_CLOSED' : null)
      refuseIf(!isUnionUnit(unit) || (employer && isUnionUnit(employer)) ? 'ORG_WRONG_PLACE' : null)
      refuseIf(whyNotBoth(pathOf(orgId, units)[0], employer && pathOf(employer._id, units)[0], units))
      const department = employer && pathOf(employer._id, units).map((id) => units.get(id)).find((org) => org?.type === 'department')
      const set = {
        orgPath: pathOf(orgId, units), post, shift,
        ...(employer ? { employerPath: pathOf(employer._id, units), unitName: department?.name ?? employer.name } : {}),
      }
      return shownTo(me, await change(person, { set, line: { at: now, by: me._id, action: 'people.place', note: `${unit.name} ${post} ${reason}` } }, request), { units })
    },
  }),

  'people.setDelegate': holding<'people.setDelegate'>(...VIEWERS)({
    handle: async ({ input: { memberId, delegate, reason }, me, request, now }) => {
      const person = await seen(memberId, me)
      if (receiptIn(person, request)) return shownTo(me, person)
      refuseIf(whyNotPlace(me, person.orgPath) ?? (delegate ? whyNotDelegate(me, person) : null))
      if (delegate && delegate.untilDay < delegate.fromDay) refuse('BAD_INPUT', 'untilDay')
      const note = `${delegate ? `${delegate.constituency} ${delegate.fromDay}–${delegate.untilDay}` : '届满'} ${reason}`
      return shownTo(me, await change(person, { set: { delegate }, line: { at: now, by: me._id, action: 'people.setDelegate', note } }, request))
    },
  }),

  'people.moveMembership': holding<'people.moveMembership'>('OFF', 'CHAIR')({
    handle: async ({ input: { memberId, event, reason }, me, request, now }) => {
      const person = await seen(memberId, me)
      if (receiptIn(person, request)) return shownTo(me, person)
      const state = unionStateOf(person)
      refuseIf(whyNotEvent(event, me, person, state))
      const { to } = events[event]
      const set = { membership: to, isUnionMember: to === 'member', ...(to === 'member' && !person.memberSince ? { memberSince: dayOf(now) } : {}) }
      return shownTo(me, await change(person, { set, line: { at: now, by: me._id, action: `people.${event}`, note: reason }, from: state, to }, request))
    },
  }),
}

/**
 * Offices change by two people. The change is decided on its own document first, then written onto the person;
 * what a crash leaves between the two is finished by the next call or the timer. From the write on, the next call
 * of the person is judged by the new offices.
 */
import { amend } from '@/cloudfunctions/kit/amend'
import { keysAlong, nobody, waiting } from '@/cloudfunctions/kit/case'
import { holdersOf } from '@/cloudfunctions/kit/caseClock'
import { db } from '@/cloudfunctions/kit/db'
import type { RoleChange } from '@/cloudfunctions/kit/documents/membership'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { idFor } from '@/cloudfunctions/kit/ids'
import { tell } from '@/cloudfunctions/kit/notify'
import { numbered, numberFor } from '@/cloudfunctions/kit/numbers'
import { beyond, END_OF_TIME, pageOf, sortKey } from '@/cloudfunctions/kit/paging'
import { born, move, receiptOf, type Request } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound, holding } from '@/cloudfunctions/kit/serve'
import { allUnits, pathOf } from '@/cloudfunctions/kit/units'
import { dayOf } from '@/types/calendar'
import type { Grant } from '@/types/roles'
import { freeAdmin } from './admins'
import { waitUntil } from './clock'
import { KEEPERS, sameGrant, whyNotChange, whyNotConfirm, whyNotDecline, whyNotKeep, whyNotPropose, whyNotTakeBack } from './rules'
import { grantWords, owners, roleNews } from './words'

const TRIES = 5
/** What came between the confirmation and the row of the person. */
const overtaken = { lastAdmin: '是最后一位系统管理员，没有免去', exclusive: '同时获得了不能兼任的职务，没有授予' } as const

const keeperKeys = (orgPath: readonly string[]) => [...keysAlong(orgPath, 'ADM'), ...keysAlong(orgPath, 'CHAIR')]

/** Those who could confirm a change in this unit. One call. */
const keepersOf = async (orgPath: readonly string[]) => (await holdersOf(keeperKeys(orgPath))).filter(({ leftOn }) => !leftOn).map(({ _id }) => _id)

export function roleChangeView(change: RoleChange, me: Member, person: Member | null, keepers: readonly string[]) {
  const { _id, number, status, memberId, name, unitName, isRemoval, grant, orgName, reason, proposedByName, decidedByName, decision, submittedAt, dueAt } = change
  return {
    changeId: _id, number, status, memberId, name, unitName, isRemoval, reason, proposedByName, decidedByName, decision, at: submittedAt, dueAt,
    grant: { role: grant.role, portfolio: grant.portfolio ?? null, orgId: grant.orgId, orgName },
    blocked: { confirm: person ? whyNotConfirm(me, change, person, keepers) : ('NOT_FOUND' as const), decline: whyNotDecline(me, change), withdraw: whyNotTakeBack(me, change) },
  }
}

interface Wish {
  readonly person: Member
  readonly grant: Grant
  readonly orgName: string
  readonly orgPath: readonly string[]
  readonly isRemoval: boolean
  readonly reason: string
}

async function propose(me: Member, { person, grant, orgName, orgPath, isRemoval, reason }: Wish, request: Request, now: Date): Promise<RoleChange> {
  const _id = idFor('roleChange', me._id, request.id)
  const year = dayOf(now).slice(0, 4)
  const { wait } = await waitUntil('people.roleDays', keeperKeys(orgPath), owners.keepers, orgPath, now)
  const note = `${isRemoval ? '免去' : '授予'}${grantWords(grant)} ${reason}`
  const change: RoleChange = {
    _id, ...born('proposed', { at: now, by: me._id, action: 'people.proposeRole', note }, request), status: 'proposed',
    number: numbered('职务', year, await numberFor('roleChange', year, _id)), ...waiting(_id, wait, now), refusals: [],
    memberId: person._id, name: person.name, unitName: person.unitName, isRemoval, grant, orgName, orgPath, reason,
    proposedBy: me._id, proposedByName: me.name, decidedByName: '', decision: '', submittedAt: now, isApplying: false, listKey: sortKey(now, _id),
  }
  if (await db.roleChanges.insert(change)) return change
  return (await db.roleChanges.get(_id)) ?? refuse('CHANGED_MEANWHILE')
}

/** The offices after the change. */
function changed(grants: readonly Grant[], { grant, isRemoval }: Pick<RoleChange, 'grant' | 'isRemoval'>): Grant[] {
  const others = grants.filter((held) => !sameGrant(held, grant))
  return isRemoval ? others : [...others, grant]
}

type Applied = 'written' | 'lastAdmin' | 'exclusive' | 'later'

/** Writes a confirmed change onto the person, if it still may be. Written before, it stays; 'later' when others keep writing on the same row. */
async function apply(change: RoleChange, by: string, now: Date, known: Member | null): Promise<Applied> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const person = tries === 0 && known ? known : await db.members.get(change.memberId)
    if (!person || person.leftOn) return 'written'
    const isThere = person.grants.some((held) => sameGrant(held, change.grant))
    if (isThere !== change.isRemoval) return 'written'
    if (change.isRemoval && change.grant.role === 'ADM' && !(await freeAdmin(person, by, now, [change.grant.orgId]))) return 'lastAdmin'
    if (whyNotChange(person, change.grant, change.isRemoval) === 'ROLE_EXCLUSIVE') return 'exclusive'
    const line = { at: now, by, action: change.isRemoval ? 'people.removeRole' : 'people.grantRole', note: `${grantWords(change.grant)} ${change.orgName} ${change.number}` }
    if (await amend(db.members, person, { set: { grants: changed(person.grants, change) }, line })) return 'written'
  }
  return 'later'
}

/** An administrator appointed anew is counted again. */
async function welcomeAdmin({ grant, isRemoval, memberId }: RoleChange, by: string, now: Date): Promise<void> {
  if (isRemoval || grant.role !== 'ADM') return
  const org = await db.orgs.get(grant.orgId)
  if (!org?.leavingAdmins?.includes(memberId)) return
  const leavingAdmins = org.leavingAdmins.filter((id) => id !== memberId)
  await amend(db.orgs, org, { set: { leavingAdmins }, line: { at: now, by, action: 'people.adminComes', note: memberId } })
}

/** A change that can no longer be made is over and says why: left to be tried again for ever, it would keep others waiting. */
const undone = (change: RoleChange, decision: string, now: Date) =>
  move(db.roleChanges, change, { to: 'declined', line: { at: now, by: 'system', action: 'people.declineRole', note: decision }, set: { isApplying: false, decision } })

async function settleApplied(change: RoleChange, by: string, now: Date, known: Member | null = null): Promise<void> {
  await welcomeAdmin(change, by, now)
  const applied = await apply(change, by, now, known)
  if (applied === 'later') return
  if (applied !== 'written') return void (await undone(change, overtaken[applied], now))
  // Told first: as long as it counts as unfinished, somebody comes back to it.
  await tell(roleNews(change, now))
  await db.roleChanges.change({ _id: change._id, isApplying: true }, { set: { isApplying: false } })
}

/** What a crash left between decision and person. For the timer. */
export async function finishRoleChanges(now: Date): Promise<number> {
  const open = await db.roleChanges.find({ isApplying: true }, { limit: 50 })
  for (const change of open) await settleApplied(change, change.history.at(-1)?.by ?? 'system', now)
  return open.length
}

const over = (change: RoleChange, now: Date) => waiting(change._id, nobody(owners.nobody), now, change.readers)

type Asked = { readonly [name: string]: unknown; readonly change: RoleChange | null; readonly people: readonly Member[] }
const besideChange = ({ changeId }: { changeId: string }) =>
  ({ change: { from: 'roleChanges', id: changeId }, people: { from: 'members', every: { field: '_id', path: 'change.memberId' } } }) as const

/** The change and the person it is about; to those it is no business of, it does not exist. */
async function seen({ change, people }: Asked, me: Member) {
  if (!change) return refuse('NOT_FOUND')
  if (change.memberId !== me._id && whyNotKeep(me, change.orgPath)) return refuse('NOT_FOUND')
  return { change, person: people[0] ?? refuse('NOT_FOUND'), keepers: await keepersOf(change.orgPath) }
}

type Decided = 'confirmed' | 'declined' | 'withdrawn'

async function decide(change: RoleChange, to: Decided, me: Member, note: string, request: Request, now: Date): Promise<RoleChange> {
  const actions = { confirmed: 'people.confirmRole', declined: 'people.declineRole', withdrawn: 'people.withdrawRole' } as const
  const set = { ...over(change, now), decidedByName: me.name, decision: note, isApplying: to === 'confirmed' }
  return (await move(db.roleChanges, change, { to, line: { at: now, by: me._id, action: actions[to], note }, set, request })) ?? refuse('CHANGED_MEANWHILE')
}

export const roleRoutes = {
  'people.proposeRole': holding<'people.proposeRole'>(...KEEPERS)({
    handle: async ({ input: { memberId, isRemoval, role, portfolio, orgId, reason }, me, request, now }) => {
      const before = await db.roleChanges.get(idFor('roleChange', me._id, request.id))
      const [person, units] = await Promise.all([db.members.get(memberId), allUnits()])
      const orgPath = pathOf(orgId, units)
      const keepers = await keepersOf(orgPath)
      if (!person || orgPath.length === 0) return refuse('NOT_FOUND')
      if (receiptOf(before, request) && before) return roleChangeView(before, me, person, keepers)
      const grant: Grant = { role, ...(portfolio ? { portfolio } : {}), orgId }
      if (units.get(orgId)?.closedOn && !isRemoval) refuse('ORG_CLOSED')
      refuseIf(whyNotPropose(me, person, grant, isRemoval, orgPath))
      const change = await propose(me, { person, grant, orgName: units.get(orgId)?.name ?? '', orgPath, isRemoval, reason }, request, now)
      return roleChangeView(change, me, person, keepers)
    },
  }),

  'people.confirmRole': bound<'people.confirmRole'>()<Asked>({
    reads: besideChange,
    handle: async ({ input: { note }, me, request, now, beside }) => {
      const { change, person, keepers } = await seen(beside, me)
      if (receiptOf(change, request)) {
        if (change.isApplying) await settleApplied(change, me._id, now)
        return roleChangeView({ ...change, isApplying: false }, me, person, keepers)
      }
      refuseIf(whyNotConfirm(me, change, person, keepers))
      const isLastAdmin = change.isRemoval && change.grant.role === 'ADM' && !(await freeAdmin(person, me._id, now, [change.grant.orgId]))
      if (isLastAdmin) refuse('ROLE_LAST_ADMIN')
      const confirmed = await decide(change, 'confirmed', me, note, request, now)
      await settleApplied(confirmed, me._id, now, person)
      return roleChangeView(confirmed, me, person, keepers)
    },
  }),

  'people.declineRole': bound<'people.declineRole'>()<Asked>({
    reads: besideChange,
    handle: async ({ input: { reason }, me, request, now, beside }) => {
      const { change, person, keepers } = await seen(beside, me)
      if (receiptOf(change, request)) return roleChangeView(change, me, person, keepers)
      refuseIf(whyNotDecline(me, change))
      return roleChangeView(await decide(change, 'declined', me, reason, request, now), me, person, keepers)
    },
  }),

  'people.withdrawRole': bound<'people.withdrawRole'>()<Asked>({
    reads: besideChange,
    handle: async ({ me, request, now, beside }) => {
      const { change, person, keepers } = await seen(beside, me)
      if (receiptOf(change, request)) return roleChangeView(change, me, person, keepers)
      refuseIf(whyNotTakeBack(me, change))
      return roleChangeView(await decide(change, 'withdrawn', me, '', request, now), me, person, keepers)
    },
  }),

  'people.roleChange': bound<'people.roleChange'>()<Asked>({
    reads: besideChange,
    handle: async ({ me, beside }) => {
      const { change, person, keepers } = await seen(beside, me)
      return roleChangeView(change, me, person, keepers)
    },
  }),

  'people.roleChanges': holding<'people.roleChanges'>(...KEEPERS)({
    handle: async ({ input: { status, cursor, limit }, me }) => {
      const kept = me.grants.filter(({ role }) => KEEPERS.includes(role)).map(({ orgId }) => orgId)
      const filter = { orgPath: oneOf(kept), listKey: beyond(-1, cursor, END_OF_TIME), ...(status ? { status } : {}) }
      const changes = await db.roleChanges.find(filter, { order: [['listKey', -1]], limit: limit + 1 })
      const people = await db.members.find({ _id: oneOf([me._id, ...changes.map(({ memberId }) => memberId)]) }, { limit: 60 })
      const personOf = (change: RoleChange) => people.find(({ _id }) => _id === change.memberId) ?? null
      return pageOf(changes, limit, ({ listKey }) => listKey, (change) => roleChangeView(change, me, personOf(change), []))
    },
  }),
}

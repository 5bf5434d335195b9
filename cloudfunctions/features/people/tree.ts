/** The trees of units: 集团 → 公司 → 分会 → 工会小组, and 部门 → 班组. A move rewrites the paths of people below in batches. */
import { amend, receiptIn } from '@/cloudfunctions/kit/amend'
import { db } from '@/cloudfunctions/kit/db'
import type { Member, Org } from '@/cloudfunctions/kit/documents/people'
import { gt } from '@/cloudfunctions/kit/filter'
import { idFor } from '@/cloudfunctions/kit/ids'
import { chained, receiptOf, type Request } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { holding } from '@/cloudfunctions/kit/serve'
import { allUnits, pathOf } from '@/cloudfunctions/kit/units'
import { dayOf } from '@/types/calendar'
import { unionUnitTypes } from '@/types/peopleNames'
import { headsIn } from './heads'
import { KEEPERS, VIEWERS, whyNotClose, whyNotKeep, whyNotMove, whyNotStand } from './rules'

/** People whose paths one request rewrites. */
const PEOPLE_A_STEP = 500
const AT_ONCE = 10

type Units = ReadonlyMap<string, Org>

const childrenOf = (parentId: string | null, units: Units) => [...units.values()].filter((org) => org.parentId === parentId)

export const isUnionUnit = ({ type }: Org) => (unionUnitTypes as readonly string[]).includes(type)

async function viewOf(me: Member, units: Units) {
  const heads = await headsIn(units)
  const shown = [...units.values()].map((org) => ({
    orgId: org._id, type: org.type, name: org.name, parentId: org.parentId, isClosed: Boolean(org.closedOn), people: heads.get(org._id) ?? 0, moving: org.moving?.done ?? null,
  }))
  const edit = [...units.values()].some(({ _id }) => !whyNotKeep(me, pathOf(_id, units))) ? null : ('NOT_ALLOWED' as const)
  return { units: shown, blocked: { edit } }
}

const fresh = async (me: Member) => viewOf(me, await allUnits())

/** The unit, if this person keeps it; a repeated request finds its receipt on it. */
function kept(orgId: string, me: Member, units: Units): Org {
  const org = units.get(orgId) ?? refuse('NOT_FOUND')
  refuseIf(whyNotKeep(me, pathOf(orgId, units)))
  return org
}

async function addUnit(org: Pick<Org, 'type' | 'name' | 'parentId'>, me: Member, request: Request, now: Date): Promise<void> {
  const line = chained(undefined, '', 'open', { at: now, by: me._id, action: 'people.addUnit', note: org.name })
  const _id = idFor('org', me._id, request.id)
  const unit: Org = { _id, ...org, version: 1, history: [line], receipts: [{ requestId: request.id, digest: request.digest, reply: null }] }
  if (!(await db.orgs.insert(unit))) receiptOf({ receipts: (await db.orgs.get(_id))?.receipts ?? [] }, request)
}

/** The path of a person after the unit has moved: what lies above it is new, what lies below stays. */
export function movedPath(path: readonly string[], orgId: string, pathOfUnit: readonly string[]): string[] {
  return [...pathOfUnit, ...path.slice(path.indexOf(orgId) + 1)]
}

const isSamePath = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((orgId, index) => orgId === b[index])

async function rewrite(member: Member, org: Org, pathOfUnit: readonly string[], by: string, now: Date): Promise<void> {
  const field = isUnionUnit(org) ? 'orgPath' : 'employerPath'
  const path = member[field] ?? []
  if (!path.includes(org._id)) return
  const next = movedPath(path, org._id, pathOfUnit)
  if (isSamePath(path, next)) return
  if (await amend(db.members, member, { set: { [field]: next }, line: { at: now, by, action: 'people.moveUnit', note: org.name } })) return
  const again = await db.members.get(member._id)
  if (again) await rewrite(again, org, pathOfUnit, by, now)
}

/** Rewrites the next people below a unit that moved; done again after a crash, nothing changes twice. */
async function stepMove(org: Org, units: Units, by: string, now: Date): Promise<void> {
  const { moving } = org
  if (!moving) return
  const field = isUnionUnit(org) ? 'orgPath' : 'employerPath'
  const people = await db.members.find({ [field]: org._id, _id: gt(moving.upTo) }, { order: [['_id', 1]], limit: PEOPLE_A_STEP })
  const path = pathOf(org._id, units)
  for (let from = 0; from < people.length; from += AT_ONCE) await Promise.all(people.slice(from, from + AT_ONCE).map((member) => rewrite(member, org, path, by, now)))
  const isOver = people.length < PEOPLE_A_STEP
  const next = isOver ? null : { upTo: people.at(-1)?._id ?? '', done: moving.done + people.length }
  await db.orgs.change({ _id: org._id, version: org.version ?? null }, { set: { moving: next } })
}

export const treeRoutes = {
  'people.units': holding<'people.units'>(...VIEWERS)({ handle: async ({ me }) => fresh(me) }),

  'people.addUnit': holding<'people.addUnit'>(...KEEPERS)({
    handle: async ({ input: { type, name, parentId }, me, request, now }) => {
      const units = await allUnits()
      const parent = parentId ? kept(parentId, me, units) : null
      if (!parent && !units.has(idFor('org', me._id, request.id))) refuseIf([...units.values()].some((org) => org.parentId === null && !whyNotKeep(me, [org._id])) ? null : 'NOT_ALLOWED')
      const siblings = childrenOf(parentId, units).filter(({ _id }) => _id !== idFor('org', me._id, request.id))
      refuseIf(whyNotStand(type, name, parent, siblings), 'name')
      await addUnit({ type, name, parentId }, me, request, now)
      return fresh(me)
    },
  }),

  'people.renameUnit': holding<'people.renameUnit'>(...KEEPERS)({
    handle: async ({ input: { orgId, name }, me, request, now }) => {
      const units = await allUnits()
      const org = kept(orgId, me, units)
      if (receiptIn(org, request)) return viewOf(me, units)
      const parent = org.parentId ? (units.get(org.parentId) ?? null) : null
      refuseIf(whyNotStand(org.type, name, parent, childrenOf(org.parentId, units).filter(({ _id }) => _id !== orgId)), 'name')
      const line = { at: now, by: me._id, action: 'people.renameUnit', note: `${org.name} → ${name}` }
      if (!(await amend(db.orgs, org, { set: { name }, line, request }))) refuse('CHANGED_MEANWHILE')
      return fresh(me)
    },
  }),

  'people.moveUnit': holding<'people.moveUnit'>(...KEEPERS)({
    handle: async ({ input: { orgId, parentId }, me, request, now }) => {
      const units = await allUnits()
      const org = kept(orgId, me, units)
      if (receiptIn(org, request)) return viewOf(me, units)
      const parent = kept(parentId, me, units)
      refuseIf(whyNotMove(org, parent, pathOf(parentId, units), childrenOf(parentId, units)), 'parentId')
      const line = { at: now, by: me._id, action: 'people.moveUnit', note: parent.name }
      const moved = await amend(db.orgs, org, { set: { parentId, moving: { upTo: '', done: 0 } }, line, request })
      if (!moved) return refuse('CHANGED_MEANWHILE')
      await stepMove(moved, await allUnits(), me._id, now)
      return fresh(me)
    },
  }),

  'people.stepUnit': holding<'people.stepUnit'>(...KEEPERS)({
    handle: async ({ input: { orgId }, me, now }) => {
      const units = await allUnits()
      await stepMove(kept(orgId, me, units), units, me._id, now)
      return fresh(me)
    },
  }),

  'people.closeUnit': holding<'people.closeUnit'>(...KEEPERS)({
    handle: async ({ input: { orgId, reason }, me, request, now }) => {
      const units = await allUnits()
      const org = kept(orgId, me, units)
      if (receiptIn(org, request)) return viewOf(me, units)
      const field = isUnionUnit(org) ? 'orgPath' : 'employerPath'
      const people = await db.members.count({ [field]: orgId, leftOn: null })
      refuseIf(whyNotClose(org, people, childrenOf(orgId, units)))
      if (!(await amend(db.orgs, org, { set: { closedOn: dayOf(now) }, line: { at: now, by: me._id, action: 'people.closeUnit', note: reason }, request }))) refuse('CHANGED_MEANWHILE')
      return fresh(me)
    },
  }),
}

/** The trees of units: 集团 → 公司 → 分会 → 工会小组, and 部门 → 班组. A move rewrites the paths of people below in batches. */
import { amend, receiptIn } from '@/cloudfunctions/kit/amend'
import { db } from '@/cloudfunctions/kit/db'
import type { Member, Org } from '@/cloudfunctions/kit/documents/people'
import { any, gt, gte, lte } from '@/cloudfunctions/kit/filter'
import { heldFrom } from '@/cloudfunctions/kit/heldFrom'
import { idFor } from '@/cloudfunctions/kit/ids'
import { chained, receiptOf, type Request } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { holding } from '@/cloudfunctions/kit/serve'
import { allUnits, chainOf, housesOf, pathOf, unitsOf } from '@/cloudfunctions/kit/units'
import { dayOf } from '@/types/calendar'
import { unionUnitTypes } from '@/types/peopleNames'
import { headsIn } from './heads'
import { KEEPERS, VIEWERS, whyNotClose, whyNotKeep, whyNotMove, whyNotStand } from './rules'

/** People whose paths one request rewrites. */
const PEOPLE_A_STEP = 500
const AT_ONCE = 10

type Units = ReadonlyMap<string, Org>

const childrenOf = (parentId: string | null, units: Units) => [...units.values()].filter((org) => org.parentId === parentId)

export const isUnionUnit = ({ type }: Pick<Org, 'type'>) => (unionUnitTypes as readonly string[]).includes(type)

/**
 * What somebody is shown of the trees: their own companies, or what stands below a unit above them. A department outside
 * every company is shown where there is one company only, or where own people are in it.
 */
function shownOf(units: Units, houses: readonly string[], heads: ReadonlyMap<string, number>): Org[] {
  const isOnly = [...units.values()].filter(({ type }) => type === 'company').length < 2
  return [...units.values()].filter((org) => {
    const chain = chainOf(org._id, units)
    if (chain.some((id) => houses.includes(id))) return true
    const isLoose = !isUnionUnit(org) && chain.every((id) => units.get(id)?.type !== 'company')
    return isLoose && (isOnly || (heads.get(org._id) ?? 0) > 0)
  })
}

async function viewOf(me: Member, units: Units) {
  const houses = [...new Set(unitsOf(me, VIEWERS).flatMap((orgId) => housesOf(orgId, units)))]
  const heads = await headsIn(units, houses)
  const shown = shownOf(units, houses, heads).map((org) => ({
    orgId: org._id, type: org.type, name: org.name, parentId: org.parentId, isClosed: Boolean(org.closedOn), people: heads.get(org._id) ?? 0, moving: org.moving?.done ?? null,
  }))
  const edit = shown.some(({ orgId }) => !whyNotKeep(me, pathOf(orgId, units))) ? null : ('NOT_ALLOWED' as const)
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

/** Rewrites the next people below a unit that moved; done again after a crash, nothing changes twice. Returns what is left to do. */
async function stepMove(org: Org, units: Units, by: string, now: Date, heldUntil: Date): Promise<Org['moving']> {
  const { moving } = org
  if (!moving) return null
  const field = isUnionUnit(org) ? 'orgPath' : 'employerPath'
  const people = await db.members.find({ [field]: org._id, _id: gt(moving.upTo) }, { order: [['_id', 1]], limit: PEOPLE_A_STEP })
  const path = pathOf(org._id, units)
  for (let from = 0; from < people.length; from += AT_ONCE) await Promise.all(people.slice(from, from + AT_ONCE).map((member) => rewrite(member, org, path, by, now)))
  const isOver = people.length < PEOPLE_A_STEP
  const next = isOver ? null : { upTo: people.at(-1)?._id ?? '', done: moving.done + people.length, by: moving.by ?? by, heldUntil }
  const won = await db.orgs.change({ _id: org._id, version: org.version ?? null, 'moving.upTo': moving.upTo }, { set: { moving: next } })
  return won === 1 ? next : null
}

const STEPS_A_MINUTE = 6

/** Goes on with moves that no phone drives any more. For the timer. */
export async function goOnMoving(now: Date): Promise<number> {
  const left = await db.orgs.find({ 'moving.upTo': gte(''), [any]: [{ 'moving.heldUntil': lte(now) }, { 'moving.heldUntil': null }] }, { limit: 2 })
  if (left.length === 0) return 0
  const units = await allUnits()
  for (const org of left) {
    const [by, heldUntil] = [org.moving?.by ?? 'system', org.moving?.heldUntil ?? now]
    let moving = org.moving
    for (let steps = 0; steps < STEPS_A_MINUTE && moving; steps += 1) moving = await stepMove({ ...org, moving }, units, by, now, heldUntil)
  }
  return left.length
}

export const treeRoutes = {
  'people.units': holding<'people.units'>(...VIEWERS)({ handle: async ({ me }) => fresh(me) }),

  'people.addUnit': holding<'people.addUnit'>(...KEEPERS)({
    handle: async ({ input: { type, name, parentId }, me, request, now }) => {
      const units = await allUnits()
      const parent = parentId ? kept(parentId, me, units) : null
      if (!parent && !units.has(idFor('org', me._id, request.id))) refuseIf([...units.values()].some((org) => org.parentId === null && !whyNotKeep(me, [org._id])) ? null : 'NOT_ALLOWED')
      // Beside several companies a department without one would be nobody's.
      if (!parent && type === 'department' && [...units.values()].filter((org) => org.type === 'company').length > 1) refuse('ORG_WRONG_PLACE', 'parentId')
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
      if (receiptIn(org, request)) {
        // As far as this request would have gone.
        if (org.moving?.upTo === '') await stepMove(org, units, me._id, now, heldFrom(now))
        return fresh(me)
      }
      const parent = kept(parentId, me, units)
      refuseIf(whyNotMove(org, parent, chainOf(parentId, units), childrenOf(parentId, units)), 'parentId')
      const line = { at: now, by: me._id, action: 'people.moveUnit', note: parent.name }
      const moved = await amend(db.orgs, org, { set: { parentId, moving: { upTo: '', done: 0, by: me._id, heldUntil: heldFrom(now) } }, line, request })
      if (!moved) return refuse('CHANGED_MEANWHILE')
      await stepMove(moved, await allUnits(), me._id, now, heldFrom(now))
      return fresh(me)
    },
  }),

  'people.stepUnit': holding<'people.stepUnit'>(...KEEPERS)({
    handle: async ({ input: { orgId }, me, now }) => {
      const units = await allUnits()
      await stepMove(kept(orgId, me, units), units, me._id, now, heldFrom(now))
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

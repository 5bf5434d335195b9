/**
 * The case mechanism. A noun declares itself to it by extending `Case`, saying at each step for whom it
 * now waits and until when, and giving the inbox a source. Three ideas carry it:
 *
 * - A *key* names an office in a unit (`OFF.democracy@company`). A case holds the keys it waits for, a
 *   person holds the keys of their grants; where they meet, it is in the inbox and may be decided.
 * - A *hat* is a set of keys somebody wears: their own, or those of whoever they stand in for today.
 *   Both the wearer and the owner of a hat must be free of any interest in the case.
 * - Time: `dueAt` is fixed when a step begins; `kit/caseClock.ts` reminds and escalates.
 */
import { dayOf } from '@/types/calendar'
import type { Portfolio, Role } from '@/types/roles'
import { portfolios } from '@/types/roleNames'
import type { Collection } from './db'
import type { Case, Delegation } from './documents/case'
import type { Member } from './documents/people'
import { not } from './filter'
import { END_OF_TIME, sortKey } from './paging'
import type { Request } from './record'
import type { Beside } from './session'

export function keyOf(role: Role, orgId: string, portfolio?: Portfolio): string {
  return `${portfolio ? `${role}.${portfolio}` : role}@${orgId}`
}

/** The office in this unit and in every unit above it: a role reaches everything below. */
export function keysAlong(orgPath: readonly string[], role: Role, portfolio?: Portfolio): string[] {
  return orgPath.map((orgId) => keyOf(role, orgId, portfolio))
}

/** Above the chair there is nobody in the house: a step overdue with the chair is rung again, and the vice chairs see it and urge. */
export const chairAndVice = (orgPath: readonly string[]) => [...keysAlong(orgPath, 'CHAIR'), ...keysAlong(orgPath, 'VICE')]

export const personKey = (memberId: string) => `member:${memberId}`

const allPortfolios = Object.keys(portfolios) as Portfolio[]

/** The keys of a person's offices. A committee member without portfolio holds them all. */
export function officeKeysOf(member: Pick<Member, 'grants' | 'leftOn'>): string[] {
  if (member.leftOn) return []
  return member.grants.flatMap(({ role, portfolio, orgId }) =>
    role === 'OFF' && !portfolio ? allPortfolios.map((each) => keyOf(role, orgId, each)) : [keyOf(role, orgId, portfolio)],
  )
}

export const roleIn = (key: string) => key.split(/[.@:]/)[0] as Role | 'member'

/** A set of keys and whose they are. `actingForId` is null for one's own. */
export interface Hat {
  readonly keys: readonly string[]
  readonly owner: Member
  readonly actingForId: string | null
}

/** What a handler of cases reads beside the caller, in the same call. */
export interface StandIns {
  readonly delegations: readonly Delegation[]
  readonly delegators: readonly Member[]
}

export const besideStandIns = {
  delegations: { from: 'delegations', every: { field: 'deputyId', path: '_id' } },
  delegators: { from: 'members', every: { field: '_id', path: 'delegations._id' } },
} as const satisfies Record<string, Beside>

export function isOn(delegation: Delegation, now: Date): boolean {
  const day = dayOf(now)
  return delegation.status === 'on' && delegation.fromDay <= day && day <= delegation.untilDay
}

/** The hats somebody wears at this moment: their own, and those of people away who named them. */
export function hatsOf(me: Member, { delegations, delegators }: StandIns, now: Date): Hat[] {
  const own = { keys: [...officeKeysOf(me), personKey(me._id)], owner: me, actingForId: null }
  const away = delegators.filter((member) => delegations.some((delegation) => delegation._id === member._id && isOn(delegation, now)))
  return [own, ...away.map((owner) => ({ keys: officeKeysOf(owner), owner, actingForId: owner._id }))]
}

/** The offices held under these hats, without what is somebody's own. */
export const officeKeysUnder = (hats: readonly Hat[]) => [...new Set(hats.flatMap(({ owner }) => officeKeysOf(owner)))]

export const allKeys = (hats: readonly Hat[]) => [...new Set(hats.flatMap(({ keys }) => keys))]

/** The hats that hold one of these keys, each with the roles it meets them in. */
export function hatsWith(hats: readonly Hat[], keys: readonly string[]): Array<{ hat: Hat; roles: Array<Role | 'member'> }> {
  return hats
    .map((hat) => ({ hat, roles: [...new Set(hat.keys.filter((key) => keys.includes(key)).map(roleIn))] }))
    .filter(({ roles }) => roles.length > 0)
}

/** For whom a case waits from now on. */
export interface Wait {
  readonly keys: readonly string[]
  readonly ownerLabel: string
  readonly dueAt: Date | null
  /** When to remind; the due time when it is too late for that. */
  readonly remindAt: Date | null
  readonly escalatesTo: readonly string[]
}

export const nobody = (ownerLabel: string): Wait => ({ keys: [], ownerLabel, dueAt: null, remindAt: null, escalatesTo: [] })

type CaseFields = Pick<Case, 'waitsFor' | 'readers' | 'ownerLabel' | 'since' | 'dueAt' | 'dueKey' | 'alarmAt' | 'remindedAt' | 'escalatedAt' | 'escalatesTo' | 'pausedDays'>

/** The fields of a case at the beginning of a step. */
export function waiting(id: string, wait: Wait, now: Date, readers: readonly string[] = []): CaseFields {
  const { keys, ownerLabel, dueAt, remindAt, escalatesTo } = wait
  return {
    waitsFor: keys,
    readers: [...new Set([...readers, ...keys])],
    ownerLabel,
    since: now,
    dueAt,
    dueKey: dueAt ? sortKey(dueAt, id) : `${END_OF_TIME}_${id}`,
    alarmAt: keys.length > 0 && dueAt ? (remindAt && remindAt > now ? remindAt : dueAt) : null,
    remindedAt: null,
    escalatedAt: null,
    escalatesTo,
    pausedDays: null,
  }
}

const REFUSALS_KEPT = 50

/** Writes down an attempt that was refused for a conflict of interest, once per request. */
export async function noteRefusal<Doc extends Case>(collection: Collection<Doc>, id: string, by: string, action: string, request: Request, now: Date): Promise<void> {
  const attempt = { at: now, by, action, requestId: request.id }
  await collection.change({ _id: id, 'refusals.requestId': not(request.id) }, { push: { refusals: { each: [attempt], keepLast: REFUSALS_KEPT } } })
}

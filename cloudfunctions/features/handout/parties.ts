/** Who somebody is before a plan, and who is on its list. */
import { hatsOf, hatsWith, keysAlong, type Hat, type StandIns } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Handout, HandoutRow } from '@/cloudfunctions/kit/documents/handout'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { noteReads } from '@/cloudfunctions/kit/readLog'
import { holds } from '@/cloudfunctions/kit/session'
import { isSensitiveKind, NEUTRAL_TITLE, type HandoutKind } from '@/types/handoutNames'
import type { Portfolio } from '@/types/roles'
import type { Who } from './rules'
import { isSensitive, memberIdIn, rowIdOf } from './veil'

export const DECIDERS = ['CHAIR', 'VICE'] as const
export const OFFICERS = ['GRP', 'OFF', 'CASE', 'CHAIR', 'VICE', 'AUD'] as const
export const DISTRIBUTORS = ['GRP', 'OFF', 'CASE'] as const

/** Who plans which kind beside the officer for welfare. */
const portfolios: Partial<Record<HandoutKind, Portfolio>> = { women: 'women', coolness: 'safety' }

type Owned = Pick<Handout, 'kind' | 'orgPath'>

/** Plans and hands out to everybody. People in need are in the hands of the few who keep their files. */
export function organises({ kind, orgPath }: Owned, me: Pick<Member, 'grants'>): boolean {
  if (isSensitiveKind(kind)) return holds(me, ['CASE'], orgPath)
  const other = portfolios[kind]
  return holds(me, ['OFF'], orgPath, 'welfare') || (other !== undefined && holds(me, ['OFF'], orgPath, other))
}

export const chairs = ({ orgPath }: Pick<Handout, 'orgPath'>, me: Pick<Member, 'grants'>) => holds(me, DECIDERS, orgPath)

/** Knows the names of a list of people in need. */
export const handles = (handout: Owned, me: Pick<Member, 'grants'>) => !isSensitive(handout) || organises(handout, me) || chairs(handout, me)

/** The units of which this person hands out, as their leader. */
export const ownGroups = (me: Pick<Member, 'grants'>) => me.grants.filter(({ role }) => role === 'GRP').map(({ orgId }) => orgId)

/** May look at the plan: those who run it, decide it or audit it, and leaders whose group may be on it. */
export function mayLook(handout: Handout, me: Member): boolean {
  const { orgPath, status } = handout
  if (organises(handout, me) || chairs(handout, me) || holds(me, ['AUD'], orgPath)) return true
  const isOut = status === 'running' || status === 'ended'
  return isOut && !isSensitive(handout) && ownGroups(me).length > 0 && me.orgPath.includes(orgPath[0] ?? '')
}

export const decidingKeys = (orgPath: readonly string[]) => DECIDERS.flatMap((role) => keysAlong(orgPath, role))

/** The planner does not approve their own plan; those on a list of people in need and their relatives are asked below. */
function turnOf(handout: Handout, me: Member, hats: readonly Hat[], isAmong: boolean): Who['turn'] {
  const meeting = hatsWith(hats, handout.waitsFor)
  if (meeting.length === 0) return null
  const isFree = meeting.some(({ hat }) => hat.owner._id !== handout.organiserId)
  return isFree && me._id !== handout.organiserId && !isAmong ? 'free' : 'conflict'
}

export function whoIs(handout: Handout, me: Member, standIns: StandIns, now: Date, isAmong = false): Who {
  return {
    organises: organises(handout, me),
    turn: turnOf(handout, me, hatsOf(me, standIns, now), isAmong),
    chairs: chairs(handout, me),
    distributes: organises(handout, me) || (!isSensitive(handout) && ownGroups(me).length > 0),
  }
}

/** True when this person or somebody they declared is on a list of people in need. One call, for those lists alone. */
export async function isOnList(handout: Handout, people: readonly Member[]): Promise<boolean> {
  if (!isSensitive(handout)) return false
  const ids = people.flatMap(({ _id, relatives }) => [_id, ...relatives]).map((memberId) => rowIdOf(handout, memberId))
  return (await db.handoutRows.count({ _id: oneOf(ids), status: oneOf(['listed', 'waiting', 'signed', 'proxy']) })) > 0
}

/** What people who do not handle it read. */
export const spokenTitle = (handout: Pick<Handout, 'kind' | 'title'>) => (isSensitive(handout) ? NEUTRAL_TITLE : handout.title)

export type Named = HandoutRow & { readonly memberId: string }

/** The lines with their names. Of people in need the roster is asked, and each reading is noted first, without the plan it was in. */
export async function named(handout: Handout, rows: readonly HandoutRow[], me: Member, why: string, now: Date): Promise<Named[]> {
  const known = rows.map((row): Named => ({ ...row, memberId: memberIdIn(row) }))
  if (!isSensitive(handout) || rows.length === 0) return known
  const reading = { by: me, what: '工会关怀名单', objectId: 'handout', reason: why, now, isDiscreet: true }
  await noteReads(known.map(({ memberId }) => ({ ...reading, subjectId: memberId })))
  const people = new Map((await db.members.find({ _id: oneOf(known.map(({ memberId }) => memberId)) }, { limit: known.length })).map((one) => [one._id, one]))
  return known.map((row) => {
    const { name = '', staffNo = '', unitName = '' } = people.get(row.memberId) ?? {}
    return { ...row, name, staffNo, unitName }
  })
}

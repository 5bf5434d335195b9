/** Whose case it is, who must keep away from it, and who may open it. */
import { allKeys, hatsWith, roleIn, type Hat } from '@/cloudfunctions/kit/case'
import type { Agreement } from '@/cloudfunctions/kit/documents/privacy'
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { seal } from '@/cloudfunctions/kit/secrets'
import type { Who } from './rules'

const SEAL_BYTES = 12
const sealed = (aidId: string, memberId: string) => seal('aside', `${aidId}|${memberId}`, SEAL_BYTES).toString('base64url')

/** The person it is about, the household, and everybody they declared as a relative. */
export function asideSealsOf(aidId: string, household: readonly Member[]): string[] {
  const ids = household.flatMap(({ _id, relatives }) => [_id, ...relatives])
  return [...new Set(ids.map((id) => sealed(aidId, id)))]
}

/** The case with whom its person has declared until today: who was declared after it was sent in keeps away as well. */
export function upToDate<Found extends Aid | null>(aid: Found, subjects: readonly Member[]): Found {
  return aid ? { ...aid, asideSeals: [...new Set([...aid.asideSeals, ...asideSealsOf(aid._id, subjects)])] } : aid
}

const hasInterest = ({ _id, asideSeals }: Aid, person: Member) => [person._id, ...person.relatives].some((id) => asideSeals.includes(sealed(_id, id)))

/** Their own case, or that of somebody close: to them it is an applicant's, never an officer's. */
export const isClose = (aid: Aid, person: Member) => aid.partyIds.includes(person._id) || hasInterest(aid, person)

type Said = Pick<Agreement, 'memberId' | 'purpose' | 'status' | 'withdrawnAt'>

/** Taken back after the application was sent in; one given anew later counts again, and an authority in writing given later does, too. */
export const hasStopped = ({ subjectId, submittedAt }: Pick<Aid, 'subjectId' | 'submittedAt'>, agreements: readonly Said[]) =>
  agreements.some(({ memberId, purpose, status, withdrawnAt }) =>
    memberId === subjectId && purpose === 'aidSensitive' && status === 'withdrawn' && withdrawnAt !== null && withdrawnAt > submittedAt)

/** Everything the rules ask about this person before this case. */
export function whoIs(aid: Aid, me: Member, hats: readonly Hat[], agreements: readonly Said[] = []): Who {
  return {
    memberId: me._id,
    isParty: aid.partyIds.includes(me._id),
    isSubject: aid.subjectId === me._id,
    hasStopped: hasStopped(aid, agreements),
    standings: hatsWith(hats, aid.waitsFor).flatMap(({ hat, roles }) =>
      roles.map((role) => ({
        role,
        ownerId: hat.owner._id,
        actingForId: hat.actingForId,
        hasInterest: hasInterest(aid, me) || (hat.actingForId !== null && hasInterest(aid, hat.owner)),
      })),
    ),
  }
}

const meets = (hats: readonly Hat[], keys: readonly string[]) => allKeys(hats).filter((key) => keys.includes(key) && !key.startsWith('member:'))

/** Whoever has it or has had it: they see where it stands. */
export const mayHandle = (aid: Aid, hats: readonly Hat[]) => meets(hats, aid.readers).length > 0

/** Finance pays and the auditor counts: neither needs the story. The administrator has no key to it at all. */
const READERS: ReadonlySet<string> = new Set(['CASE', 'GRP', 'OFF', 'VICE', 'CHAIR'])

/** Whoever decides about it or has decided, and has no interest in it; what was withdrawn nobody opens any more. */
export function mayOpenFile(aid: Aid, me: Member, hats: readonly Hat[]): boolean {
  if (aid.status === 'withdrawn' || hasInterest(aid, me)) return false
  return hatsWith(hats, aid.readers).some(({ hat, roles }) => roles.some((role) => READERS.has(role)) && !(hat.actingForId !== null && hasInterest(aid, hat.owner)))
}

/** Keys that lose sight of it once their part is done. */
export const keysOfRoles = (aid: Pick<Aid, 'readers'>, ...roles: readonly string[]) => aid.readers.filter((key) => roles.includes(roleIn(key)))

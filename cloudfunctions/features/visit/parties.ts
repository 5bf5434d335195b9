/** Whose matter it is, who must keep away from it, and who may open it. */
import { allKeys, hatsWith, keysAlong, type Hat } from '@/cloudfunctions/kit/case'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Visit } from '@/cloudfunctions/kit/documents/visit'
import { seal } from '@/cloudfunctions/kit/secrets'
import { holdsSomewhere } from '@/cloudfunctions/kit/session'
import { steps, type Standing, type Who } from './rules'

const SEAL_BYTES = 12
const sealed = (visitId: string, memberId: string) => seal('visitAside', `${visitId}|${memberId}`, SEAL_BYTES).toString('base64url')

/** The person and everybody they declared as a relative. */
export const asideSealsOf = (visitId: string, subject: Pick<Member, '_id' | 'relatives'>) => [subject._id, ...subject.relatives].map((id) => sealed(visitId, id))

/** Nobody acts for a relative; what is said in a talk is kept from whoever decides about people for the employer. */
export function hasInterest({ _id, subjectId, asideSeals, rules }: Visit, person: Member): boolean {
  if (rules.group === 'talk' && holdsSomewhere(person, ['HR'])) return true
  return subjectId !== '' && (asideSeals.includes(sealed(_id, person._id)) || person.relatives.includes(subjectId))
}

/** The offices that care for a unit: team leaders, the committee member for welfare, the vice chair. */
export const caringKeys = (orgPath: readonly string[]) => [...keysAlong(orgPath, 'GRP'), ...keysAlong(orgPath, 'OFF', 'welfare'), ...keysAlong(orgPath, 'VICE')]

function standings(visit: Visit, me: Member, hats: readonly Hat[], keys: readonly string[]): Standing[] {
  return hatsWith(hats, keys).flatMap(({ hat, roles }) =>
    roles.map((role) => ({
      role, ownerId: hat.owner._id, actingForId: hat.actingForId, hasInterest: hasInterest(visit, me) || (hat.actingForId !== null && hasInterest(visit, hat.owner)),
    })),
  )
}

/** Everything the rules ask about this person before this visit. */
export function whoIs(visit: Visit, me: Member, hats: readonly Hat[]): Who {
  return {
    memberId: me._id,
    isSubject: visit.subjectId === me._id,
    turns: standings(visit, me, hats, visit.waitsFor),
    offices: standings(visit, me, hats, caringKeys(visit.orgPath)),
  }
}

/** Whoever has it or has had it: they see where it stands. */
export const mayHandle = (visit: Visit, hats: readonly Hat[]) => allKeys(hats).some((key) => visit.readers.includes(key) && !key.startsWith('member:'))

type Planned = Visit & { readonly plan: NonNullable<Visit['plan']> }
const isPlanned = (visit: Visit): visit is Planned => visit.plan !== null

/** Named for a visit that is still to be made. Who decides about people for the employer is told of no talk, whoever named them. */
export function isVisitor(visit: Visit, me: Member): boolean {
  const isAhead = visit.visitedOn === null && (steps.record.from as readonly string[]).includes(visit.status)
  return isAhead && isPlanned(visit) && visit.plan.visitorIds.includes(me._id) && visit.subjectId !== me._id && !(visit.rules.group === 'talk' && hasInterest(visit, me))
}

/** The visit, where this person sees it only because they go along: nothing of how it came about or what was said. */
export function seesAsVisitor(visit: Visit | null, me: Member, hats: readonly Hat[]): Planned | null {
  if (!visit || !isPlanned(visit) || !isVisitor(visit, me)) return null
  const sees = mayOpen(visit, me, hats) || (visit.rules.group !== 'talk' && mayHandle(visit, hats))
  return sees ? null : visit
}

const READERS: ReadonlySet<string> = new Set(['GRP', 'OFF', 'VICE', 'CHAIR'])

/** Whoever handles it and has no interest in it. */
export function mayOpen(visit: Visit, me: Member, hats: readonly Hat[]): boolean {
  return standings(visit, me, hats, visit.readers).some(({ role, hasInterest: isAside }) => READERS.has(role) && !isAside)
}

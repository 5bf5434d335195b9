/**
 * Whose suggestion it is, and who must therefore keep away from it. Ids are kept as seals made with a
 * key outside the database, so that an anonymous proposer is recognised without being known.
 */
import { allKeys, hatsWith, keysAlong, type Hat } from '@/cloudfunctions/kit/case'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { same, seal } from '@/cloudfunctions/kit/secrets'
import type { Role } from '@/types/roles'
import type { Standing, Who } from './rules'

const SEAL_BYTES = 12
const sealed = (suggestionId: string, id: string) => seal('aside', `${suggestionId}|${id}`, SEAL_BYTES).toString('base64url')
const unitOf = ({ orgPath }: Pick<Member, 'orgPath'>) => orgPath.at(-1) ?? ''

/** The proposers and everybody they declared as a relative. */
export function asideSealsOf(suggestionId: string, proposers: readonly Member[]): string[] {
  const ids = proposers.flatMap(({ _id, relatives }) => [_id, ...relatives])
  return [...new Set(ids.map((id) => sealed(suggestionId, id)))]
}

export function unitSealsOf(suggestionId: string, proposers: readonly Member[]): string[] {
  return [...new Set(proposers.map((member) => sealed(suggestionId, unitOf(member))))]
}

/** A person has an interest as a proposer, as declared by a proposer, or by own declaration. */
function hasInterest(suggestion: Suggestion, person: Member, role: Role | 'member'): boolean {
  const { _id, asideSeals, unitSeals, mergedFrom, terms } = suggestion
  const ids = [_id, ...mergedFrom.map(({ suggestionId }) => suggestionId)]
  const isAmong = (seals: readonly string[], id: string) => ids.some((suggestionId) => seals.includes(sealed(suggestionId, id)))
  if ([person._id, ...person.relatives].some((id) => isAmong(asideSeals, id))) return true
  return role === 'JURY' && terms.ownUnitAside === 1 && isAmong(unitSeals, unitOf(person))
}

/** Whoever acts by this standing elsewhere, or in whose place, has an interest in this suggestion. */
export function isPartyTo(suggestion: Suggestion, me: Member, hats: readonly Hat[], standing: Standing | null): boolean {
  const role = standing?.role ?? 'member'
  const owner = hats.find(({ actingForId }) => actingForId !== null && actingForId === standing?.actingForId)?.owner
  return hasInterest(suggestion, me, role) || (owner !== undefined && hasInterest(suggestion, owner, role))
}

/** Offices that may look at every suggestion of the unit; two of them may also act. */
export function unionKeys(orgPath: readonly string[]): string[] {
  return [...keysAlong(orgPath, 'OFF', 'democracy'), ...keysAlong(orgPath, 'CHAIR'), ...keysAlong(orgPath, 'VICE'), ...keysAlong(orgPath, 'AUD')]
}

function standingsAt(suggestion: Suggestion, me: Member, hats: readonly Hat[], meets: Standing['meets'], keys: readonly string[]): Standing[] {
  return hatsWith(hats, keys).flatMap(({ hat, roles }) =>
    roles.map((role) => ({
      role,
      actingForId: hat.actingForId,
      meets,
      hasInterest: hasInterest(suggestion, me, role) || (hat.actingForId !== null && hasInterest(suggestion, hat.owner, role)),
    })),
  )
}

const CLAIM_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const CLAIM_LENGTH = 12

/** The code of an anonymous suggestion. Made from its id, so that a repeated submission shows the same one. */
export function claimCodeOf(suggestionId: string): string {
  const letters = Array.from(seal('claimCode', suggestionId, CLAIM_LENGTH), (byte) => CLAIM_ALPHABET[byte % CLAIM_ALPHABET.length])
  return [0, 4, 8].map((from) => letters.slice(from, from + 4).join('')).join('-')
}

export function claimSealOf(code: string): string {
  return seal('claim', code.toUpperCase().replace(/[\s-]/g, ''), 24).toString('base64url')
}

/** An anonymous suggestion's id cannot be computed from person and request without the key. */
export function anonymousIdOf(memberId: string, requestId: string): string {
  return seal('anonymous', `${memberId}|${requestId}`, SEAL_BYTES).toString('base64url')
}

const opens = (claimCode: string | undefined, claimSeal: string | null) =>
  claimCode !== undefined && claimSeal !== null && same(Buffer.from(claimSealOf(claimCode)), Buffer.from(claimSeal))

function isProposer({ isAnonymous, authors, claimSeal }: Suggestion, me: Member, claimCode: string | undefined): boolean {
  return isAnonymous ? opens(claimCode, claimSeal) : authors.some(({ memberId }) => memberId === me._id)
}

/** The first named; the others are proposers because the author named them. */
function isAuthor({ isAnonymous, authors, claimSeal }: Suggestion, me: Member, claimCode: string | undefined): boolean {
  return isAnonymous ? opens(claimCode, claimSeal) : authors[0]?.memberId === me._id
}

/** The suggestions merged into this one that this person proposed: by name, or without one by the claim code. */
function mergedOwn({ mergedFrom }: Suggestion, me: Member, claimCode: string | undefined): string[] {
  const isOwn = ({ authors, claimSeal }: Suggestion['mergedFrom'][number]) => opens(claimCode, claimSeal) || authors.some(({ memberId }) => memberId === me._id)
  return mergedFrom.filter(isOwn).map(({ suggestionId }) => suggestionId)
}

/** Everything the rules ask about this person before this suggestion. */
export function whoIs(suggestion: Suggestion, me: Member, hats: readonly Hat[], claimCode?: string): Who {
  return {
    memberId: me._id,
    isProposer: isProposer(suggestion, me, claimCode),
    isAuthor: isAuthor(suggestion, me, claimCode),
    mergedOwn: mergedOwn(suggestion, me, claimCode),
    standings: [
      ...standingsAt(suggestion, me, hats, 'turn', suggestion.waitsFor),
      ...standingsAt(suggestion, me, hats, 'union', unionKeys(suggestion.orgPath)),
    ],
  }
}

/** The union's view: its officer and those who oversee or audit. */
export function mayOversee(suggestion: Suggestion, hats: readonly Hat[]): boolean {
  const keys = unionKeys(suggestion.orgPath)
  return allKeys(hats).some((key) => keys.includes(key))
}

/** Whoever had it once may go on reading it. */
export function mayReadCase(suggestion: Suggestion, hats: readonly Hat[]): boolean {
  return allKeys(hats).some((key) => suggestion.readers.includes(key) && !key.startsWith('member:'))
}

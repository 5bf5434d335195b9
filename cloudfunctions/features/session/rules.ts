/** How names and codes are compared when a person binds, and who may hand out codes. Pure. */
import type { ErrorCode } from '@/types/errors'
import type { Grant, Role } from '@/types/roles'

/** Letters and digits that cannot be taken for one another on paper. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const CODE_LENGTH = 8

/** A typed code as it was printed: capitals, no blanks or dashes. */
export function normalCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '')
}

/** A code from random bytes, one letter a byte (31 letters: the bias of 256 mod 31 is under 4 %). */
export function codeFrom(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]).join('')
}

/** Who hands out codes, and who lets go of a WeChat account, each in their own units. */
export const ISSUERS: readonly Role[] = ['GRP', 'OFF', 'CHAIR', 'VICE', 'ADM']
export const RELEASERS: readonly Role[] = ['GRP', 'OFF', 'CHAIR', 'ADM']
/** Whoever may bind an account to an office could hold the office: only these may, from above it. */
const KEEPERS: readonly Role[] = ['CHAIR', 'ADM']

interface Person {
  readonly orgPath: readonly string[]
  readonly grants: readonly Grant[]
  readonly openid: string | null
}

const holdsIn = (officer: Pick<Person, 'grants'>, roles: readonly Role[], orgPath: readonly string[]) =>
  officer.grants.some(({ role, orgId }) => roles.includes(role) && orgPath.includes(orgId))

/** The units from the top down to where an office is held; the top alone when it is held elsewhere. */
const pathOfOffice = ({ orgPath }: Person, { orgId }: Grant) => orgPath.slice(0, Math.max(orgPath.indexOf(orgId), 0) + 1)

function whyNot(person: Person, officer: Pick<Person, 'grants'>, roles: readonly Role[]): ErrorCode | null {
  // Somebody else's people look like nobody.
  if (!holdsIn(officer, ISSUERS, person.orgPath)) return 'NOT_FOUND'
  if (!holdsIn(officer, roles, person.orgPath)) return 'NOT_ALLOWED'
  return person.grants.every((office) => holdsIn(officer, KEEPERS, pathOfOffice(person, office))) ? null : 'NOT_ALLOWED'
}

export function whyNotIssue(person: Person, officer: Pick<Person, 'grants'>): ErrorCode | null {
  return whyNot(person, officer, ISSUERS) ?? (person.openid ? 'ALREADY_BOUND' : null)
}

/** A person who is not bound may be released again: the answer to a repeated request is the same. */
export function whyNotRelease(person: Person, officer: Pick<Person, 'grants'>): ErrorCode | null {
  return whyNot(person, officer, RELEASERS)
}

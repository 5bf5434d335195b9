/** Who may decide what the machine could not. Pure. */
import type { ErrorCode } from '@/types/errors'
import type { SafetyCheck } from '@/cloudfunctions/kit/documents/safety'

/** The chair, and the committee member for publicity; a vice chair with the chair's delegation only. Offices as `kit/case.ts` writes them. */
const REVIEWER = /^(?:OFF\.publicity|CHAIR)@(.+)$/

/** Units whose texts the holder of these keys reviews. */
export function reviewedUnits(keys: readonly string[]): string[] {
  return [...new Set(keys.flatMap((key) => REVIEWER.exec(key)?.[1] ?? []))]
}

export function mayReview(check: Pick<SafetyCheck, 'orgPath'>, keys: readonly string[]): boolean {
  return reviewedUnits(keys).some((orgId) => check.orgPath.includes(orgId))
}

/** `ownerId` is the person in whose place is decided: neither may have written it. */
export function whyNotDecide(check: Pick<SafetyCheck, 'status' | 'authorId'>, meId: string, ownerId: string): ErrorCode | null {
  if (check.status !== 'review') return 'SAFETY_SETTLED'
  return check.authorId === meId || check.authorId === ownerId ? 'SAFETY_OWN' : null
}

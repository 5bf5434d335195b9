/** Who may decide what the machine could not. Pure. */
import type { ErrorCode } from '@/types/errors'
import type { SafetyCheck } from '@/cloudfunctions/kit/documents/safety'
import type { Member } from '@/cloudfunctions/kit/documents/people'

/** Units whose texts this person reviews: as chair, or as the committee member for publicity. */
export function reviewedUnits(me: Pick<Member, 'grants'>): string[] {
  const reviewing = me.grants.filter(
    ({ role, portfolio }) => role === 'CHAIR' || role === 'VICE' || (role === 'OFF' && (!portfolio || portfolio === 'publicity')),
  )
  return reviewing.map(({ orgId }) => orgId)
}

export function mayReview(check: Pick<SafetyCheck, 'orgPath'>, me: Pick<Member, 'grants'>): boolean {
  return reviewedUnits(me).some((orgId) => check.orgPath.includes(orgId))
}

export function whyNotDecide(check: Pick<SafetyCheck, 'status' | 'authorId'>, me: Pick<Member, '_id'>): ErrorCode | null {
  if (check.status !== 'review') return 'SAFETY_SETTLED'
  return check.authorId === me._id ? 'SAFETY_OWN' : null
}

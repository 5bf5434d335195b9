/** The guard of the second person left out: whoever may appoint appoints alone. */
import { whyNotChange } from '@/cloudfunctions/features/people/rules'
import type { RoleChange } from '@/cloudfunctions/kit/documents/membership'
import type { Member } from '@/cloudfunctions/kit/documents/people'

export * from '@/cloudfunctions/features/people/rules'

export const whyNotConfirm = (_me: Member, change: RoleChange, person: Member) => whyNotChange(person, change.grant, change.isRemoval)

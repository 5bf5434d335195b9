/** Who may stand in for whom, and for how long. Pure. */
import { exclusiveRoles } from '@/types/roles'
import { portfolios, roles } from '@/types/roleNames'
import type { Portfolio, Role } from '@/types/roles'
import type { ErrorCode } from '@/types/errors'
import type { Member } from '@/cloudfunctions/kit/documents/people'

/** What a key is called on a row: 民主管理委员, 评委, 主席; a proposer's own is 提出人. */
export function officeName(key: string): string {
  const [, role = '', portfolio = ''] = /^([A-Z]+)(?:\.(\w+))?@/.exec(key) ?? []
  if (!(role in roles)) return key.startsWith('member:') ? OWN_OFFICE : ''
  return role === 'OFF' && portfolio in portfolios ? `${portfolios[portfolio as Portfolio]}委员` : roles[role as Role]
}

const OWN_OFFICE = '本人'
const LONGEST_DAYS = 92
const DAY_MS = 86_400_000

const holdsAny = (member: Member, role: Role) => member.grants.some((grant) => grant.role === role)

/** 经审 audits what chair and finance decide, so neither stands in for the other. */
function whyNotTogether(from: Member, deputy: Member): ErrorCode | null {
  const clash = exclusiveRoles.some(([a, b]) => (holdsAny(from, a) && holdsAny(deputy, b)) || (holdsAny(from, b) && holdsAny(deputy, a)))
  return clash ? 'DELEGATION_EXCLUSIVE' : null
}

export function whyNotDelegate(from: Member, deputy: Member | null, fromDay: string, untilDay: string, today: string): ErrorCode | null {
  if (from.grants.length === 0) return 'NOT_ALLOWED'
  // The people of another company are nobody here.
  if (!deputy || deputy.leftOn || deputy.orgPath[0] !== from.orgPath[0]) return 'NOT_FOUND'
  if (deputy._id === from._id) return 'DELEGATION_SELF'
  if (untilDay < fromDay || untilDay < today) return 'DELEGATION_DAYS'
  if (Date.parse(untilDay) - Date.parse(fromDay) > LONGEST_DAYS * DAY_MS) return 'DELEGATION_DAYS'
  return whyNotTogether(from, deputy)
}

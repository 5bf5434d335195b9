/** The first administrator of a company, whom nobody can give a code: two rows to import and the code to bind with. */
import { bindSealOf, codeFor } from '@/cloudfunctions/features/session/bindSeal'
import { normalName } from '@/types/personName'
import { normalStaffNo } from '@/types/staffNo'
import type { Member, Org } from '@/cloudfunctions/kit/documents/people'

export interface FirstAdmin {
  readonly org: Org
  readonly member: Member
  readonly code: string
}

/** The company of an environment that has one. */
const ONLY = { orgId: 'company', name: '公司工会' }

/**
 * Sealed with `APP_SECRET` of the environment, which must be the one of the cloud functions. A further company has
 * keepers of its own from its first day: no office of another one reaches it.
 */
export function firstAdmin(typedStaffNo: string, typedName: string, requestId: string, company = ONLY, bindUntil: string | null = null): FirstAdmin {
  const [staffNo, name] = [normalStaffNo(typedStaffNo), normalName(typedName)]
  const org: Org = { _id: company.orgId, type: 'company', name: company.name, parentId: null }
  const _id = company.orgId === ONLY.orgId ? 'first-admin' : `first-admin-${company.orgId}`
  const code = codeFor(_id, requestId)
  const member: Member = {
    _id, staffNo, name, orgPath: [org._id], unitName: org.name, post: '系统管理员', shift: '', isUnionMember: true,
    grants: [{ role: 'ADM', orgId: org._id }], relatives: [], openid: null, bindSeal: bindSealOf(_id, code), bindUntil, leftOn: null,
  }
  return { org, member, code }
}

/** Each row on one line, as the console's import takes it. */
export function describeFirstAdmin({ org, member, code }: FirstAdmin): string {
  return ['orgs.json', JSON.stringify(org), '', 'members.json', JSON.stringify(member), '', `认领码 ${code}（工号 ${member.staffNo}，姓名 ${member.name}，用一次就作废）`].join('\n')
}

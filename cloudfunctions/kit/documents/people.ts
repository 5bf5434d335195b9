/** People and the organisation they belong to, as the database keeps them. */
import type { Grant } from '@/types/roles'

/** 上级工会, 集团, 公司, 分会, 工会小组 form the union's tree; 部门 and 班组 the employer's. */
export type OrgType = 'upper' | 'group' | 'company' | 'branch' | 'unionGroup' | 'department' | 'team'

export interface Org {
  readonly _id: string
  readonly type: OrgType
  readonly name: string
  readonly parentId: string | null
}

/** What happened to the tie between a person and a WeChat account: who, when, what and why; never the code. */
export interface BindingLine {
  readonly at: Date
  /** A member id. */
  readonly by: string
  readonly action: 'issued' | 'bound' | 'unbound' | 'released'
  readonly reason: string
}

export interface Member {
  readonly _id: string
  readonly staffNo: string
  readonly name: string
  /** Ids of the units from the company down to the person's own, in both trees. */
  readonly orgPath: readonly string[]
  readonly unitName: string
  readonly post: string
  readonly shift: string
  readonly isUnionMember: boolean
  readonly grants: readonly Grant[]
  /** People this person may not decide about, as declared (配偶, 子女 …). */
  readonly relatives: readonly string[]
  readonly openid: string | null
  /** The one-time code, sealed; null once used. */
  readonly bindSeal: string | null
  /** The request that bound this person, so that a repeated one gets the same answer. */
  readonly boundBy: string | null
  /** Only ever added to, in the update that it tells of; absent until the first line. */
  readonly bindingHistory?: readonly BindingLine[]
  /** Day on which employment ended; rights end with it. */
  readonly leftOn: string | null
}

/** The lock that keeps one WeChat user to one person; `_id` is the openid. */
export interface Binding {
  readonly _id: string
  readonly memberId: string
  readonly boundAt: Date
}

/** Tries of a day, by caller or by target; `_id` is `<who>_<day>`. */
export interface BindTries {
  readonly _id: string
  readonly count: number
}

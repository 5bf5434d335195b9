/** People and the organisation they belong to, as the database keeps them. */
import type { HistoryEntry } from '@/types/audit'
import type { Gender, Relation, UnionState, UnitType } from '@/types/peopleNames'
import type { Grant } from '@/types/roles'
import type { Receipt } from '../record'

/** 上级工会, 集团, 公司, 分会, 工会小组 form the union's tree; 部门 and 班组 the employer's. */
export type OrgType = UnitType

/**
 * What rows that were once loaded as they are have learnt since: a version and a chained history, written by
 * `kit/amend.ts`. Absent until the first change by the product.
 */
export interface Amended {
  readonly _id: string
  readonly version?: number
  readonly history?: readonly HistoryEntry[]
  readonly receipts?: readonly Receipt[]
}

export interface Org extends Amended {
  readonly type: OrgType
  readonly name: string
  readonly parentId: string | null
  /** Day on which the unit was closed; a closed one takes nobody in and is kept for the records. */
  readonly closedOn?: string | null
  /** Paths of people below are being rewritten after a move; up to whom that is done, for whom, and until when the timer waits for their phone. */
  readonly moving?: { readonly upTo: string; readonly done: number; readonly by?: string; readonly heldUntil?: Date } | null
  /** Administrators who stop being one and are no longer counted, the last ten; see features/people/admins.ts. */
  readonly leavingAdmins?: readonly string[]
}

/** A relative among the staff, as declared. */
export interface DeclaredRelative {
  readonly memberId: string
  readonly relation: Relation
}

/** Taken off the list: still somebody about whom this person does not decide, up to and with a day. */
export interface FormerRelative {
  readonly memberId: string
  readonly untilDay: string
}

/** 职工代表: elected in a constituency for a term; both days included. */
export interface Delegateship {
  readonly constituency: string
  readonly fromDay: string
  readonly untilDay: string
}

/** What happened to the tie between a person and a WeChat account: who, when, what and why; never the code. */
export interface BindingLine {
  readonly at: Date
  /** A member id. */
  readonly by: string
  readonly action: 'issued' | 'bound' | 'unbound' | 'released'
  readonly reason: string
}

/** Day and month without a year, so that nobody can reckon an age. `key` is made of the rest by `kit/birthdays.ts`. */
export interface Birthday {
  readonly calendar: 'solar' | 'lunar'
  readonly month: number
  readonly day: number
  readonly isLeapMonth: boolean
  readonly key: string
}

export interface Member extends Amended {
  readonly staffNo: string
  readonly name: string
  /** Ids of the union's units from the top down to the person's own group. */
  readonly orgPath: readonly string[]
  /** Ids of the employer's units (部门, 班组) from the top down; another tree than the union's. */
  readonly employerPath?: readonly string[]
  /** The department as people say it. */
  readonly unitName: string
  readonly post: string
  readonly shift: string
  readonly gender?: Gender | null
  /** Day of entry into the company (入职). */
  readonly joinedOn?: string | null
  /** Day of retirement as HR expects it: the day alone, no year of birth. */
  readonly retireOn?: string | null
  /** True exactly while `membership` is 'member'. */
  readonly isUnionMember: boolean
  /** Absent in rows from before: read it with `unionStateOf` (kit/amend.ts). */
  readonly membership?: UnionState
  /** Day of admission (入会); stays for life. */
  readonly memberSince?: string | null
  readonly delegate?: Delegateship | null
  readonly grants: readonly Grant[]
  /**
   * Everybody about whom this person may not decide: those declared (配偶, 子女 …) and those taken off the list a short
   * while ago. All who ask about interests read this list and no other, so a conflict cannot be declared away.
   */
  readonly relatives: readonly string[]
  /** Taken off the list, but still in `relatives`. Absent: nobody. */
  readonly formerRelatives?: readonly FormerRelative[]
  /** The earliest last day among them, for the timer; null where there are none. */
  readonly formerUntil?: string | null
  /** How they are related; who declared nothing to declare has an empty list and a day. */
  readonly declared?: readonly DeclaredRelative[]
  readonly declaredOn?: string | null
  readonly openid: string | null
  /** The one-time code, sealed; null once used. */
  readonly bindSeal: string | null
  /** The last day on which the code binds. Absent in rows whose code was handed out before there was one. */
  readonly bindUntil?: string | null
  /** Only ever added to, in the update that it tells of; absent until the first line. */
  readonly bindingHistory?: readonly BindingLine[]
  readonly birthday?: Birthday | null
  /** The year in which the person last set it themselves: once a year, then through an officer. */
  readonly birthdaySetIn?: number | null
  /** False: no greeting is wanted. Absent: it is. */
  readonly birthdayGreeted?: boolean
  /** True: colleagues may see the name on the day. Absent: they may not. */
  readonly birthdayShown?: boolean
  /** Day on which employment ended; rights end with it. */
  readonly leftOn: string | null
  /** Day on which the nightly purge emptied what is not needed of a leaver; absent before. */
  readonly blankedOn?: string
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

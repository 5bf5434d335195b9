/** What may be handed out, to whom, when, and who may move a plan. Pure: tables and why-not functions. */
import { addDays, monthOf } from '@/types/calendar'
import type { ErrorCode } from '@/types/errors'
import { memberPayers, type HandoutForm, type HandoutKind, type HandoutStatus } from '@/types/handoutNames'
import type { HandoutPlan } from '@/types/handout'
import type { Handout, HandoutRow } from '@/cloudfunctions/kit/documents/handout'

interface KindRule {
  readonly forms: readonly HandoutForm[]
  /** Months in which it begins; absent: any. */
  readonly months?: readonly number[]
  readonly needs?: 'festival' | 'month' | 'stage'
}

/** Goods, not cash: birthdays and festivals may have a voucher for named goods, never money or a card. */
export const kindRules: Readonly<Record<HandoutKind, KindRule>> = {
  birthday: { forms: ['goods', 'voucher'], needs: 'month' },
  festival: { forms: ['goods', 'voucher'], needs: 'festival' },
  // 元旦 to 春节, and what must be there before the cold.
  warmth: { forms: ['goods', 'cash'], months: [11, 12, 1, 2] },
  coolness: { forms: ['goods'], months: [6, 7, 8, 9, 10] },
  schooling: { forms: ['cash'], months: [7, 8, 9], needs: 'stage' },
  illness: { forms: ['cash'] },
  women: { forms: ['goods', 'voucher'] },
  disabled: { forms: ['goods', 'cash'] },
  poor: { forms: ['goods', 'cash'] },
}

/** Money under another name. */
const LIKE_CASH = /现金|红包|购物卡|储值|充值|代金券|消费券|通用券|微信转账|支付宝|超市卡|加油卡|话费/

const MOST_DAYS = 370

/** The year whose ceilings and fund it takes from: that of the birthdays, else of its first day, or the next for what is given before New Year. */
function isOfYear({ month, fromDay, year }: HandoutPlan): boolean {
  if (month !== null) return month.startsWith(year)
  const first = Number(fromDay.slice(0, 4))
  return Number(year) === first || (Number(year) === first + 1 && fromDay.slice(5, 7) >= '11')
}

export function whyNotPlan(plan: HandoutPlan): { readonly code: ErrorCode; readonly field: string } | null {
  const rule = kindRules[plan.kind]
  if (rule.needs && plan[rule.needs] === null) return { code: 'HANDOUT_INCOMPLETE', field: `plan.${rule.needs}` }
  if (plan.unitFen < 1) return { code: 'HANDOUT_INCOMPLETE', field: 'plan.unitFen' }
  if (!rule.forms.includes(plan.form)) return { code: 'HANDOUT_FORM', field: 'plan.form' }
  if (plan.form !== 'cash' && LIKE_CASH.test(plan.item)) return { code: 'HANDOUT_CASH_LIKE', field: 'plan.item' }
  if (plan.untilDay < plan.fromDay || plan.untilDay > addDays(plan.fromDay, MOST_DAYS)) return { code: 'HANDOUT_DAYS', field: 'plan.untilDay' }
  if (!isOfYear(plan)) return { code: 'HANDOUT_DAYS', field: 'plan.year' }
  if (rule.months && !rule.months.includes(Number(plan.fromDay.slice(5, 7)))) return { code: 'HANDOUT_OUT_OF_SEASON', field: 'plan.fromDay' }
  return null
}

/** What of a plan decides who is on its list: fixed while there is one. */
export function changesList(before: HandoutPlan, after: HandoutPlan): boolean {
  const part = ({ kind, year, month, stage, unitFen, payer, target }: HandoutPlan) => JSON.stringify([kind, year, month, stage, unitFen, payer, target])
  return part(before) !== part(after)
}

/** What the rules ask about a person of the roster. */
export interface Candidate {
  readonly isUnionMember: boolean
  readonly leftOn: string | null
  readonly memberSince?: string | null
  readonly gender?: 'male' | 'female' | null
  readonly post: string
}

type Asked = Pick<Handout, 'kind' | 'month' | 'payer' | 'target'>

/** True when the conditions of the plan speak of this person. */
export function isMeant({ target }: Pick<Handout, 'target'>, { gender = null, post }: Candidate): boolean {
  if (target.gender && gender !== target.gender) return false
  return target.posts.length === 0 || target.posts.some((word) => post.includes(word))
}

/** Why somebody the plan speaks of has no part in it. New members: from the month after 入会. */
export function whyNotEntitled({ kind, month, payer }: Asked, { isUnionMember, leftOn, memberSince }: Candidate): ErrorCode | null {
  if (leftOn) return 'HANDOUT_LEFT'
  if ((memberPayers as readonly string[]).includes(payer) && !isUnionMember) return 'HANDOUT_MEMBERS_ONLY'
  if (kind === 'birthday' && month && memberSince && monthOf(memberSince) >= month) return 'HANDOUT_TOO_NEW'
  return null
}

/** Which earlier help stands in the way, and which is only looked at. */
const excludedBy: Partial<Record<HandoutKind, string>> = { schooling: 'schooling', illness: 'medical' }
export const aidKinds: Partial<Record<HandoutKind, 'living' | 'schooling' | 'medical'>> = {
  warmth: 'living', schooling: 'schooling', illness: 'medical', disabled: 'living', poor: 'living',
}

/** The campaigns beside this one, for what they have promised. */
export const otherCampaigns = (kind: HandoutKind) => Object.fromEntries(Object.entries(aidKinds).filter(([other]) => other !== kind))

export function whyNotHelped(kind: HandoutKind, marks: ReadonlyArray<{ readonly kind: string; readonly about: string }>, handoutId: string): ErrorCode | 'flag' | null {
  const others = marks.filter(({ about }) => about !== handoutId)
  if (others.some((mark) => mark.kind === excludedBy[kind])) return 'HANDOUT_DOUBLE_AID'
  return others.length > 0 ? 'flag' : null
}

export type StepName = 'edit' | 'list' | 'clear' | 'submit' | 'decide' | 'cancel' | 'end' | 'remind' | 'distribute' | 'takeBack' | 'number' | 'redeem'

/** Who somebody is before a plan. */
export interface Who {
  readonly organises: boolean
  /** It waits for them, or for somebody they stand in for: free, or with an interest in it. */
  readonly turn: 'free' | 'conflict' | null
  readonly chairs: boolean
  /** Hands out to everybody, to their own group, or not at all. */
  readonly distributes: boolean
}

const steps: Readonly<Record<StepName, { readonly from: readonly HandoutStatus[]; readonly may: (who: Who) => boolean }>> = {
  edit: { from: ['draft'], may: ({ organises }) => organises },
  list: { from: ['draft'], may: ({ organises }) => organises },
  clear: { from: ['draft'], may: ({ organises }) => organises },
  submit: { from: ['draft'], may: ({ organises }) => organises },
  decide: { from: ['pending'], may: ({ turn }) => turn !== null },
  cancel: { from: ['draft', 'pending', 'running'], may: ({ organises, chairs }) => organises || chairs },
  end: { from: ['running'], may: ({ organises }) => organises },
  remind: { from: ['running'], may: ({ organises, distributes }) => organises || distributes },
  takeBack: { from: ['running'], may: ({ organises }) => organises },
  distribute: { from: ['running'], may: ({ distributes }) => distributes },
  number: { from: ['running'], may: ({ organises }) => organises },
  redeem: { from: ['running', 'ended'], may: ({ organises }) => organises },
}

type Planned = Pick<Handout, 'status' | 'form' | 'isListDone' | 'people' | 'job' | 'remindedOn'>

function whyNotReady(step: StepName, plan: Planned, today: string): ErrorCode | null {
  if ((step === 'number' || step === 'redeem') && plan.form !== 'voucher') return 'HANDOUT_NO_VOUCHERS'
  if (step === 'submit' && !plan.isListDone) return 'HANDOUT_LIST_OPEN'
  if (step === 'submit' && plan.people === 0) return 'HANDOUT_LIST_EMPTY'
  if ((step === 'submit' || step === 'list') && plan.job) return 'IN_PROGRESS'
  if (step === 'remind' && plan.job) return 'IN_PROGRESS'
  if (step === 'remind' && plan.remindedOn === today) return 'HANDOUT_REMINDED'
  return null
}

/** Why this person cannot take this step now, or null. */
export function whyNot(step: StepName, plan: Planned, who: Who, today: string): ErrorCode | null {
  const { from, may } = steps[step]
  if (!may(who)) return step === 'decide' ? 'CASE_NOT_YOUR_TURN' : 'NOT_ALLOWED'
  if (!from.includes(plan.status)) return 'HANDOUT_WRONG_STATE'
  if (step === 'decide' && who.turn === 'conflict') return 'CASE_CONFLICT_OF_INTEREST'
  return whyNotReady(step, plan, today)
}

export const isTaken = ({ status }: Pick<HandoutRow, 'status'>) => status === 'signed' || status === 'proxy'
export const isOpen = ({ status }: Pick<HandoutRow, 'status'>) => status === 'listed' || status === 'waiting'

type Dated = Pick<Handout, 'status' | 'fromDay' | 'untilDay'>

const ends: Partial<Record<HandoutRow['status'], ErrorCode>> = { declined: 'HANDOUT_DECLINED', expired: 'HANDOUT_OVER' }

/** Why the desk shows no code. */
export function whyNotShow({ status }: Pick<Handout, 'status'>): ErrorCode | null {
  if (status === 'ended' || status === 'cancelled') return 'HANDOUT_OVER'
  return status === 'running' ? null : 'HANDOUT_NOT_RUNNING'
}

/** Why this line cannot be signed for today; a line that is signed already is no refusal. */
export function whyNotTake({ status, fromDay, untilDay }: Dated, row: Pick<HandoutRow, 'status' | 'reason'> | null, today: string): ErrorCode | null {
  if (!row || row.status === 'removed') return 'HANDOUT_NOT_LISTED'
  if (row.status === 'barred') return row.reason ?? 'HANDOUT_NOT_LISTED'
  if (isTaken(row)) return null
  const closed = whyNotShow({ status })
  if (closed) return closed
  if (!isOpen(row)) return ends[row.status] ?? 'HANDOUT_NOT_LISTED'
  if (today < fromDay) return 'HANDOUT_NOT_YET'
  return today > untilDay ? 'HANDOUT_OVER' : null
}

type Vouched = Pick<HandoutRow, 'status' | 'voucherNo' | 'redeemedOn'>

/** Why this line cannot bear the number of a voucher; the same number again is no refusal. */
export function whyNotNumber(row: Vouched | null, voucherNo: string): ErrorCode | null {
  if (!row || (!isOpen(row) && !isTaken(row))) return 'HANDOUT_NOT_LISTED'
  return row.redeemedOn !== null && row.voucherNo !== voucherNo ? 'HANDOUT_VOUCHER_USED' : null
}

/** Why a shop's voucher cannot be written off; a second time is no refusal. */
export function whyNotRedeem(row: Vouched | null): ErrorCode | null {
  if (!row) return 'HANDOUT_VOUCHER_UNKNOWN'
  return isTaken(row) ? null : 'HANDOUT_VOUCHER_UNSIGNED'
}

/** Why this person cannot give it up. */
export function whyNotDecline(handout: Dated, row: Pick<HandoutRow, 'status'> | null): ErrorCode | null {
  if (!row || row.status === 'removed' || row.status === 'barred') return 'HANDOUT_NOT_LISTED'
  return handout.status === 'running' && isOpen(row) ? null : 'HANDOUT_WRONG_STATE'
}

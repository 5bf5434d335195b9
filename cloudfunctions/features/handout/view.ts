/** Plans and lines as each reader may see them. */
import { db } from '@/cloudfunctions/kit/db'
import type { Handout, HandoutRow } from '@/cloudfunctions/kit/documents/handout'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { dayOf } from '@/types/calendar'
import type { HandlerOutput } from '@/types/actions'
import type { HandoutPlan } from '@/types/handout'
import type { ReceiptStatus } from '@/types/handoutNames'
import { codeOf } from './codes'
import { outcomeOf } from './outcome'
import { chairs, handles, organises, ownGroups, spokenTitle, type Named } from './parties'
import { isTaken, whyNot, whyNotDecline, whyNotTake, type StepName, type Who } from './rules'
import { isSensitive, spokenNotes, takerNameIn } from './veil'

type Desk = HandlerOutput<'handout.desk'>
type Moved = HandlerOutput<'handout.submit'>
type Card = HandlerOutput<'handout.list'>['items'][number]
type Benefit = HandlerOutput<'handout.mine'>['items'][number]
type RowView = HandlerOutput<'handout.rows'>['items'][number]

export function planOf(handout: Handout): HandoutPlan {
  const { kind, title, year, festival, month, stage, form, item, unitFen, supplier, payer, target, place, hours, fromDay, untilDay } = handout
  const { by, orgIds, gender, posts } = target
  return { kind, title, year, festival, month, stage, form, item, unitFen, supplier, payer, target: { by, orgIds: [...orgIds], gender, posts: [...posts] }, place, hours, fromDay, untilDay }
}

/** How many lines there are, by unit and state. */
export interface Tally {
  readonly groupId: string
  readonly unitName: string
  readonly status: ReceiptStatus
  readonly people: number
}

/** One call; for a group leader only their own groups. */
export async function tallyOf(handoutId: string, groupIds: readonly string[] | null): Promise<Tally[]> {
  const filter = { handoutId, ...(groupIds ? { orgPath: oneOf(groupIds) } : {}) }
  const group = { _id: { groupId: '$groupId', unitName: '$unitName', status: '$status' }, people: { $sum: 1 } }
  const { list } = await db.handoutRows.matching(filter).group(group).limit(1000).end()
  return (list as Array<{ _id: Omit<Tally, 'people'>; people: number }>).map(({ _id, people }) => ({ ..._id, people }))
}

const sumOf = (tally: readonly Tally[], ...statuses: ReceiptStatus[]) =>
  tally.filter(({ status }) => statuses.includes(status)).reduce((sum, { people }) => sum + people, 0)

const LIVE = ['listed', 'waiting', 'signed', 'proxy', 'declined', 'expired'] as const

const unknown = { waiting: null, declined: null, expired: null }

function countsOf(handout: Handout, tally: readonly Tally[], mayKnow: boolean) {
  if (!mayKnow) return { ...outcomeOf(handout), ...unknown }
  const sum = (...statuses: ReceiptStatus[]) => sumOf(tally, ...statuses)
  return { listed: sum(...LIVE), taken: sum('signed', 'proxy'), waiting: sum('listed', 'waiting'), declined: sum('declined'), expired: sum('expired') }
}

function groupsOf(tally: readonly Tally[]): Desk['groups'] {
  const groups = new Map<string, { orgId: string; name: string; listed: number; taken: number }>()
  for (const { groupId, unitName, status, people } of tally) {
    if (!(LIVE as readonly string[]).includes(status)) continue
    const group = groups.get(groupId) ?? { orgId: groupId, name: unitName, listed: 0, taken: 0 }
    groups.set(groupId, { ...group, listed: group.listed + people, taken: group.taken + (isTaken({ status }) ? people : 0) })
  }
  return [...groups.values()].filter(({ orgId }) => orgId !== '').sort((a, b) => (a.orgId < b.orgId ? -1 : 1))
}

function head(handout: Handout, mayKnow: boolean) {
  const { _id, number, kind, year, status, item, untilDay, ownerLabel } = handout
  return {
    handoutId: _id, number, year, status, untilDay, ownerLabel,
    title: mayKnow ? handout.title : spokenTitle(handout), kind: mayKnow ? kind : null, item: mayKnow ? item : '',
  }
}

/** The list of plans shows what the plan itself remembers; its lines are counted when it is opened. */
export function cardView(handout: Handout, me: Member): Card {
  const mayKnow = handles(handout, me)
  const { people, takenInAll } = handout
  return { ...head(handout, mayKnow), ...(mayKnow ? { listed: people, taken: takenInAll } : outcomeOf(handout)), ...unknown }
}

const progressOf = ({ upTo, isListDone, seen, people, barred, flagged }: Handout) => ({
  isListDone, isListBegun: upTo !== '' || people > 0 || barred > 0, seen, people, barred, flagged,
})

export const movedView = (handout: Handout): Moved => {
  const { _id, number, status, version } = handout
  return { handoutId: _id, number, status, version, ...progressOf(handout) }
}

const stepNames = ['edit', 'list', 'clear', 'submit', 'decide', 'cancel', 'end', 'remind', 'distribute', 'takeBack', 'number', 'redeem'] as const satisfies readonly StepName[]

interface Beside {
  readonly me: Member
  readonly who: Who
  readonly now: Date
}

/** Whoever leads a group and runs nothing sees the counts of that group. */
export const groupsSeenBy = (handout: Handout, me: Member) => (organises(handout, me) || chairs(handout, me) || me.grants.some(({ role }) => role === 'AUD') ? null : ownGroups(me))

/** Two calls beside the one that read the plan: the lines counted, the names in the history. */
export async function deskView(handout: Handout, { me, who, now }: Beside): Promise<Desk> {
  const mayKnow = handles(handout, me)
  const tally = await tallyOf(handout._id, groupsSeenBy(handout, me))
  const names = new Map((await db.members.find({ _id: oneOf([...new Set(handout.history.map(({ by }) => by))]) })).map(({ _id, name }) => [_id, name]))
  const { version, people, seen, barred, flagged, budgetFen, spentFen, organiserName, dueAt, clauses, isAboveIncomeShare } = handout
  const counts = countsOf(handout, tally, mayKnow)
  const notes = mayKnow ? spokenNotes(handout) : []
  const whole = mayKnow && (who.organises || who.chairs || who.turn !== null || me.grants.some(({ role }) => role === 'AUD'))
  return {
    ...head(handout, mayKnow), ...counts,
    ...progressOf(handout), version, people: mayKnow ? people : 0, seen: mayKnow ? seen : 0,
    isSensitive: isSensitive(handout),
    plan: whole ? planOf(handout) : null,
    // The money says how many people it is for.
    budgetFen: counts.listed === null ? null : budgetFen,
    spentFen: counts.taken === null ? null : spentFen,
    barred: mayKnow ? barred : null, flagged: mayKnow ? flagged : null,
    organiserName, dueAt, clauses: clauses.map(({ name, clause }) => ({ name, clause })), isAboveIncomeShare,
    groups: isSensitive(handout) ? [] : groupsOf(tally),
    steps: handout.history.map(({ at, by, action }, index) => ({ at, byName: names.get(by) ?? '', action, note: notes[index] ?? '' })),
    mayDistribute: who.distributes,
    blocked: Object.fromEntries(stepNames.map((step) => [step, whyNot(step, handout, who, dayOf(now))])) as Desk['blocked'],
  }
}

/** Lines of before there were numbers wait for the timer. */
const voucherOf = ({ voucherNo = '', redeemedOn = null }: Partial<Pick<HandoutRow, 'voucherNo' | 'redeemedOn'>>) => ({ voucherNo, redeemedOn })

export function benefitView(handout: Handout, row: HandoutRow, memberId: string, now: Date): Benefit {
  const { _id, item, place, hours, fromDay, untilDay } = handout
  const today = dayOf(now)
  const isWaiting = row.status === 'waiting' || row.status === 'listed'
  const whyNotSign = isTaken(row) ? ('HANDOUT_WRONG_STATE' as const) : whyNotTake(handout, row, today)
  // Before the timer has come by, what is over is shown as over.
  const status = isWaiting && whyNotSign === 'HANDOUT_OVER' ? 'expired' : row.status === 'listed' ? 'waiting' : row.status
  return {
    handoutId: _id, title: spokenTitle(handout), item: isSensitive(handout) ? '' : item, status, place, hours, fromDay, untilDay,
    signedAt: row.signedAt, takenByName: takerNameIn(row), ...voucherOf(row),
    code: status === 'waiting' ? codeOf(_id, memberId) : null,
    blocked: { sign: whyNotSign, decline: whyNotDecline(handout, row) },
  }
}

export function rowView(row: Named): RowView {
  const { _id, memberId, name, staffNo, unitName, status, signedAt, way, reason, isFlagged } = row
  return { rowId: _id, memberId, name, staffNo, unitName, status, signedAt, takenByName: takerNameIn(row), way, reason, isFlagged, ...voucherOf(row) }
}

/**
 * The list: some hundred people a call, going on where the last one stopped. What a person may have in a year is put
 * aside as they are listed, so the plan that reaches the chair promises nobody more than the rules allow. A page
 * that was interrupted is made again with the same result.
 */
import { allowanceId, giveBack, hold } from '@/cloudfunctions/kit/allowance'
import { aidAbout, aidOf } from '@/cloudfunctions/kit/aidMarks'
import { keysOfMonth } from '@/cloudfunctions/kit/birthdayPeople'
import { db } from '@/cloudfunctions/kit/db'
import type { Handout, HandoutRow } from '@/cloudfunctions/kit/documents/handout'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { gt, not, oneOf, type Filter } from '@/cloudfunctions/kit/filter'
import { born, move, receiptFor, receiptOf, replyOfTwin, type Request } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { holding } from '@/cloudfunctions/kit/serve'
import { dayOf } from '@/types/calendar'
import type { ErrorCode } from '@/types/errors'
import { normalStaffNo } from '@/types/staffNo'
import { benefitYearOf } from './birthdays'
import { aidKinds, isMeant, otherCampaigns, whyNot, whyNotEntitled, whyNotHelped } from './rules'
import { actingOn, besideHandout, type Acting, type BesideHandout } from './take'
import { isSensitive, personKeyOf, rowId, sealedPerson, written } from './veil'
import { movedView } from './view'

const PLANNERS = ['OFF', 'CASE'] as const
export const PEOPLE_A_PAGE = 250

const allowanceOf = (handout: Handout, member: Member) => allowanceId(handout.kind, benefitYearOf(handout, member), member._id)

interface Listing {
  readonly by: string
  readonly request: Request
  readonly now: Date
}

function rowOf(handout: Handout, member: Member, reason: ErrorCode | null, isFlagged: boolean, { by, request, now }: Listing): HandoutRow {
  const { _id: handoutId, orgPath, untilDay } = handout
  const personKey = personKeyOf(handout, member._id)
  const _id = rowId(handoutId, personKey)
  const hidden = { who: sealedPerson(_id, member._id), name: '', staffNo: '', unitName: '', orgPath: [...orgPath], groupId: '', rosterKey: _id }
  const open = {
    who: null, name: member.name, staffNo: member.staffNo, unitName: member.unitName, orgPath: member.orgPath, groupId: member.orgPath.at(-1) ?? '',
    rosterKey: `${member.orgPath.at(-1) ?? ''}_${member.staffNo.replace(/[^\w.:-]/g, '')}_${_id}`,
  }
  const status = reason ? 'barred' : 'listed'
  return {
    _id, handoutId, personKey, ...(isSensitive(handout) ? hidden : open),
    listKey: '', allowance: allowanceOf(handout, member), signedAt: null, way: null, signedBy: '', voucherNo: '', redeemedOn: null, takenById: '', takenByName: '', told: null, reason, isFlagged, untilDay,
    ...born(status, { at: now, by, action: 'handout.list' }, request), status,
  }
}

/** Inserts what is not there yet; gives the lines that are new. In the order of their keys: that of the roster would tell whose they are. */
async function insertNew(listed: readonly HandoutRow[]): Promise<readonly HandoutRow[]> {
  const rows = [...listed].sort((a, b) => (a._id < b._id ? -1 : 1))
  if (await db.handoutRows.insertAll(rows)) return rows
  const fresh: HandoutRow[] = []
  for (const row of rows) if (await db.handoutRows.insert(row)) fresh.push(row)
  return fresh
}

/** Lists these people, whom the plan speaks of and who have a part in it. At most five calls, however many they are. */
async function listed(handout: Handout, people: readonly Member[], listing: Listing): Promise<readonly HandoutRow[]> {
  const ids = new Map(people.map((member) => [member._id, allowanceOf(handout, member)]))
  const marks = aidKinds[handout.kind] ? await aidOf([...ids.keys()], handout.year, otherCampaigns(handout.kind)) : new Map<string, never[]>()
  const helped = new Map(people.map(({ _id }) => [_id, whyNotHelped(handout.kind, marks.get(_id) ?? [], aidAbout(handout._id))]))
  const free = people.filter(({ _id }) => helped.get(_id) === null || helped.get(_id) === 'flag')
  const full = await hold(free.map(({ _id }) => ids.get(_id) as string), handout._id, handout.unitFen, handout.limit)
  return people.map((member) => {
    const found = helped.get(member._id) ?? null
    const isFull = full.has(ids.get(member._id) as string)
    const reason = found !== null && found !== 'flag' ? found : isFull ? ('HANDOUT_YEAR_USED' as const) : null
    return rowOf(handout, member, reason, found === 'flag', listing)
  })
}

/** The next people of the roster whom the plan may speak of. */
function roster(handout: Handout): Promise<Member[]> {
  const { target: { orgIds }, orgPath, upTo, kind, month } = handout
  const units = orgIds.length > 0 ? orgIds : orgPath.slice(-1)
  const within: Filter = kind === 'birthday' && month ? { 'birthday.key': oneOf([...keysOfMonth(month).keys()]) } : {}
  return db.members.find({ orgPath: oneOf(units), ...within, _id: gt(upTo) }, { order: [['_id', 1]], limit: PEOPLE_A_PAGE })
}

const tallied = (rows: readonly HandoutRow[]) => ({
  people: rows.filter(({ status }) => status === 'listed').length,
  barred: rows.filter(({ status }) => status === 'barred').length,
  flagged: rows.filter(({ isFlagged, status }) => isFlagged && status === 'listed').length,
})

/** One page: the people, their allowances (three calls), the lines, and how far it is. */
export async function listPage(handout: Handout, listing: Listing): Promise<Handout> {
  const page = await roster(handout)
  const meant = page.filter((member) => isMeant(handout, member))
  const known = meant.map((member) => ({ member, code: whyNotEntitled(handout, member) }))
  const entitled = known.filter(({ code }) => code === null).map(({ member }) => member)
  const tooNew = known.filter(({ code }) => code === 'HANDOUT_TOO_NEW').map(({ member }) => rowOf(handout, member, 'HANDOUT_TOO_NEW', false, listing))
  const rows = [...(await listed(handout, entitled, listing)), ...tooNew]
  await insertNew(rows)
  const set = { upTo: page.at(-1)?._id ?? handout.upTo, isListDone: page.length < PEOPLE_A_PAGE }
  const inc = { seen: page.length, ...tallied(rows), version: 1 }
  const won = await db.handouts.change({ _id: handout._id, status: 'draft', job: null, version: handout.version }, { set, inc })
  // Another page was made at the same moment, perhaps by this very request on another line: asked again, it goes on from there.
  if (won === 0) refuse('IN_PROGRESS')
  return {
    ...handout, ...set, version: handout.version + 1, seen: handout.seen + inc.seen, people: handout.people + inc.people,
    barred: handout.barred + inc.barred, flagged: handout.flagged + inc.flagged,
  }
}

async function makeList(acting: Acting): Promise<Handout> {
  const { handout, me, who, now, request } = acting
  refuseIf(whyNot('list', handout, who, dayOf(now)))
  if (handout.target.by === 'picked') return refuse('HANDOUT_WRONG_STATE')
  // One page a call: two would come near the function's time on a bad day.
  return handout.isListDone ? handout : listPage(handout, { by: me._id, request, now })
}

const ROWS_A_PAGE = 250

/** Empties the list, a page a call; what was put aside is free again. Gives how many lines that were. */
export async function clearPage(handout: Handout): Promise<number> {
  const rows = await db.handoutRows.find({ handoutId: handout._id }, { limit: ROWS_A_PAGE })
  await giveBack(rows.map(({ allowance }) => allowance), handout._id, handout.unitFen)
  if (rows.length > 0) await db.handoutRows.remove({ _id: oneOf(rows.map(({ _id }) => _id)) })
  return rows.length
}

/** Adds one person whom the planner named. Gives why not, or the line: also that of an earlier try, which broke off before it was counted. */
async function addPerson(handout: Handout, member: Member | undefined, listing: Listing): Promise<ErrorCode | HandoutRow> {
  if (!member) return 'HANDOUT_PERSON_UNKNOWN'
  const code = whyNotEntitled(handout, member)
  if (code) return code
  const id = rowId(handout._id, personKeyOf(handout, member._id))
  const before = await db.handoutRows.get(id)
  if (before) return receiptOf(before, listing.request) ? before : 'HANDOUT_LISTED_BEFORE'
  const [row] = await listed(handout, [member], listing)
  if (!row || row.reason) return row?.reason ?? 'HANDOUT_PERSON_UNKNOWN'
  if (await db.handoutRows.insert(row)) return row
  const quicker = await db.handoutRows.get(id)
  return quicker && receiptOf(quicker, listing.request) ? quicker : 'HANDOUT_LISTED_BEFORE'
}

/** Why not, in the order in which they were named; null: is on the list. */
type Codes = ReadonlyArray<ErrorCode | null>

const codeIn = (outcome: ErrorCode | HandoutRow | undefined) => (typeof outcome === 'string' ? outcome : null)

/** On a list of people in need the lines come in the order of their keys, not in that of the paper they were typed from. */
function inNoOrder(handout: Handout, staffNos: readonly string[], found: ReadonlyMap<string, Member>): readonly string[] {
  const keyOf = (staffNo: string) => personKeyOf(handout, found.get(staffNo)?._id ?? '')
  return isSensitive(handout) ? [...staffNos].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)) : staffNos
}

export const listRoutes = {
  'handout.makeList': holding<'handout.makeList'>(...PLANNERS)<BesideHandout>({
    reads: besideHandout,
    handle: async (call) => {
      const acting = actingOn(call)
      return movedView(await makeList(acting))
    },
  }),

  'handout.clearList': holding<'handout.clearList'>(...PLANNERS)<BesideHandout>({
    reads: besideHandout,
    handle: async (call) => {
      const { handout, who, now, request } = actingOn(call)
      if (!receiptOf(handout, request)) {
        refuseIf(whyNot('clear', handout, who, dayOf(now)))
        // From here on nobody is added: whoever is about to write a page finds another version.
        const begun = await db.handouts.change({ _id: handout._id, status: 'draft', version: handout.version }, { set: { job: 'clear' }, inc: { version: 1 }, push: receiptFor(request) })
        if (begun === 0) await replyOfTwin(db.handouts, handout._id, request)
        await clearSome({ ...handout, version: handout.version + 1, job: 'clear' })
      } else if (handout.job === 'clear') await clearSome(handout)
      return movedView((await db.handouts.get(handout._id)) ?? refuse('NOT_FOUND'))
    },
  }),

  'handout.addPeople': holding<'handout.addPeople'>(...PLANNERS)<BesideHandout>({
    reads: besideHandout,
    handle: async (call) => {
      const { handout, me, who, now, request } = actingOn(call)
      const asked = [...new Set(call.input.staffNos.map(normalStaffNo))]
      const found = new Map((await db.members.find({ staffNo: oneOf(asked), orgPath: oneOf(handout.orgPath.slice(-1)) })).map((member) => [member.staffNo, member]))
      const answer = (codes: Codes) => ({ results: asked.map((staffNo, index) => ({ staffNo, name: found.get(staffNo)?.name ?? '', outcome: codes[index] ?? null })) })
      const before = receiptOf(handout, request)
      if (before) return answer(before.reply as Codes)
      refuseIf(whyNot('list', handout, who, dayOf(now)))
      const outcomes = new Map<string, ErrorCode | HandoutRow>()
      for (const staffNo of inNoOrder(handout, asked, found)) outcomes.set(staffNo, await addPerson(handout, found.get(staffNo), { by: me._id, request, now }))
      const codes = asked.map((staffNo) => codeIn(outcomes.get(staffNo)))
      const added = [...outcomes.values()].filter((outcome) => typeof outcome !== 'string')
      if (added.length > 0) await keptOrTakenBack(handout, added, request, codes)
      return answer(codes)
    },
  }),

  'handout.removePerson': holding<'handout.removePerson'>(...PLANNERS)<BesideHandout>({
    reads: besideHandout,
    handle: async (call) => {
      const acting = actingOn(call)
      const { handout, me, who, now, request } = acting
      const row = await db.handoutRows.get(call.input.rowId)
      if (!row || row.handoutId !== handout._id) refuse('NOT_FOUND', 'rowId')
      if (!receiptOf(row, request)) {
        refuseIf(whyNot('list', handout, who, dayOf(now)))
        if (row.status !== 'listed') refuse('HANDOUT_WRONG_STATE')
        const { note, set } = written(handout, row, call.input.reason)
        const line = { at: now, by: me._id, action: 'handout.remove', note }
        if (!(await move(db.handoutRows, row, { to: 'removed', line, set, request }))) refuse('CHANGED_MEANWHILE')
      }
      await giveBack([row.allowance], handout._id, handout.unitFen)
      if ((await counted(handout, { people: -1, flagged: row.isFlagged ? -1 : 0 }, request)) === 0) await countedAnew(handout)
      return movedView((await db.handouts.get(handout._id)) ?? handout)
    },
  }),
}

/** The count follows the lines, once per request however often it comes; handing in counts them again. */
function counted(handout: Handout, inc: Readonly<Record<string, number>>, request: Request, { set = {}, reply = null }: { set?: { isListDone?: true }; reply?: unknown } = {}): Promise<number> {
  return db.handouts.change({ _id: handout._id, status: 'draft', 'receipts.requestId': not(request.id) }, { set, inc: { ...inc, version: 1 }, push: receiptFor(request, reply) })
}

/** Handed in meanwhile, the plan's money is counted: whoever came after that is not on its list. */
async function keptOrTakenBack(handout: Handout, added: readonly HandoutRow[], request: Request, codes: Codes): Promise<void> {
  const flagged = added.filter(({ isFlagged }) => isFlagged).length
  if ((await counted(handout, { people: added.length, flagged }, request, { set: { isListDone: true }, reply: codes })) === 1) return
  if (receiptOf(await db.handouts.get(handout._id), request)) return
  await db.handoutRows.remove({ _id: oneOf(added.map(({ _id }) => _id)), status: 'listed' })
  await giveBack(added.map(({ allowance }) => allowance), handout._id, handout.unitFen)
  await countedAnew(handout)
  refuse('CHANGED_MEANWHILE')
}

/** Handing in may have counted lines that were about to go. */
async function countedAnew({ _id, unitFen }: Handout): Promise<void> {
  const people = await db.handoutRows.count({ handoutId: _id, status: 'listed' })
  await db.handouts.change({ _id, status: 'pending' }, { set: { people, budgetFen: people * unitFen }, inc: { version: 1 } })
}

const CLEAR_PAGES = 4

/** Goes on clearing; the last page makes it a plan without a list. */
export async function clearSome(handout: Handout): Promise<void> {
  for (let pages = 0; pages < CLEAR_PAGES; pages += 1) {
    if ((await clearPage(handout)) > 0) continue
    const empty = { upTo: '', isListDone: false, seen: 0, people: 0, barred: 0, flagged: 0, job: null }
    await db.handouts.change({ _id: handout._id, job: 'clear' }, { set: empty, inc: { version: 1 } })
    return
  }
}


/**
 * The roster from the personnel office's list: new people, changed ones, those who left. Grants, relatives and
 * WeChat accounts are not in any list; admission to the union is each person's own act, so a list only states it
 * with the day on which it happened.
 */
import { amend } from '@/cloudfunctions/kit/amend'
import { db } from '@/cloudfunctions/kit/db'
import type { Member, Org } from '@/cloudfunctions/kit/documents/people'
import type { PartRow, SheetJob } from '@/cloudfunctions/kit/documents/sheet'
import { gt, oneOf, type Filter } from '@/cloudfunctions/kit/filter'
import { idFor } from '@/cloudfunctions/kit/ids'
import { chained } from '@/cloudfunctions/kit/record'
import type { Around, ImportKind, Judged, Missing, RowRefusal } from '@/cloudfunctions/kit/sheetKind'
import { allUnits, pathOf } from '@/cloudfunctions/kit/units'
import { dayOf } from '@/types/calendar'
import { lastAdminsAmong } from './admins'
import { changeFor, describe, personColumns, rowOf, type PersonRow, type Units } from './personRows'
import { leave } from './leaving'
import { isUnionUnit } from './tree'

const AT_ONCE = 10
const ADMINS = 100
const SAMPLE = 300

/** Runs a few at a time: the cloud answers each in tens of milliseconds, the batch has a few seconds. */
async function each<Item, Answer>(items: readonly Item[], act: (item: Item) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = []
  for (let from = 0; from < items.length; from += AT_ONCE) answers.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(act))))
  return answers
}

/** The people of the companies that the list is about. */
const within = ({ orgIds }: SheetJob): Filter => (orgIds ? { orgPath: oneOf(orgIds) } : {})

async function existing(staffNos: readonly string[], job: SheetJob): Promise<ReadonlyMap<string, Member>> {
  if (staffNos.length === 0) return new Map()
  const members = await db.members.find({ staffNo: oneOf(staffNos), ...within(job) }, { limit: 1000 })
  return new Map(members.map((member) => [member.staffNo, member]))
}

/** The units that take people of these companies; a department outside every company is anybody's. */
async function unitsFor({ orgIds }: SheetJob): Promise<Units> {
  const all = await allUnits()
  const isOurs = ({ _id, type }: Org) => !orgIds || orgIds.includes(pathOf(_id, all)[0] ?? '') || (!isUnionUnit({ type }) && all.get(pathOf(_id, all)[0] ?? '')?.type !== 'company')
  return { all, open: [...all.values()].filter((org) => !org.closedOn && isOurs(org)) }
}

const staffNosIn = (rows: readonly PartRow[]) => rows.flatMap(({ cells }) => cells.staffNo ?? [])

function judged(row: PartRow, member: Member | null, units: Units, today: string, lastAdmins: ReadonlySet<string>): Judged {
  const read = rowOf(row.cells, units, member, today)
  if ('issues' in read) return { kind: 'wrong', issues: read.issues, changes: [] }
  if (!member) return { kind: 'new', issues: [], changes: [] }
  const change = changeFor(member, read)
  if (read.leftOn && !member.leftOn && lastAdmins.has(member._id)) return { kind: 'wrong', issues: [{ column: 'leftOn', issue: 'lastAdmin' }], changes: [] }
  const changes = describe(member, change, units)
  return { kind: changes.length > 0 ? 'changed' : 'unchanged', issues: [], changes }
}

/** Administrators whom this file lets go, wherever in it: each of two alone would leave the other. */
async function lastAdminsIn({ job, watched, missing }: Around): Promise<ReadonlySet<string>> {
  const leaving = [...staffNosIn(watched.filter(({ cells }) => cells.leftOn)), ...missing]
  const members = [...(await existing(leaving, job)).values()]
  return lastAdminsAmong(members.filter(({ leftOn }) => !leftOn))
}

async function judge(rows: readonly PartRow[], _me: Member, now: Date, around: Around): Promise<Judged[]> {
  const [members, units, lastAdmins] = [await existing(staffNosIn(rows), around.job), await unitsFor(around.job), await lastAdminsIn(around)]
  return rows.map((row) => judged(row, members.get(row.cells.staffNo ?? '') ?? null, units, dayOf(now), lastAdmins))
}

function newMember(row: PersonRow, by: string, now: Date): Member {
  const line = { at: now, by, action: 'people.import' }
  const { staffNo, name, orgPath = [], employerPath = [], unitName = '', post = '', shift = '', gender = null, joinedOn = null, retireOn = null, memberSince = null, birthday = null, leftOn = null } = row
  return {
    _id: idFor('member', staffNo), version: 1, history: [chained(undefined, '', '', line)],
    staffNo, name, orgPath, employerPath, unitName, post, shift, gender, joinedOn, retireOn,
    isUnionMember: memberSince !== null, membership: memberSince ? 'member' : 'none', memberSince, birthday,
    grants: [], relatives: [], openid: null, bindSeal: null, leftOn,
  }
}

async function insertAll(members: readonly Member[]): Promise<void> {
  if (members.length === 0 || (await db.members.insertAll(members))) return
  // Some of them are there from an interrupted try.
  await each(members, async (member) => void (await db.members.insert(member)))
}

/** False: the last administrator would go. */
async function change(member: Member, row: PersonRow, by: string, now: Date): Promise<boolean> {
  const { leftOn, ...others } = changeFor(member, row)
  const isLeaving = typeof leftOn === 'string' && !member.leftOn
  const set = isLeaving || leftOn === undefined ? others : { ...others, leftOn }
  const line = { at: now, by, action: 'people.import' }
  const fresh = Object.keys(set).length > 0 ? await amend(db.members, member, { set, line }) : member
  // Somebody changed the person between reading and writing: judged and written once more, from what is there now.
  if (!fresh) return again(member._id, row, by, now)
  return isLeaving ? leave(fresh, leftOn, by, now) : true
}

async function again(memberId: string, row: PersonRow, by: string, now: Date): Promise<boolean> {
  const member = await db.members.get(memberId)
  return member ? change(member, row, by, now) : true
}

const refusal = (key: string, column: string): RowRefusal => ({ key, issues: [{ column, issue: 'lastAdmin' }] })

async function apply(rows: readonly PartRow[], job: SheetJob, now: Date): Promise<RowRefusal[]> {
  const [members, units, byId] = [await existing(staffNosIn(rows), job), await unitsFor(job), job.byId]
  const read = rows.flatMap(({ cells }) => {
    const member = members.get(cells.staffNo ?? '') ?? null
    const row = rowOf(cells, units, member, dayOf(now))
    return 'issues' in row ? [] : [{ row, member }]
  })
  await insertAll(read.filter(({ member }) => !member).map(({ row }) => newMember(row, byId, now)))
  const isWritten = await each(read, async ({ row, member }) => (member && Object.keys(changeFor(member, row)).length > 0 ? change(member, row, byId, now) : true))
  return read.filter((_one, index) => !isWritten[index]).map(({ row }) => refusal(row.staffNo, 'leftOn'))
}

async function judgeMissing(staffNos: readonly string[], around: Around): Promise<Missing[]> {
  const members = [...(await existing(staffNos, around.job)).values()].filter(({ leftOn }) => !leftOn)
  const lastAdmins = await lastAdminsIn(around)
  return members.map((member): Missing => {
    const isLast = lastAdmins.has(member._id)
    const verdict: Judged = isLast ? { kind: 'wrong', issues: [{ column: 'staffNo', issue: 'lastAdmin' }], changes: [] } : { kind: 'leaver', issues: [], changes: [member.unitName] }
    return { key: member.staffNo, name: member.name, judged: verdict }
  })
}

export const peopleImport: ImportKind = {
  kind: 'people',
  columns: personColumns,
  keyColumn: 'staffNo',
  nameColumn: 'name',
  roles: ['ADM', 'HR'],
  knownKeys: async (given, orgIds) => {
    const some = db.members.find({ staffNo: gt(''), orgPath: oneOf(orgIds) }, { order: [['staffNo', 1]], limit: SAMPLE })
    const theirs = given.length > 0 ? db.members.find({ staffNo: oneOf(given), orgPath: oneOf(orgIds) }, { limit: 1000 }) : []
    return [...(await some), ...(await theirs)].map(({ staffNo }) => staffNo)
  },
  judge,
  watch: async (job) => {
    const units = [...(await unitsFor(job)).all.keys()]
    const admins = await db.members.find({ 'grants.orgId': oneOf(units), 'grants.role': 'ADM', leftOn: null }, { limit: ADMINS })
    return admins.map(({ staffNo }) => staffNo)
  },
  apply,
  leavers: {
    page: async (after, limit, job) => {
      const members = await db.members.find({ staffNo: gt(after), ...within(job) }, { order: [['staffNo', 1]], limit })
      return { keys: members.map(({ staffNo }) => staffNo), isLast: members.length < limit }
    },
    judge: (staffNos, _me, around) => judgeMissing(staffNos, around),
    apply: async (staffNos, job, now) => {
      const members = [...(await existing(staffNos, job)).values()].filter(({ leftOn }) => !leftOn)
      const isGone = await each(members, (member) => leave(member, dayOf(now), job.byId, now))
      return members.filter((_one, index) => !isGone[index]).map(({ staffNo }) => refusal(staffNo, 'staffNo'))
    },
  },
}

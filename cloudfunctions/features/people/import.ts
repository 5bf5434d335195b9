/**
 * The roster from the personnel office's list: new people, changed ones, those who left. Grants, relatives and
 * WeChat accounts are not in any list; admission to the union is each person's own act, so a list only states it
 * with the day on which it happened.
 */
import { amend } from '@/cloudfunctions/kit/amend'
import { db } from '@/cloudfunctions/kit/db'
import type { Member, Org } from '@/cloudfunctions/kit/documents/people'
import type { PartRow } from '@/cloudfunctions/kit/documents/sheet'
import { gt, oneOf } from '@/cloudfunctions/kit/filter'
import { idFor } from '@/cloudfunctions/kit/ids'
import { chained } from '@/cloudfunctions/kit/record'
import type { ImportKind, Judged, Missing } from '@/cloudfunctions/kit/sheetKind'
import { allUnits } from '@/cloudfunctions/kit/units'
import { dayOf } from '@/types/calendar'
import { lastAdminsAmong } from './admins'
import { changeFor, describe, personColumns, rowOf, type PersonRow, type Units } from './personRows'
import { leave } from './leaving'

const AT_ONCE = 10

/** Runs a few at a time: the cloud answers each in tens of milliseconds, the batch has a few seconds. */
async function each<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE) await Promise.all(items.slice(from, from + AT_ONCE).map(act))
}

async function existing(staffNos: readonly string[]): Promise<ReadonlyMap<string, Member>> {
  if (staffNos.length === 0) return new Map()
  const members = await db.members.find({ staffNo: oneOf(staffNos) }, { limit: 1000 })
  return new Map(members.map((member) => [member.staffNo, member]))
}

async function unitsNow(): Promise<Units> {
  const all = await allUnits()
  return { all, open: [...all.values()].filter(({ closedOn }: Org) => !closedOn) }
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

async function judge(rows: readonly PartRow[], _me: Member, now: Date): Promise<Judged[]> {
  const [members, units] = [await existing(staffNosIn(rows)), await unitsNow()]
  const leaving = rows.filter(({ cells }) => cells.leftOn).flatMap(({ cells }) => members.get(cells.staffNo ?? '') ?? [])
  const lastAdmins = await lastAdminsAmong(leaving)
  return rows.map((row) => judged(row, members.get(row.cells.staffNo ?? '') ?? null, units, dayOf(now), lastAdmins))
}

function newMember(row: PersonRow, by: string, now: Date): Member {
  const line = { at: now, by, action: 'people.import' }
  const { staffNo, name, orgPath = [], employerPath = [], unitName = '', post = '', shift = '', gender = null, joinedOn = null, retireOn = null, memberSince = null, birthday = null, leftOn = null } = row
  return {
    _id: idFor('member', staffNo), version: 1, history: [chained(undefined, '', '', line)],
    staffNo, name, orgPath, employerPath, unitName, post, shift, gender, joinedOn, retireOn,
    isUnionMember: memberSince !== null, membership: memberSince ? 'member' : 'none', memberSince, birthday,
    grants: [], relatives: [], openid: null, bindSeal: null, boundBy: null, leftOn,
  }
}

async function insertAll(members: readonly Member[]): Promise<void> {
  if (members.length === 0 || (await db.members.insertAll(members))) return
  // Some of them are there from an interrupted try.
  await each(members, async (member) => void (await db.members.insert(member)))
}

async function change(member: Member, row: PersonRow, by: string, now: Date): Promise<void> {
  const { leftOn, ...others } = changeFor(member, row)
  const isLeaving = typeof leftOn === 'string' && !member.leftOn
  const set = isLeaving || leftOn === undefined ? others : { ...others, leftOn }
  const line = { at: now, by, action: 'people.import' }
  const fresh = Object.keys(set).length > 0 ? await amend(db.members, member, { set, line }) : member
  // Somebody changed the person between reading and writing: judged and written once more, from what is there now.
  if (!fresh) return again(member._id, row, by, now)
  if (isLeaving) await leave(fresh, leftOn, by, now)
}

async function again(memberId: string, row: PersonRow, by: string, now: Date): Promise<void> {
  const member = await db.members.get(memberId)
  if (member) await change(member, row, by, now)
}

async function apply(rows: readonly PartRow[], byId: string, now: Date): Promise<void> {
  const [members, units] = [await existing(staffNosIn(rows)), await unitsNow()]
  const read = rows.flatMap(({ cells }) => {
    const member = members.get(cells.staffNo ?? '') ?? null
    const row = rowOf(cells, units, member, dayOf(now))
    return 'issues' in row ? [] : [{ row, member }]
  })
  await insertAll(read.filter(({ member }) => !member).map(({ row }) => newMember(row, byId, now)))
  await each(read, async ({ row, member }) => (member && Object.keys(changeFor(member, row)).length > 0 ? change(member, row, byId, now) : undefined))
}

async function judgeMissing(staffNos: readonly string[]): Promise<Missing[]> {
  const members = [...(await existing(staffNos)).values()].filter(({ leftOn }) => !leftOn)
  const lastAdmins = await lastAdminsAmong(members)
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
  knownKeys: async () => (await db.members.find({ staffNo: gt('') }, { order: [['staffNo', 1]], limit: 300 })).map(({ staffNo }) => staffNo),
  judge,
  apply: (rows, { byId }, now) => apply(rows, byId, now),
  leavers: {
    page: async (after, limit) => {
      const members = await db.members.find({ staffNo: gt(after) }, { order: [['staffNo', 1]], limit })
      return { keys: members.map(({ staffNo }) => staffNo), isLast: members.length < limit }
    },
    judge: judgeMissing,
    apply: async (staffNos, { byId }, now) => {
      const members = [...(await existing(staffNos)).values()].filter(({ leftOn }) => !leftOn)
      await each(members, (member) => leave(member, dayOf(now), byId, now))
    },
  },
}

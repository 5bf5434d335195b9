/** Whose birthday is kept in a month, who was not reached, whose is not known: for those who look after birthdays. */
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { madeBy, rowsOf, type Asking, type ListExport } from '@/cloudfunctions/kit/exports'
import { any, gt, not, oneOf, type Filter } from '@/cloudfunctions/kit/filter'
import { findJoined } from '@/cloudfunctions/kit/joined'
import { keepingUnder, keysOfMonth } from '@/cloudfunctions/kit/birthdayPeople'
import { paperDay } from '@/cloudfunctions/kit/paper'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { spreadsheetOf, type Column } from '@/cloudfunctions/kit/spreadsheet'
import { missedReasons, spokenBirthday } from '@/types/birthdayNames'
import { LONG_FIELDS, missedRow, myUnits, pastKeys } from './officers'

const PEOPLE_A_READ = 1000

/** Everybody of the filter. A month has a twelfth of the roster. */
async function everybody(filter: Filter): Promise<Member[]> {
  const people: Member[] = []
  for (let last = ''; ; last = people.at(-1)?._id ?? '') {
    const page = await db.members.find({ ...filter, _id: gt(last) }, { order: [['_id', 1]], limit: PEOPLE_A_READ })
    people.push(...page)
    if (page.length < PEOPLE_A_READ) return people
  }
}

const isMonth = (period: string) => /^\d{4}-\d{2}$/.test(period)

/** A small list that is sorted by the day, which no index does: a lunar day falls on another one each year. */
function sheetOf<Row>(asking: Asking, title: string, rows: readonly Row[], columns: ReadonlyArray<Column<Row>>) {
  const numbered: Column<Row> = { header: '序号', width: 6, value: (_row, index) => index + 1 }
  const sheet = { title, notes: [madeBy(asking, rows.length, '人')], columns: [numbered, ...columns], rows }
  return { kind: 'sheet' as const, fileName: title, orgPath: asking.me.orgPath, rows: rows.length, make: () => spreadsheetOf([sheet] as never) }
}

const named = [
  { header: '姓名', width: 12, value: ({ name }: { name: string }) => name },
  { header: '单位', width: 20, value: ({ unitName }: { unitName: string }) => unitName },
] as const

const month: ListExport = {
  list: 'birthday.month',
  open: async (asking) => {
    const units = myUnits(asking.me)
    if (!isMonth(asking.period)) return refuse('EXPORT_SUBJECT_NEEDED')
    const days = keysOfMonth(asking.period)
    const people = await everybody({ ...keepingUnder(days.keys()), orgPath: oneOf(units) })
    const rows = people.flatMap(({ name, unitName, birthday, birthdayShown }) => (birthday ? [{ name, unitName, birthday, keptOn: days.get(birthday.key) ?? '', isShown: birthdayShown === true }] : []))
    return sheetOf(asking, `${asking.period} 职工生日名单`, rows.sort((a, b) => a.keptOn.localeCompare(b.keptOn)), [
      ...named,
      { header: '生日', width: 18, value: ({ birthday }) => spokenBirthday(birthday) },
      { header: '今年在', width: 16, value: ({ keptOn }) => paperDay(keptOn) },
      { header: '愿意公开姓名', width: 14, value: ({ isShown }) => (isShown ? '是' : '否') },
    ])
  },
}

async function missedIn({ me, now, period }: Asking) {
  const days = pastKeys(period, now)
  const rows: Array<ReturnType<typeof missedRow>> = []
  for (let last = ''; ; last = rows.at(-1)?.memberId ?? '') {
    const page = await findJoined(db.members, {
      filter: { 'birthday.key': oneOf([...days.keys()]), orgPath: oneOf(myUnits(me)), birthdayGreeted: not(false), _id: gt(last), [any]: [{ leftOn: null }, { membership: 'kept' }] },
      order: ['_id', 1], limit: PEOPLE_A_READ, beside: { from: 'greetings', with: { month: period, isReached: true }, on: 'memberId' }, lacking: true, without: LONG_FIELDS,
    })
    rows.push(...page.map(({ doc }) => missedRow(doc, days.get(doc.birthday?.key ?? '') ?? '')))
    if (page.length < PEOPLE_A_READ) return rows
  }
}

const missed: ListExport = {
  list: 'birthday.missed',
  open: async (asking) => {
    myUnits(asking.me)
    if (!isMonth(asking.period)) return refuse('EXPORT_SUBJECT_NEEDED')
    return sheetOf(asking, `${asking.period} 祝福未送达名单`, await missedIn(asking), [
      ...named,
      { header: '生日在', width: 16, value: ({ keptOn }) => paperDay(keptOn) },
      { header: '为什么', width: 34, value: ({ why }) => missedReasons[why] },
      { header: '当面祝福', width: 14, value: () => '' },
    ])
  },
}

const unknown: ListExport = {
  list: 'birthday.unknown',
  open: async (asking) => rowsOf<'members'>({
    fileName: '没有登记生日名单', orgPath: asking.me.orgPath, from: 'members', filter: { 'birthday.key': null, leftOn: null, orgPath: oneOf(myUnits(asking.me)) }, order: ['_id', 1],
    sheets: [{ title: '没有登记生日名单', notes: (rows) => [madeBy(asking, rows, '人')], columns: [...named, { header: '生日（公历或农历）', width: 22, value: () => '' }] }],
  }),
}

export const birthdayLists: readonly ListExport[] = [month, missed, unknown]

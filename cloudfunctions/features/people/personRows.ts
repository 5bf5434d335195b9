/** What a row of the personnel list says, and what it changes. Pure. */
import { normalStaffNo } from '@/types/staffNo'
import { genders, unionUnitTypes, type Gender } from '@/types/peopleNames'
import type { RowIssue } from '@/types/sheetNames'
import type { Birthday, Member, Org } from '@/cloudfunctions/kit/documents/people'
import { birthdayCell } from '@/cloudfunctions/kit/birthdayCell'
import { birthdayFromKey } from '@/cloudfunctions/kit/birthdays'
import { choice, dayCell, textUpTo, type ColumnRule, type Issue } from '@/cloudfunctions/kit/sheetColumns'
import { pathOf } from '@/cloudfunctions/kit/units'

const staffNoCell: ColumnRule['read'] = (cell) => {
  const read = textUpTo(20)(cell)
  return 'value' in read ? { value: normalStaffNo(read.value) } : read
}

const column = (key: string, label: string, example: string, read: ColumnRule['read'], ...synonyms: string[]): ColumnRule => ({ key, label, example, read, synonyms, isRequired: false })
const required = (rule: ColumnRule): ColumnRule => ({ ...rule, isRequired: true })

export const personColumns: readonly ColumnRule[] = [
  required(column('staffNo', '工号', 'HS10001', staffNoCell, '职工编号', '员工编号', '员工号', '职工号', '人员编号', '人员编码', '编号')),
  required(column('name', '姓名', '张三', textUpTo(30), '职工姓名', '员工姓名', '名字')),
  column('gender', '性别', '男', choice({ male: ['男', '男性', 'M', '1'], female: ['女', '女性', 'F', '2'] })),
  column('joinedOn', '入职日期', '2020-03-01', dayCell, '入职时间', '进厂日期', '入厂日期', '参加本单位工作时间', '到岗日期'),
  column('unitName', '部门', '生产一部', textUpTo(40), '所在部门', '部门名称', '单位', '车间'),
  column('team', '班组', '一班', textUpTo(40), '所在班组', '班组名称'),
  column('branch', '分会', '生产一部分会', textUpTo(40), '所属分会', '工会分会'),
  column('group', '工会小组', '生产一部工会小组', textUpTo(40), '所属工会小组', '小组'),
  column('post', '岗位', '操作工', textUpTo(40), '岗位名称', '职务', '工种', '职位'),
  column('shift', '班次', '甲班', textUpTo(20), '倒班', '班别'),
  column('isMember', '是否会员', '是', choice({ yes: ['是', '会员', '已入会', 'Y', '1', '√'], no: ['否', '非会员', '未入会', 'N', '0'] }), '会员', '工会会员', '入会情况'),
  column('memberSince', '入会日期', '2020-06-01', dayCell, '入会时间', '加入工会日期'),
  column('birthday', '生日', '6月18日', birthdayCell, '出生日期', '出生年月日', '生日日期'),
  column('birthdayCalendar', '生日历法', '公历', choice({ solar: ['公历', '阳历', '新历'], lunar: ['农历', '阴历', '旧历'] }), '历法'),
  column('retireOn', '预计退休日期', '', dayCell, '预计退休时间', '达到退休年龄日期', '法定退休日期', '退休日期'),
  column('leftOn', '离职日期', '', dayCell, '离职时间', '解除日期', '终止日期'),
]

export interface Units {
  readonly all: ReadonlyMap<string, Org>
  /** Those that take people. */
  readonly open: readonly Org[]
}

/** A row as it will stand in the roster; what the list does not say is absent and stays as it is. */
export interface PersonRow {
  readonly staffNo: string
  readonly name: string
  readonly gender?: Gender
  readonly joinedOn?: string
  readonly retireOn?: string
  readonly unitName?: string
  readonly orgPath?: readonly string[]
  readonly employerPath?: readonly string[]
  readonly post?: string
  readonly shift?: string
  readonly memberSince?: string
  readonly birthday?: Birthday
  readonly leftOn?: string | null
}

type Cells = Readonly<Record<string, string>>
type Found = { readonly path: readonly string[] } | { readonly issue: RowIssue } | null

const isUnion = ({ type }: Org) => (unionUnitTypes as readonly string[]).includes(type)

/** The unit of this name in this tree, below `within` when that is given. */
function named(name: string | undefined, { open, all }: Units, inUnion: boolean, within: string): Found {
  if (!name) return null
  const matches = open.filter((org) => org.name === name && isUnion(org) === inUnion).map(({ _id }) => pathOf(_id, all))
  const below = matches.filter((path) => within === '' || path.includes(within))
  const [path] = below
  if (!path) return { issue: 'unknownUnit' }
  return below.length > 1 ? { issue: 'twoUnits' } : { path }
}

const lastOf = (found: Found) => (found && 'path' in found ? (found.path.at(-1) ?? '') : '')

/** 分会 and 工会小组: the smaller one says where, the larger one tells two of the same name apart. */
function unionPlace(cells: Cells, units: Units): { readonly path?: readonly string[]; readonly issues: Issue[] } {
  const branch = named(cells.branch, units, true, '')
  const group = named(cells.group, units, true, lastOf(branch))
  const issues: Issue[] = []
  if (branch && 'issue' in branch) issues.push({ column: 'branch', issue: branch.issue })
  if (group && 'issue' in group) issues.push({ column: 'group', issue: group.issue })
  const found = group ?? branch
  return found && 'path' in found ? { path: found.path, issues } : { issues }
}

/** 部门 and 班组 where the employer's tree is kept; an unknown one is only a name. */
function employerPlace(cells: Cells, units: Units): readonly string[] | undefined {
  const department = named(cells.unitName, units, false, '')
  const team = named(cells.team, units, false, lastOf(department))
  const found = team && 'path' in team ? team : department
  return found && 'path' in found ? found.path : undefined
}

/** Month and day, by the calendar that its own column names where there is one; null where no year has such a day. */
function birthdayIn({ birthday, birthdayCalendar }: Cells): Birthday | null {
  return birthdayFromKey(birthdayCalendar === 'lunar' ? (birthday ?? '').replace('s', 'l') : (birthday ?? ''))
}

function issuesIn(cells: Cells, member: Member | null, today: string): Issue[] {
  const isKnownMember = member?.isUnionMember || member?.memberSince
  const future = (['joinedOn', 'memberSince', 'leftOn'] as const).filter((key) => (cells[key] ?? '') > today).map((key): Issue => ({ column: key, issue: 'future' }))
  if (cells.birthday && !birthdayIn(cells)) future.push({ column: 'birthday', issue: 'noSuchDay' })
  return cells.isMember === 'yes' && !cells.memberSince && !isKnownMember ? [...future, { column: 'memberSince', issue: 'memberNeedsDay' }] : future
}

/** People who are in no unit of the union yet belong to the company; where the list may be about several, it must say to which. */
function topPath({ open, all }: Units): readonly string[] | null {
  const companies = open.filter(({ type }) => type === 'company')
  return companies.length === 1 ? pathOf(companies[0]?._id ?? '', all) : null
}

export function rowOf(cells: Cells, units: Units, member: Member | null, today: string): PersonRow | { readonly issues: readonly Issue[] } {
  const { path, issues: placeIssues } = unionPlace(cells, units)
  const issues = [...placeIssues, ...issuesIn(cells, member, today)]
  if (issues.length > 0) return { issues }
  const orgPath = path ?? (member ? undefined : topPath(units))
  if (orgPath === null) return { issues: [{ column: 'branch', issue: 'required' }] }
  const employerPath = employerPlace(cells, units)
  const given = { joinedOn: cells.joinedOn, retireOn: cells.retireOn, unitName: cells.unitName, post: cells.post, shift: cells.shift }
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const isBack = member?.leftOn && !cells.leftOn
  const birthday = birthdayIn(cells)
  return {
    staffNo: cells.staffNo ?? '',
    name: cells.name ?? '',
    ...said,
    ...(cells.gender ? { gender: cells.gender as Gender } : {}),
    ...(birthday ? { birthday } : {}),
    ...(orgPath ? { orgPath } : {}),
    ...(employerPath ? { employerPath } : {}),
    ...(cells.memberSince && cells.isMember !== 'no' ? { memberSince: cells.memberSince } : {}),
    ...(cells.leftOn ? { leftOn: cells.leftOn } : isBack ? { leftOn: null } : {}),
  }
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** The fields that differ. A birthday is only filled in: what the person or an officer entered stands. An admission day makes a member of somebody who never was one; it revives nobody who left the union. */
export function changeFor(member: Member, row: PersonRow): Partial<Member> {
  const { staffNo: _same, memberSince, ...rest } = row
  const changed = Object.entries(rest).filter(([key, value]) => !isSame(member[key as keyof Member], value) && !(key === 'birthday' && member.birthday))
  const isAdmission = memberSince && !member.memberSince
  const isFirst = isAdmission && (member.membership ?? (member.isUnionMember ? 'member' : 'none')) === 'none'
  return {
    ...(Object.fromEntries(changed) as Partial<Member>),
    ...(isAdmission ? { memberSince } : {}),
    ...(isFirst ? { membership: 'member' as const, isUnionMember: true } : {}),
  }
}

const labels: Partial<Record<keyof Member, string>> = {
  name: '姓名', gender: '性别', joinedOn: '入职日期', unitName: '部门', orgPath: '工会组织', employerPath: '部门班组', post: '岗位', shift: '班次', memberSince: '入会日期', birthday: '生日', retireOn: '预计退休日期', leftOn: '离职日期',
}

function shown(key: string, value: unknown, { all }: Units): string {
  if (value === null || value === undefined || value === '') return '空'
  if (key === 'birthday') return '已登记'
  if (Array.isArray(value)) return all.get(String(value.at(-1)))?.name ?? '空'
  return key === 'gender' ? genders[value as Gender] : String(value)
}

/** The changes in words: `岗位：操作工 → 班长`. */
export function describe(member: Member, change: Partial<Member>, units: Units): string[] {
  return Object.entries(change).flatMap(([key, value]) => {
    const label = labels[key as keyof Member]
    return label ? [`${label}：${shown(key, member[key as keyof Member], units)} → ${shown(key, value, units)}`] : []
  })
}

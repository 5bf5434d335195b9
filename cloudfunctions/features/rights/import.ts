/** Lists of HR and EHS: contract terms, things handed out, days of checks. A row is judged by what is there; the same again changes nothing. */
import { normalName } from '@/types/personName'
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Contract, Issue, RightsFile } from '@/cloudfunctions/kit/documents/rights'
import type { PartRow, SheetJob } from '@/cloudfunctions/kit/documents/sheet'
import { gt, oneOf } from '@/cloudfunctions/kit/filter'
import { choice, dayCell, textUpTo, type CellReader, type ColumnRule } from '@/cloudfunctions/kit/sheetColumns'
import type { ImportKind, Judged } from '@/cloudfunctions/kit/sheetKind'
import { addDays, dayOf } from '@/types/calendar'
import type { RowIssue, SheetKind } from '@/types/sheetNames'
import { normalStaffNo } from '@/types/staffNo'
import { checkupKinds, type CheckupKind, type ContractType, type ExtensionKind } from '@/types/rightsNames'
import { keepAgain, newFile, type FactsChange } from './file'
import { whyNotTerms } from './rules'
import { basisFor, type Basis } from './settings'

const AT_ONCE = 10
const MOST = 1000

const column = (key: string, label: string, read: CellReader, example: string, isRequired = false, ...synonyms: string[]): ColumnRule => ({ key, label, read, example, isRequired, synonyms })
const number: CellReader = (cell) => {
  const text = textUpTo(4)(cell)
  return 'value' in text && !/^\d{1,2}$/.test(text.value) ? { issue: 'badNumber' } : text
}
const yesNo = choice({ yes: ['是', '已签', '已签收', 'Y', '1', '√'], no: ['否', '未签', '未签收', 'N', '0'] })
const staffNoCell: CellReader = (cell) => {
  const text = textUpTo(20)(cell)
  return 'value' in text ? { value: normalStaffNo(text.value) } : text
}
const who = [column('staffNo', '工号', staffNoCell, 'HS10021', true, '员工编号', '人员编号'), column('name', '姓名', textUpTo(30), '张伟', false)]

type Fields = Readonly<Record<string, string>>
type Read = { readonly change: FactsChange } | { readonly issues: Judged['issues'] }
const wrong = (key: string, issue: RowIssue): Read => ({ issues: [{ column: key, issue }] })

function extensionOf({ extension, until }: Fields, stored: Contract['extension']): Contract['extension'] {
  const kind = (extension ?? stored?.kind) as ExtensionKind | undefined
  return kind ? { kind, until: until ?? (stored?.kind === kind ? stored.until : null) } : null
}

/** A renewal begins so many days before the end of the term before at most, and so many after it. Of anything else HR says which term it is. */
const RENEWED_EARLY_DAYS = 92
const RENEWED_LATE_DAYS = 31

/** Whether the row is the term that is kept (its dates put right, perhaps), the one after it, or one that HR has to place. */
function termIn({ startOn = '', endOn }: Fields, { startOn: before, endOn: ended }: Contract): 'same' | 'next' | 'other' {
  if (startOn === before || (endOn !== undefined && endOn === ended)) return 'same'
  if (ended === null || startOn < before) return 'other'
  return startOn >= addDays(ended, -RENEWED_EARLY_DAYS) && startOn <= addDays(ended, RENEWED_LATE_DAYS) ? 'next' : 'other'
}

/** Consecutive fixed terms where the list does not count them: one more for a renewal; null where only HR can say. */
function countOf(cells: Fields, stored: Contract | null): number | null {
  if (cells.fixedTerms !== undefined) return Number(cells.fixedTerms)
  if (!stored || stored.type !== 'fixed') return 1
  const term = termIn(cells, stored)
  return term === 'other' ? null : stored.fixedTerms + (term === 'next' ? 1 : 0)
}

/** What the list does not say stays as it is kept. What belongs to the term (its end, extension, signature, wish) a new one does not inherit. */
function termsOf(cells: Fields, stored: Contract | null): Contract {
  const { type = 'fixed', startOn = '', isSigned, askedFixed } = cells
  const sameTerm = stored?.startOn === startOn ? stored : null
  const leavingOn = stored?.leavingOn && stored.leavingOn >= startOn ? stored.leavingOn : null
  return {
    type: type as ContractType, startOn, endOn: cells.endOn ?? (sameTerm?.type === type ? sameTerm.endOn : null), begunOn: cells.begunOn ?? stored?.begunOn ?? startOn,
    fixedTerms: type === 'fixed' ? (countOf(cells, stored) ?? 0) : 0,
    isSigned: isSigned ? isSigned === 'yes' : (sameTerm?.isSigned ?? true), askedFixed: askedFixed ? askedFixed === 'yes' : (sameTerm?.askedFixed ?? false),
    extension: extensionOf(cells, sameTerm?.extension ?? null), leavingOn: cells.leavingOn ?? leavingOn,
  }
}

function disorderedIn({ startOn, endOn, begunOn, leavingOn }: Contract): string {
  if (endOn && endOn < startOn) return 'endOn'
  if (begunOn > startOn) return 'begunOn'
  return leavingOn && leavingOn < begunOn ? 'leavingOn' : 'until'
}

function contractOf(cells: Fields, _today: string, file: RightsFile, { settings }: Basis): Read {
  if (cells.type === 'fixed' && countOf(cells, file.contract) === null) return wrong('fixedTerms', 'required')
  const contract = termsOf(cells, file.contract)
  const whyNot = whyNotTerms(contract, file, settings)
  if (whyNot === 'RIGHTS_EXTENSION_DAY') return wrong('until', 'required')
  if (whyNot === 'RIGHTS_EXTENSION_GROUND') return wrong('extension', 'badGround')
  if (whyNot === 'RIGHTS_TERMS') return wrong('endOn', 'badTerms')
  return whyNot ? wrong(disorderedIn(contract), 'badOrder') : { change: { contract } }
}

/** An older issue of the same thing says nothing about today; of the same issue, the worker's signature and the damage stay. */
function issueOf(cells: Fields, today: string, { issues }: RightsFile): Read {
  const { item = '', issuedOn = '', isSigned = 'no', goodUntil = null } = cells
  if (issuedOn > today) return wrong('issuedOn', 'future')
  if (goodUntil && goodUntil < issuedOn) return wrong('goodUntil', 'badOrder')
  const signedOn = isSigned === 'yes' ? issuedOn : null
  const known = issues.find((one) => one.item === item)
  if (known && known.issuedOn > issuedOn) return { change: {} }
  const issue: Issue =
    known?.issuedOn === issuedOn ? { ...known, signedOn: known.signedOn ?? signedOn, goodUntil: goodUntil ?? known.goodUntil } : { item, issuedOn, signedOn, goodUntil, damagedOn: null }
  return { change: { issues: [...issues.filter((one) => one.item !== item), issue] } }
}

const checkKeys = Object.keys(checkupKinds) as CheckupKind[]

function checksOf(cells: Fields, today: string, { checks }: RightsFile): Read {
  const late = checkKeys.find((kind) => (cells[kind] ?? '') > today)
  if (late) return wrong(late, 'future')
  const { toldOn = null } = cells
  if (toldOn && toldOn > today) return wrong('toldOn', 'future')
  const done = checkKeys.flatMap((kind) => (cells[kind] ? [[kind, cells[kind]] as const] : []))
  if (done.length === 0) return wrong('yearly', 'required')
  const isTold = (kind: CheckupKind) => kind === 'before' || kind === 'during' || kind === 'leaving'
  if (toldOn && done.some(([kind, day]) => isTold(kind) && toldOn < day)) return wrong('toldOn', 'badOrder')
  const newer = done.filter(([kind, doneOn]) => !checks[kind] || checks[kind].doneOn < doneOn || (checks[kind].doneOn === doneOn && isTold(kind) && toldOn !== null && checks[kind].toldOn !== toldOn))
  if (newer.length === 0) return { change: {} }
  return { change: { checks: { ...checks, ...Object.fromEntries(newer.map(([kind, doneOn]) => [kind, { doneOn, toldOn: isTold(kind) ? toldOn : null }])) } } }
}

/** What would be written, field by field in words; empty when it is there already. */
function differences(file: RightsFile, change: FactsChange): string[] {
  const of = (value: unknown) => JSON.stringify(value)
  if (change.contract && of(change.contract) !== of(file.contract)) {
    const [before, after] = [file.contract?.fixedTerms ?? 0, change.contract.fixedTerms]
    return [`合同 ${file.contract?.endOn ?? '未登记'} → ${change.contract.endOn ?? '无固定期限'}`, ...(before > 0 && after > 0 && before !== after ? [`连续固定期限 ${before} 次 → ${after} 次`] : [])]
  }
  if (change.issues) return change.issues.filter((issue) => !file.issues.some((known) => of(known) === of(issue))).map(({ item, issuedOn }) => `${item} ${issuedOn}`)
  if (change.checks) return checkKeys.filter((kind) => of(change.checks?.[kind]) !== of(file.checks[kind])).map((kind) => `${checkupKinds[kind]} ${change.checks?.[kind]?.doneOn ?? ''}`)
  return []
}

async function peopleIn(rows: readonly PartRow[]) {
  const staffNos = rows.flatMap(({ cells }) => cells.staffNo ?? [])
  const members = staffNos.length === 0 ? [] : await db.members.find({ staffNo: oneOf([...new Set(staffNos)]) }, { limit: MOST })
  const files = members.length === 0 ? [] : await db.rightsFiles.find({ _id: oneOf(members.map(({ _id }) => _id)) }, { limit: MOST })
  return { members: new Map(members.map((member) => [member.staffNo, member])), files: new Map(files.map((file) => [file._id, file])) }
}

type Reader = (cells: Fields, today: string, file: RightsFile, basis: Basis) => Read

/** A row that names somebody else has the wrong number; a list without names goes by the number alone. */
const isNamed = ({ name }: Member, cells: Fields) => cells.name === undefined || normalName(cells.name) === normalName(name)

const judgeWith = (read: Reader) => async (rows: readonly PartRow[], _me: Member, now: Date): Promise<Judged[]> => {
  const today = dayOf(now)
  const { members, files } = await peopleIn(rows)
  const basis = await basisFor([], today)
  return rows.map(({ cells }): Judged => {
    const member = members.get(cells.staffNo ?? '')
    if (!member) return { kind: 'wrong', issues: [{ column: 'staffNo', issue: 'noSuchPerson' }], changes: [] }
    if (!isNamed(member, cells)) return { kind: 'wrong', issues: [{ column: 'name', issue: 'otherName' }], changes: [] }
    const file = files.get(member._id)
    const base = file ?? newFile(member, basis, 'system', now)
    const row = read(cells, today, base, basis)
    if ('issues' in row) return { kind: 'wrong', issues: row.issues, changes: [] }
    const changes = differences(base, row.change)
    return { kind: changes.length === 0 ? 'unchanged' : file ? 'changed' : 'new', issues: [], changes }
  })
}

const applyWith = (read: Reader) => async (rows: readonly PartRow[], { byId }: SheetJob, now: Date): Promise<void> => {
  const today = dayOf(now)
  const { members, files } = await peopleIn(rows)
  const known = [...members.values()]
  const basis = await basisFor(known.map(({ post }) => post), today)
  const fresh = known.filter(({ _id }) => !files.has(_id)).map((member) => newFile(member, basis, byId, now))
  if (fresh.length > 0 && !(await db.rightsFiles.insertAll(fresh))) for (const file of fresh) await db.rightsFiles.insert(file)
  const work = known.map((member) => ({ member, own: rows.filter(({ cells }) => cells.staffNo === member.staffNo && isNamed(member, cells)) }))
  for (let from = 0; from < work.length; from += AT_ONCE) {
    await Promise.all(work.slice(from, from + AT_ONCE).map(({ member, own }) => applyTo(member._id, own)))
  }

  async function applyTo(memberId: string, own: readonly PartRow[]) {
    for (const { cells } of own) {
      const change = (file: RightsFile) => {
        const row = read(cells, today, file, basis)
        return 'change' in row && differences(file, row.change).length > 0 ? row.change : null
      }
      await keepAgain(memberId, change, { at: now, by: byId, action: 'rights.import' }, basis, now)
    }
  }
}

const staffNumbers = async () => (await db.members.find({ staffNo: gt('') }, { order: [['staffNo', 1]], limit: 300 })).map(({ staffNo }) => staffNo)

const kindOf = (kind: SheetKind, role: 'HR' | 'EHS', columns: readonly ColumnRule[], read: Reader, keyColumn = 'staffNo'): ImportKind => ({
  kind, columns, keyColumn, nameColumn: 'name', roles: [role], knownKeys: keyColumn === 'staffNo' ? staffNumbers : async () => [], judge: judgeWith(read), apply: applyWith(read),
})

export const contractImport = kindOf('contracts', 'HR', [
  ...who,
  column('type', '合同类型', choice({ fixed: ['固定期限', '固定'], open: ['无固定期限', '无固定'], task: ['以完成一定工作任务为期限', '完成任务', '任务'] }), '固定期限', true, '合同期限类型'),
  column('startOn', '合同起始日', dayCell, '2024-01-01', true, '起始日期', '开始日期'),
  column('endOn', '合同终止日', dayCell, '2026-12-31', false, '终止日期', '到期日', '合同到期日'),
  column('begunOn', '本单位工作起始日', dayCell, '2018-07-01', false, '入职日期', '用工之日'),
  column('fixedTerms', '连续固定期限次数', number, '2', false, '签订次数', '合同次数'),
  column('isSigned', '双方已签', yesNo, '是', false, '是否签订'),
  column('askedFixed', '本人要求固定期限', yesNo, '否'),
  column('extension', '顺延原因', choice({ law: ['法定情形', '法定情形顺延'], seniority: ['工龄较长', '工龄较长顺延'], office: ['工会任职', '工会任职顺延'], training: ['服务期', '服务期顺延'] }), ''),
  column('until', '顺延至', dayCell, ''),
  column('leavingOn', '离职日', dayCell, '', false, '拟离职日期'),
], contractOf)

/** Serial numbers are not staff numbers: nobody asks whether they lost zeros. */
const serial: CellReader = (cell) => {
  const text = textUpTo(10)(cell)
  return 'value' in text && text.value !== '' ? { value: `第${text.value}项` } : text
}

export const equipmentImport = kindOf('equipment', 'EHS', [
  column('line', '序号', serial, '1', true, '编号'), ...who,
  column('item', '用品', textUpTo(30), '安全帽', true, '用品名称', '名称', '物品'),
  column('issuedOn', '发放日期', dayCell, '2026-03-01', true, '领用日期'),
  column('isSigned', '已签收', yesNo, '是', false, '签收'),
  column('goodUntil', '有效期至', dayCell, '', false, '产品有效期', '失效日期'),
], issueOf, 'line')

export const checkImport = kindOf('checks', 'EHS', [
  ...who,
  ...checkKeys.map((kind) => column(kind, `${checkupKinds[kind]}日期`, dayCell, kind === 'yearly' ? '2026-05-18' : '', false, checkupKinds[kind])),
  column('toldOn', '书面告知日期', dayCell, '', false, '告知日期'),
], checksOf)

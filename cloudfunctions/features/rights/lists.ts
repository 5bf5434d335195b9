/** The supervision list as a spreadsheet, and the letter to the company as a paper. */
import type { ListExport } from '@/cloudfunctions/kit/exports'
import { madeBy, rowsOf } from '@/cloudfunctions/kit/exports'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { db } from '@/cloudfunctions/kit/db'
import type { RightsFile, SupervisionLetter } from '@/cloudfunctions/kit/documents/rights'
import { paperDay, paperOf, said, type Block } from '@/cloudfunctions/kit/paper'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { spokenTime } from '@/types/calendar'
import { hazards, letterStatuses, rightsAreas, rightsColours, standardKinds, supervisionStatuses, type RightsArea } from '@/types/rightsNames'
import { listFilter } from './officer'
import { areasFor, unitsFor } from './rules'
import { unitsRead } from './supervise'
import { articleOf, whyOf } from './words'

const isArea = (text: string): text is RightsArea => text in rightsAreas

/** `subjectId` names the area; red lights only, of a unit where one is named. */
const redList: ListExport = {
  list: 'rights.list',
  open: async ({ me, now, subjectId: area, orgId }) => {
    if (!isArea(area)) return refuse('EXPORT_SUBJECT_NEEDED')
    const filter = await listFilter(me, area, 'red', orgId || undefined)
    const title = `${rightsAreas[area]}督导清单`
    return rowsOf({
      fileName: title, orgPath: me.orgPath, from: 'rightsFiles', filter, order: [`keys.${area}`, 1],
      sheets: [{
        title, landscape: true,
        notes: (rows) => [`制表：${me.name}　制表时间：${spokenTime(now)}　共 ${rows} 人`, '到期提醒为管理提醒，非法定期限（除非合同约定）。'],
        columns: [
          { header: '工号', width: 12, value: ({ staffNo }: RightsFile) => staffNo },
          { header: '姓名', width: 10, value: ({ name }) => name },
          { header: '单位', width: 16, value: ({ unitName }) => unitName },
          { header: '岗位', width: 16, value: ({ post }) => post },
          { header: '状态', width: 8, value: ({ lights }) => rightsColours[lights[area].colour] },
          { header: '应办日期', width: 12, value: ({ lights }) => lights[area].dueOn },
          { header: '情况', width: 44, value: ({ lights }) => whyOf(lights[area]) },
          { header: '依据', width: 28, value: ({ lights }) => articleOf(lights[area]) },
        ],
      }],
    })
  },
}

/** Neutral: what the records show, what the union asks for, until when. */
export function letterPaper({ number, area, unitName, addressee, note, sentOn, answerBy, people, lines, byName }: SupervisionLetter): Parameters<typeof paperOf>[0] {
  const shown = lines.map(({ staffNo, name, unitName: unit, why }, index) => [String(index + 1), staffNo, name, unit, why])
  const blocks: Block[] = [
    said('title', `关于${rightsAreas[area]}有关事项的督导函`), said('subtitle', number), said('plain', `${addressee}：`),
    said('body', `根据《中华人民共和国工会法》，工会对${rightsAreas[area]}工作进行监督。经核对登记情况，截至${paperDay(sentOn)}，${unitName}范围内有${people}人的${rightsAreas[area]}事项已到应办日期，尚未见办理记录。名单附后。`),
    ...(note ? [said('body', note)] : []),
    said('body', `请核对上述情况，于${paperDay(answerBy)}前书面答复办理结果或安排。登记有出入的，请一并指出，以便更正。`),
    said('right', unitName), said('right', paperDay(sentOn)), said('small', `联系人：${byName}`), { kind: 'pageBreak' }, said('h1', '附件：名单'),
    { kind: 'table', headers: ['序号', '工号', '姓名', '单位', '情况'], shares: [6, 12, 12, 18, 52], rows: shown },
    ...(people > lines.length ? [said('small', `另有${people - lines.length}人，见督导清单表格。`)] : []),
  ]
  return { title: `督导函 ${number}`, author: unitName, blocks }
}

const letterExport: ListExport = {
  list: 'rights.letter',
  open: async ({ me, subjectId }) => {
    if (!subjectId) refuse('EXPORT_SUBJECT_NEEDED')
    const letter = await db.supervisionLetters.get(subjectId)
    if (!letter || !unitsFor(me.grants, letter.area).some((orgId) => letter.orgPath.includes(orgId))) return refuse('NOT_FOUND')
    return { kind: 'paper', fileName: letter.number, orgPath: letter.orgPath, rows: letter.lines.length, make: () => paperOf(letterPaper(letter)) }
  },
}

const areaOf = (subjectId: string): RightsArea => (isArea(subjectId) ? subjectId : refuse('EXPORT_SUBJECT_NEEDED'))

/** `subjectId` names the area. */
const supervisions: ListExport = {
  list: 'rights.supervisions',
  open: async (asking) => {
    const area = areaOf(asking.subjectId)
    const title = `${rightsAreas[area]}督导记录`
    return rowsOf<'supervisions'>({
      fileName: title, orgPath: asking.me.orgPath, from: 'supervisions', filter: { area, orgPath: oneOf(unitsRead(asking.me, area)) }, order: ['listKey', -1],
      sheets: [{
        title, landscape: true, notes: (rows) => [madeBy(asking, rows, '次')],
        columns: [
          { header: '日期', width: 14, value: ({ onDay }) => paperDay(onDay) },
          { header: '单位', width: 18, value: ({ unitName }) => unitName },
          { header: '督导事项', width: 26, value: ({ what }) => what },
          { header: '抽查（人）', width: 10, value: ({ checked }) => checked },
          { header: '合规（人）', width: 10, value: ({ fine }) => fine },
          { header: '发现', width: 36, value: ({ finding }) => finding },
          { header: '承诺人', width: 12, value: ({ promisedBy }) => promisedBy },
          { header: '承诺期限', width: 14, value: ({ promisedUntil }) => (promisedUntil ? paperDay(promisedUntil) : '') },
          { header: '状态', width: 10, value: ({ status }) => supervisionStatuses[status] },
          { header: '结果', width: 26, value: ({ outcome }) => outcome },
          { header: '督导人', width: 12, value: ({ byName }) => byName },
        ],
      }],
    })
  },
}

/** `subjectId` names the area. */
const letters: ListExport = {
  list: 'rights.letters',
  open: async (asking) => {
    const area = areaOf(asking.subjectId)
    const title = `${rightsAreas[area]}督导函台账`
    return rowsOf<'supervisionLetters'>({
      fileName: title, orgPath: asking.me.orgPath, from: 'supervisionLetters', filter: { area, orgPath: oneOf(unitsRead(asking.me, area)) }, order: ['listKey', -1],
      sheets: [{
        title, landscape: true, notes: (rows) => [madeBy(asking, rows, '件')],
        columns: [
          { header: '编号', width: 18, value: ({ number }) => number },
          { header: '单位', width: 18, value: ({ unitName }) => unitName },
          { header: '发给', width: 20, value: ({ addressee }) => addressee },
          { header: '涉及（人）', width: 10, value: ({ people }) => people },
          { header: '发出', width: 14, value: ({ sentOn }) => paperDay(sentOn) },
          { header: '答复期限', width: 14, value: ({ answerBy }) => paperDay(answerBy) },
          { header: '状态', width: 10, value: ({ status }) => letterStatuses[status] },
          { header: '答复日期', width: 14, value: ({ answeredOn }) => (answeredOn ? paperDay(answeredOn) : '') },
          { header: '答复', width: 36, value: ({ answer }) => answer },
          { header: '发函人', width: 12, value: ({ byName }) => byName },
        ],
      }],
    })
  },
}

const standards: ListExport = {
  list: 'rights.standards',
  open: async (asking) => {
    if (!areasFor(asking.me.grants).includes('equipment')) refuse('NOT_ALLOWED')
    return rowsOf<'rightsStandards'>({
      fileName: '劳保和体检标准', orgPath: asking.me.orgPath, from: 'rightsStandards', filter: { kind: oneOf(Object.keys(standardKinds)) }, order: ['listKey', 1],
      sheets: [{
        title: '劳保和体检标准', landscape: true, notes: (rows) => [madeBy(asking, rows, '条')],
        columns: [
          { header: '类别', width: 20, value: ({ kind }) => standardKinds[kind] },
          { header: '岗位', width: 18, value: ({ post }) => post || '全部岗位' },
          { header: '项目', width: 18, value: ({ kind, item }) => (kind === 'hazard' ? (hazards[item as keyof typeof hazards] ?? item) : item) },
          { header: '周期（月）', width: 10, value: ({ months }) => months ?? '待查证' },
          { header: '依据', width: 34, value: ({ source }) => source },
          { header: '起', width: 14, value: ({ from }) => paperDay(from) },
          { header: '止', width: 14, value: ({ to }) => (to ? paperDay(to) : '') },
          { header: '工会确认', width: 10, value: ({ confirmedBy }) => (confirmedBy ? '已确认' : '待确认') },
        ],
      }],
    })
  },
}

export const rightsLists: readonly ListExport[] = [redList, letterExport, supervisions, letters, standards]

/** The figures of a period, the records behind one, and the summary itself, as files. */
import { spokenTime } from '@/types/calendar'
import { figureStates, summarySections } from '@/types/summaryNames'
import { db } from '@/cloudfunctions/kit/db'
import type { StoredFigure } from '@/cloudfunctions/kit/documents/summary'
import { rowsOf, type ListExport } from '@/cloudfunctions/kit/exports'
import { addsTo, dayOfRecord, type FigureSource, type PlannedFigure } from '@/cloudfunctions/kit/figures'
import { any, together } from '@/cloudfunctions/kit/filter'
import { paperOf } from '@/cloudfunctions/kit/paper'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { spreadsheetOf, type Sheet } from '@/cloudfunctions/kit/spreadsheet'
import { allUnits } from '@/cloudfunctions/kit/units'
import { cellsOf, mine, partsOf, recordsOf, unitFor } from './dashboard'
import { paperFrom } from './paper'
import { whyNotExport } from './rules'
import { spokenPeriod } from './template'
import { storedFigures } from './values'

const numberOf = ({ value, unit, state }: StoredFigure) => (value === null ? figureStates[state] : unit === '元' ? value / 100 : value)

const figuresList = (sources: readonly FigureSource[], planned: readonly PlannedFigure[]): ListExport => ({
  list: 'summary.figures',
  open: async ({ me, now, period, orgId }) => {
    if (!period) refuse('EXPORT_SUBJECT_NEEDED')
    const units = unitFor(me, orgId || undefined, await allUnits())
    refuseIf(whyNotExport(me, units.path))
    const { cells } = await cellsOf([period.slice(0, 4)])
    const rows = storedFigures(cells, sources, planned, period, units.org._id, units.orgs)
    const parts = partsOf(units)
    const below = parts.map(({ _id, name }) => ({ name, values: storedFigures(cells, sources, planned, period, _id, units.orgs) }))
    const sheet: Sheet<StoredFigure> = {
      title: `${units.org.name}${spokenPeriod(period)}统计数字`, landscape: true,
      notes: [`制表：${me.name}　制表时间：${spokenTime(now)}`, '“0”表示有记录而无此项，“未记录”表示本期没有任何记录，“未启用”表示该项业务尚未使用本系统。'],
      columns: [
        { header: '板块', width: 14, value: ({ section }) => summarySections[section] },
        { header: '项目', width: 24, value: ({ name }) => name },
        { header: '数字', width: 14, value: numberOf },
        { header: '单位', width: 8, value: ({ unit }) => unit },
        ...below.map(({ name, values }) => ({ header: name, width: 14, value: (_row: StoredFigure, index: number) => numberOf(values[index] as StoredFigure) })),
        { header: '怎么统计', width: 50, value: ({ formula }) => formula },
        { header: '在哪里查', width: 26, value: ({ source }) => source },
      ],
      rows,
    }
    return { kind: 'sheet', fileName: `${units.org.name}${spokenPeriod(period)}统计数字`, orgPath: units.path, rows: rows.length, make: () => spreadsheetOf([sheet] as never) }
  },
})

const recordsList = (sources: readonly FigureSource[]): ListExport => ({
  list: 'summary.records',
  open: async ({ me, now, period, orgId, figure: key }) => {
    if (!period || !key) refuse('EXPORT_SUBJECT_NEEDED')
    const units = unitFor(me, orgId || undefined, await allUnits())
    refuseIf(whyNotExport(me, units.path))
    const { source, figure, filter, ways, asOf } = recordsOf(sources, { key, period, orgId: units.org._id, me, now })
    const shown = (doc: object) => source.record(doc as never)
    return rowsOf({
      fileName: `${figure.name}-${spokenPeriod(period)}`, orgPath: units.path, from: source.collection, filter: together(filter, ways.length > 1 ? { [any]: ways } : (ways[0] ?? {})), order: ['_id', 1],
      sheets: [{
        title: `${figure.name} ${spokenPeriod(period)}`,
        notes: (rows) => [`怎么统计：${figure.formula}`, `制表：${me.name}　制表时间：${spokenTime(now)}　共 ${rows} 条`],
        columns: [
          { header: '日期', width: 14, value: (doc) => dayOfRecord(source, doc) ?? asOf },
          { header: '记录', width: 36, value: (doc) => shown(doc).title },
          { header: '说明', width: 36, value: (doc) => shown(doc).note },
          { header: `计入（${figure.unit}）`, width: 12, value: (doc) => addsTo(figure, doc) / (figure.unit === '元' ? 100 : 1) },
        ],
      }],
    })
  },
})

const documentExport: ListExport = {
  list: 'summary.document',
  open: async ({ me, subjectId }) => {
    if (!subjectId) refuse('EXPORT_SUBJECT_NEEDED')
    const summary = await db.summaries.get(subjectId)
    if (!summary || !mine(me).some((orgId) => summary.orgPath.includes(orgId))) return refuse('NOT_FOUND')
    refuseIf(whyNotExport(me, summary.orgPath))
    const fileName = `${summary.title}${summary.signedBy ? '' : '（草稿）'}`
    return { kind: 'paper', fileName, orgPath: summary.orgPath, rows: summary.figures.length, make: () => paperOf(paperFrom(summary)) }
  },
}

export const summaryLists = (sources: readonly FigureSource[], planned: readonly PlannedFigure[]): readonly ListExport[] => [
  figuresList(sources, planned), recordsList(sources), documentExport,
]

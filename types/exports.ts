/**
 * Lists and documents as files. A file is made once per request, lies under a path nobody can guess, is
 * shown by links of ten minutes, written down, and deleted after a day.
 */
import * as v from 'valibot'
import { Id, InstantOut, PageOf, pageInput } from './fields'
import { FigureKey, Period } from './summary'
import { exportLists, exportStatuses, ownExports, type ExportList, type LoggedExport } from './summaryNames'

export const ExportListCode = v.picklist(Object.keys(exportLists) as [ExportList, ...ExportList[]])

const LoggedCode = v.picklist(Object.keys({ ...exportLists, ...ownExports }) as [LoggedExport, ...LoggedExport[]])

export const ExportView = v.object({
  exportId: Id,
  list: LoggedCode,
  status: v.picklist(Object.keys(exportStatuses) as Array<keyof typeof exportStatuses>),
  /** Rows read so far, of how many. While `working`, call `export.continue`. */
  done: v.number(),
  total: v.number(),
  fileName: v.string(),
  /** A link that works for ten minutes; null until the file is ready, and after it was deleted. */
  url: v.nullable(v.string()),
  /** When the file is deleted. */
  until: InstantOut,
})
export type ExportView = v.InferOutput<typeof ExportView>

export const exportActions = {
  /** `subjectId`: of which activity, suggestion, notice or summary. What a list needs, its noun says. */
  'export.start': {
    kind: 'write',
    input: v.object({ list: ExportListCode, subjectId: v.optional(Id), period: v.optional(Period), orgId: v.optional(Id), figure: v.optional(FigureKey) }),
    output: ExportView,
  },
  'export.continue': { kind: 'write', input: v.object({ exportId: Id }), output: ExportView },
  /** What I have taken in the last day, the newest first; an unfinished one goes on with `export.continue`. */
  'export.mine': { kind: 'read', input: v.object(pageInput), output: PageOf(v.object({ ...ExportView.entries, at: InstantOut })) },
  /** Who took which list, for the chair and the auditors. */
  'export.log': {
    kind: 'read',
    input: v.object(pageInput),
    output: PageOf(v.object({ exportId: Id, list: LoggedCode, fileName: v.string(), byName: v.string(), unitName: v.string(), at: InstantOut, rows: v.number() })),
  },
} as const

/** 我的权益: three lights with their reasons, signing for what was issued, and saying that something has not come. */
import { keysAlong, nobody, personKey, waiting } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { RightsFile, RightsReport } from '@/cloudfunctions/kit/documents/rights'
import { numbered, numberFor } from '@/cloudfunctions/kit/numbers'
import { sortKey } from '@/cloudfunctions/kit/paging'
import { clauseOf, policiesOn } from '@/cloudfunctions/kit/policies'
import { born, move, receiptOf, writtenBy, type Request } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { addWorkdays, calendarFor, dueAtEndOf } from '@/cloudfunctions/kit/workdays'
import { dayOf } from '@/types/calendar'
import type { Portfolio } from '@/types/roles'
import type { ReportKind, RightsArea } from '@/types/rightsNames'
import { keep, newFile } from './file'
import { areaOf, whyNotReport, whyNotSignFor, whyNotTakeBack } from './rules'
import { basisFor } from './settings'
import { mineView } from './view'
import { owners } from './words'

const REPORTS_SHOWN = 20

type Besides = { readonly [name: string]: unknown; readonly files: readonly RightsFile[]; readonly reports: readonly RightsReport[] }
const besideMine = () => ({ files: { from: 'rightsFiles', every: { field: '_id', path: '_id' } }, reports: { from: 'rightsReports', every: { field: 'memberId', path: '_id' } } }) as const

interface Call {
  readonly me: Member
  readonly now: Date
  readonly beside: Besides
}

const latestFirst = (reports: readonly RightsReport[]) => [...reports].sort((a, b) => (a.listKey < b.listKey ? 1 : -1)).slice(0, REPORTS_SHOWN)

/** What there is of me. Somebody of whom nothing is kept yet is judged by the roster alone, and nothing is written. */
async function mineOf({ me, now, beside: { files, reports } }: Call) {
  const basis = await basisFor([files[0]?.post ?? me.post], dayOf(now))
  return { file: files[0] ?? newFile(me, basis, 'system', now), reports: latestFirst(reports), basis }
}

async function shown(call: Call, changed: { readonly file?: RightsFile; readonly report?: RightsReport } = {}) {
  const mine = await mineOf(call)
  const { report, file = mine.file } = changed
  const reports = report ? latestFirst([report, ...mine.reports.filter(({ _id }) => _id !== report._id)]) : mine.reports
  return mineView(file, reports, mine.basis, dayOf(call.now))
}

const portfolioOf: Record<RightsArea, Portfolio> = { contract: 'legal', equipment: 'safety', checkup: 'safety' }

async function reportOf(me: Member, kind: ReportKind, text: string, serial: number, request: Request, now: Date): Promise<RightsReport> {
  const today = dayOf(now)
  const area = areaOf(kind)
  const [policies, calendar] = await Promise.all([policiesOn(today, 'rights.reportDays', 'rights.remindDays'), calendarFor([Number(today.slice(0, 4))])])
  const dueOn = addWorkdays(today, policies['rights.reportDays'].value, calendar)
  const remindAt = dueAtEndOf(addWorkdays(dueOn, -policies['rights.remindDays'].value - 1, calendar))
  const wait = { keys: keysAlong(me.orgPath, 'OFF', portfolioOf[area]), ownerLabel: owners[area], dueAt: dueAtEndOf(dueOn), remindAt, escalatesTo: keysAlong(me.orgPath, 'CHAIR') }
  const _id = `${me._id}-${kind}-${serial}`
  const year = today.slice(0, 4)
  return {
    _id, ...born('open', { at: now, by: me._id, action: 'rights.report', note: text }, request), status: 'open', ...waiting(_id, wait, now, [personKey(me._id)]), refusals: [],
    number: numbered('权益', year, await numberFor('rightsReport', year, _id)), kind, serial, memberId: me._id, name: me.name, unitName: me.unitName, post: me.post, orgPath: me.orgPath, text, outcome: '',
    submittedAt: now, settledAt: null, clause: clauseOf(policies['rights.reportDays']), listKey: sortKey(now, _id),
  }
}

export const mineRoutes = {
  'rights.mine': bound<'rights.mine'>()<Besides>({ reads: besideMine, handle: async (call) => shown(call) }),

  'rights.signFor': bound<'rights.signFor'>()<Besides>({
    reads: besideMine,
    handle: async (call) => {
      const { input: { item }, me, request, now, beside } = call
      const [file] = beside.files
      if (!file) return refuse('RIGHTS_NOT_ISSUED')
      if (receiptOf(file, request)) return shown(call)
      refuseIf(whyNotSignFor(file.issues.find((issue) => issue.item === item)), 'item')
      const issues = file.issues.map((issue) => (issue.item === item ? { ...issue, signedOn: dayOf(now) } : issue))
      const basis = await basisFor([file.post], dayOf(now))
      const kept = (await keep(file, { issues }, { at: now, by: me._id, action: 'rights.signFor', note: item }, basis, now, request)) ?? refuse('CHANGED_MEANWHILE')
      return shown(call, { file: kept })
    },
  }),

  'rights.report': bound<'rights.report'>()<Besides>({
    reads: besideMine,
    handle: async (call) => {
      const { input: { kind, text }, me, request, now, beside } = call
      const last = latestFirst(beside.reports.filter((report) => report.kind === kind))[0]
      if (writtenBy(beside.reports, request)) return shown(call)
      refuseIf(whyNotReport(last))
      const report = await reportOf(me, kind, text, (last?.serial ?? 0) + 1, request, now)
      // The same serial exists: another tap was quicker.
      const isFirst = await db.rightsReports.insert(report)
      if (!isFirst && !receiptOf(await db.rightsReports.get(report._id), request)) refuse('RIGHTS_REPORT_OPEN')
      return shown(call, { report })
    },
  }),

  'rights.takeBack': bound<'rights.takeBack'>()<Besides>({
    reads: besideMine,
    handle: async (call) => {
      const { input: { reportId }, me, request, now, beside } = call
      const report = beside.reports.find(({ _id }) => _id === reportId)
      if (!report) return refuse('NOT_FOUND')
      if (receiptOf(report, request)) return shown(call)
      refuseIf(whyNotTakeBack(report))
      const set = { settledAt: now, ...waiting(report._id, nobody(owners.done), now, report.readers) }
      const moved = (await move(db.rightsReports, report, { to: 'withdrawn', line: { at: now, by: me._id, action: 'rights.takeBack' }, set, request })) ?? refuse('CHANGED_MEANWHILE')
      return shown(call, { report: moved })
    },
  }),
}

/** What workers report: it waits for the committee member of the field and ends with what was done. */
import { allKeys, besideStandIns, hatsOf, hatsWith, nobody, noteRefusal, waiting, type StandIns } from '@/cloudfunctions/kit/case'
import { ringCases } from '@/cloudfunctions/kit/caseClock'
import { db } from '@/cloudfunctions/kit/db'
import type { RightsFile, RightsReport } from '@/cloudfunctions/kit/documents/rights'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { caseInbox } from '@/cloudfunctions/kit/inbox'
import { tell } from '@/cloudfunctions/kit/notify'
import { move, receiptOf } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { reportStatuses } from '@/types/rightsNames'
import { areaOf, areasOn, whyNotSettle } from './rules'
import { lightView } from './view'
import { overdueNews, owners, reminderOf, settledNews, TITLE_OF } from './words'

interface BesideReport extends StandIns {
  readonly [name: string]: unknown
  readonly report: RightsReport | null
}
const besideReport = ({ reportId }: { reportId: string }) => ({ report: { from: 'rightsReports', id: reportId }, ...besideStandIns }) as const

/** The report before this officer, and the keys under which they may act; in nobody's place who has an interest in it. */
function before({ report, ...standIns }: BesideReport, me: Member, now: Date) {
  const hats = hatsOf(me, standIns, now).filter(({ owner }) => owner._id === me._id || owner._id !== report?.memberId)
  const keys = allKeys(hats).filter((key) => key.includes('@'))
  if (!report || !report.readers.some((key) => keys.includes(key))) return refuse('NOT_FOUND')
  return { report, hats, keys }
}

/** The light beside the report is for those whose field it is. */
async function caseView(report: RightsReport, me: Member, keys: readonly string[], now: Date) {
  const { _id, number, kind, status, memberId, name, unitName, post, text, outcome, submittedAt, dueAt, ownerLabel, clause } = report
  const area = areaOf(kind)
  const file: RightsFile | null = areasOn(me.grants, report.orgPath).includes(area) ? await db.rightsFiles.get(memberId) : null
  return {
    reportId: _id, number, kind, status, name, unitName, post, text, outcome, submittedAt, dueAt, isOverdue: status === 'open' && dueAt !== null && dueAt <= now, ownerLabel, clause,
    light: file && lightView(area, file.lights[area]), blocked: { settle: whyNotSettle(report, me._id, keys) },
  }
}

export const caseRoutes = {
  'rights.case': bound<'rights.case'>()<BesideReport>({
    reads: besideReport,
    handle: async ({ me, now, beside }) => {
      const { report, keys } = before(beside, me, now)
      return caseView(report, me, keys, now)
    },
  }),

  'rights.settle': bound<'rights.settle'>()<BesideReport>({
    reads: besideReport,
    handle: async ({ input: { outcome }, me, now, request, beside }) => {
      const { report, hats, keys } = before(beside, me, now)
      if (receiptOf(report, request)) {
        await tell(settledNews(report, report.settledAt ?? now))
        return caseView(report, me, keys, now)
      }
      const whyNot = whyNotSettle(report, me._id, keys)
      if (whyNot === 'CASE_CONFLICT_OF_INTEREST') await noteRefusal(db.rightsReports, report._id, me._id, 'rights.settle', request, now)
      refuseIf(whyNot)
      const line = { at: now, by: me._id, actingFor: hatsWith(hats, report.waitsFor)[0]?.hat.actingForId ?? null, action: 'rights.settle', note: outcome }
      const set = { outcome, settledAt: now, ...waiting(report._id, nobody(owners.done), now, report.readers) }
      const moved = (await move(db.rightsReports, report, { to: 'settled', line, set, request })) ?? refuse('CHANGED_MEANWHILE')
      await tell(settledNews(moved, now))
      return caseView(moved, me, keys, now)
    },
  }),
}

export const rightsInbox = caseInbox(db.rightsReports, ({ number, kind, status }) => ({ noun: 'rights', number, title: TITLE_OF(kind), status: reportStatuses[status] }))

export const ringRightsReports = (now: Date) => ringCases(db.rightsReports, { reminder: reminderOf, overdue: overdueNews, action: 'rights.escalate' }, now)

/** 走访慰问 and 谈心, in the order of the process: the dictionary, report, decide, money, the visit, look, count; and what the timer does. */
import { ringCases, type CaseNews } from '@/cloudfunctions/kit/caseClock'
import { db } from '@/cloudfunctions/kit/db'
import type { Visit } from '@/cloudfunctions/kit/documents/visit'
import { browseRoutes } from './browse'
import { planVisits } from './calendar'
import { decideRoutes } from './decide'
import { kindRoutes } from './kinds'
import { mendVisitGrants, moneyRoutes } from './money'
import { photoRoutes } from './photos'
import { reportRoutes } from './report'
import { statsRoutes } from './stats'
import { walkRoutes } from './walk'
import { overdueNews, reminderOf } from './words'

export const visitRoutes = {
  ...kindRoutes, ...reportRoutes, ...decideRoutes, ...moneyRoutes, ...photoRoutes, ...walkRoutes, ...browseRoutes, ...statsRoutes,
}

const news: CaseNews<Visit> = { reminder: reminderOf, overdue: overdueNews, action: 'visit.escalate' }

/** Reminds before the due time, escalates after it. */
const ringVisits = (now: Date) => ringCases(db.visits, news, now)

/** Run every minute, in this order. */
export const visitJobs = { planVisits, mendVisitGrants, ringVisits }

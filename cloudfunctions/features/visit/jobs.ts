/** What the timer does, every minute and in this order. Apart from the handlers, so that the timer does not load them. */
import { ringCases, type CaseNews } from '@/cloudfunctions/kit/caseClock'
import { db } from '@/cloudfunctions/kit/db'
import type { Visit } from '@/cloudfunctions/kit/documents/visit'
import { planVisits } from './calendar'
import { mendVisitGrants } from './money'
import { overdueNews, reminderOf } from './words'

const news: CaseNews<Visit> = { reminder: reminderOf, overdue: overdueNews, action: 'visit.escalate' }

/** Reminds before the due time, escalates after it. */
const ringVisits = (now: Date) => ringCases(db.visits, news, now)

export const visitJobs = { planVisits, mendVisitGrants, ringVisits }

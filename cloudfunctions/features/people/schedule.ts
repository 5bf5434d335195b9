/** What happens by itself: silence is noticed, what a crash left is finished. */
import { ringCases } from '@/cloudfunctions/kit/caseClock'
import { db } from '@/cloudfunctions/kit/db'
import { finishApplications } from './membership'
import { freeFormerRelatives } from './relatives'
import { finishRoleChanges } from './roles'
import { goOnMoving } from './tree'
import { applicationOverdue, applicationReminder, roleOverdue, roleReminder } from './words'

export const peopleJobs = {
  ringApplications: (now: Date) => ringCases(db.applications, { reminder: applicationReminder, overdue: applicationOverdue, action: 'people.escalate' }, now),
  ringRoleChanges: (now: Date) => ringCases(db.roleChanges, { reminder: roleReminder, overdue: roleOverdue, action: 'people.escalate' }, now),
  finishApplications,
  finishRoleChanges,
  goOnMoving,
  freeFormerRelatives,
}

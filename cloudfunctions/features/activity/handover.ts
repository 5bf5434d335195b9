/** Activities kept in somebody's name, from the draft until it is wrapped up. */
import { db } from '@/cloudfunctions/kit/db'
import { keptHandover } from '@/cloudfunctions/kit/handover'

export const activityHandover = keptHandover(db.activities, {
  noun: 'activity', label: '活动', idField: 'organiserId', nameField: 'organiserName', title: ({ title }) => title,
  open: ['draft', 'pending', 'open', 'closed', 'running', 'wrapUp'], decided: { status: 'pending', by: ['CHAIR', 'VICE'] },
})

/** Activities kept in somebody's name, from the draft until it is wrapped up. */
import { db } from '@/cloudfunctions/kit/db'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { keptHandover } from '@/cloudfunctions/kit/handover'

const open = { status: oneOf(['draft', 'pending', 'open', 'closed', 'running', 'wrapUp']) }

export const activityHandover = keptHandover(db.activities, { noun: 'activity', label: '活动', idField: 'organiserId', nameField: 'organiserName', open })

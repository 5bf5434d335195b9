/** What waits for an officer, of every noun. */
import { activityInbox } from '@/cloudfunctions/features/activity/inbox'
import { aidInbox } from '@/cloudfunctions/features/aid/inbox'
import { handoutInbox } from '@/cloudfunctions/features/handout/inbox'
import { inboxRoutes } from '@/cloudfunctions/features/inbox/inbox'
import { applicationInbox, roleInbox } from '@/cloudfunctions/features/people/inbox'
import { rightsInbox } from '@/cloudfunctions/features/rights/cases'
import { safetyInbox } from '@/cloudfunctions/features/safety/inbox'
import { suggestionInbox } from '@/cloudfunctions/features/suggestion/inbox'
import { visitInbox } from '@/cloudfunctions/features/visit/inbox'

export const routes = inboxRoutes([applicationInbox, roleInbox, suggestionInbox, activityInbox, aidInbox, handoutInbox, visitInbox, rightsInbox, safetyInbox])

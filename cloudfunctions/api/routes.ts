/** Every action and who answers it. A missing or misspelt one does not compile. */
import type { DoorAction } from '@/types/actions'
import type { Route } from '@/cloudfunctions/kit/serve'
import { activityRoutes } from '@/cloudfunctions/features/activity/activity'
import { activityCards, activityDesk } from '@/cloudfunctions/features/activity/today'
import { homeRoutes } from '@/cloudfunctions/features/home/home'
import { sessionRoutes, viewOfMe } from '@/cloudfunctions/features/session/session'

export const routes = {
  ...sessionRoutes,
  ...homeRoutes([{ cards: activityCards, desk: activityDesk }], viewOfMe),
  ...activityRoutes,
} satisfies Record<DoorAction<'api'>, Route>

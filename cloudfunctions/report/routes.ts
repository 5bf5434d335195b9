/** The actions that make files. */
import type { DoorAction } from '@/types/actions'
import type { Route } from '@/cloudfunctions/kit/serve'
import { exportRoutes } from '@/cloudfunctions/features/activity/export'

export const routes = { ...exportRoutes } satisfies Record<DoorAction<'report'>, Route>

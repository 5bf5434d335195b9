/** The actions that make files. */
import type { DoorAction } from '@/types/actions'
import type { Route } from '@/cloudfunctions/kit/serve'
import { exportRoutes as rosterRoutes } from '@/cloudfunctions/features/activity/export'
import { exportRoutes } from '@/cloudfunctions/features/export/export'
import { handoutExportRoutes } from '@/cloudfunctions/features/handout/export'
import { privacyExportRoutes } from '@/cloudfunctions/features/privacy/export'
import { sheetRoutes } from '@/cloudfunctions/features/sheet/sheet'
import { imports } from './imports'
import { lists } from './lists'

export const routes = { ...rosterRoutes, ...exportRoutes(lists), ...handoutExportRoutes, ...privacyExportRoutes, ...sheetRoutes(imports) } satisfies Record<DoorAction<'report'>, Route>

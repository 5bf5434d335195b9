/** The actions that make files. */
import type { DoorAction } from '@/types/actions'
import type { Route } from '@/cloudfunctions/kit/serve'
import { exportRoutes as rosterRoutes } from '@/cloudfunctions/features/activity/export'
import { exportRoutes } from '@/cloudfunctions/features/export/export'
import { handoutExportRoutes } from '@/cloudfunctions/features/handout/export'
import { peopleImport } from '@/cloudfunctions/features/people/import'
import { privacyExportRoutes } from '@/cloudfunctions/features/privacy/export'
import { sheetRoutes } from '@/cloudfunctions/features/sheet/sheet'
import { lists } from './lists'

export const routes = { ...rosterRoutes, ...exportRoutes(lists), ...handoutExportRoutes, ...privacyExportRoutes, ...sheetRoutes({ people: peopleImport }) } satisfies Record<DoorAction<'report'>, Route>

/** The actions that make files. */
import type { DoorAction } from '@/types/actions'
import type { Route } from '@/cloudfunctions/kit/serve'
import { exportRoutes } from '@/cloudfunctions/features/activity/export'
import { handoutExportRoutes } from '@/cloudfunctions/features/handout/export'
import { peopleImport } from '@/cloudfunctions/features/people/import'
import { sheetRoutes } from '@/cloudfunctions/features/sheet/sheet'

export const routes = { ...exportRoutes, ...handoutExportRoutes, ...sheetRoutes({ people: peopleImport }) } satisfies Record<DoorAction<'report'>, Route>

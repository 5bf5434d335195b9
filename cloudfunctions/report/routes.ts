/** The actions that make files. */
import type { DoorAction } from '@/types/actions'
import type { Route } from '@/cloudfunctions/kit/serve'
import { exportRoutes as rosterRoutes } from '@/cloudfunctions/features/activity/export'
import { exportRoutes } from '@/cloudfunctions/features/export/export'
import { handoutExportRoutes } from '@/cloudfunctions/features/handout/export'
import { peopleImport } from '@/cloudfunctions/features/people/import'
import { privacyExportRoutes } from '@/cloudfunctions/features/privacy/export'
import { checkImport, contractImport, equipmentImport } from '@/cloudfunctions/features/rights/import'
import { sheetRoutes } from '@/cloudfunctions/features/sheet/sheet'
import { lists } from './lists'

export const routes = { ...rosterRoutes, ...exportRoutes(lists), ...handoutExportRoutes, ...privacyExportRoutes, ...sheetRoutes({ people: peopleImport, contracts: contractImport, equipment: equipmentImport, checks: checkImport }) } satisfies Record<DoorAction<'report'>, Route>

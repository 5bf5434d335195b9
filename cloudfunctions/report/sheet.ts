/** Every list that can be taken in. */
import { sheetRoutes } from '@/cloudfunctions/features/sheet/sheet'
import { imports } from './imports'

export const routes = sheetRoutes(imports)

/** Every list that can be taken away, behind one action. */
import { exportRoutes } from '@/cloudfunctions/features/export/export'
import { lists } from './lists'

export const routes = exportRoutes(lists)

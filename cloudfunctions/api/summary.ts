/** The year in figures, with what each noun counts. */
import { summaryRoutes } from '@/cloudfunctions/features/summary/summary'
import { figureSources } from '@/cloudfunctions/report/figures'

export const routes = summaryRoutes(figureSources)

/** The union's figures and its summary that writes itself, over whatever nouns declare (kit/figures.ts). */
import type { FigureSource } from '@/cloudfunctions/kit/figures'
import { rollUp, sweepFigures } from '@/cloudfunctions/kit/rollUp'
import { dashboardRoutes } from './dashboard'
import { documentRoutes } from './document'
import { notYet } from './notYet'

export const summaryRoutes = (sources: readonly FigureSource[]) => ({ ...dashboardRoutes(sources, notYet), ...documentRoutes(sources, notYet) })

export const summaryJobs = (sources: readonly FigureSource[]) => ({
  sweepFigures: (now: Date) => sweepFigures(sources, now),
  rollUpFigures: (now: Date) => rollUp(sources, now),
})

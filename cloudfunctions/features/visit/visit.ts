/** 走访慰问 and 谈心, in the order of the process: the dictionary, report, decide, money, the visit, look, count. */
import { browseRoutes } from './browse'
import { decideRoutes } from './decide'
import { kindRoutes } from './kinds'
import { moneyRoutes } from './money'
import { photoRoutes } from './photos'
import { reportRoutes } from './report'
import { statsRoutes } from './stats'
import { walkRoutes } from './walk'

export const visitRoutes = {
  ...kindRoutes, ...reportRoutes, ...decideRoutes, ...moneyRoutes, ...photoRoutes, ...walkRoutes, ...browseRoutes, ...statsRoutes,
}

/** 合理化建议, in the order of the contract: propose, accept, review, carry out, award, count. */
import { awardRoutes } from './award'
import { browseRoutes } from './browse'
import { implementRoutes } from './implement'
import { officerRoutes } from './officer'
import { reviewRoutes } from './review'
import { similarRoutes } from './similar'
import { statsRoutes } from './stats'
import { submitRoutes } from './submit'

export { suggestionFrom } from './convert'

export const suggestionRoutes = { ...submitRoutes, ...similarRoutes, ...browseRoutes, ...officerRoutes, ...reviewRoutes, ...implementRoutes, ...awardRoutes, ...statsRoutes }

/** 经费, in the order of the contract: look, book. */
import { bookRoutes } from './book'
import { browseRoutes } from './browse'

export const fundRoutes = { ...browseRoutes, ...bookRoutes }

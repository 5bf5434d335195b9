/** 合理化建议, in the order of the contract: propose, accept, review, carry out, award, count; and what the timer does. */
import { awardRoutes } from './award'
import { browseRoutes } from './browse'
import { implementRoutes } from './implement'
import { finishMerges } from './merge'
import { officerRoutes } from './officer'
import { reviewRoutes } from './review'
import { settlePhotos } from './photos'
import { settleSpoken } from './spoken'
import { archiveSuggestions, askYearValue, endPublicity, ringSuggestions } from './schedule'
import { countGrams, similarRoutes } from './similar'
import { statsRoutes } from './stats'
import { submitRoutes } from './submit'

export { suggestionFrom } from './convert'
export { suggestionSubject } from './spoken'

export const suggestionRoutes = { ...submitRoutes, ...similarRoutes, ...browseRoutes, ...officerRoutes, ...reviewRoutes, ...implementRoutes, ...awardRoutes, ...statsRoutes }

/** Run every minute, in this order. */
export const suggestionJobs = { settlePhotos, settleSpoken, endPublicity, askYearValue, ringSuggestions, archiveSuggestions, finishMerges, countGrams }

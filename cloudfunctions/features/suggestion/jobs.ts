/** What the timer does, every minute and in this order. Apart from the handlers, so that the timer does not load them. */
import { finishMerges } from './merge'
import { settlePhotos } from './photos'
import { archiveSuggestions, askYearValue, endPublicity, ringSuggestions } from './schedule'
import { countGrams } from './similar'
import { settleSpoken } from './spoken'

export const suggestionJobs = { settlePhotos, settleSpoken, endPublicity, askYearValue, ringSuggestions, archiveSuggestions, finishMerges, countGrams }

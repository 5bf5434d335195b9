/** What each noun puts on the first screen. */
import { activityCards, activityDesk } from '@/cloudfunctions/features/activity/today'
import { aidCards, aidDesk } from '@/cloudfunctions/features/aid/today'
import { birthdayCards } from '@/cloudfunctions/features/birthday/today'
import { handoutCards } from '@/cloudfunctions/features/handout/today'
import { homeRoutes } from '@/cloudfunctions/features/home/home'
import { unreadOf } from '@/cloudfunctions/features/message/message'
import { noticeCards } from '@/cloudfunctions/features/notice/today'
import { viewOfMe } from '@/cloudfunctions/features/session/session'
import { suggestionCards, suggestionDesk } from '@/cloudfunctions/features/suggestion/today'
import { visitCards, visitDesk } from '@/cloudfunctions/features/visit/today'

const sources = [
  { cards: noticeCards }, { cards: birthdayCards }, { cards: activityCards, desk: activityDesk }, { cards: suggestionCards, desk: suggestionDesk },
  { cards: aidCards, desk: aidDesk }, { cards: handoutCards }, { cards: visitCards, desk: visitDesk },
]

export const routes = homeRoutes(sources, viewOfMe, unreadOf)

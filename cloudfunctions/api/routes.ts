/** Every action and who answers it. A missing or misspelt one does not compile. */
import type { DoorAction } from '@/types/actions'
import type { Route } from '@/cloudfunctions/kit/serve'
import { activityRoutes } from '@/cloudfunctions/features/activity/activity'
import { activityHandover } from '@/cloudfunctions/features/activity/handover'
import { activityInbox } from '@/cloudfunctions/features/activity/inbox'
import { activityCards, activityDesk } from '@/cloudfunctions/features/activity/today'
import { aidRoutes } from '@/cloudfunctions/features/aid/aid'
import { aidHandover } from '@/cloudfunctions/features/aid/handover'
import { aidInbox } from '@/cloudfunctions/features/aid/inbox'
import { aidCards, aidDesk } from '@/cloudfunctions/features/aid/today'
import { fundRoutes } from '@/cloudfunctions/features/fund/fund'
import { birthdayRoutes, wishSubject } from '@/cloudfunctions/features/birthday/birthday'
import { birthdayCards } from '@/cloudfunctions/features/birthday/today'
import { handoutRoutes } from '@/cloudfunctions/features/handout/handout'
import { handoutHandover } from '@/cloudfunctions/features/handout/handover'
import { handoutInbox } from '@/cloudfunctions/features/handout/inbox'
import { handoutCards } from '@/cloudfunctions/features/handout/today'
import { exportApiRoutes } from '@/cloudfunctions/features/export/export'
import { homeRoutes } from '@/cloudfunctions/features/home/home'
import { inboxRoutes } from '@/cloudfunctions/features/inbox/inbox'
import { messageRoutes } from '@/cloudfunctions/features/message/message'
import { noticeHandover } from '@/cloudfunctions/features/notice/handover'
import { noticeRoutes, noticeSubject } from '@/cloudfunctions/features/notice/notice'
import { noticeCards } from '@/cloudfunctions/features/notice/today'
import { applicationInbox, roleInbox } from '@/cloudfunctions/features/people/inbox'
import { peopleRoutes } from '@/cloudfunctions/features/people/people'
import { policyHandover } from '@/cloudfunctions/features/policy/handover'
import { policyRoutes } from '@/cloudfunctions/features/policy/policy'
import { privacyHandover } from '@/cloudfunctions/features/privacy/handover'
import { privacyRoutes } from '@/cloudfunctions/features/privacy/privacy'
import { safetyInbox } from '@/cloudfunctions/features/safety/inbox'
import { rightsInbox } from '@/cloudfunctions/features/rights/cases'
import { rightsHandover } from '@/cloudfunctions/features/rights/handover'
import { rightsRoutes } from '@/cloudfunctions/features/rights/rights'
import { mediaVerdict, safetyRoutes } from '@/cloudfunctions/features/safety/safety'
import { sessionRoutes, viewOfMe } from '@/cloudfunctions/features/session/session'
import { suggestionHandover } from '@/cloudfunctions/features/suggestion/handover'
import { sheetHandover } from '@/cloudfunctions/features/sheet/handover'
import { suggestionInbox } from '@/cloudfunctions/features/suggestion/inbox'
import { suggestionRoutes, suggestionSubject } from '@/cloudfunctions/features/suggestion/suggestion'
import { suggestionCards, suggestionDesk } from '@/cloudfunctions/features/suggestion/today'
import { summaryRoutes } from '@/cloudfunctions/features/summary/summary'
import { visitHandover } from '@/cloudfunctions/features/visit/handover'
import { visitInbox } from '@/cloudfunctions/features/visit/inbox'
import { visitCards, visitDesk } from '@/cloudfunctions/features/visit/today'
import { visitRoutes } from '@/cloudfunctions/features/visit/visit'
import { figureSources } from '@/cloudfunctions/report/figures'

/** Nouns whose words and pictures are checked before others see them. */
const subjects = [suggestionSubject, noticeSubject, wishSubject]

/** What is kept in a person's name and goes to a successor; kit/handoverTable.ts says so of every collection. */
export const handoverSources = [
  activityHandover, noticeHandover, suggestionHandover, aidHandover, ...visitHandover, ...handoutHandover, ...rightsHandover, privacyHandover, sheetHandover, policyHandover,
]

/** What WeChat itself sends. */
export const receivers = { wxa_media_check: mediaVerdict(subjects) }

export const routes = {
  ...sessionRoutes,
  ...homeRoutes([{ cards: noticeCards }, { cards: birthdayCards }, { cards: activityCards, desk: activityDesk }, { cards: suggestionCards, desk: suggestionDesk }, { cards: aidCards, desk: aidDesk }, { cards: handoutCards }, { cards: visitCards, desk: visitDesk }], viewOfMe),
  ...activityRoutes,
  ...messageRoutes,
  ...noticeRoutes,
  ...safetyRoutes(subjects),
  ...suggestionRoutes,
  ...summaryRoutes(figureSources),
  ...exportApiRoutes,
  ...fundRoutes,
  ...policyRoutes,
  ...aidRoutes,
  ...privacyRoutes,
  ...birthdayRoutes,
  ...handoutRoutes,
  ...visitRoutes,
  ...rightsRoutes,
  ...peopleRoutes(handoverSources),
  ...inboxRoutes([applicationInbox, roleInbox, suggestionInbox, activityInbox, aidInbox, handoutInbox, visitInbox, rightsInbox, safetyInbox]),
} satisfies Record<DoorAction<'api'>, Route>

/** Every action and who answers it. A missing or misspelt one does not compile. */
import type { DoorAction } from '@/types/actions'
import type { Route } from '@/cloudfunctions/kit/serve'
import { activityRoutes } from '@/cloudfunctions/features/activity/activity'
import { activityCards, activityDesk } from '@/cloudfunctions/features/activity/today'
import { homeRoutes } from '@/cloudfunctions/features/home/home'
import { messageRoutes } from '@/cloudfunctions/features/message/message'
import { noticeRoutes, noticeSubject } from '@/cloudfunctions/features/notice/notice'
import { noticeCards } from '@/cloudfunctions/features/notice/today'
import { mediaVerdict, safetyRoutes } from '@/cloudfunctions/features/safety/safety'
import { sessionRoutes, viewOfMe } from '@/cloudfunctions/features/session/session'

/** Nouns whose words and pictures are checked before others see them. */
const subjects = [noticeSubject]

/** What WeChat itself sends. */
export const receivers = { wxa_media_check: mediaVerdict(subjects) }

export const routes = {
  ...sessionRoutes,
  ...homeRoutes([{ cards: noticeCards }, { cards: activityCards, desk: activityDesk }], viewOfMe),
  ...activityRoutes,
  ...messageRoutes,
  ...noticeRoutes,
  ...safetyRoutes(subjects),
} satisfies Record<DoorAction<'api'>, Route>

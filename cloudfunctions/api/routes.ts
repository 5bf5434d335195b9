/** Every noun of this door: its part of the contract and who answers, loaded when it is first asked for. A missing or misspelt action does not compile. */
import type { DoorAction } from '@/types/actions'
import type { Receivers } from '@/cloudfunctions/kit/receive'
import type { Nouns } from '@/cloudfunctions/kit/nouns'

/** What WeChat itself sends. */
export const receivers: Receivers = { wxa_media_check: async (push, now) => (await import('./safety')).onVerdict(push, now) }

export const nouns = {
  session: async () => [(await import('@/types/session')).sessionActions, (await import('@/cloudfunctions/features/session/session')).sessionRoutes],
  home: async () => [(await import('@/types/home')).homeActions, (await import('./home')).routes],
  inbox: async () => [(await import('@/types/inbox')).inboxActions, (await import('./inbox')).routes],
  activity: async () => [(await import('@/types/activity')).activityActions, (await import('@/cloudfunctions/features/activity/activity')).activityRoutes],
  message: async () => [(await import('@/types/message')).messageActions, (await import('@/cloudfunctions/features/message/message')).messageRoutes],
  notice: async () => [(await import('@/types/notice')).noticeActions, (await import('@/cloudfunctions/features/notice/notice')).noticeRoutes],
  safety: async () => [(await import('@/types/safety')).safetyActions, (await import('./safety')).routes],
  suggestion: async () => [(await import('@/types/suggestion')).suggestionActions, (await import('@/cloudfunctions/features/suggestion/suggestion')).suggestionRoutes],
  summary: async () => [(await import('@/types/summary')).summaryActions, (await import('./summary')).routes],
  export: async () => [(await import('@/types/exports')).exportActions, (await import('@/cloudfunctions/features/export/export')).exportApiRoutes],
  fund: async () => [(await import('@/types/fund')).fundActions, (await import('@/cloudfunctions/features/fund/fund')).fundRoutes],
  policy: async () => [(await import('@/types/policy')).policyActions, (await import('@/cloudfunctions/features/policy/policy')).policyRoutes],
  aid: async () => [(await import('@/types/aid')).aidActions, (await import('@/cloudfunctions/features/aid/aid')).aidRoutes],
  privacy: async () => [(await import('@/types/privacy')).privacyActions, (await import('@/cloudfunctions/features/privacy/privacy')).privacyRoutes],
  birthday: async () => [(await import('@/types/birthday')).birthdayActions, (await import('@/cloudfunctions/features/birthday/birthday')).birthdayRoutes],
  handout: async () => [(await import('@/types/handout')).handoutActions, (await import('@/cloudfunctions/features/handout/handout')).handoutRoutes],
  visit: async () => [(await import('@/types/visit')).visitActions, (await import('@/cloudfunctions/features/visit/visit')).visitRoutes],
  rights: async () => [(await import('@/types/rights')).rightsActions, (await import('@/cloudfunctions/features/rights/rights')).rightsRoutes],
  people: async () => [(await import('@/types/people')).peopleActions, (await import('./people')).routes],
} satisfies Nouns<DoorAction<'api'>>

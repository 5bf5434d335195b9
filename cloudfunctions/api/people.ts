/** What is kept in a person's name and goes to a successor; kit/handoverTable.ts says so of every collection. */
import { activityHandover } from '@/cloudfunctions/features/activity/handover'
import { aidHandover } from '@/cloudfunctions/features/aid/handover'
import { handoutHandover } from '@/cloudfunctions/features/handout/handover'
import { noticeHandover } from '@/cloudfunctions/features/notice/handover'
import { peopleRoutes } from '@/cloudfunctions/features/people/people'
import { policyHandover } from '@/cloudfunctions/features/policy/handover'
import { privacyHandover } from '@/cloudfunctions/features/privacy/handover'
import { rightsHandover } from '@/cloudfunctions/features/rights/handover'
import { sheetHandover } from '@/cloudfunctions/features/sheet/handover'
import { suggestionHandover } from '@/cloudfunctions/features/suggestion/handover'
import { visitHandover } from '@/cloudfunctions/features/visit/handover'

export const handoverSources = [
  activityHandover, noticeHandover, suggestionHandover, aidHandover, ...visitHandover, ...handoutHandover, ...rightsHandover, privacyHandover, sheetHandover, policyHandover,
]

export const routes = peopleRoutes(handoverSources)

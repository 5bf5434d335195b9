/** Every list that can be taken away as a file. A noun joins with one line. */
import { activityLists } from '@/cloudfunctions/features/activity/lists'
import { messageLists } from '@/cloudfunctions/features/message/lists'
import { noticeLists } from '@/cloudfunctions/features/notice/lists'
import { rightsLists } from '@/cloudfunctions/features/rights/lists'
import { suggestionLists } from '@/cloudfunctions/features/suggestion/lists'
import { summaryLists } from '@/cloudfunctions/features/summary/lists'
import { notYet } from '@/cloudfunctions/features/summary/notYet'
import type { ListExport } from '@/cloudfunctions/kit/exports'
import { figureSources } from './figures'

export const lists: readonly ListExport[] = [...activityLists, ...suggestionLists, ...noticeLists, ...messageLists, ...rightsLists, ...summaryLists(figureSources, notYet)]

/** Every list that can be taken away as a file. A noun joins with one line. */
import { activityLists } from '@/cloudfunctions/features/activity/lists'
import { aidLists } from '@/cloudfunctions/features/aid/lists'
import { birthdayLists } from '@/cloudfunctions/features/birthday/lists'
import { exportLogLists } from '@/cloudfunctions/features/export/lists'
import { fundLists } from '@/cloudfunctions/features/fund/lists'
import { handoutLists } from '@/cloudfunctions/features/handout/lists'
import { messageLists } from '@/cloudfunctions/features/message/lists'
import { noticeLists } from '@/cloudfunctions/features/notice/lists'
import { peopleLists } from '@/cloudfunctions/features/people/lists'
import { rightsLists } from '@/cloudfunctions/features/rights/lists'
import { suggestionLists } from '@/cloudfunctions/features/suggestion/lists'
import { summaryLists } from '@/cloudfunctions/features/summary/lists'
import { visitLists } from '@/cloudfunctions/features/visit/lists'
import { notYet } from '@/cloudfunctions/features/summary/notYet'
import type { ListExport } from '@/cloudfunctions/kit/exports'
import { figureSources } from './figures'

export const lists: readonly ListExport[] = [
  ...activityLists, ...suggestionLists, ...noticeLists, ...messageLists, ...peopleLists, ...birthdayLists, ...handoutLists, ...fundLists, ...aidLists, ...visitLists, ...rightsLists, ...exportLogLists,
  ...summaryLists(figureSources, notYet),
]

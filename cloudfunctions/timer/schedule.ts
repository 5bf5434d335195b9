/** Everything that happens by itself, in the order in which it runs. */
import { activityJobs } from '@/cloudfunctions/features/activity/activity'
import { fundJobs } from '@/cloudfunctions/features/fund/fund'
import { noticeJobs } from '@/cloudfunctions/features/notice/notice'
import { safetyJobs } from '@/cloudfunctions/features/safety/safety'
import { suggestionJobs } from '@/cloudfunctions/features/suggestion/suggestion'
import { sendMessages } from '@/cloudfunctions/kit/send'
import type { Job } from '@/cloudfunctions/kit/timer'

export const schedule: readonly Job[] = [
  ...Object.entries(activityJobs).map(([name, run]) => ({ name, run })),
  ...Object.entries(safetyJobs).map(([name, run]) => ({ name, run })),
  ...Object.entries(noticeJobs).map(([name, run]) => ({ name, run })),
  ...Object.entries(suggestionJobs).map(([name, run]) => ({ name, run })),
  ...Object.entries(fundJobs).map(([name, run]) => ({ name, run })),
  { name: 'sendMessages', run: sendMessages },
]

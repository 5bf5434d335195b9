/** Everything that happens by itself, in the order in which it runs. */
import { activityJobs } from '@/cloudfunctions/features/activity/activity'
import { sendMessages } from '@/cloudfunctions/kit/send'
import type { Job } from '@/cloudfunctions/kit/timer'

export const schedule: readonly Job[] = [
  ...Object.entries(activityJobs).map(([name, run]) => ({ name, run })),
  { name: 'sendMessages', run: sendMessages },
]

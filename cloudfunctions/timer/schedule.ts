/** Everything that happens by itself, in the order in which it runs. */
import { activityJobs } from '@/cloudfunctions/features/activity/jobs'
import { aidJobs } from '@/cloudfunctions/features/aid/jobs'
import { fundJobs } from '@/cloudfunctions/features/fund/jobs'
import { birthdayJobs } from '@/cloudfunctions/features/birthday/greet'
import { handoutJobs } from '@/cloudfunctions/features/handout/jobs'
import { noticeJobs } from '@/cloudfunctions/features/notice/schedule'
import { policyJobs } from '@/cloudfunctions/features/policy/policy'
import { peopleJobs } from '@/cloudfunctions/features/people/schedule'
import { privacyJobs } from '@/cloudfunctions/features/privacy/privacy'
import { rightsJobs } from '@/cloudfunctions/features/rights/schedule'
import { safetyJobs } from '@/cloudfunctions/features/safety/safety'
import { sheetJobs } from '@/cloudfunctions/features/sheet/schedule'
import { suggestionJobs } from '@/cloudfunctions/features/suggestion/jobs'
import { exportJobs } from '@/cloudfunctions/features/export/export'
import { summaryJobs } from '@/cloudfunctions/features/summary/summary'
import { visitJobs } from '@/cloudfunctions/features/visit/jobs'
import { figureSources } from '@/cloudfunctions/report/figures'
import { imports } from '@/cloudfunctions/report/imports'
import { sendMessages } from '@/cloudfunctions/kit/send'
import { upgrade } from '@/cloudfunctions/kit/upgrade'
import { upgrades } from './upgrades'
import type { Job } from '@/cloudfunctions/kit/timer'

export const schedule: readonly Job[] = [
  { name: 'upgrade', run: upgrade(upgrades) },
  ...Object.entries(activityJobs).map(([name, run]) => ({ name, run })),
  ...Object.entries(safetyJobs).map(([name, run]) => ({ name, run })),
  ...Object.entries(noticeJobs).map(([name, run]) => ({ name, run })),
  ...Object.entries(suggestionJobs).map(([name, run]) => ({ name, run })),
  ...Object.entries(aidJobs).map(([name, run]) => ({ name, run })),
  ...Object.entries(policyJobs).map(([name, run]) => ({ name, run })),
  ...Object.entries(fundJobs).map(([name, run]) => ({ name, run })),
  ...Object.entries(birthdayJobs).map(([name, run]) => ({ name, run })),
  ...Object.entries(summaryJobs(figureSources)).map(([name, run]) => ({ name, run })),
  ...Object.entries(exportJobs).map(([name, run]) => ({ name, run })),
  ...Object.entries(handoutJobs).map(([name, run]) => ({ name, run })),
  ...Object.entries(sheetJobs(imports)).map(([name, run]) => ({ name, run })),
  ...Object.entries(visitJobs).map(([name, run]) => ({ name, run })),
  ...Object.entries(peopleJobs).map(([name, run]) => ({ name, run })),
  ...Object.entries(rightsJobs).map(([name, run]) => ({ name, run })),
  ...Object.entries(privacyJobs).map(([name, run]) => ({ name, run })),
  { name: 'sendMessages', run: sendMessages },
]

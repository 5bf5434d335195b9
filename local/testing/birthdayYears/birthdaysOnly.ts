/** The timer's table with the greetings alone: seven years of mornings, and nothing else that happens by itself. */
import { birthdayJobs } from '@/cloudfunctions/features/birthday/greet'
import type { Job } from '@/cloudfunctions/kit/timer'

export const schedule: readonly Job[] = Object.entries(birthdayJobs).map(([name, run]) => ({ name, run }))

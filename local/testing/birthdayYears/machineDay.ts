/** The guard left out: the day is the machine's own, the hour too. */
export * from '@/cloudfunctions/features/birthday/rules'
import type { BirthdayRun } from '@/cloudfunctions/kit/documents/birthday'
import { addDays } from '@/types/calendar'

const two = (number: number) => String(number).padStart(2, '0')
const machineDay = (now: Date) => `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`

export const lastDueDay = (now: Date) => (now.getHours() >= 8 ? machineDay(now) : addDays(machineDay(now), -1))

export function nextRun(run: BirthdayRun | null, now: Date, catchUpDays: number): Pick<BirthdayRun, 'day' | 'upTo'> | null {
  const today = machineDay(now)
  const last = lastDueDay(now)
  if (!run || run.day > today) return last === today ? { day: today, upTo: '' } : null
  const next = run.isDone ? { day: addDays(run.day, 1), upTo: '' } : { day: run.day, upTo: run.upTo }
  const earliest = addDays(today, -catchUpDays)
  const due = next.day < earliest ? { day: earliest, upTo: '' } : next
  return due.day > last ? null : due
}

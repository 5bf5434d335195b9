/** One zone: `tables`, the rules alone, or the stories (all, or those named) on a cloud of its own, of functions built elsewhere if told. Tells its parent everything. */
import { startOfDay } from '@/types/calendar'
import { startCloud } from '@/local/testing/startCloud'
import { frozenClock } from './frozen'
import { playStories } from './stories'
import { askTables, machineMonths } from './tables'

async function stories(only: string, functionsDir?: string): Promise<Record<string, string>> {
  const cloud = await startCloud({ maxWorkers: 2, clock: frozenClock(startOfDay('2026-09-01').getTime()), ...(functionsDir ? { functionsDir } : {}) })
  try {
    return await playStories(cloud, only)
  } finally {
    await cloud.close()
  }
}

async function main(): Promise<void> {
  const [, , how = '', functionsDir] = process.argv
  const answers = { ...askTables(), ...(how === 'tables' ? {} : await stories(how, functionsDir)) }
  process.stdout.write(`${JSON.stringify({ answers, control: machineMonths() })}\n`)
}

void main()

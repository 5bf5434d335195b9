/** One zone: the tables, and (unless told `tables`) the stories on a cloud of its own. Tells its parent everything. */
import { startOfDay } from '@/types/calendar'
import { startCloud } from '@/local/testing/startCloud'
import { frozenClock } from './frozen'
import { playStories } from './stories'
import { askTables, machineMonths } from './tables'

async function stories(only: string): Promise<Record<string, string>> {
  const cloud = await startCloud({ maxWorkers: 2, clock: frozenClock(startOfDay('2026-09-01').getTime()) })
  try {
    return await playStories(cloud, only)
  } finally {
    await cloud.close()
  }
}

async function main(): Promise<void> {
  const [, , how = ''] = process.argv
  const answers = { ...askTables(), ...(how === 'tables' ? {} : await stories(how)) }
  process.stdout.write(`${JSON.stringify({ answers, control: machineMonths() })}\n`)
}

void main()

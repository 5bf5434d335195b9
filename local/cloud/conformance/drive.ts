/**
 * A process of its own, as a function has: `drive.ts [breach]` drives every row, with a breach those of the
 * database, and prints its number and what was wrong, null when nothing was, as one JSON object.
 */
import { breaches, type BreachName } from './breaches'
import { openStage } from './stage'
import { table } from './table'

const ROW_LIMIT_MS = 15_000
const LAST_ROW_OF_DATABASE = 95

async function main(breach: string | undefined): Promise<void> {
  const stage = await openStage(breach === undefined ? {} : breaches[breach as BreachName])
  const outcomes: Record<number, string | null> = {}
  for (const { number, check } of table) {
    if (breach !== undefined && number > LAST_ROW_OF_DATABASE) break
    if (check !== undefined) outcomes[number] = await within(Promise.resolve(stage).then(check))
  }
  await stage.close()
  process.stdout.write(JSON.stringify(outcomes))
}

async function within(work: Promise<unknown>): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => { timer = setTimeout(() => resolve('no answer in time'), ROW_LIMIT_MS) })
  const outcome = await Promise.race([work.then(() => null, sentence), late])
  clearTimeout(timer)
  return outcome
}

const sentence = (error: unknown): string =>
  error instanceof Error ? error.message : `${JSON.stringify(error)}`

void main(process.argv[2])

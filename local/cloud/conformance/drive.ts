/**
 * A process of its own, as a function has: drives every row on a faithful cloud, then those of the database on
 * clouds that break a rule each. Prints `Driven` as JSON.
 */
import { breaches, type BreachName } from './breaches'
import { openStage, type Breach } from './stage'
import { table } from './table'

/** By row number: what was wrong, null when nothing was. */
export type Outcomes = Record<number, string | null>

export interface Driven {
  readonly faithful: Outcomes
  readonly broken: Record<BreachName, Outcomes>
}

const ROW_LIMIT_MS = 15_000
const LAST_ROW_OF_DATABASE = 95

async function drive(breach: Breach, last: number): Promise<Outcomes> {
  const stage = await openStage(breach)
  const outcomes: Outcomes = {}
  for (const { number, check } of table) {
    if (check !== undefined && number <= last) outcomes[number] = await within(Promise.resolve(stage).then(check))
  }
  await stage.close()
  return outcomes
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

async function main(): Promise<void> {
  const faithful = await drive({}, table.length)
  const broken: Partial<Driven['broken']> = {}
  for (const [name, breach] of Object.entries(breaches)) broken[name as BreachName] = await drive(breach, LAST_ROW_OF_DATABASE)
  process.stdout.write(JSON.stringify({ faithful, broken }))
}

void main()

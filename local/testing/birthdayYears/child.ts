/** One zone. `all`: every day of seven years; otherwise the weeks in which calendars turn. Tells its parent what came of it. */
import { startCloud } from '@/local/testing/startCloud'
import { bornIn, digestOf, everybody, letPass, toldIn, wrongedIn, type Played, type Stretch, type Told } from './years'

/** The turn of a year, 29 and 28 February, the eve of the lunar new year with and without 三十, a leap month and the date that comes twice. */
export const turns: readonly Stretch[] = [
  { from: '2024-01-01', until: '2024-01-02' },
  { from: '2024-02-08', until: '2024-02-10' },
  { from: '2024-02-28', until: '2024-03-01' },
  { from: '2024-12-20', until: '2024-12-20' },
  { from: '2025-01-27', until: '2025-01-29' },
  { from: '2025-02-28', until: '2025-03-01' },
  { from: '2025-07-24', until: '2025-07-26' },
  { from: '2025-12-31', until: '2026-01-01' },
  { from: '2027-02-05', until: '2027-02-06' },
  { from: '2028-02-28', until: '2028-03-01' },
  { from: '2030-02-02', until: '2030-02-03' },
  { from: '2030-12-29', until: '2030-12-31' },
]

const everyDay: readonly Stretch[] = [2024, 2025, 2026, 2027, 2028, 2029, 2030].map((year) => ({ from: `${year}-01-01`, until: `${year}-12-31` }))
const AT_ONCE = 500

async function main(): Promise<void> {
  const [, , how = '', functionsDir] = process.argv
  const stretches = how === 'all' ? everyDay : turns
  const people = bornIn(everybody(), stretches)
  const cloud = await startCloud({ maxWorkers: 2, ...(functionsDir ? { functionsDir } : {}) })
  const found: { greetings: Map<string, Told['greetings'][number]>; told: Map<string, Told['told'][number]> } = { greetings: new Map(), told: new Map() }
  const sum: Played = { days: 0, runs: 0, missed: 0, doubled: 0 }
  try {
    for (let from = 0; from < people.length; from += AT_ONCE) await cloud.load('members', people.slice(from, from + AT_ONCE).map(({ member }) => member))
    for (const stretch of stretches) {
      const played = await letPass(cloud, stretch)
      for (const name of ['days', 'runs', 'missed', 'doubled'] as const) Object.assign(sum, { [name]: sum[name] + played[name] })
      const { greetings, told } = await toldIn(cloud)
      for (const one of greetings) found.greetings.set(one._id, one)
      for (const one of told) found.told.set(one._id, one)
    }
  } finally {
    await cloud.close()
  }
  const all: Told = { greetings: [...found.greetings.values()], told: [...found.told.values()] }
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const wronged = wrongedIn(people, all, stretches)
  process.stdout.write(`${JSON.stringify({ timeZone, people: people.length, ...sum, greetings: all.greetings.length, wronged, digest: digestOf(people, all) })}\n`)
}

void main()

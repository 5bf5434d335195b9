/**
 * `tsx local/programmes/bench/scale.ts [workers]`: what a year of one worker costs, from what the calls of the demonstration and of
 * the acts beside it read, write and leave stored, times how often a worker is assumed to do each thing. The assumptions stand here
 * and are nobody's measurement; change them and run it again. Prices: the call packages of docs/scale.md.
 */
import { buildFunctions } from '@/local/testing/buildFunctions'
import { weighStories, type Scales } from './weigh'

const workers = Number(process.argv[2] ?? 1_000_000)
/** Assumed times a year; what officers do is shared among those they serve. */
const yearly: Readonly<Record<string, number>> = {
  'activity.list': 50, 'activity.get': 20, 'activity.signUp': 6, 'activity.checkIn': 5, 'message.list': 50, 'suggestion.mine': 6, 'suggestion.submit': 1, 'suggestion.review': 1,
  'handout.mine': 8, 'handout.sign': 4, 'aid.publicity': 4, 'aid.submit': 0.02, 'inbox.list': 2,
}
/** Assumed as well: the timer writes them, no call does. */
const MESSAGES_A_YEAR = 60
/** Assumed: one picture a worker-year that stays, as large as phones send them. */
const PHOTO_BYTES = 300_000
const YUAN_A_HUNDRED_MILLION = 2500
const YEARS = [1, 2, 3, 4, 5]
const YEAR_S = 365 * 24 * 3600

const worstOf = (scales: Scales) => [...scales].sort(([, a], [, b]) => b.most - a.most).slice(0, 10).map(([action, { most, reads, writes, runs }]) => `  ${action}: ${most}, ${((reads + writes) / runs).toFixed(1)}, ${runs}`)

interface Year {
  readonly calls: number
  readonly reads: number
  readonly writes: number
  readonly documents: number
  readonly bytes: number
}

function yearOf(scales: Scales): Year {
  let year: Year = { calls: 0, reads: 0, writes: 0, documents: 0, bytes: 0 }
  console.log('action: times a year, runs, and a call on average: reads, writes, new documents, bytes grown')
  for (const [action, times] of Object.entries(yearly)) {
    const weight = scales.get(action)
    if (!weight) throw new Error(`nobody in either story asks for ${action}: its cost is not known`)
    const { reads, writes, fresh, bytes } = weight
    const [r, w, f, b] = [reads, writes, fresh, bytes].map((sum) => sum / weight.runs) as [number, number, number, number]
    console.log(`  ${action}: ${times}, ${weight.runs}, ${r.toFixed(2)}, ${w.toFixed(2)}, ${f.toFixed(2)}, ${b.toFixed(0)}`)
    year = { calls: year.calls + times, reads: year.reads + r * times, writes: year.writes + w * times, documents: year.documents + f * times, bytes: year.bytes + b * times }
  }
  return year
}

/** A month of so much stored, from packages of 300 GB (169 yuan) and 100 GB (69 yuan). */
const storageYuan = (gigabytes: number) => 169 * Math.floor(gigabytes / 300) + Math.min(169, 69 * Math.ceil((gigabytes % 300) / 100))

/** What lies there at the end of each year if nothing were ever purged, and what a year of it costs in packages. */
function storageOf(gigabytesAYear: number): string[] {
  return YEARS.map((year) => `  after ${year}: ${(year * gigabytesAYear).toFixed(0)} GB, ${(12 * storageYuan(year * gigabytesAYear)).toFixed(0)} yuan a year`)
}

async function main(): Promise<void> {
  await buildFunctions()
  const { scales, stored } = await weighStories()
  console.log(['worst ten, database operations a call (most, mean, runs)', ...worstOf(scales)].join('\n'))
  const { calls, reads, writes, documents, bytes } = yearOf(scales)
  const operations = reads + writes
  console.log(`a worker-year: ${calls.toFixed(0)} calls, ${reads.toFixed(0)} reads, ${writes.toFixed(0)} writes, ${documents.toFixed(1)} new documents, ${(bytes / 1000).toFixed(1)} kB more stored`)
  console.log(`and ${MESSAGES_A_YEAR} messages of ${stored.messageBytes.toFixed(0)} bytes, if there are as many: ${((MESSAGES_A_YEAR * stored.messageBytes) / 1000).toFixed(1)} kB`)
  console.log(`the demonstration stores ${stored.documents} documents, ${(stored.bytes / stored.documents).toFixed(0)} bytes each as JSON`)
  console.log(`${workers} workers: ${(workers * calls).toExponential(2)} calls, ${(workers * reads).toExponential(2)} reads, ${(workers * writes).toExponential(2)} writes a year, ${((workers * calls) / YEAR_S).toFixed(1)} calls/s on average, ${((workers * (bytes + MESSAGES_A_YEAR * stored.messageBytes)) / 1e9).toFixed(1)} GB more`)
  console.log(['stored, records and messages:', ...storageOf((workers * (bytes + MESSAGES_A_YEAR * stored.messageBytes)) / 1e9)].join('\n'))
  console.log([`and with one picture of ${PHOTO_BYTES / 1000} kB a worker-year:`, ...storageOf((workers * (bytes + MESSAGES_A_YEAR * stored.messageBytes + PHOTO_BYTES)) / 1e9)].join('\n'))
  const yuan = (asked: number) => ((workers * asked * YUAN_A_HUNDRED_MILLION) / 1e8).toFixed(0)
  console.log(`at ${YUAN_A_HUNDRED_MILLION} yuan for 100 million: ${yuan(calls)} yuan a year if only calls count, ${yuan(calls + operations)} if every operation does`)
}

void main()

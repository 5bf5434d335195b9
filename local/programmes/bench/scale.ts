/**
 * `tsx local/programmes/bench/scale.ts [workers]`: what a year of one worker costs, from the operations counted while the
 * demonstration is played, times how often a worker is assumed to do each thing. The assumptions stand here and
 * are nobody's measurement; change them and run it again. Prices: the call packages of docs/scale.md.
 */
import { buildFunctions } from '@/local/testing/buildFunctions'
import { actions, type ActionName } from '@/types/actions'
import { playedCosts } from './played'

const workers = Number(process.argv[2] ?? 1_000_000)
/** Assumed times a year; what officers do is shared among those they serve. */
const yearly: Readonly<Record<string, number>> = {
  'activity.list': 50, 'activity.get': 20, 'activity.signUp': 6, 'activity.checkIn': 5, 'message.list': 50, 'suggestion.mine': 6, 'suggestion.submit': 1, 'suggestion.review': 1,
  'handout.mine': 8, 'handout.sign': 4, 'aid.publicity': 4, 'aid.submit': 0.02, 'inbox.list': 2,
}
/** For what the demonstration does not ask: the most that the tests of costs allow a list or detail, and a decision. */
const PINNED = { read: 2, write: 4 } as const
const YUAN_A_HUNDRED_MILLION = 2500
const YEAR_S = 365 * 24 * 3600

async function main(): Promise<void> {
  await buildFunctions()
  const { costs, documents, databaseBytes } = await playedCosts()
  console.log('worst ten, database operations a call (most, mean, runs)')
  for (const { action, mostCalls, meanCalls, runs } of [...costs].sort((a, b) => b.mostCalls - a.mostCalls).slice(0, 10)) console.log(`  ${action}: ${mostCalls}, ${meanCalls.toFixed(1)}, ${runs}`)
  let [calls, operations] = [0, 0]
  for (const [action, times] of Object.entries(yearly)) {
    const cost = costs.find((one) => one.action === action)
    if (!cost) console.log(`  not in the demonstration, counted as pinned: ${action}`)
    calls += times
    operations += (cost?.meanCalls ?? PINNED[actions[action as ActionName].kind]) * times
  }
  const all = workers * (calls + operations)
  console.log(`a worker-year: ${calls.toFixed(0)} calls, ${operations.toFixed(0)} database operations`)
  console.log(`the demonstration stores ${documents} documents, ${(databaseBytes / documents).toFixed(0)} bytes each as JSON`)
  console.log(`${workers} workers: ${(workers * calls).toExponential(2)} calls, ${(workers * operations).toExponential(2)} operations a year, ${((workers * calls) / YEAR_S).toFixed(1)} calls/s on average`)
  console.log(`at ${YUAN_A_HUNDRED_MILLION} yuan for 100 million: ${((workers * calls * YUAN_A_HUNDRED_MILLION) / 1e8).toFixed(0)} yuan a year if only calls count, ${((all * YUAN_A_HUNDRED_MILLION) / 1e8).toFixed(0)} if every operation does`)
}

void main()

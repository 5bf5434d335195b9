/**
 * T2: the rush in virtual time, many seeds, with its two controls: seats read and then written are sold more than once, seats
 * taken in transactions stay empty while people are turned away.
 */
import { openVirtualRush, type VirtualResult } from './inVirtualTime'
import { crowdFor, holds, inWords, type Crowd } from './rush'

export interface Plan {
  readonly seeds: number
  readonly people: number
  readonly seats: number
  readonly first: number
}

const SEATS_MODULE = 'cloudfunctions/features/activity/seats'
export const controls = {
  racy: { [SEATS_MODULE]: 'local/testing/controls/racySeats.ts' },
  transaction: { [SEATS_MODULE]: 'local/testing/controls/transactionSeats.ts' },
} as const
const CONTROL_SEEDS = 3

export const holdsInVirtualTime = (result: VirtualResult, crowd: Crowd) => result.bugs.length === 0 && holds(result, crowd)

const range = (numbers: readonly number[], digits = 0) => {
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)].map((number) => number.toFixed(digits))
  return low === high ? low : `${low}–${high}`
}

function summary(results: readonly VirtualResult[]): string {
  const of = (pick: (result: VirtualResult) => number, digits = 0) => range(results.map(pick), digits)
  return (
    `seated ${of(({ seated }) => seated)}, without an answer ${of(({ undecided }) => undecided.length)}, broken ${of(({ broken }) => broken.length)}, ` +
    `refused once and then given a place ${of(({ heardBoth }) => heardBoth)}; database calls a person ${of(({ callsAPerson }) => callsAPerson, 2)}, ` +
    `at most seated ${of(({ callsSeated }) => callsSeated)}, waiting ${of(({ callsWaiting }) => callsWaiting)}, refused ${of(({ callsRefused }) => callsRefused)} (${of(({ callsARefusal }) => callsARefusal, 2)} on average); ` +
    `with every run of everybody at most seated ${of(({ callsInAll }) => callsInAll.seated)}, waiting ${of(({ callsInAll }) => callsInAll.waiting)}, refused ${of(({ callsInAll }) => callsInAll.refused)}; ` +
    `virtual p50 ${of(({ p50 }) => p50)} ms, p99 ${of(({ p99 }) => p99)} ms`
  )
}

/** Plays these crowds in one house; `each` sees every result. */
async function playAll(people: number, crowds: readonly Crowd[], each: (crowd: Crowd, result: VirtualResult) => void, modules = {}): Promise<VirtualResult[]> {
  const house = await openVirtualRush(people, modules)
  const results: VirtualResult[] = []
  try {
    for (const crowd of crowds) {
      const result = await house.play(crowd)
      results.push(result)
      each(crowd, result)
    }
  } finally {
    house.close()
  }
  return results
}

/** Plays the seeds and the controls and prints them; true when all hold and both controls fail as they must. */
export async function manySeeds({ seeds, people, seats, first }: Plan): Promise<boolean> {
  const failed: number[] = []
  const crowds = Array.from({ length: seeds }, (_, index) => crowdFor(first + index, people, seats))
  const results = await playAll(people, crowds, (crowd, result) => {
    if (!holdsInVirtualTime(result, crowd)) failed.push(crowd.seed)
    console.log(`virtual seed ${crowd.seed} ${result.digest}: ${inWords(result)}`)
    for (const sentence of [...result.broken, ...result.undecided, ...result.bugs].slice(0, 5)) console.log(`  ${sentence}`)
  })
  const odd = Array.from({ length: CONTROL_SEEDS }, (_, index) => crowdFor(index * 2 + 1, people, seats))
  const racy = await playAll(people, odd, () => undefined, controls.racy)
  const transaction = await playAll(people, odd, () => undefined, controls.transaction)
  const split = (isWithLine: boolean) => results.filter((_, index) => (crowds[index] as Crowd).maxLine > 0 === isWithLine)
  for (const [name, some] of [['without a line', split(false)], ['with a line', split(true)]] as const) if (some.length > 0) console.log(`${some.length} seeds ${name}: ${summary(some)}`)
  console.log(`control, read and then written: ${summary(racy)}`)
  console.log(`control, in transactions: ${summary(transaction)}`)
  console.log(`${people} people for ${seats} places in virtual time: ${failed.length} of ${seeds} seeds failed${failed.map((seed) => ` ${seed}`).join('')}; ${(results.reduce((sum, { processorS }) => sum + processorS, 0) / seeds).toFixed(2)} s of processor a seed`)
  return failed.length === 0 && racy.every(({ seated }) => seated > seats) && transaction.every(({ seated }) => seated < seats)
}

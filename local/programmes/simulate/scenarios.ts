/** Three mornings of a union: everybody signs up at once, everybody has a birthday or reads of one, everybody is told something. */
import { GREETING_PAGES, PEOPLE_A_PAGE, SENDING_MS, SIDE_BY_SIDE, TELLING_MS } from '@/cloudfunctions/kit/timeFor'
import { randomFrom } from '../random'
import { assumed, documented, simulate, type Outcome, type Plan, type Step, type Visitor } from './platform'

/** Operations a call or a page of people, held against what the wire counts in simulate.test.ts; `sending` with the request to WeChat in it. */
export const measured = { seated: 3, refused: 1, firstScreen: 9, greetingPage: 5, noticePage: 3, sending: 4, notSending: 1 } as const

export const CONSENTING = 0.3

const operationMs = (assumed.databaseMs[0] + assumed.databaseMs[1]) / 2
const pageMs = (operations: number) => operations * operationMs + PEOPLE_A_PAGE * assumed.insertMs
/** Of one person: a consent leads to a message that leaves, none to one write. */
const messageMs = (CONSENTING * (measured.sending * operationMs + assumed.sendMs) + (1 - CONSENTING) * measured.notSending * operationMs) / SIDE_BY_SIDE

/** People a minute. */
export const taken = {
  greetedAMinute: GREETING_PAGES * PEOPLE_A_PAGE,
  toldAMinute: Math.floor(TELLING_MS / pageMs(measured.noticePage)) * PEOPLE_A_PAGE,
  messagesAMinute: Math.floor(SENDING_MS / messageMs),
} as const

const MINUTE_MS = 60_000
const steps = (count: number): readonly Step[] => Array.from({ length: count }, () => 'read' as const)

export interface Rush {
  readonly people: number
  /** How many places, and over how many documents they are spread. */
  readonly seats: number
  readonly pools: number
  /** All within so much, ms; several waves one after another. */
  readonly withinMs: number
}

/** People and places, until all have an answer. Refused people look once and try once; seats are given in order of asking. */
export function signUpRush({ people, seats, pools, withinMs }: Rush, plan: Plan): Outcome & { readonly seated: number } {
  const random = randomFrom(people + pools)
  const left = Array.from({ length: pools }, () => Math.floor(seats / pools))
  let seated = 0
  const visitors = Array.from({ length: people }, (_, index): Visitor => {
    const pool = index % pools
    let hasSeat = false
    return {
      arrivesAt: random(withinMs), hotKey: String(pool),
      steps: () => {
        if (hasSeat) return ['read', 'hot', 'write']
        if ((left[pool] ?? 0) <= 0) return steps(measured.refused)
        left[pool] = (left[pool] ?? 0) - 1
        seated += 1
        hasSeat = true
        return ['read', 'hot', 'write']
      },
    }
  })
  return { ...simulate(visitors, plan), seated }
}

/** Phones opened over so long a time, each for the first screen. */
export function openings(people: number, withinMs: number, plan: Plan): Outcome {
  const random = randomFrom(people)
  const visitors = Array.from({ length: people }, (): Visitor => ({ arrivesAt: random(withinMs), steps: () => steps(measured.firstScreen) }))
  return simulate(visitors, plan)
}

export interface Clockwork {
  /** Minutes until everybody has it in the box, and until every subscription message has left. */
  readonly boxMinutes: number
  readonly sentMinutes: number
  /** Whether the minute of the timer is long enough for its own work at this latency. */
  readonly secondsOfEachMinute: number
}

/** What the timer does by itself, minute by minute: `aMinute` people a run; of what is in a box a message leaves, or it is noted that it cannot. */
export function byTimer(people: number, aMinute: number, pageOperations: number): Clockwork {
  const pages = Math.ceil(Math.min(people, aMinute) / PEOPLE_A_PAGE)
  const sendingMs = Math.min(people, taken.messagesAMinute) * messageMs
  return { boxMinutes: Math.ceil(people / aMinute), sentMinutes: Math.ceil(people / taken.messagesAMinute), secondsOfEachMinute: (pages * pageMs(pageOperations) + sendingMs) / 1000 }
}

/** The largest number of people who sign up within a second and are all answered within `goalMs`, by doubling and halving. */
export function mostAnswered(goalMs: number, plan: Plan, shape: Omit<Rush, 'people'>): number {
  const holds = (people: number) => {
    const { p99Ms, gaveUp } = signUpRush({ ...shape, people }, plan)
    return gaveUp === 0 && p99Ms <= goalMs
  }
  let [low, high] = [1, 2]
  while (holds(high) && high < 1_000_000) [low, high] = [high, high * 2]
  while (high - low > Math.max(1, low / 50)) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) low = middle
    else high = middle
  }
  return low
}

export const plans = { basic: { requestsASecond: documented.requestsASecond }, 'ten times the basic plan': { requestsASecond: documented.requestsASecond * 10 } } as const
export const HOUR = 60 * MINUTE_MS

/**
 * WeChat's cloud as a queue in virtual time: instances that start slowly and serve one call each, a ceiling on requests a
 * second over functions and database together, and documents that take one write after another. What is documented is
 * named in `documented`; what nobody has measured on the real cloud stands in `assumed`, to be changed and run again.
 */
import { Agenda } from '../agenda'
import { randomFrom, type Random } from '../random'

export const documented = {
  /** Of one function; one call at a time each (云函数 › 并发). */
  instances: 1000,
  newInstancesAMinute: 500,
  /** Of the basic plan, functions and database together; beyond it requests are refused (−501003). */
  requestsASecond: 500,
} as const

export const assumed = {
  coldStartMs: 800, functionMs: 5, databaseMs: [3, 20], hotWriteMs: 4, warmInstances: 5,
  /** Of a page that is inserted in one operation, a document; WeChat's answer to one message. */
  insertMs: 4, sendMs: 100,
  /** As client/src/lib/call.ts insists; then the person tries again, each time after twice as long, four times in all. */
  attempts: 3, retryMs: 1000, personAgainMs: [5_000, 15_000], personTries: 4,
} as const

export interface Plan {
  readonly requestsASecond: number
}

/** One step of a call: an operation of the database, on a hot document or not. */
export type Step = 'read' | 'write' | 'hot'

export interface Visitor {
  /** ms. */
  readonly arrivesAt: number
  /** What is asked, decided when it is carried out; asked again under the same request id it is the same. */
  readonly steps: () => readonly Step[]
  readonly hotKey?: string
}

export interface Outcome {
  readonly answered: number
  readonly gaveUp: number
  /** Requests that the platform refused, each asked again. */
  readonly refusedRequests: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly lastMs: number
  readonly mostInstances: number
}

const between = (random: Random, [low, high]: readonly [number, number]) => low + random(high - low + 1)

/** Plays all visitors to the end. */
export function simulate(visitors: readonly Visitor[], plan: Plan, seed = 1): Outcome {
  const agenda = new Agenda()
  const random = randomFrom(seed)
  let [now, busy, started, refused, gaveUp] = [0, 0, assumed.warmInstances as number, 0, 0]
  let [second, usedInSecond] = [0, 0]
  const freeAt = new Map<string, number>()
  const took: number[] = []
  let lastAt = 0

  /** False when this second is used up. */
  function mayAsk(): boolean {
    const thisSecond = Math.floor(now / 1000)
    if (thisSecond !== second) [second, usedInSecond] = [thisSecond, 0]
    usedInSecond += 1
    return usedInSecond <= plan.requestsASecond
  }
  /** Milliseconds until an instance is there, or null when none may be started. */
  function instance(): number | null {
    if (busy < started) return 0
    const allowed = Math.min(documented.instances, assumed.warmInstances + Math.floor((now / 60_000) * documented.newInstancesAMinute) + 1)
    if (started >= allowed) return null
    started += 1
    return assumed.coldStartMs
  }
  function again(visitor: Visitor, attempt: number): void {
    refused += 1
    const isPersons = attempt % assumed.attempts === 0
    const turn = attempt / assumed.attempts
    if (isPersons && turn >= assumed.personTries) {
      gaveUp += 1
      return
    }
    const wait = isPersons ? between(random, assumed.personAgainMs) * 2 ** (turn - 1) : assumed.retryMs + random(assumed.retryMs)
    agenda.add(now + wait, () => ask(visitor, attempt + 1))
  }
  function ask(visitor: Visitor, attempt: number): void {
    if (!mayAsk()) return again(visitor, attempt)
    const wait = instance()
    if (wait === null) return again(visitor, attempt)
    busy += 1
    agenda.add(now + wait + assumed.functionMs, () => run(visitor, attempt, visitor.steps()))
  }
  function run(visitor: Visitor, attempt: number, [step, ...rest]: readonly Step[]): void {
    if (step === undefined) {
      busy -= 1
      took.push(now - visitor.arrivesAt)
      lastAt = now
      return
    }
    if (!mayAsk()) {
      busy -= 1
      return again(visitor, attempt)
    }
    let until = now + between(random, assumed.databaseMs)
    if (step === 'hot') {
      const key = visitor.hotKey ?? ''
      const free = Math.max(now, freeAt.get(key) ?? 0) + assumed.hotWriteMs
      freeAt.set(key, free)
      until = Math.max(until, free)
    }
    agenda.add(until, () => run(visitor, attempt, rest))
  }

  for (const visitor of visitors) agenda.add(visitor.arrivesAt, () => ask(visitor, 1))
  for (let event = agenda.next(); event; event = agenda.next()) {
    now = event[0]
    event[1]()
  }
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0
  return { answered: took.length, gaveUp, refusedRequests: refused, p50Ms: at(0.5), p99Ms: at(0.99), lastMs: lastAt, mostInstances: started }
}

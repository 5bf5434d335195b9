import { fractionsFrom } from './fractions'
import type { Invocation } from './functions/invocation'

/**
 * - `errorBefore`: refused, nothing happened
 * - `errorAfter`: it happened, but the function is told that the answer never came
 * - `delay`: answered late
 * - `crash`: it happened, and the function's instance dies at once
 */
export type FaultKind = 'errorBefore' | 'errorAfter' | 'delay' | 'crash'

export interface FaultRule {
  kind: FaultKind
  /** Only runs of this function. */
  door?: string
  /** Only runs whose `event.action` is this. */
  action?: string
  /** Only requests whose wire action starts so, e.g. `database.modify`. */
  request?: string
  /** The n-th SDK request of a run (of those that match `request`), from 1; every one when absent. */
  nth?: number
  /** How often it strikes in all; once when absent. */
  times?: number
  delayMs?: number
  /** Error code; `EXCEED_REQUEST_LIMIT` before, `SERVER_TIMEOUT` after an effect when absent. */
  code?: string
}

export interface SeededFaults {
  seed: number
  /** Share of SDK requests that fail, 0 to 1. */
  rate: number
  kinds?: readonly FaultKind[]
  delayMs?: number
}

export interface Strike {
  kind: FaultKind
  code: string
  delayMs: number
}

/** Told who asks, the wire action, and the collections, those of a look-up included, or the service it is about. */
export type Gate = (invocation: Invocation, request: string, on: readonly string[]) => Promise<void>

export interface Faults {
  plan(rule: FaultRule): void
  /** Strikes at random, the same way for the same seed and order of requests. */
  seed(faults: SeededFaults): void
  /** The next `times` runs (of this door) are delivered `deliveries` times; the last answer counts. */
  duplicate(rule?: { door?: string; times?: number; deliveries?: number }): void
  /** From now on every SDK request of a function waits until `pass` resolves; null lets all through. */
  gate(pass: Gate | null): void
  clear(): void
  /** What struck, in order. */
  struck(): ReadonlyArray<Strike & { request: string; door?: string; action?: string }>
  /** For the server: resolves when the request may go on. */
  passed(invocation: Invocation | undefined, request: string, on: readonly string[]): Promise<void>
  /** For the server: the fault for this request, if any. */
  strike(invocation: Invocation | undefined, request: string): Strike | undefined
  /** For the server: how often to run this call. */
  deliveries(invocation: Invocation): number
}

export function createFaults(): Faults {
  let rules: Array<FaultRule & { left: number; seen: WeakMap<Invocation, number> }> = []
  let random: { next: () => number; rate: number; kinds: readonly FaultKind[]; delayMs: number } | undefined
  let twice: Array<{ door?: string; left: number; deliveries: number }> = []
  let pass: Gate | null = null
  const struck: Array<Strike & { request: string; door?: string; action?: string }> = []

  function planned(invocation: Invocation, request: string): Strike | undefined {
    for (const rule of rules) {
      if (rule.door !== undefined && rule.door !== invocation.door) continue
      if (rule.action !== undefined && rule.action !== invocation.action) continue
      if (rule.request !== undefined && !request.startsWith(rule.request)) continue
      const nth = (rule.seen.get(invocation) ?? 0) + 1
      rule.seen.set(invocation, nth)
      if (rule.left <= 0 || (rule.nth !== undefined && rule.nth !== nth)) continue
      rule.left -= 1
      return strikeOf(rule.kind, rule.delayMs, rule.code)
    }
    return undefined
  }

  function drawn(): Strike | undefined {
    if (!random || random.next() >= random.rate) return undefined
    const kind = random.kinds[Math.floor(random.next() * random.kinds.length)]
    return kind && strikeOf(kind, random.delayMs)
  }

  return {
    plan: (rule) => void rules.push({ ...rule, left: rule.times ?? 1, seen: new WeakMap() }),
    seed({ seed, rate, kinds = ['errorBefore', 'errorAfter', 'delay'], delayMs = 20 }) {
      random = { next: fractionsFrom(seed), rate, kinds, delayMs }
    },
    duplicate: ({ door, times = 1, deliveries = 2 } = {}) => void twice.push({ door, left: times, deliveries }),
    gate: (next) => void (pass = next),
    passed: async (invocation, request, on) => (invocation && pass ? pass(invocation, request, on) : undefined),
    clear() {
      rules = []
      twice = []
      random = undefined
    },
    struck: () => struck,
    strike(invocation, request) {
      if (!invocation) return undefined
      const strike = planned(invocation, request) ?? drawn()
      if (strike) struck.push({ ...strike, request, door: invocation.door, action: invocation.action })
      return strike
    },
    deliveries(invocation) {
      const rule = twice.find(({ door, left }) => left > 0 && (door === undefined || door === invocation.door))
      if (!rule) return 1
      rule.left -= 1
      return rule.deliveries
    },
  }
}

function strikeOf(kind: FaultKind, delayMs = 20, code?: string): Strike {
  return { kind, delayMs, code: code ?? (kind === 'errorAfter' ? 'SERVER_TIMEOUT' : 'EXCEED_REQUEST_LIMIT') }
}

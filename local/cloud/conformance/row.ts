/** What a row of the conformance table is, and what its check can lean on. */
import { deepStrictEqual, rejects } from 'node:assert'
import type { Stage } from './stage'

/**
 * Where the expectation comes from, one letter each: **D** documented by WeChat, **T** pinned by the tests
 * of the published SDKs, which ran on the real cloud, **X** seen when the real SDK was executed, **F** told
 * by developers in the field. The last is the weakest: no product code may lean on it alone.
 */
export type Mark = 'D' | 'T' | 'X' | 'F' | 'DX' | 'TX' | 'DT'

export interface Row {
  readonly number: number
  /** What is done, and what must come of it. */
  readonly operation: string
  readonly mark: Mark
  /** Page of the WeChat documentation, test file of an SDK, or `executed`. */
  readonly source: string
  /** Throws when the stand-in answers otherwise; absent when the row does not apply here. */
  readonly check?: (stage: Stage) => unknown
  /** Why it does not apply. */
  readonly reason?: string
}

export const row = (number: number, operation: string, mark: Mark, source: string, check: (stage: Stage) => unknown): Row =>
  ({ number, operation, mark, source, check })

/** A row that says nothing about this stand-in; listed and counted all the same. */
export const notHere = (number: number, operation: string, mark: Mark, source: string, reason: string): Row =>
  ({ number, operation, mark, source, reason })

export const equal = (actual: unknown, expected: unknown): void => deepStrictEqual(actual, expected)

/** The call must reject, or throw at once, with these properties; texts may be patterns. */
export const fails = (call: () => unknown, expected: object | RegExp): Promise<void> =>
  rejects(async () => { await call() }, expected)

/** What a call rejects with, of whatever kind. */
export async function rejection(call: () => Promise<unknown>): Promise<unknown> {
  const nothing = Symbol('nothing')
  const reason = await call().then(() => nothing, (error: unknown) => error)
  if (reason === nothing) throw new Error('it did not reject')
  return reason
}

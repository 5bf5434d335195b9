/** Repeating, taking the middle, and saying whether a target was met. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

export const ROUNDS = 5

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2
}

/** Milliseconds of each of `times` runs, one after the other. */
export async function timed(times: number, work: (turn: number) => unknown): Promise<number[]> {
  const took: number[] = []
  for (let turn = 0; turn < times; turn += 1) {
    const begun = performance.now()
    await work(turn)
    took.push(performance.now() - begun)
  }
  return took
}

/** A script of this folder in a process of its own. */
export function start(script: string, ...args: string[]): ChildProcess {
  return fork(path.join(__dirname, script), args, { execArgv: ['--import', 'tsx'] })
}

/** The next thing the process says; throws when it ends first. */
export async function said<T>(child: ChildProcess): Promise<T> {
  const ended = new AbortController()
  const told = once(child, 'message', { signal: ended.signal }) as Promise<[T]>
  const gone = once(child, 'exit', { signal: ended.signal }).then(([code]): never => { throw new Error(`${child.spawnfile} ended with ${String(code)}`) })
  try {
    return (await Promise.race([told, gone]))[0]
  } finally {
    ended.abort()
    await Promise.allSettled([told, gone])
  }
}

/** What a process says, once it has ended. */
export async function outcome<T>(child: ChildProcess): Promise<T> {
  const ended = once(child, 'exit')
  const told = await said<T>(child)
  await ended
  return told
}

const shown = (value: number) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(2))

let missed = 0

/** One line of the report; `target` as in "≥ 1.3" or "≤ 8" marks the figure when it is missed. */
export function say(what: string, value: number, unit: string, target?: string): void {
  const [relation, bound] = target?.split(' ') ?? []
  const isMet = relation === undefined || (relation === '≥' ? value >= Number(bound) : value <= Number(bound))
  if (!isMet) missed += 1
  const verdict = target === undefined ? '' : `   target ${target}${isMet ? '' : '   MISSED'}`
  console.log(`  ${what.padEnd(58)} ${shown(value).padStart(8)} ${unit}${verdict}`)
}

export const missedTargets = (): number => missed

/**
 * What may end otherwise than one after the other, difference by difference, and why that stays. What may never be (`wrong`) is
 * excused by nothing, and what is no longer needed must be taken off.
 */
import type { Met } from './meet'
import { LISTED } from './orders'

/** The differences that it excuses (each whole sentence must match), and why. */
export type Exception = readonly [difference: RegExp, why: string]
export type Exceptions = Readonly<Record<string, readonly Exception[]>>

export interface Judged {
  /** Sentences of what is not accepted, each with its order where it has one. */
  readonly broken: readonly string[]
  /** The exceptions that excused an order, and how many orders. */
  readonly excused: ReadonlyMap<Exception, number>
}

/** An order is accepted where all that differs from one of the ends it is held beside is. */
export function judged({ broken, wrong }: Pick<Met, 'broken' | 'wrong'>, exceptions: readonly Exception[] = []): Judged {
  const excuse = (sentence: string) => exceptions.find(([difference]) => difference.test(sentence))
  const excused = new Map<Exception, number>()
  const sentences = [...wrong]
  for (const { order, besides } of broken) {
    const left = besides.map(([turn, differences]) => [turn, differences.filter((sentence) => !excuse(sentence))] as const)
    const near = besides.find((_beside, index) => left[index]?.[1].length === 0)
    const needed = new Set((near?.[1] ?? []).map(excuse).filter((exception) => exception !== undefined))
    for (const exception of needed) excused.set(exception, (excused.get(exception) ?? 0) + 1)
    if (!near) sentences.push(`${order}: ${left.map(([turn, differences]) => `beside ${turn} ${differences.join(', ')}`).join('; ')}`)
  }
  return { broken: sentences, excused }
}

/** Of these exceptions the ones that excused nothing. */
export function unneeded(exceptions: Exceptions, used: ReadonlySet<Exception>): string[] {
  return Object.entries(exceptions).flatMap(([pair, each]) => each.filter((one) => !used.has(one)).map(([difference]) => `${pair}: ${difference.source} was not needed`))
}

/** How many orders, in words. */
export const said = (orders: number, all: number) => (orders === all ? `${all} orders, all` : `${orders} of ${all > LISTED ? `more than ${LISTED.toLocaleString('en')}` : all} orders`)

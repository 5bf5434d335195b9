/**
 * Two calls at once, in an order that is chosen: each request that a running function sends to the cloud
 * waits at a gate, and a schedule says whose request goes next. So a race is not hoped for but made.
 */
import type { ActionInput, ActionName } from '@/types/actions'
import type { Person } from '@/local/testing/person'
import type { TestCloud } from '@/local/testing/startCloud'
import type { Invocation } from '@/local/cloud/functions/invocation'
import type { Touch } from './orders'

export type Side = 'A' | 'B'

/** What a person, or the timer, does. */
export interface Move {
  /** Undefined for the timer. */
  readonly openid?: string
  readonly action?: string
  readonly run: () => Promise<unknown>
}

/** Beside whom the other is alone. */
export const nobody: Move = { openid: 'nobody', action: 'nothing', run: () => Promise.resolve(null) }

/** One action of one person. */
export function act<Name extends ActionName>(person: Person, action: Name, input: ActionInput<Name>): Move {
  return { openid: person.openid, action, run: () => person.ask(action, input) }
}

export interface Interleaved {
  /** Whose request went, one letter each. */
  readonly order: string
  readonly answers: Readonly<Record<Side, unknown>>
  /** What each request was about, in the order in which its side sent them. */
  readonly touches: Readonly<Record<Side, readonly Touch[]>>
}

interface Waiting {
  readonly side: Side
  readonly touch: Touch
  readonly go: () => void
}

const READS = ['database.getDocument', 'database.calculateDocument', 'database.aggregateDocuments']

const isOf = (invocation: Invocation, { openid, action }: Move) =>
  openid === undefined ? invocation.door === 'timer' : invocation.openid === openid && invocation.action === action

/** Runs both. `schedule` decides while it lasts, then A goes first; a side that has ended is passed over. */
export async function interleave(cloud: Pick<TestCloud, 'faults'>, moves: Readonly<Record<Side, Move>>, schedule: string): Promise<Interleaved> {
  const sides = new Map<Invocation, Side>()
  const waiting: Waiting[] = []
  const ended = new Set<Side>()
  let wake = () => undefined as void
  const touches: Record<Side, Touch[]> = { A: [], B: [] }
  let order = ''

  function sideOf(invocation: Invocation): Side | null {
    const known = sides.get(invocation)
    if (known) return known
    const taken = new Set(sides.values())
    const side = (['A', 'B'] as const).find((each) => !taken.has(each) && isOf(invocation, moves[each]))
    if (side) sides.set(invocation, side)
    return side ?? null
  }

  cloud.faults.gate((invocation, request, on) => {
    const side = sideOf(invocation)
    if (!side) return Promise.resolve()
    return new Promise((resolve) => {
      waiting.push({ side, touch: { on, isWrite: !READS.includes(request) }, go: resolve })
      wake()
    })
  })

  const answers: Partial<Record<Side, unknown>> = {}
  const run = async (side: Side) => {
    answers[side] = await moves[side].run().catch((error: Error) => error.message)
    ended.add(side)
    wake()
  }
  /** At the gate or ended: it does not move by itself any more. */
  const isStill = (side: Side) => ended.has(side) || waiting.some((one) => one.side === side)
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise<void>((resolve) => (wake = resolve))
  }
  // One after the other to the gate: where the same person asks the same twice, the first to come is A's.
  const first = run('A')
  await until(() => isStill('A'))
  const both = Promise.all([first, run('B')])
  for (;;) {
    await until(() => isStill('A') && isStill('B'))
    if (ended.size === 2) break
    const wanted = (schedule[order.length] as Side | undefined) ?? 'A'
    const at = waiting.findIndex(({ side }) => side === wanted)
    const [next] = waiting.splice(at === -1 ? 0 : at, 1)
    if (!next) break
    order += next.side
    touches[next.side].push(next.touch)
    next.go()
  }
  cloud.faults.gate(null)
  await both
  return { order, answers: answers as Record<Side, unknown>, touches }
}

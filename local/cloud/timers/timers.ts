import { toMilliseconds, type Clock, type Instant } from '../clock'
import type { FunctionDefinition } from '../functions/definition'
import type { Functions } from '../functions/functions'
import type { Outcome } from '../functions/invocation'
import { parseCron, type Cron } from './cron'

export interface TimerOptions {
  functions: Functions
  clock: Clock
  /** Deliver every scheduled event twice, as the cloud sometimes does. */
  deliverTwice: boolean
  log: (sentence: string) => void
}

export interface Timers {
  /** Fires the timer of a function by hand; the only function with a trigger, when unnamed. */
  fire(fire?: { at?: Instant; times?: number; door?: string }): Promise<Outcome[]>
  /** ISO instants of the next firing by function. */
  upcoming(): Record<string, string | null>
  /** From now on timers fire on time by the clock; before, only by hand. */
  startSchedule(): void
  close(): void
}

/** Node's timers hold at most 2^31 ms; the clock may also be moved meanwhile. */
const LONGEST_WAIT_MS = 3_600_000

export function createTimers({ functions, clock, deliverTwice, log }: TimerOptions): Timers {
  const triggered: Array<{ definition: FunctionDefinition; cron: Cron }> = []
  for (const name of functions.names()) {
    const definition = functions.definition(name)
    if (definition?.trigger) triggered.push({ definition, cron: parseCron(definition.trigger.config) })
  }
  const waiting = new Map<FunctionDefinition, NodeJS.Timeout>()

  async function deliver(definition: FunctionDefinition, at: number): Promise<Outcome> {
    const event = { Type: 'Timer', TriggerName: definition.trigger?.name, Time: timeOf(at), Message: '' }
    const { outcome } = await functions.invoke(definition.name, event, { source: 'wx_trigger' })
    if (!outcome.ok) log(`the timer of ${definition.name} failed: ${outcome.code} ${outcome.message}`)
    return outcome
  }

  function arm(definition: FunctionDefinition, cron: Cron, after = clock.now()): void {
    clearTimeout(waiting.get(definition))
    const at = cron.next(after)
    if (at === null) return
    const wait = at - clock.now()
    waiting.set(definition, setTimeout(() => {
      if (wait > LONGEST_WAIT_MS) return arm(definition, cron)
      void deliver(definition, at)
      if (deliverTwice) void deliver(definition, at)
      // Node's timers may be a fraction of a millisecond early: this instant has been.
      arm(definition, cron, Math.max(clock.now(), at))
    }, Math.min(wait, LONGEST_WAIT_MS)))
  }

  const armAll = () => triggered.forEach(({ definition, cron }) => arm(definition, cron))
  let stopListening = (): void => undefined

  return {
    async fire({ at, times = 1, door } = {}) {
      const chosen = triggered.find(({ definition }) => door === undefined || definition.name === door)
      if (!chosen) throw new Error(door ? `function ${door} has no timer` : 'no function has a timer')
      if (door === undefined && triggered.length > 1) throw new Error('several functions have timers: name one')
      const outcomes: Outcome[] = []
      const moment = at === undefined ? clock.now() : toMilliseconds(at)
      for (let time = 0; time < times; time += 1) outcomes.push(await deliver(chosen.definition, moment))
      return outcomes
    },
    upcoming: () => Object.fromEntries(triggered.map(({ definition, cron }) => {
      const at = cron.next(clock.now())
      return [definition.name, at === null ? null : new Date(at).toISOString()]
    })),
    startSchedule() {
      stopListening()
      stopListening = clock.onChange(armAll)
      armAll()
    },
    close() {
      stopListening()
      for (const timer of waiting.values()) clearTimeout(timer)
    },
  }
}

/** As SCF writes it: whole seconds in UTC. */
function timeOf(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z')
}

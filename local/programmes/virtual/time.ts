/**
 * Time that passes only when everybody waits: an agenda of what is due, and a `Date` and timers that follow it. What runs
 * in it must wait for nothing of the real world but work that ends within one turn of the event loop.
 */
import { AsyncResource } from 'node:async_hooks'
import { Agenda } from '../agenda'

const RealDate = Date

/** A flush of the database's group commit is one turn; what it wakes may ask for a second one. */
const TURNS = 2
const turn = () => new Promise((resolve) => setImmediate(resolve))

export class VirtualTime {
  private agenda = new Agenda()
  private ms = 0
  private readonly timers = new Set<number>()
  private lastTimer = 0

  /** Milliseconds since 1970; a fraction is kept. */
  now = (): number => this.ms

  sleep = (ms: number): Promise<void> => new Promise((resolve) => this.agenda.add(this.ms + ms, resolve))

  /** Plays a story from this instant on until it ends. What is still due then is forgotten. */
  async play<T>(from: number, story: () => Promise<T>): Promise<T> {
    this.agenda = new Agenda()
    this.ms = from
    let isOver = false
    const told = story().finally(() => (isOver = true))
    for (;;) {
      for (let i = 0; i < TURNS && !isOver; i += 1) await turn()
      if (isOver) return told
      const next = this.agenda.next()
      if (!next) throw new Error('everybody waits and nothing is due')
      this.ms = next[0]
      next[1]()
    }
  }

  /** What code in virtual time is given in the place of the machine's. */
  readonly globals = {
    Date: this.date(),
    setTimeout: (act: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): number => {
      const timer = (this.lastTimer += 1)
      this.timers.add(timer)
      const bound = AsyncResource.bind(act)
      this.agenda.add(this.ms + ms, () => this.timers.delete(timer) && bound(...args))
      return timer
    },
    clearTimeout: (timer: number): void => void this.timers.delete(timer),
  }

  /** Only "now" differs; every instance is a real Date. */
  private date(): DateConstructor {
    const whole = () => Math.floor(this.ms)
    return new Proxy(RealDate, {
      construct: (target, args: []) => (args.length === 0 ? new target(whole()) : new target(...args)),
      apply: () => new RealDate(whole()).toString(),
      get: (target, key) => (key === 'now' ? whole : (Reflect.get(target, key) as unknown)),
    })
  }
}

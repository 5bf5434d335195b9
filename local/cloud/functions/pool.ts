import type { FunctionDefinition } from './definition'
import type { Invocation, Outcome } from './invocation'
import { openLane, type Job, type Lane, type LaneOptions } from './lane'

export interface PoolOptions extends LaneOptions {
  /** Workers of all functions together. A nested call may exceed it: its caller waits and holds one. */
  maxWorkers: number
  /** A new worker for every call, to find state that modules keep. */
  freshWorkers: boolean
}

export interface PoolSize {
  workers: number
  busy: number
  queued: number
  coldStarts: number
}

export interface Pool {
  /** `event` is JSON text. Never rejects. */
  run(definition: FunctionDefinition, invocation: Invocation, event: string): Promise<Outcome>
  /** Ends the run of this invocation as if its instance had died. */
  kill(invocation: Invocation, message: string): void
  /** Starts workers ahead of the first calls. */
  warm(definition: FunctionDefinition, workers: number): void
  size(): PoolSize
  close(): Promise<void>
}

/** A worker serves its function at least so long before one that waits without any worker may have its place. */
const TURN_MS = 300

export function createPool(options: PoolOptions): Pool {
  const lanes = new Set<Lane>()
  const queues = new Map<string, Job[]>()
  const ending = new Set<Promise<void>>()
  let coldStarts = 0
  let closed = false

  const queueOf = (name: string): Job[] => {
    const queue = queues.get(name) ?? []
    queues.set(name, queue)
    return queue
  }
  const lanesOf = (name: string) => [...lanes].filter((lane) => lane.definition.name === name)
  const idle = (lane: Lane) => lane.loaded() && !lane.job()

  function open(definition: FunctionDefinition): void {
    coldStarts += 1
    lanes.add(openLane(`${definition.name}-${coldStarts}`, definition, options, { onIdle, onEnd }))
  }

  function retire(lane: Lane): void {
    lanes.delete(lane)
    const ended = lane.end('FUNCTIONS_EXECUTE_FAIL', 'retired')
    ending.add(ended)
    void ended.finally(() => ending.delete(ended))
  }

  function onIdle(lane: Lane): void {
    const since = servingSince.get(lane)
    if (options.freshWorkers && since !== undefined) {
      retire(lane)
      return grow()
    }
    const turnIsOver = since !== undefined && Date.now() - since > TURN_MS && lanes.size >= options.maxWorkers
    const starved = turnIsOver ? withoutLane() : undefined
    if (starved) {
      retire(lane)
      return open(starved)
    }
    const job = queueOf(lane.definition.name).shift()
    if (job) return start(lane, job)
    // Opened above the cap for a nested call that is over.
    if (lanes.size > options.maxWorkers) retire(lane)
    grow()
  }

  const servingSince = new WeakMap<Lane, number>()
  function start(lane: Lane, job: Job): void {
    if (!servingSince.has(lane)) servingSince.set(lane, Date.now())
    lane.start(job)
  }

  function onEnd(lane: Lane, message: string): void {
    if (!lanes.delete(lane) || closed) return
    // Code that cannot be loaded fails one waiting call per attempt, so nobody waits for ever.
    if (!lane.loaded()) {
      queueOf(lane.definition.name).shift()?.settle({ ok: false, code: 'FUNCTIONS_EXECUTE_FAIL', message })
    }
    grow()
  }

  /** A function with waiting calls and no worker at all. */
  function withoutLane(): FunctionDefinition | undefined {
    for (const [head] of queues.values()) {
      if (head && lanesOf(head.definition.name).length === 0) return head.definition
    }
    return undefined
  }

  /** Opens workers for waiting calls, oldest first, within the cap; idle strangers give way. */
  function grow(): void {
    const waiting = [...queues.values()].filter((queue) => queue.length > 0)
    waiting.sort((a, b) => (a[0]?.queuedAt ?? 0) - (b[0]?.queuedAt ?? 0))
    for (const queue of waiting) growFor(queue)
  }

  function growFor(queue: Job[]): void {
    const [head] = queue
    if (!head) return
    const loading = lanesOf(head.definition.name).filter((lane) => !lane.loaded()).length
    for (let missing = queue.length - loading; missing > 0; missing -= 1) {
      if (lanes.size >= options.maxWorkers) {
        const stranger = [...lanes].find((lane) => idle(lane) && lane.definition.name !== head.definition.name)
        if (!stranger && (head.invocation.depth === 0 || loading > 0)) return
        if (stranger) retire(stranger)
      }
      open(head.definition)
      if (lanes.size > options.maxWorkers) return
    }
  }

  function run(definition: FunctionDefinition, invocation: Invocation, event: string): Promise<Outcome> {
    return new Promise((settle) => {
      if (closed) return settle({ ok: false, code: 'FUNCTIONS_EXECUTE_FAIL', message: 'the local cloud is closed' })
      const job: Job = { definition, invocation, event, settle, queuedAt: Date.now() }
      const free = lanesOf(definition.name).find(idle)
      if (free) return start(free, job)
      // Nested calls go first: their caller waits and holds a worker.
      if (invocation.depth > 0) queueOf(definition.name).unshift(job)
      else queueOf(definition.name).push(job)
      grow()
    })
  }

  async function close(): Promise<void> {
    closed = true
    const message = 'the local cloud is closing'
    for (const queue of queues.values()) {
      for (const job of queue.splice(0)) job.settle({ ok: false, code: 'FUNCTIONS_EXECUTE_FAIL', message })
    }
    await Promise.all([...[...lanes].map((lane) => lane.end('FUNCTIONS_EXECUTE_FAIL', message)), ...ending])
  }

  return {
    run,
    kill(invocation, message) {
      for (const lane of lanes) {
        if (lane.job()?.invocation === invocation) return void lane.end('FUNCTIONS_EXECUTE_FAIL', message)
      }
    },
    warm(definition, workers) {
      for (let missing = workers - lanesOf(definition.name).length; missing > 0; missing -= 1) {
        if (lanes.size < options.maxWorkers) open(definition)
      }
    },
    size() {
      let queued = 0
      for (const queue of queues.values()) queued += queue.length
      return { workers: lanes.size, busy: [...lanes].filter((lane) => lane.job()).length, queued, coldStarts }
    },
    close,
  }
}

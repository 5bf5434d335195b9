/**
 * Group commit. Writes that wait in one turn of the event loop share one SQLite transaction, each in a
 * savepoint of its own; one synced commit, then every answer. The group runs in one synchronous block, so
 * no reader ever sees a row that is not yet durable.
 */
import type { Counters } from './counters'
import { CloudError, storageFailed, storageTrouble } from './errors'
import type { Store } from './store'

/** Thrown by a task that must wait; `until` resolves when it may try again. */
export class MustWait extends Error {
  constructor(readonly until: Promise<void>) {
    super('waiting for a transaction')
  }
}

interface Task {
  run(): unknown
  resolve(result: unknown): void
  reject(reason: unknown): void
}

type Outcome = { readonly result: unknown } | { readonly error: unknown }

export class WriteQueue {
  private waiting: Task[] = []
  private isScheduled = false
  private brokenBy: string | undefined

  constructor(private readonly store: Store, private readonly counters: Counters, private readonly log: (line: string) => void) {}

  /** Runs a task in the next group. Resolves only after its effects are on disk. */
  run<T>(task: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ run: task, resolve: resolve as (result: unknown) => void, reject })
      this.schedule()
    })
  }

  /** Carries out what is waiting, now. */
  flush(): void {
    this.isScheduled = false
    const group = this.waiting
    this.waiting = []
    if (group.length === 0) return
    if (this.brokenBy !== undefined) return group.forEach(({ reject }) => reject(storageFailed(this.brokenBy as string)))
    const outcomes = this.commit(group)
    group.forEach((task, i) => this.settle(task, outcomes[i] as Outcome))
  }

  private schedule(): void {
    if (this.isScheduled) return
    this.isScheduled = true
    setImmediate(() => this.flush())
  }

  private commit(group: readonly Task[]): Outcome[] {
    const { connection } = this.store
    try {
      connection.run('BEGIN IMMEDIATE')
      const before = this.changes()
      const outcomes = group.map((task) => this.attempt(task))
      const wrote = this.changes() !== before
      connection.run('COMMIT')
      this.store.settle()
      if (wrote) this.counters.committed(outcomes.filter((outcome) => 'result' in outcome).length)
      return outcomes
    } catch (error) {
      this.rollback()
      this.store.takeBack(0)
      return group.map(() => ({ error: this.trouble(error) }))
    }
  }

  private attempt(task: Task): Outcome {
    const { connection } = this.store
    const mark = this.store.mark()
    connection.run('SAVEPOINT task')
    try {
      const result = task.run()
      connection.run('RELEASE task')
      return { result }
    } catch (error) {
      if (!(error instanceof CloudError) && !(error instanceof MustWait) && storageTrouble(error) !== undefined) throw error
      connection.exec('ROLLBACK TO task; RELEASE task')
      this.store.takeBack(mark)
      return { error }
    }
  }

  private settle(task: Task, outcome: Outcome): void {
    if ('result' in outcome) return task.resolve(outcome.result)
    if (!(outcome.error instanceof MustWait)) return task.reject(outcome.error)
    void outcome.error.until.then(() => {
      this.waiting.push(task)
      this.schedule()
    })
  }

  private rollback(): void {
    try {
      this.store.connection.exec('ROLLBACK')
    } catch {
      // SQLite has already rolled back by itself after a full disk or an I/O error.
    }
  }

  /** After an I/O error nobody knows what the disk holds: no further write is accepted until a restart. */
  private trouble(error: unknown): CloudError {
    const trouble = storageTrouble(error) ?? (error as Error).message
    this.log(`database: a group of writes was refused: ${trouble}`)
    if (trouble === 'the disk reported an error' || trouble === 'the data file is damaged') {
      this.brokenBy = `${trouble}; restart the local cloud`
    }
    return storageFailed(trouble)
  }

  private changes(): number {
    return Number(this.store.connection.get('SELECT total_changes() AS n')?.n)
  }
}

/** What requests cost, counted since the database was opened. */
export interface RequestCost {
  readonly action: string
  /** Documents read and asked by a filter. */
  readonly examined: number
  readonly returned: number
  /** Collections read from end to end because no index served the filter. */
  readonly scans: readonly string[]
  /** Names of the indexes used. */
  readonly indexes: readonly string[]
}

export interface DatabaseCounters {
  /** Requests by action. */
  readonly requests: Readonly<Record<string, number>>
  readonly scans: number
  readonly examined: number
  readonly returned: number
  /** Durable commits, and the requests that wrote in them. */
  readonly commits: number
  readonly writes: number
  /** The request carried out last. */
  readonly last: RequestCost | undefined
}

interface Running { action: string; examined: number; returned: number; scans: string[]; indexes: string[] }

/** Requests are carried out one at a time, so one running account is enough. */
export class Counters {
  private readonly sums = { requests: {} as Record<string, number>, scans: 0, examined: 0, returned: 0, commits: 0, writes: 0 }
  private running: Running | undefined

  received(action: string): void {
    this.sums.requests[action] = (this.sums.requests[action] ?? 0) + 1
  }

  /** A request starts being carried out; a write that had to wait starts again. */
  begin(action: string): void {
    this.running = { action, examined: 0, returned: 0, scans: [], indexes: [] }
  }

  examined(documents = 1): void {
    this.sums.examined += documents
    if (this.running) this.running.examined += documents
  }

  returned(documents: number): void {
    this.sums.returned += documents
    if (this.running) this.running.returned += documents
  }

  scanned(collection: string): void {
    this.sums.scans += 1
    this.running?.scans.push(collection)
  }

  planned(index: string): void {
    this.running?.indexes.push(index)
  }

  committed(writes: number): void {
    this.sums.commits += 1
    this.sums.writes += writes
  }

  /** A live view: reading it again shows later figures. */
  get public(): DatabaseCounters {
    const { sums } = this
    const last = () => this.running
    return {
      get requests() { return { ...sums.requests } },
      get scans() { return sums.scans },
      get examined() { return sums.examined },
      get returned() { return sums.returned },
      get commits() { return sums.commits },
      get writes() { return sums.writes },
      get last() { return last() },
    }
  }
}

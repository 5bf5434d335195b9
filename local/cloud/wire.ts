import type { Invocation, Outcome } from './functions/invocation'

/** One request of the SDK, as counted on the wire. */
export interface WireRequest {
  action: string
  /** Collection, called function or API. */
  on?: string
  ms: number
  bytesIn: number
  bytesOut: number
  /** Error code of the answer, if any. */
  code?: string
}

/** One run of a function with everything it asked of the cloud. */
export interface Run {
  requestId: string
  door: string
  action?: string
  openid?: string
  source: string
  ms: number
  replyBytes: number
  /** Failure of the run itself; business refusals are results. */
  failure?: string
  requests: WireRequest[]
}

export interface Recording<T> {
  value: T
  /** Runs that ended meanwhile, in that order. */
  runs: Run[]
  /** Every request meanwhile, including those of SDK processes outside. */
  requests: WireRequest[]
}

export interface Wire {
  begin(invocation: Invocation): { end(outcome: Outcome): void }
  note(invocation: Invocation | undefined, request: WireRequest): void
  /** Counts what happens while `work` runs: `recording.runs[0].requests.length` is "database calls". */
  record<T>(work: () => Promise<T>): Promise<Recording<T>>
  /** The last runs, newest last, at most 1,000. */
  recent(): readonly Run[]
  /** Requests by action since the start. */
  counts(): Record<string, number>
}

const KEPT_RUNS = 1_000

export function createWire(): Wire {
  const open = new Map<Invocation, Run>()
  const kept: Run[] = []
  const totals = new Map<string, number>()
  const recordings = new Set<{ runs: Run[]; requests: WireRequest[] }>()

  return {
    begin(invocation) {
      const { requestId, door, action, openid, source } = invocation
      const run: Run = { requestId, door, action, openid, source, ms: 0, replyBytes: 0, requests: [] }
      const begunAt = performance.now()
      open.set(invocation, run)
      return {
        end(outcome) {
          open.delete(invocation)
          run.ms = performance.now() - begunAt
          if (outcome.ok) run.replyBytes = Buffer.byteLength(outcome.json)
          else run.failure = outcome.code
          kept.push(run)
          if (kept.length > KEPT_RUNS) kept.shift()
          for (const recording of recordings) recording.runs.push(run)
        },
      }
    },
    note(invocation, request) {
      totals.set(request.action, (totals.get(request.action) ?? 0) + 1)
      if (invocation) open.get(invocation)?.requests.push(request)
      for (const recording of recordings) recording.requests.push(request)
    },
    async record(work) {
      const recording = { runs: [], requests: [] }
      recordings.add(recording)
      try {
        return { value: await work(), ...recording }
      } finally {
        recordings.delete(recording)
      }
    },
    recent: () => kept,
    counts: () => Object.fromEntries(totals),
  }
}

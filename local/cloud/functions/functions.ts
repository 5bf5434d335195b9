import type { Clock } from '../clock'
import type { Faults } from '../faults'
import { FUNCTION_CALL_DEPTH } from '../limits'
import type { Wire } from '../wire'
import type { FunctionDefinition } from './definition'
import { APP_ID } from './environment'
import { newInvocation, type Caller, type Invocation, type Outcome } from './invocation'
import { createPool, type PoolSize } from './pool'

export interface FunctionsOptions {
  definitions: ReadonlyMap<string, FunctionDefinition>
  adminUrl: string
  scratchDir: string
  clock: Clock
  wire: Wire
  faults: Faults
  /** Workers of all functions together, 4 when absent. */
  maxWorkers?: number
  freshWorkers?: boolean
  coldStartCounts?: boolean
  compiledIn?: string
  environment?: Record<string, string>
  log?: (door: string, text: string) => void
}

export interface Functions {
  names(): string[]
  definition(name: string): FunctionDefinition | undefined
  /** Runs a function as this caller. Never rejects. */
  invoke(name: string, event: unknown, caller: Caller): Promise<{ invocation: Invocation; outcome: Outcome }>
  /** The run to which an SDK request belongs, by its `wxCloudApiToken`. */
  callerOf(token: unknown): Invocation | undefined
  kill(invocation: Invocation, message: string): void
  warm(name: string, workers: number): void
  size(): PoolSize
  close(): Promise<void>
}

/** Requests a function left behind may arrive shortly after its answer; later their token is unknown. */
const TOKEN_REST_MS = 30_000

export function createFunctions(options: FunctionsOptions): Functions {
  const { definitions } = options
  const invocations = new Map<string, Invocation>()
  const resting: Array<{ token: string; until: number }> = []
  const pool = createPool({
    adminUrl: options.adminUrl,
    scratchDir: options.scratchDir,
    maxWorkers: options.maxWorkers ?? 4,
    freshWorkers: options.freshWorkers ?? false,
    coldStartCounts: options.coldStartCounts ?? false,
    compiledIn: options.compiledIn,
    environment: options.environment ?? {},
    offsetMs: options.clock.offsetMs,
    log: options.log ?? (() => undefined),
  })

  async function invoke(name: string, event: unknown, caller: Caller) {
    const invocation = newInvocation(name, event, caller)
    const definition = definitions.get(name)
    const refusal = definition ? whyNotInvoke(event, invocation) : notFound(name)
    if (!definition || refusal) return { invocation, outcome: refusal ?? notFound(name) }

    invocations.set(invocation.token, invocation)
    const begun = options.wire.begin(invocation)
    const runs = options.faults.deliveries(invocation)
    const text = JSON.stringify(withUser(event, invocation))
    let outcome = await pool.run(definition, invocation, text)
    for (let again = 1; again < runs; again += 1) outcome = await pool.run(definition, invocation, text)
    begun.end(outcome)
    rest(invocation.token)
    return { invocation, outcome }
  }

  function rest(token: string): void {
    const now = Date.now()
    resting.push({ token, until: now + TOKEN_REST_MS })
    for (let [oldest] = resting; oldest && oldest.until < now; [oldest] = resting) {
      invocations.delete(oldest.token)
      resting.shift()
    }
  }

  return {
    names: () => [...definitions.keys()],
    definition: (name) => definitions.get(name),
    invoke,
    callerOf: (token) => (typeof token === 'string' && token ? invocations.get(token) : undefined),
    kill: pool.kill,
    warm(name, workers) {
      const definition = definitions.get(name)
      if (definition) pool.warm(definition, workers)
    },
    size: pool.size,
    close: pool.close,
  }
}

function notFound(name: string): Outcome {
  return { ok: false, code: 'FUNCTION_NOT_FOUND', message: `FunctionName parameter could not be found: ${name}` }
}

function whyNotInvoke(event: unknown, invocation: Invocation): Outcome | undefined {
  if (event === null || typeof event !== 'object' || Array.isArray(event)) {
    return { ok: false, code: 'INVALID_PARAM', message: 'data of callFunction must be an object' }
  }
  if (invocation.depth > FUNCTION_CALL_DEPTH) {
    return { ok: false, code: 'INVALID_PARAM', message: `functions call each other more than ${FUNCTION_CALL_DEPTH} deep` }
  }
  return undefined
}

/** The host names the user; a forged `userInfo` is overwritten, or removed where there is no user. */
function withUser(event: unknown, { openid }: Invocation): unknown {
  if (event === null || typeof event !== 'object') return event
  const { userInfo: _forged, ...rest } = event as Record<string, unknown>
  return openid ? { ...rest, userInfo: { appId: APP_ID, openId: openid } } : rest
}

import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { createClock, type Clock } from './clock'
import { createFaults, type Faults } from './faults'
import { createFunctions } from './functions/functions'
import { createAdmin, type WireBody, type WireReply } from './http/admin'
import { callDoor, callerFrom, createCallRoute, type CallReply } from './http/call'
import { listen, sendJson, type Routes } from './http/server'
import { createWire, type Wire } from './wire'
import type { Functions } from './functions/functions'
import type { Invocation } from './functions/invocation'

/** The seam to the database. */
export interface Database {
  answer(body: WireBody): Promise<WireReply>
  close(): void
}

export interface CloudOptions {
  /** Everything durable lies here; one server per folder. */
  dataDir: string
  /** One folder per function, as uploaded. */
  functionsDir: string
  /** 0 or absent = any free port. */
  port?: number
  clock?: Clock
  /** Workers of all functions together, 4 when absent. */
  maxWorkers?: number
  /** A new worker for every call, to find state that modules keep. */
  freshWorkers?: boolean
  /** Count loading a function into its time-out. */
  coldStartCounts?: boolean
  /** Environment variables of the functions, as set in the console. */
  environment?: Record<string, string>
  /** What functions print. */
  onFunctionLog?: (door: string, text: string) => void
  /** What the server has to say; silent when absent. */
  log?: (sentence: string) => void
}

export interface Cloud {
  url: string
  /** Same path as `POST /call/<door>`; without openid the caller is a stranger. */
  call(door: string, event: unknown, openid?: string): Promise<CallReply>
  /** Starts workers ahead of the first calls. */
  warm(door: string, workers: number): void
  clock: Clock
  faults: Faults
  wire: Wire
  close(): Promise<void>
}

/** Puts the services together behind one port. `openStore` is told the cloud's time. */
export async function composeCloud(
  options: CloudOptions,
  openStore: (now: () => number, log: (sentence: string) => void) => Database | Promise<Database>,
): Promise<Cloud> {
  const log = options.log ?? (() => undefined)
  const clock = options.clock ?? createClock()
  const wire = createWire()
  const faults = createFaults()
  mkdirSync(options.dataDir, { recursive: true })
  const database = await openStore(clock.now, log)
  const scratchDir = path.join(options.dataDir, 'scratch')
  rmSync(scratchDir, { recursive: true, force: true })

  const { listening, setRoutes } = await listen(options.port ?? 0, undefined, log)
  const functions = createFunctions({
    functionsDir: options.functionsDir,
    adminUrl: `${listening.url}/admin`,
    scratchDir,
    clock,
    wire,
    faults,
    maxWorkers: options.maxWorkers,
    freshWorkers: options.freshWorkers,
    coldStartCounts: options.coldStartCounts,
    environment: options.environment,
    log: options.onFunctionLog,
  })
  const admin = createAdmin({
    handlers: {
      'database.': (body) => database.answer(body),
      'functions.invokeFunction': (body, caller) => invokeNested(functions, body, caller),
    },
    functions, wire, faults, log,
  })
  const startedAt = new Date().toISOString()
  const routes: Routes = {
    'POST /admin': admin,
    'POST /call': createCallRoute(functions, () => undefined),
    'GET /healthz': (_request, response) => sendJson(response, 200, {
      ok: true, startedAt, now: new Date(clock.now()).toISOString(), functions: functions.names(), pool: functions.size(),
    }),
  }
  setRoutes(routes)

  return {
    url: listening.url,
    call: (door, event, openid) => callDoor(functions, door, event, callerFrom(openid)),
    warm: functions.warm,
    clock,
    faults,
    wire,
    async close() {
      await functions.close()
      await listening.close()
      database.close()
    },
  }
}

/** A function calls another: same person, one more link in the chain of sources. */
async function invokeNested(functions: Functions, body: WireBody, caller: Invocation | undefined): Promise<WireReply> {
  const { function_name: name, request_data: data } = body
  if (typeof name !== 'string') return { code: 'INVALID_PARAM', message: 'function_name is missing' }
  const event: unknown = typeof data === 'string' && data ? JSON.parse(data) : {}
  const source = caller ? `${caller.source},scf` : 'scf'
  const depth = (caller?.depth ?? 0) + 1
  const { outcome } = await functions.invoke(name, event, { openid: caller?.openid, source, depth })
  if (!outcome.ok) return { code: outcome.code, message: outcome.message, requestId: randomUUID() }
  return { data: { response_data: outcome.json } }
}

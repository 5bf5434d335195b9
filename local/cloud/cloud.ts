import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { createClock, type Clock, type Instant } from './clock'
import { createFaults, type Faults } from './faults'
import { readDefinitions } from './functions/definition'
import { createFunctions, type Functions } from './functions/functions'
import type { Invocation, Outcome } from './functions/invocation'
import { createAdmin, type WireBody, type WireReply } from './http/admin'
import { callDoor, callerFrom, createCallRoute, type CallReply } from './http/call'
import { createClientRoutes, type StorageRules } from './http/client'
import { createScriptRoutes, type Person } from './http/scripts'
import { listen } from './http/server'
import { createStatic } from './http/static'
import { openMessages, type Messages, type MessageOptions } from './openapi/messages'
import type { Script } from './openapi/openapi'
import type { OutboxEntry } from './openapi/outbox'
import { openRecords } from './records'
import { openFiles } from './storage/files'
import { createLinks } from './storage/links'
import { createStorage } from './storage/storage'
import { createTimers } from './timers/timers'
import { createWire, type Wire } from './wire'

/** The seam to the database. */
export interface Database {
  answer(body: WireBody): Promise<WireReply>
  close(): void
}

export interface CloudOptions extends MessageOptions {
  /** Everything durable lies here; one server per folder. */
  dataDir: string
  /** false: writes are answered before the disk has them; a power cut may lose the last ones. true when absent. */
  isDurable?: boolean
  /** Of the documents the database keeps in memory: a programme that weighs memory wants it full soon. */
  cacheCharacters?: number
  /** One folder per function, as uploaded. */
  functionsDir: string
  /** The built H5 client; `GET /` serves it. */
  h5Dir?: string
  /** 0 or absent = any free port. */
  port?: number
  /** Address under which phones reach this server, for codes and links; the loopback address when absent. */
  publicUrl?: string
  clock?: Clock
  /** Workers of all functions together, 4 when absent. */
  maxWorkers?: number
  /** A new worker for every call, to find state that modules keep. */
  freshWorkers?: boolean
  /** Count loading a function into its time-out. */
  coldStartCounts?: boolean
  /** Where compiled code of the functions is kept for the next worker; each compiles anew when absent, as in the cloud. */
  compiledIn?: string
  /** Environment variables of the functions, as set in the console. */
  environment?: Record<string, string>
  /** Deliver every scheduled timer event twice, as the cloud sometimes does. */
  deliverTwice?: boolean
  /** What clients may do with stored files; admin-only when absent. */
  storageRules?: StorageRules
  /** Demo people for the "who am I" switch. */
  people?: () => readonly Person[]
  /** What functions print. */
  onFunctionLog?: (door: string, text: string) => void
  /** What the server has to say; silent when absent. */
  log?: (sentence: string) => void
}

export interface Cloud {
  url: string
  /** Same path as `POST /call/<door>`; without openid the caller is a stranger. */
  call(door: string, event: unknown, openid?: string): Promise<CallReply>
  /** Fires the timer of the only function that has one, or of `door`; `at` becomes `event.Time`. */
  fireTimer(at?: Instant, times?: number, door?: string): Promise<Outcome[]>
  /** From now on timers fire on time by the clock; before, only by hand. */
  startSchedule(): void
  /** Next firing of each timer, ISO. */
  upcomingTimers(): Record<string, string | null>
  /** Everything the open API was asked, oldest first. */
  outbox(filter?: { api?: string; after?: number }): OutboxEntry[]
  /** The person accepts a subscription template so many times. */
  consent(openid: string, templateId: string, times?: number): void
  /** Code of the phone number button, as the client would get it. */
  phoneCode(phone: string): string
  /** Lets an open API answer something else than its rules. */
  script(script: Script): void
  /** Delivers all pending media verdicts now. */
  deliverVerdicts(): Promise<Outcome[]>
  /** Starts workers ahead of the first calls. */
  warm(door: string, workers: number): void
  clock: Clock
  faults: Faults
  wire: Wire
  /** Files, messages sent and consents as they are now, to be come back to. */
  moment(): { comeBack(): void; end(): void }
  close(): Promise<void>
}

type OpenStore = (now: () => number, log: (sentence: string) => void) => Database | Promise<Database>

/** Puts the services together behind one port. `openStore` is told the cloud's time. */
export async function composeCloud(options: CloudOptions, openStore: OpenStore): Promise<Cloud> {
  const { dataDir, log = () => undefined, clock = createClock() } = options
  const wire = createWire()
  const faults = createFaults()
  const definitions = readDefinitions(options.functionsDir)
  mkdirSync(dataDir, { recursive: true })
  // The database goes first: it holds the lock of the folder.
  const database = await openStore(clock.now, log)
  const records = openRecords(dataDir, options.isDurable)
  const files = openFiles(path.join(dataDir, 'files'), records, clock.now)
  const links = createLinks(records.secret, clock.now)
  const scratchDir = path.join(dataDir, 'scratch')
  rmSync(scratchDir, { recursive: true, force: true })

  const undo = async () => { records.close(); database.close() }
  const { listening, setRoutes } = await listen(options.port ?? 0, options.publicUrl, log).catch(async (error: unknown) => {
    await undo()
    throw error
  })
  const publicUrl = options.publicUrl ?? listening.url
  const functions = createFunctions({
    ...functionOptions(options), definitions, adminUrl: `${listening.url}/admin`, scratchDir, clock, wire, faults,
  })
  const storage = createStorage({ files, links, uploadUrl: listening.url, publicUrl, now: clock.now })
  const messages = openMessages(options, {
    records, functions, publicUrl, now: clock.now, log,
    mayFetch: (url) => URL.canParse(url) && links.verify('get', new URL(url)) !== null,
  })
  const timers = createTimers({ functions, clock, deliverTwice: options.deliverTwice ?? false, log })

  const admin = createAdmin({
    handlers: {
      'database.': (body) => database.answer(body),
      'functions.invokeFunction': (body, caller) => invokeNested(functions, body, caller),
      ...storage.actions,
      ...messages.actions,
    },
    functions, wire, faults, log,
  })
  const startedAt = new Date().toISOString()
  const health = () => ({
    ok: true, startedAt, now: new Date(clock.now()).toISOString(), functions: functions.names(), pool: functions.size(),
    timers: timers.upcoming(),
  })
  setRoutes({
    'POST /admin': admin,
    'POST /call': createCallRoute(functions, messages.visited),
    'PUT /cos': storage.put,
    'GET /cos': storage.get,
    'HEAD /cos': storage.get,
    ...createClientRoutes({ ...messages, files, storage, newPhoneCode: messages.phoneCode, rules: options.storageRules ?? { write: [], read: [] } }),
    ...createScriptRoutes({ clock, timers, outbox: messages.outbox, people: options.people ?? (() => []), health }),
    'GET *': createStatic(options.h5Dir, path.join(__dirname, 'http/who.js')),
  })

  return {
    url: listening.url,
    call: (door, event, openid) => callAs(functions, messages, door, event, openid),
    fireTimer: (at, times, door) => timers.fire({ at, times, door }),
    startSchedule: timers.startSchedule,
    upcomingTimers: timers.upcoming,
    outbox: messages.outbox.entries,
    consent: messages.consents.add,
    phoneCode: messages.phoneCode,
    script: messages.script,
    deliverVerdicts: () => messages.deliverVerdicts(true),
    warm: functions.warm,
    clock,
    faults,
    wire,
    moment() {
      const [rows, bytes] = [records.moment(), files.moment()]
      return { comeBack: () => (rows(), bytes.comeBack()), end: bytes.end }
    },
    async close() {
      timers.close()
      messages.close()
      await functions.close()
      await listening.close()
      await undo()
    },
  }
}

function functionOptions({ maxWorkers, freshWorkers, coldStartCounts, compiledIn, environment, onFunctionLog }: CloudOptions) {
  return { maxWorkers, freshWorkers, coldStartCounts, compiledIn, environment, log: onFunctionLog }
}

function callAs(functions: Functions, messages: Messages, door: string, event: unknown, openid?: string): Promise<CallReply> {
  const caller = callerFrom(openid)
  if (caller.openid) messages.visited(caller.openid)
  return callDoor(functions, door, event, caller)
}

/** A function calls another: same person, one more link in the chain of sources. */
async function invokeNested(functions: Functions, body: WireBody, caller: Invocation | undefined): Promise<WireReply> {
  const { function_name: name, request_data: data } = body
  if (typeof name !== 'string') return { code: 'INVALID_PARAM', message: 'function_name is missing' }
  const event = typeof data === 'string' && data ? parsed(data) : {}
  if (event === undefined) return { code: 'INVALID_PARAM', message: 'request_data is not JSON' }
  const source = caller ? `${caller.source},scf` : 'scf'
  const depth = (caller?.depth ?? 0) + 1
  const { outcome } = await functions.invoke(name, event, { openid: caller?.openid, source, depth })
  if (!outcome.ok) return { code: outcome.code, message: outcome.message, requestId: randomUUID() }
  return { data: { response_data: outcome.json } }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

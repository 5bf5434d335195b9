/**
 * The product's doors in this process and in virtual time: product and SDK are built as they would be uploaded, but for the
 * requester of the database (line.ts), and loaded with a `Date`, timers, chance and `process.env` of our own. Every run has
 * its own environment, as if it had an instance for itself.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { callEnvironment, workerEnvironment } from '@/local/cloud/functions/environment'
import { newInvocation, type Caller, type Invocation } from '@/local/cloud/functions/invocation'
import { buildDoor } from '@/local/testing/buildFunctions'
import { demoEnvironment } from '@/local/testing/startCloud'
import { fractionsFrom } from '../random'
import type { line } from './line'
import type { VirtualTime } from './time'

type Line = typeof line
type Door = (event: unknown) => Promise<unknown>
type Environment = Readonly<Record<string, string>>

/** What is built in the place of the SDK's own. */
const REQUESTER = { 'node_modules/@cloudbase/node-sdk/dist/utils/tcbdbapirequester': 'local/programmes/virtual/line.ts' }

export interface Run {
  readonly invocation: Invocation
  readonly env: Environment
  /** Database calls so far. */
  calls: number
}

export interface VirtualFunctions {
  readonly line: Line
  /** Calls a door as this person, or as the timer. */
  call(door: 'api' | 'timer', event: unknown, caller: Caller): Promise<unknown>
  /** Whose code is running. */
  current(): Run | undefined
  /** Everybody's runs since the last `reseed`, in the order they began. */
  readonly runs: Run[]
  /** What the product logged since then. */
  readonly logged: string[]
  /** From here on chance is this seed's, and nothing has run yet. */
  reseed(seed: number): void
}

async function built(modules: Readonly<Record<string, string>>): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'virtual-'))
  try {
    await buildDoor('doors', folder, { ...REQUESTER, ...modules }, path.join(__dirname, 'door'))
    return readFileSync(path.join(folder, 'doors/index.js'), 'utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const noNetwork = () => {
  throw new Error('there is no network in virtual time')
}

interface Machine {
  readonly time: VirtualTime
  readonly fraction: () => number
  readonly env: () => Environment
  readonly log: (line: string) => void
}

/** What the doors see of the machine they run on, by the names they know it under. */
function surroundings({ time, fraction, env, log }: Machine): Readonly<Record<string, unknown>> {
  const real = createRequire(__filename)
  const randomBytes = (size: number) => Buffer.from(Array.from({ length: size }, () => Math.floor(fraction() * 256)))
  const given = (name: string): unknown => {
    const module = real(name) as object
    if (/^(node:)?crypto$/.test(name)) return { ...module, randomBytes }
    return /^(node:)?https?$/.test(name) ? { ...module, request: noNetwork, get: noNetwork } : module
  }
  return {
    ...time.globals,
    require: given,
    process: Object.create(process, { env: { get: env } }),
    Math: Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(Math), random: { value: fraction } }),
    console: { ...console, log: (text: unknown) => log(String(text)) },
  }
}

interface Doors {
  readonly api: Door
  readonly timer: Door
  readonly line: Line
}

function evaluated(code: string, given: Readonly<Record<string, unknown>>): Doors {
  const module = { exports: {} as Doors }
  new Function('module', 'exports', ...Object.keys(given), code)(module, module.exports, ...Object.values(given))
  return module.exports
}

/** Builds and loads the doors; `modules` as of buildFunctions, for negative controls. */
export async function loadFunctions(time: VirtualTime, modules: Readonly<Record<string, string>> = {}): Promise<VirtualFunctions> {
  const storage = new AsyncLocalStorage<Run>()
  const nobody: Environment = { ...workerEnvironment('http://virtual.invalid', tmpdir()), ...demoEnvironment }
  const runs: Run[] = []
  const logged: string[] = []
  let fraction = fractionsFrom(0)
  const machine: Machine = { time, fraction: () => fraction(), env: () => storage.getStore()?.env ?? nobody, log: (line) => void logged.push(line) }
  const { line, ...doors } = evaluated(await built(modules), surroundings(machine))

  return {
    line,
    runs,
    logged,
    current: () => storage.getStore(),
    reseed: (seed) => {
      runs.length = 0
      logged.length = 0
      fraction = fractionsFrom(seed)
    },
    call: (door, event, caller) => {
      const invocation = newInvocation(door, event, caller)
      const run = { invocation, env: { ...nobody, ...callEnvironment(invocation) }, calls: 0 }
      runs.push(run)
      return storage.run(run, () => doors[door](JSON.parse(JSON.stringify(event))))
    },
  }
}

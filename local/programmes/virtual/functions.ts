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

/** What is built in the place of the SDK's own. */
const REQUESTER = { 'node_modules/@cloudbase/node-sdk/dist/utils/tcbdbapirequester': 'local/programmes/virtual/line.ts' }

export interface Run {
  readonly invocation: Invocation
  readonly env: Readonly<Record<string, string>>
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

/** Builds and loads the doors; `modules` as of buildFunctions, for negative controls. */
export async function loadFunctions(time: VirtualTime, modules: Readonly<Record<string, string>> = {}): Promise<VirtualFunctions> {
  const code = await built(modules)
  const storage = new AsyncLocalStorage<Run>()
  const nobody = { ...workerEnvironment('http://virtual.invalid', tmpdir()), ...demoEnvironment }
  const runs: Run[] = []
  const logged: string[] = []
  let fraction = fractionsFrom(0)

  const real = createRequire(__filename)
  const crypto = { ...(real('node:crypto') as object), randomBytes: (size: number) => Buffer.from(Array.from({ length: size }, () => Math.floor(fraction() * 256))) }
  const network = (name: string) => ({ ...(real(name) as object), request: noNetwork, get: noNetwork })
  const boxed = (name: string): unknown => {
    if (/^(node:)?crypto$/.test(name)) return crypto
    return /^(node:)?https?$/.test(name) ? network(name) : (real(name) as unknown)
  }
  const given = {
    ...time.globals,
    require: boxed,
    process: Object.create(process, { env: { get: () => storage.getStore()?.env ?? nobody } }) as unknown,
    Math: Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(Math), random: { value: () => fraction() } }) as unknown,
    console: { ...console, log: (text: unknown) => void logged.push(String(text)) },
  }
  const module = { exports: {} as { api: Door; timer: Door; line: Line } }
  new Function('module', 'exports', ...Object.keys(given), code)(module, module.exports, ...Object.values(given))
  const { api, timer, line } = module.exports
  const doors = { api, timer }

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

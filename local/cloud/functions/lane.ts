import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { FUNCTION_LOAD_MS, FUNCTION_REPLY_BYTES } from '../limits'
import type { FunctionDefinition } from './definition'
import { callContext, callEnvironment, workerEnvironment } from './environment'
import type { Invocation, Outcome } from './invocation'

export interface LaneOptions {
  adminUrl: string
  scratchDir: string
  /** Count loading into the time-out of the first call; reports about the cloud differ. */
  coldStartCounts: boolean
  /** Where compiled code of functions is kept for the next worker; each compiles anew when absent, as in the cloud. */
  compiledIn?: string
  /** Environment variables of every function, as set in the console. */
  environment: Record<string, string>
  offsetMs: () => number
  log: (door: string, text: string) => void
}

export interface Job {
  definition: FunctionDefinition
  invocation: Invocation
  /** JSON text of the event. */
  event: string
  settle: (outcome: Outcome) => void
  queuedAt: number
}

/** One worker thread of one function: it runs one call at a time and keeps its modules in between. */
export interface Lane {
  readonly definition: FunctionDefinition
  readonly loaded: () => boolean
  readonly job: () => Job | null
  start(job: Job): void
  /** Ends the thread at once; a running call fails with the message. */
  end(code: 'FUNCTIONS_EXECUTE_FAIL' | 'FUNCTIONS_TIME_LIMIT_EXCEEDED', message: string): Promise<void>
}

interface Message {
  loaded?: true
  json?: string
  tooLarge?: number
  failure?: string
}

/** `onIdle` after loading and after each call; `onEnd` when the thread is gone, with the reason. */
export function openLane(
  name: string,
  definition: FunctionDefinition,
  options: LaneOptions,
  events: { onIdle: (lane: Lane) => void; onEnd: (lane: Lane, message: string) => void },
): Lane {
  const scratch = path.join(options.scratchDir, name)
  mkdirSync(scratch, { recursive: true })
  const openedAt = Date.now()
  let loadMs = 0
  let loaded = false
  let ended = false
  let job: Job | null = null

  const worker = new Worker(path.join(__dirname, 'worker.cjs'), {
    name,
    workerData: { root: definition.root, name: definition.name, offsetMs: options.offsetMs(), compiledIn: options.compiledIn },
    env: { ...options.environment, ...workerEnvironment(options.adminUrl, scratch) },
    resourceLimits: { maxOldGenerationSizeMb: definition.memoryMb },
    // Whatever loads this server's TypeScript has no business in a function.
    execArgv: [],
    stdout: true,
    stderr: true,
  })
  for (const stream of [worker.stdout, worker.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => options.log(definition.name, text))
  }

  const lane: Lane = { definition, loaded: () => loaded, job: () => job, start, end }
  let timer = setTimeout(() => void end('FUNCTIONS_EXECUTE_FAIL', 'loading the function took too long'), FUNCTION_LOAD_MS)

  function start(next: Job): void {
    job = next
    const spent = options.coldStartCounts ? loadMs : 0
    const limit = definition.timeoutMs
    const message = `Invoking task timed out after ${limit / 1000} seconds`
    timer = setTimeout(() => void end('FUNCTIONS_TIME_LIMIT_EXCEEDED', message), Math.max(1, limit - spent))
    loadMs = 0
    worker.postMessage({
      event: next.event,
      context: callContext(next.invocation, definition),
      environment: { ...options.environment, ...callEnvironment(next.invocation) },
      offsetMs: options.offsetMs(),
      replyBytes: FUNCTION_REPLY_BYTES,
    })
  }

  function finish(outcome: Outcome): void {
    clearTimeout(timer)
    const done = job
    job = null
    done?.settle(outcome)
  }

  async function end(code: 'FUNCTIONS_EXECUTE_FAIL' | 'FUNCTIONS_TIME_LIMIT_EXCEEDED', message: string): Promise<void> {
    if (ended) return
    ended = true
    finish({ ok: false, code, message })
    events.onEnd(lane, message)
    await worker.terminate()
    rmSync(scratch, { recursive: true, force: true })
  }

  worker.on('message', (message: Message) => {
    if (ended) return
    if (message.loaded) {
      loaded = true
      loadMs = Date.now() - openedAt
      clearTimeout(timer)
    } else {
      finish(outcomeOf(message))
    }
    events.onIdle(lane)
  })
  worker.on('error', (error: unknown) => void end('FUNCTIONS_EXECUTE_FAIL', crashText(error, definition)))
  // Without this a process.exit() in a function would hang until the time-out.
  worker.on('exit', (code) => void end('FUNCTIONS_EXECUTE_FAIL', `the function ended its process (exit code ${code})`))
  return lane
}

function outcomeOf(message: Message): Outcome {
  if (message.json !== undefined) return { ok: true, json: message.json }
  if (message.tooLarge !== undefined) {
    const text = `the reply has ${message.tooLarge} bytes, at most ${FUNCTION_REPLY_BYTES} are allowed`
    return { ok: false, code: 'FUNCTIONS_RESPONSE_TOO_LARGE', message: text }
  }
  return { ok: false, code: 'FUNCTIONS_EXECUTE_FAIL', message: message.failure ?? 'unknown failure' }
}

function crashText(error: unknown, definition: FunctionDefinition): string {
  const { code, stack, message } = error as Partial<NodeJS.ErrnoException>
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return `Memory limit of ${definition.memoryMb} MB exceeded`
  return stack ?? message ?? String(error)
}

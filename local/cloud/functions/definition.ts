import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import {
  FUNCTION_MEMORY_MB, FUNCTION_NAME, FUNCTION_TIMEOUT_MAX_MS, FUNCTION_TIMEOUT_MS, TRIGGERS_PER_FUNCTION,
} from '../limits'
import { parseCron } from '../timers/cron'

export interface Trigger {
  name: string
  /** 7-field cron, UTC+8. */
  config: string
}

/** One deployed function: its folder and what its config.json says. */
export interface FunctionDefinition {
  name: string
  root: string
  timeoutMs: number
  memoryMb: number
  /** APIs of the open platform the function may call; everything else is -604101. */
  openapi: readonly string[]
  trigger?: Trigger
}

interface ConfigFile {
  permissions?: { openapi?: string[] }
  triggers?: Array<{ name?: unknown; type?: unknown; config?: unknown }>
  /** Seconds. */
  timeout?: number
  memorySize?: number
}

/**
 * Reads the folder of functions; a function without index.js is not deployed.
 * @throws an Error with a plain sentence when the cloud would refuse to deploy one of them.
 */
export function readDefinitions(functionsDir: string): Map<string, FunctionDefinition> {
  const found = new Map<string, FunctionDefinition>()
  if (!existsSync(functionsDir)) return found
  for (const entry of readdirSync(functionsDir, { withFileTypes: true })) {
    const root = path.join(functionsDir, entry.name)
    if (!entry.isDirectory() || !existsSync(path.join(root, 'index.js'))) continue
    found.set(entry.name, readDefinition(entry.name, root))
  }
  return found
}

function readDefinition(name: string, root: string): FunctionDefinition {
  if (!FUNCTION_NAME.test(name)) throw new Error(`function ${name}: the name must start with a letter, 60 at most`)
  const config = readConfig(name, path.join(root, 'config.json'))
  const timeoutMs = config.timeout === undefined ? FUNCTION_TIMEOUT_MS : config.timeout * 1000
  if (!(timeoutMs > 0 && timeoutMs <= FUNCTION_TIMEOUT_MAX_MS)) {
    throw new Error(`function ${name}: timeout must be 1 to ${FUNCTION_TIMEOUT_MAX_MS / 1000} seconds`)
  }
  return {
    name,
    root,
    timeoutMs,
    memoryMb: config.memorySize ?? FUNCTION_MEMORY_MB,
    openapi: config.permissions?.openapi ?? [],
    trigger: readTrigger(name, config.triggers ?? []),
  }
}

function readConfig(name: string, file: string): ConfigFile {
  if (!existsSync(file)) return {}
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ConfigFile
  } catch (error) {
    throw new Error(`function ${name}: config.json is not JSON (${String(error)})`)
  }
}

function readTrigger(name: string, triggers: NonNullable<ConfigFile['triggers']>): Trigger | undefined {
  if (triggers.length > TRIGGERS_PER_FUNCTION) {
    throw new Error(`function ${name}: ${triggers.length} triggers, the cloud allows ${TRIGGERS_PER_FUNCTION}`)
  }
  const [trigger] = triggers
  if (!trigger) return undefined
  if (trigger.type !== 'timer') throw new Error(`function ${name}: trigger type ${String(trigger.type)} is unknown`)
  if (typeof trigger.name !== 'string' || !FUNCTION_NAME.test(trigger.name)) {
    throw new Error(`function ${name}: the trigger name must start with a letter, 60 characters at most`)
  }
  if (typeof trigger.config !== 'string') throw new Error(`function ${name}: the trigger has no cron expression`)
  parseCron(trigger.config)
  return { name: trigger.name, config: trigger.config }
}

/** The doors as built, asked in a process of their own (ofDoors.cjs): nothing between the question and the refusal. */
import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as v from 'valibot'
import { reportActions } from '@/types/doors'
import { callEnvironment, workerEnvironment } from '@/local/cloud/functions/environment'
import { newInvocation } from '@/local/cloud/functions/invocation'
import { demoEnvironment, functionsDir } from '@/local/testing/startCloud'
import { actionNames, definitionOf } from '../contract'

interface Door {
  readonly refusals: ReadonlyArray<{ readonly action: string; readonly what: string; readonly ms: number; readonly code: string }>
  /** What each action answers somebody whose calls of this minute are used up. */
  readonly over: ReadonlyArray<readonly [action: string, code: string]>
  /** The same call as the first of the minute; of somebody else in it; in the next. */
  readonly before: string
  readonly others: string
  readonly later: string
}

export interface AtTheDoor {
  readonly told: Readonly<Record<'api' | 'report', Door>>
  /** Lines of the log about budgets, and about bugs. */
  readonly events: readonly string[]
  readonly bugs: readonly string[]
}

const isReport = (name: string) => (reportActions as readonly string[]).includes(name)

function doorOf(name: 'api' | 'report') {
  const actions = actionNames.filter((action) => isReport(action) === (name === 'report'))
  // Counted and then refused for its input: the counting itself needs no database.
  const counted = actions.find((action) => !v.is(definitionOf(action).input, {}))
  return { name, actions, counted }
}

/** No database answers at this address. */
const NOWHERE = 'http://127.0.0.1:9'

export function askAtTheDoors(openid: string): Promise<AtTheDoor> {
  const identity = callEnvironment(newInvocation('api', {}, { openid, source: 'wx_client' }))
  const env = { ...process.env, ...workerEnvironment(NOWHERE, tmpdir()), ...demoEnvironment, ...identity }
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(__dirname, 'ofDoors.cjs')], { env, stdio: ['pipe', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(text) as AtTheDoor) : reject(new Error(`the doors ended with ${code}`))))
    child.stdin.end(JSON.stringify({ functionsDir, doors: [doorOf('api'), doorOf('report')] }))
  })
}

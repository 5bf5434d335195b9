/** The same scenarios in three zones, each in a process of its own: a process learns its zone when it starts. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { expectedAnswers } from './expected'

export const zones = ['UTC', 'Asia/Shanghai', 'America/New_York'] as const

interface Told {
  readonly answers: Readonly<Record<string, string>>
  readonly control: string
}

export interface Compared {
  readonly scenarios: number
  /** Scenarios whose answers differ, with the answers. */
  readonly differing: readonly string[]
  /** Stories that say, in whatever zone, what was not worked out by hand. */
  readonly unexpected: readonly string[]
  /** How many stories were held against what they must say. */
  readonly held: number
  /** Scenarios that did not get to their end. */
  readonly stopped: readonly string[]
  /** True when the planted machine's month differed, as it must. */
  readonly isControlNoticed: boolean
  readonly answers: Readonly<Record<string, string>>
}

function inZone(zone: string, how: string, functionsDir: string): Promise<Told> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'child.ts'), how, functionsDir], { env: { ...process.env, TZ: zone }, stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(text.trim().split('\n').at(-1) ?? '') as Told) : reject(new Error(`${zone} ended with ${code}`))))
  })
}

/** `how`: `tables` for the pure rules only, else words of the stories to play; all when empty. `functionsDir`: the product's when empty. */
export async function compareZones(how = '', functionsDir = ''): Promise<Compared> {
  const told: Told[] = []
  for (const zone of zones) told.push(await inZone(zone, how, functionsDir))
  const [first] = told as [Told]
  const names = Object.keys(first.answers)
  const differing = names.filter((name) => new Set(told.map(({ answers }) => answers[name])).size > 1)
  const held = names.filter((name) => expectedAnswers[name] !== undefined)
  const unexpected = told.flatMap(({ answers }, index) => held.filter((name) => answers[name] !== expectedAnswers[name]).map((name) => `${name}, in ${zones[index]}: ${answers[name]}, must be ${expectedAnswers[name]}`))
  return {
    scenarios: names.length,
    differing: differing.map((name) => `${name}: ${told.map(({ answers }) => answers[name]).join(' | ')}`),
    unexpected,
    held: held.length,
    stopped: names.filter((name) => told.some(({ answers }) => answers[name]?.includes('stopped:'))).map((name) => `${name}: ${told.map(({ answers }) => answers[name]).join(' | ')}`),
    isControlNoticed: new Set(told.map(({ control }) => control)).size > 1,
    answers: first.answers,
  }
}

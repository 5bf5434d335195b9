/** The mornings in a process of its own for each zone: a process learns its zone when it starts. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildDoor } from '../buildFunctions'
import type { Played } from './years'

export const zones = ['Asia/Shanghai', 'UTC', 'America/Los_Angeles'] as const

const here = 'local/testing/birthdayYears'
const birthdaysOnly = { 'cloudfunctions/timer/schedule': `${here}/birthdaysOnly.ts` } as const
/** As a negative control: by the day of the machine. */
export const onMachineDays = { 'cloudfunctions/features/birthday/rules': `${here}/machineDay.ts` } as const

/** The timer's door with the greetings alone, in a folder of its own. */
export async function mornings(modules: Readonly<Record<string, string>> = {}): Promise<{ readonly folder: string; remove(): void }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhijia-mornings-'))
  await buildDoor('timer', folder, { ...birthdaysOnly, ...modules }, path.resolve(__dirname, '../../../cloudfunctions/timer'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export interface ZoneReport extends Played {
  readonly timeZone: string
  readonly people: number
  readonly greetings: number
  /** Greeted on a day that is not the rule's, twice, or not at all. */
  readonly wronged: readonly string[]
  /** Of who was greeted on which day. */
  readonly digest: string
}

/** `all` days or the `turns` of the calendar; with the functions of a folder other than the built ones. */
export function morningsIn(zone: string, how: 'all' | 'turns', functionsDir = ''): Promise<ZoneReport> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, TZ: zone }
    const child = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'child.ts'), how, functionsDir], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(text.trim().split('\n').at(-1) ?? '') as ZoneReport) : reject(new Error(`${zone} ended with ${code}`))))
  })
}

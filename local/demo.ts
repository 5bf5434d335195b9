/** Settings of the demonstration that in WeChat are made in the console: keys, template ids, the people. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { messageKinds } from '@/types/messageNames'
import type { Person } from './cloud'

/** Every kind of message has a subscription template; all of them carry a title and a line of text. */
const kinds = Object.keys(messageKinds)

const templateId = (kind: string) => `local-${kind}`

export const templates = Object.fromEntries(kinds.map((kind) => [templateId(kind), ['thing1', 'thing2']]))

function drawnOnce(dataDir: string, name: string, draw: () => string): string {
  const file = path.join(dataDir, name)
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(file, draw(), { mode: 0o600, flush: true })
  }
  return readFileSync(file, 'utf8')
}

/** Environment of the functions. Secrets are drawn once per data folder: what they seal must stay readable. */
export function functionEnvironment(dataDir: string): Record<string, string> {
  const ids = kinds.map((kind) => [`TEMPLATE_${kind.toUpperCase()}`, templateId(kind)])
  return {
    APP_SECRET: drawnOnce(dataDir, 'app-secret', () => randomBytes(32).toString('hex')),
    FIELD_KEYS: drawnOnce(dataDir, 'field-keys', () => `k1:${randomBytes(32).toString('base64')}`),
    ...(Object.fromEntries(ids) as Record<string, string>),
  }
}

/** Written when the folder is ready, seeded or not; so its absence tells a new one. */
export function savePeople(dataDir: string, people: readonly Person[]): void {
  writeFileSync(peopleFile(dataDir), JSON.stringify(people, null, 2), { flush: true })
}

export function loadPeople(dataDir: string): Person[] | undefined {
  const file = peopleFile(dataDir)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Person[]) : undefined
}

const peopleFile = (dataDir: string) => path.join(dataDir, 'people.json')

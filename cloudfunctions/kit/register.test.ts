/** No stored field without a purpose, a class and a time. Read from the raw database after the demonstration has been played. */
import { collections, countedCollections, type CollectionName } from './collections'
import { register } from './register'
import type { CollectionRow } from './register/row'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openCloud, type Cloud } from '@/local/cloud'
import { localStorageRules } from '@/local/deploy/rules'
import { functionEnvironment, templates } from '@/local/demo'
import { seed } from '@/local/seed'
import { dump, edit } from '@/local/testing/load'
import { functionsDir } from '@/local/testing/startCloud'

const rows = register as Readonly<Record<string, CollectionRow>>
const names = collections.map(({ name }) => name)

/** Fields of these documents that no row declares. `touch` and `countedIn` are the counting's own marks (kit/figures.ts). */
function undeclared(name: string, docs: ReadonlyArray<Readonly<Record<string, unknown>>>): string[] {
  const known = new Set([...Object.keys(rows[name]?.fields ?? {}), ...(name in countedCollections ? ['touch', 'countedIn'] : [])])
  return [...new Set(docs.flatMap((doc) => Object.keys(doc)))].filter((field) => !known.has(field)).map((field) => `${name}.${field}`)
}

test('every collection is in the register, and nothing else', () => {
  expect(Object.keys(rows).sort()).toEqual([...names].sort())
})

test.each(names)('%s: each field has a purpose and a class, the whole a time or a reason to stay', (name) => {
  const { fields, retention, title, subject } = rows[name] as CollectionRow
  expect(title).toMatch(/\p{Script=Han}/u)
  for (const [field, row] of Object.entries(fields)) expect([field, row.purpose, row.class]).toEqual([field, expect.stringMatching(/\p{Script=Han}.*\p{Script=Han}{2}/u), expect.stringMatching(/^P[0-3]$/)])
  if ('stays' in retention) expect(retention.stays.length).toBeGreaterThan(3)
  else for (const rule of retention) expect(Object.keys(fields)).toContain('since' in rule ? rule.since : 'sinceDay' in rule ? rule.sinceDay : rule.sinceYear)
  if (subject) expect(Object.keys(fields)).toContain(subject)
})

describe('what is stored', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'register-'))
  let cloud: Cloud
  beforeAll(async () => {
    cloud = await openCloud({ dataDir, functionsDir, environment: functionEnvironment(dataDir), templates, mediaCheckDoor: 'api', storageRules: localStorageRules })
    await seed(cloud)
  }, 240_000)
  afterAll(async () => {
    await cloud.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('no field of the demonstration lacks a row', async () => {
    const found = await Promise.all(names.map(async (name) => undeclared(name, await dump(cloud.url, name))))
    expect(found.flat()).toEqual([])
  })

  test('control: a field that nobody declared is named', async () => {
    const [member] = await dump<{ _id: string }>(cloud.url, 'members')
    await edit(cloud.url, 'members', member?._id ?? '', { idNumber: '440902199001010000' })
    expect(undeclared('members', await dump(cloud.url, 'members'))).toEqual(['members.idNumber'])
  })

  test('control: without its row a field is named', async () => {
    const docs = await dump<Record<string, unknown>>(cloud.url, 'signups' satisfies CollectionName)
    const without = { ...rows, signups: { ...(rows.signups as CollectionRow), fields: {} } }
    expect(docs.length).toBeGreaterThan(0)
    expect(Object.keys(docs[0] ?? {}).filter((field) => !(field in (without.signups.fields as object)))).toContain('name')
  })
})

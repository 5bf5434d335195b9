/** A file whose making breaks off at any call, and which nobody asks for again: a day later nothing of it lies in the storage. */
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { Evidence } from '@/cloudfunctions/kit/documents/privacy'
import type { ExportFile } from '@/cloudfunctions/kit/documents/summary'
import { DAY_MS } from '@/types/calendar'
import type { ActionInput, ActionName } from '@/types/actions'

const NOON = new Date('2026-11-22T04:00:00Z')
/** Half past two at night, the day after. */
const NIGHT = new Date('2026-11-23T18:30:00Z')
const dataDir = mkdtempSync(path.join(tmpdir(), 'zhijia-broken-'))
let cloud: TestCloud
let officer: Person

beforeAll(async () => {
  cloud = await startCloud({ dataDir })
  cloud.clock.set(NOON)
  officer = await cloud.person(aMember({ role: 'OFF' }))
})
afterAll(() => cloud.close())

/** How many files the storage holds. */
const filesNow = () => readdirSync(path.join(dataDir, 'files'), { withFileTypes: true, recursive: true }).filter((one) => one.isFile()).length

/** Asks once, its nth call to the database failing; false when it has fewer. */
async function breaksOff<Name extends ActionName>(action: Name, input: ActionInput<Name>, kind: 'errorBefore' | 'errorAfter' | 'crash', nth: number): Promise<boolean> {
  cloud.faults.plan({ kind, action, request: 'database.', nth })
  const before = cloud.faults.struck().length
  await officer.ask(action, input).catch(() => null)
  const hasStruck = cloud.faults.struck().length > before
  cloud.faults.clear()
  return hasStruck
}

async function brokenOffEverywhere<Name extends ActionName>(action: Name, input: ActionInput<Name>): Promise<void> {
  for (const kind of ['errorBefore', 'errorAfter', 'crash'] as const) for (let nth = 1; await breaksOff(action, input, kind, nth); nth += 1);
}

const aDayLater = async () => {
  for (const minute of [1, 2, 3]) await cloud.fire(new Date(NOON.getTime() + DAY_MS + minute * 60_000))
}

test('a list taken away', async () => {
  await brokenOffEverywhere('export.start', { list: 'notice.list', period: '2026' })
  expect([filesNow() > 3, (await cloud.dump<ExportFile>('exportFiles')).some(({ begun, fileId }) => fileId === '' && begun?.length === 1)]).toEqual([true, true])
  await aDayLater()
  expect(filesNow()).toBe(0)
  expect((await cloud.dump<ExportFile>('exportFiles')).filter(({ status, begun }) => status !== 'gone' || begun?.length !== 0)).toEqual([])
})

test('control: where the path was not written down, the file stays', async () => {
  // The last call of all names the file.
  for (let nth = 3; filesNow() === 0; nth += 1) await breaksOff('export.start', { list: 'notice.list', period: '2026' }, 'errorBefore', nth)
  for (const { _id } of await cloud.dump<ExportFile>('exportFiles', { status: 'working' })) await cloud.edit('exportFiles', _id, { begun: [] })
  await aDayLater()
  expect(filesNow()).toBe(1)
})

test('somebody’s own file', async () => {
  const before = filesNow()
  await brokenOffEverywhere('privacy.export', {})
  expect(filesNow()).toBeGreaterThan(before)
  expect(await cloud.dump('evidence', { noun: 'export', fileId: '' })).not.toEqual([])
  await cloud.fire(NIGHT)
  expect(filesNow()).toBe(before)
  expect((await cloud.dump<Evidence>('evidence', { noun: 'export' })).filter(({ removedAt, fileId }) => removedAt === null || fileId !== '')).toEqual([])
})

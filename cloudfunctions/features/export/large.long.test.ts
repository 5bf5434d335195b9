/** The longest list: a hundred thousand lines are refused with what to do, and come month by month. */
import readXlsx from 'read-excel-file/node'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { sortKey } from '@/cloudfunctions/kit/paging'
import type { ExportFile } from '@/cloudfunctions/kit/documents/summary'

const LINES = 100_000
const IN_JANUARY = 15_000
const BATCH = 5_000

let cloud: TestCloud
let auditor: Person

const lineOf = (index: number): ExportFile => {
  const at = new Date(Date.UTC(2026, index < IN_JANUARY ? 0 : 1 + (index % 5), 10, 0, 0, index % 60))
  const _id = `line${String(index).padStart(6, '0')}`
  return {
    _id, memberId: 'm', byName: `职工${index % 40}`, unitName: '生产一部', orgPath: ['company'], list: 'activity.list', digest: '', subjectId: '', period: '', orgId: '', figure: '', status: 'gone', done: 1, total: 1,
    fileName: `台账${index}.xlsx`, fileId: '', parts: [], cursor: '', at, until: at, listKey: sortKey(at, _id),
  }
}

beforeAll(async () => {
  cloud = await startCloud()
  auditor = await cloud.person(aMember({ role: 'AUD' }))
  for (let from = 0; from < LINES; from += BATCH) await cloud.load('exportFiles', Array.from({ length: BATCH }, (_, index) => lineOf(from + index)))
}, 300_000)
afterAll(() => cloud.close())

test('a hundred thousand lines are refused before anything is read or written down', async () => {
  const { requests } = await cloud.wire.record(async () => expect(await auditor.isRefused('export.start', { list: 'export.log' })).toBe('EXPORT_TOO_LARGE'))
  expect(requests.filter(({ action }) => action === 'database.insertDocument' || action === 'database.addDocument')).toEqual([])
})

test('one month of them comes in two calls, whole and each line once', async () => {
  const first = await auditor.does('export.start', { list: 'export.log', period: '2026-01' })
  expect(first).toMatchObject({ status: 'working', done: 10_000, total: IN_JANUARY })
  const { url, done } = await auditor.does('export.continue', { exportId: first.exportId })
  expect(done).toBe(IN_JANUARY)
  const [sheet] = (await readXlsx(Buffer.from(await (await fetch(url ?? '')).arrayBuffer()))) as unknown as Array<{ data: unknown[][] }>
  const names = (sheet?.data ?? []).slice(3).map((row) => row[5])
  expect([names.length, new Set(names).size]).toEqual([IN_JANUARY, IN_JANUARY])
}, 120_000)

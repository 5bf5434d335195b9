import readXlsx from 'read-excel-file/node'
import { asked, openHouse, type House } from '@/local/testing/activities'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { aProposal } from '@/local/testing/suggestions'
import type { ExportFile } from '@/cloudfunctions/kit/documents/summary'
import type { ExportView } from '@/types/exports'
import type { ExportList } from '@/types/summaryNames'
import { DAY_MS } from '@/types/calendar'

let house: House
let officer: Person
let chair: Person
let worker: Person
let activityId: string
const HOSTILE = "=cmd|'/c calc'!A1"

beforeAll(async () => {
  house = await openHouse()
  ;({ officer, chair } = house)
  worker = await house.cloud.person(aMember({ name: HOSTILE }))
  activityId = await house.anOpenActivity({ title: '拔河[赛]:*?/\\' })
  await worker.does('activity.signUp', { activityId, ...asked })
  for (const person of await house.someWorkers(3)) await person.does('activity.signUp', { activityId, ...asked })
  await worker.does('suggestion.submit', { ...aProposal(), title: '+1+1' })
})
afterAll(() => house.cloud.close())

async function fileOf({ url }: ExportView): Promise<Buffer> {
  const response = await fetch(url ?? '')
  return Buffer.from(await response.arrayBuffer())
}
const textOf = async (view: ExportView) => JSON.stringify(await readXlsx(await fileOf(view)))

describe('export.start', () => {
  test('makes the roster with its 签到表; a name that is a formula stays a name', async () => {
    const view = await officer.does('export.start', { list: 'activity.roster', subjectId: activityId })
    expect(view).toMatchObject({ status: 'ready', done: 4, total: 4 })
    const text = await textOf(view)
    expect(text).toContain('报名名单')
    expect(text).toContain(JSON.stringify(HOSTILE).slice(1, -1))
    expect(text).toContain('签到表')
  })

  test('sent twice makes one file; another content under the same id is refused', async () => {
    const id = '22222222-2222-4222-8222-222222222222'
    const first = await officer.does('export.start', { list: 'activity.roster', subjectId: activityId }, id)
    const second = await officer.does('export.start', { list: 'activity.roster', subjectId: activityId }, id)
    expect(second.exportId).toBe(first.exportId)
    expect(await house.cloud.dump<ExportFile>('exportFiles', { _id: first.exportId })).toHaveLength(1)
    expect(await officer.isRefused('export.start', { list: 'activity.list' }, id)).toBe('REQUEST_REUSED')
  })

  test('broken off at any call, it is made when the phone asks again, and stands in the log once', async () => {
    const begunOnly: number[] = []
    for (let nth = 1; ; nth += 1) {
      const requestId = crypto.randomUUID()
      const ask = () => officer.ask('export.start', { list: 'activity.roster', subjectId: activityId }, requestId)
      const before = (await house.cloud.dump('exportFiles')).length
      house.cloud.faults.plan({ kind: 'errorBefore', action: 'export.start', request: 'database.', nth })
      const isDone = (await ask()).ok
      house.cloud.faults.clear()
      if ((await house.cloud.dump('exportFiles', { status: 'working', done: 0 })).length > 0) begunOnly.push(nth)
      expect([nth, await ask()]).toMatchObject([nth, { ok: true, data: { status: 'ready', done: 4, total: 4 } }])
      expect([nth, (await house.cloud.dump('exportFiles')).length]).toEqual([nth, before + 1])
      if (isDone) break
    }
    expect(begunOnly.length).toBeGreaterThan(0)
  })

  test('every list has a file for those who may, is refused to others, and asks for what it needs', async () => {
    const year = String(new Date(house.cloud.clock.now()).getUTCFullYear())
    const plain: readonly ExportList[] = ['activity.list', 'suggestion.list', 'suggestion.publicity', 'notice.list', 'message.unreached', 'summary.figures']
    for (const list of plain) {
      const view = await officer.does('export.start', { list, period: year })
      expect([list, view.status, (await fileOf(view)).subarray(0, 2).toString()]).toEqual([list, 'ready', 'PK'])
      expect([list, await worker.isRefused('export.start', { list, period: year })]).not.toEqual([list, null])
    }
    for (const list of ['activity.roster', 'activity.approval', 'suggestion.approval', 'notice.receipts', 'summary.document'] as const) {
      expect([list, await officer.isRefused('export.start', { list })]).toEqual([list, 'EXPORT_SUBJECT_NEEDED'])
      expect([list, await officer.isRefused('export.start', { list, subjectId: 'not-there' })]).toEqual([list, 'NOT_FOUND'])
    }
    expect((await officer.does('export.start', { list: 'activity.approval', subjectId: activityId })).fileName).toMatch(/审批表\.docx$/)
  })

  test('the ledger of suggestions has its rows, and a title that is a formula stays a title', async () => {
    const year = String(new Date(house.cloud.clock.now()).getUTCFullYear())
    expect(await textOf(await officer.does('export.start', { list: 'suggestion.list', period: year }))).toMatch(/共 1 件.*\+1\+1/)
  })

  test('is written down, under a path nobody can guess', async () => {
    await officer.does('export.start', { list: 'activity.roster', subjectId: activityId })
    await officer.does('export.start', { list: 'activity.roster', subjectId: activityId })
    const files = await house.cloud.dump<ExportFile>('exportFiles', { list: 'activity.roster' })
    const paths = files.map(({ fileId }) => fileId)
    expect(new Set(paths).size).toBe(paths.length)
    expect(paths.every((fileId) => /exports\/[0-9a-f]{32}\.xlsx$/.test(fileId))).toBe(true)
    const { items } = await chair.does('export.log', {})
    expect(items[0]).toMatchObject({ list: 'activity.roster', byName: '陈志强', rows: 4 })
    expect(await officer.isRefused('export.log', {})).toBe('NOT_ALLOWED')
  })
})

describe('a long list', () => {
  test('is read over several calls, carries on where it stopped, and its rows are all there once', async () => {
    const people = Array.from({ length: 10_500 }, (_, index) => ({
      _id: `${activityId}_x${index}`, activityId, memberId: `x${index}`, status: 'seated', name: `职工${index}`, staffNo: `X${index}`, unitName: '生产一部', shift: '甲班', guests: 0, poolName: '全体',
      signedUpAt: new Date('2026-01-01T00:00:00Z'), checkedInAt: null, way: null, note: '', answers: {}, rosterKey: `9_${String(index).padStart(6, '0')}`, orgPath: ['company'],
    }))
    await house.cloud.load('signups', people)
    const first = await officer.does('export.start', { list: 'activity.roster', subjectId: activityId })
    expect(first).toMatchObject({ status: 'working', done: 10_000, total: 10_504, url: null })
    expect(await chair.isRefused('export.continue', { exportId: first.exportId })).toBe('NOT_FOUND')
    const second = await officer.does('export.continue', { exportId: first.exportId })
    expect(second).toMatchObject({ status: 'ready', done: 10_504, total: 10_504 })
    const sheets = (await readXlsx(await fileOf(second))) as unknown as Array<{ data: unknown[][] }>
    const names = (sheets[0]?.data ?? []).slice(4).map((row) => row[2])
    expect([names.length, new Set(names).size]).toEqual([10_504, 10_504])
  }, 60_000)

  test('of more than twenty thousand rows is refused, with what to do', async () => {
    const more = Array.from({ length: 9_600 }, (_, index) => ({ _id: `${activityId}_y${index}`, activityId, memberId: `y${index}`, status: 'seated', rosterKey: `8_${index}`, answers: {} }))
    // The connection has been idle for so long that the other side may just have closed it.
    await house.cloud.load('signups', more).catch(() => house.cloud.load('signups', more))
    expect(await officer.isRefused('export.start', { list: 'activity.roster', subjectId: activityId })).toBe('EXPORT_TOO_LARGE')
  })
})

test('who took which list away is a list for the chair and the auditor alone', async () => {
  expect(await officer.isRefused('export.start', { list: 'export.log' })).toBe('NOT_ALLOWED')
  expect(await chair.isRefused('export.start', { list: 'export.log' })).toBeNull()
})

test('files are deleted after a day; the line in the log stays', async () => {
  const view = await officer.does('export.start', { list: 'notice.list', period: '2026' })
  const [file] = await house.cloud.dump<ExportFile>('exportFiles', { _id: view.exportId })
  await house.cloud.fire(new Date(house.cloud.clock.now() + DAY_MS - 60_000))
  expect((await fetch(view.url ?? '')).ok).toBe(true)
  // The files of this whole day are more than one run of the timer deletes.
  for (const minutes of [1, 2, 3]) await house.cloud.fire(new Date(house.cloud.clock.now() + DAY_MS + minutes * 60_000))
  const [gone] = await house.cloud.dump<ExportFile>('exportFiles', { _id: view.exportId })
  expect([file?.status, gone?.status, gone?.fileId]).toEqual(['ready', 'gone', ''])
  expect((await fetch(view.url ?? '')).ok).toBe(false)
  expect(await officer.isRefused('export.continue', { exportId: view.exportId })).toBe('EXPORT_GONE')
})

/** A list from the file to its rows: what is not taken, and which step is not due. The lists are those of people. */
import type { SheetJob } from '@/cloudfunctions/kit/documents/sheet'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { checkedImport, sheetFrom, steppedOut, workbookOf } from '@/local/testing/sheets'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { sheetStatuses, type SheetStatus } from '@/types/sheetNames'
import { nothing, whyNotCancel, whyNotStart } from './rules'

describe('rules', () => {
  const job = (status: SheetStatus, found: Partial<SheetJob['found']> = { new: 1 }) => ({ status, found: { ...nothing, ...found } })

  test.each(Object.keys(sheetStatuses) as SheetStatus[])('%s: started when it is ready, given up before anything is written', (status) => {
    expect(whyNotStart(job(status), false, 0)).toBe(status === 'ready' ? null : 'SHEET_WRONG_STATE')
    expect(whyNotCancel(job(status))).toBe(status === 'ready' || status === 'checking' ? null : 'SHEET_WRONG_STATE')
  })

  test.each([
    ['with wrong rows, unless it is said that they stay out', { new: 1, wrong: 2 }, false, 0, 'SHEET_HAS_ERRORS'],
    ['with wrong rows that stay out', { new: 1, wrong: 2 }, true, 0, null],
    ['in which nothing is new', { unchanged: 9, wrong: 2 }, true, 0, 'SHEET_NOTHING_TO_DO'],
    ['by which people leave, and their number was not said', { leaver: 3 }, false, 2, 'SHEET_LEAVERS_UNCONFIRMED'],
    ['by which as many people leave as was said', { leaver: 3 }, false, 3, null],
  ] as const)('a list %s', (_what, found, withoutWrong, leavers, code) => {
    expect(whyNotStart(job('ready', found), withoutWrong, leavers)).toBe(code)
  })
})

describe('a list', () => {
  let cloud: TestCloud
  let hr: Person
  let colleague: Person

  beforeAll(async () => {
    cloud = await startCloud({ storageRules: { write: ['uploads/{openid}/'], read: [] } })
    hr = await cloud.person(aMember({ role: 'HR' }))
    colleague = await cloud.person(aMember({ role: 'HR' }))
  })
  afterAll(() => cloud.close())

  const HEAD = ['工号', '姓名', '岗位'] as const
  const list = (...rows: ReadonlyArray<readonly string[]>) => workbookOf({ name: '名册', rows: [HEAD, ...rows] })
  const settings = { kind: 'people', isComplete: false, padTo: null } as const
  let people = 0
  const ready = async () => checkedImport(cloud, hr, await list([`S${(people += 1)}`, '新职工', '电工']))
  const start = (jobId: string, by = hr) => by.isRefused('sheet.start', { jobId, withoutWrong: false, leavers: 0 })

  test('is read from one’s own folder alone; what lies in somebody else’s stays there', async () => {
    const fileId = await sheetFrom(cloud, colleague, await list(['A1', '甲', '电工']))
    expect(await hr.ask('sheet.open', { ...settings, fileId })).toMatchObject({ error: { code: 'SHEET_NOT_YOURS', field: 'fileId' } })
    expect(await colleague.isRefused('sheet.open', { ...settings, fileId })).toBeNull()
  })

  test('needs its columns and at least one row', async () => {
    const opened = async (file: Buffer) => hr.ask('sheet.open', { ...settings, fileId: await sheetFrom(cloud, hr, file) })
    expect(await opened(await workbookOf({ name: '名册', rows: [['工号', '岗位'], ['A1', '电工']] }))).toMatchObject({ error: { code: 'SHEET_COLUMN_MISSING', field: '姓名' } })
    expect(await opened(await list())).toMatchObject({ error: { code: 'SHEET_EMPTY' } })
  })

  test('is written once, to its end, and one after the other', async () => {
    const [first, second] = [await ready(), await ready()]
    expect(await start(first.jobId)).toBeNull()
    expect(await start(second.jobId, colleague)).toBe('SHEET_OTHER_RUNNING')
    expect([await start(first.jobId), await hr.isRefused('sheet.cancel', { jobId: first.jobId })]).toEqual(['SHEET_WRONG_STATE', 'SHEET_WRONG_STATE'])
    expect(await steppedOut(hr, first.jobId, 'applying')).toMatchObject({ status: 'done', applied: { new: 1 } })
    expect(await hr.isRefused('sheet.cancel', { jobId: second.jobId })).toBeNull()
    expect(await start(second.jobId)).toBe('SHEET_WRONG_STATE')
  })
})

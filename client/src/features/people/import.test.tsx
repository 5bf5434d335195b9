/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
/** An officer who comes back to an import: what they find, with `call` bound to the real handlers. */
import { act, fireEvent, screen } from '@testing-library/react'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { checkedImport, workbookOf } from '@/local/testing/sheets'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage } from '@/local/testing/taro/taro'
import Import from './pages/import/index'

const HEAD = ['工号', '姓名', '入职日期', '工会小组']

let cloud: ScreenCloud
let hr: Person

beforeAll(async () => {
  cloud = await startScreenCloud({ storageRules: { write: ['uploads/{openid}/'], read: [] } })
  hr = await cloud.person(aMember({ name: '人事', staffNo: 'HR1', role: 'HR' }))
})
afterAll(() => cloud.close())

const listOf = (...rows: ReadonlyArray<readonly string[]>) => workbookOf({ name: '在册人员', rows: [HEAD, ...rows] })

async function comesBack() {
  holdPhone(hr)
  openPage('/features/people/pages/import/index')
  await openScreen(<Import />)
}

describe('导入名册', () => {
  it('goes on with what was left half way as soon as the page is open again, and ends with the report', async () => {
    const people = Array.from({ length: 1_300 }, (_, index) => [`S${String(index).padStart(5, '0')}`, `人${index}`, '2020-01-01', ''])
    const { jobId } = await checkedImport(cloud, hr, await listOf(...people))
    await hr.does('sheet.start', { jobId, withoutWrong: false, leavers: 0 })
    await hr.does('sheet.step', { jobId })
    await comesBack()
    expect(await screen.findByText('导入完成', {}, { timeout: 15_000 })).toBeTruthy()
    expect(await screen.findByText('新增 1300 人 · 变更 0 人 · 离职 0 人')).toBeTruthy()
    expect((await cloud.dump<Member>('members')).filter(({ staffNo }) => staffNo.startsWith('S'))).toHaveLength(1_300)
  }, 30_000)

  it('shows each wrong row with its number, its column and what is the matter; what was refused in the end is counted as left out', async () => {
    await cloud.load('members', [aMember({ staffNo: 'LAST', name: '唯一管理员', role: 'ADM', openid: null })])
    const file = await workbookOf({ name: '六月', rows: [[...HEAD, '离职日期'], ['W1', '错日期', '2026-02-30', '', ''], ['W2', '错小组', '2026-02-01', '没有的小组', ''], ['LAST', '唯一管理员', '', '', '2026-01-01']] })
    await checkedImport(cloud, hr, file)
    await comesBack()
    const rows = await screen.findAllByText('「六月」共 3 行')
    await act(async () => void fireEvent.click(rows.at(-1) as HTMLElement))
    expect(await screen.findByText('入职日期：没有这一天')).toBeTruthy()
    expect(await screen.findByText('工会小组：组织里没有这个单位，请先添加')).toBeTruthy()
    expect(await screen.findByText('离职日期：是最后一位系统管理员，请先交接')).toBeTruthy()
    expect(await screen.findByText('第 2 行')).toBeTruthy()
  })
})

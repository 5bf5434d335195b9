/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { submittedBy } from '@/local/testing/suggestions'
import { allAnswered } from '@/local/testing/taro/allAnswered'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage } from '@/local/testing/taro/taro'
import type { ExportFile } from '@/cloudfunctions/kit/documents/summary'
import Exports from './pages/exports'

let cloud: ScreenCloud
let officer: Person
let chair: Person
const SLOWLY = { timeout: 15_000 }
const holder = aMember({ role: 'OFF', name: '陈志强' })

beforeAll(async () => {
  cloud = await startScreenCloud()
  officer = await cloud.person(holder)
  chair = await cloud.person(aMember({ role: 'CHAIR', name: '吴建明' }))
  await submittedBy(await cloud.person(aMember()))
})
afterEach(() => act(allAnswered))
afterAll(() => cloud.close())

async function open(person: Person) {
  holdPhone(person)
  openPage('/features/summary/pages/exports/index', {})
  cleanup()
  await openScreen(<Exports />)
}

test('a list left while it was being made is found again and goes on with one tap', async () => {
  const { exportId } = await officer.does('export.start', { list: 'suggestion.list' })
  const [ready] = await cloud.dump<ExportFile>('exportFiles', { _id: exportId })
  await cloud.load('exportFiles', [{ ...(ready as ExportFile), _id: 'half', listKey: '9', fileName: '没下完的台账.xlsx', status: 'working', done: 0, total: 4, fileId: '' }])
  await open(officer)
  expect(await screen.findByText('没下完的台账.xlsx', {}, SLOWLY)).toBeTruthy()
  expect(screen.getByText(/准备了 0%/)).toBeTruthy()
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: '接着下' })))
  await waitFor(() => expect(screen.getAllByRole('button', { name: '打开' })).toHaveLength(2), SLOWLY)
  expect((await cloud.dump<ExportFile>('exportFiles', { _id: 'half' }))[0]).toMatchObject({ status: 'ready' })
  expect(screen.queryByRole('tab', { name: '谁导出过' })).toBeNull()
})

test('the chair sees who took what; nobody sees another’s files', async () => {
  await open(chair)
  expect(await screen.findByText('这一天没有导出过文件', {}, SLOWLY)).toBeTruthy()
  const log = await screen.findByRole('tab', { name: '谁导出过' }, SLOWLY)
  await act(async () => void fireEvent.click(log))
  expect((await screen.findAllByText(/陈志强/, {}, SLOWLY)).length).toBeGreaterThan(0)
})

/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import { hideToast } from '../../lib/toast'
import Detail from './pages/detail'
import Edit from './pages/edit'
import Readers from './pages/readers'

let cloud: ScreenCloud
let reader: Person

beforeAll(async () => {
  cloud = await startScreenCloud()
  reader = await cloud.person(aMember({ name: '读者' }))
})
afterAll(() => cloud.close())
afterEach(() => act(hideToast))

async function tap(name: string, role = 'button') {
  const found = await screen.findAllByRole(role, { name })
  await act(async () => void fireEvent.click(found[found.length - 1] as HTMLElement))
}
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })

async function published(title: string): Promise<string> {
  const plan = { title, text: '请看正文', imageFileIds: [], orgIds: [], pinned: false, important: false, mustConfirm: true, until: null }
  const { noticeId } = await cloud.officer.does('notice.saveDraft', { plan })
  await cloud.officer.does('notice.publish', { noticeId })
  return noticeId
}

describe('a notice', () => {
  it('asks for the reader’s word, once', async () => {
    const noticeId = await published('安全提示')
    holdPhone(reader)
    openPage('/features/notice/pages/detail/index', { id: noticeId })
    await openScreen(<Detail />)
    await tap('我知道了')
    await waitFor(() => expect(screen.queryByRole('button', { name: '我知道了' })).toBeNull())
    expect((await reader.does('notice.get', { noticeId })).confirmedAt).not.toBeNull()
  })

  it('names who has not read it', async () => {
    const noticeId = await published('停电安排')
    holdPhone(cloud.officer)
    openPage('/features/notice/pages/readers/index', { id: noticeId })
    await openScreen(<Readers />)
    expect(await screen.findByText('读者')).toBeTruthy()
    await reader.does('notice.get', { noticeId })
    await tap('已看', 'tab')
    expect(await screen.findByText('读者')).toBeTruthy()
  })
})

describe('writing a notice', () => {
  beforeEach(() => {
    holdPhone(cloud.officer)
    openPage('/features/notice/pages/edit/index')
  })

  it('keeps it on the phone, says what is missing, and publishes after a question', async () => {
    await openScreen(<Edit />)
    await screen.findByLabelText('标题')
    write('标题', '周五大扫除')
    cleanup()
    await openScreen(<Edit />)
    expect((await screen.findByLabelText<HTMLInputElement>('标题')).value).toBe('周五大扫除')
    await tap('发布')
    expect(screen.getAllByText('请写正文，最多 3000 字').length).toBeGreaterThan(0)
    write('正文', '两点在车间门口集合')
    await tap('发布')
    expect(screen.getByText(/^发给全体/)).toBeTruthy()
    const question = within(screen.getByRole('dialog'))
    await act(async () => void fireEvent.click(question.getByRole('button', { name: '发布' })))
    await waitFor(() => expect(whereTo()[0] ?? '').toMatch(/^\/features\/notice\/pages\/desk\/index\?id=/))
    const titles = (await reader.does('notice.list', { scope: 'current' })).items.map(({ title }) => title)
    expect(titles).toContain('周五大扫除')
    expect(JSON.stringify({ ...localStorage })).not.toContain('两点在车间门口')
  })

  it('opens no form to somebody who may write none', async () => {
    holdPhone(reader)
    await openScreen(<Edit />)
    expect(await screen.findByText('这里暂时不对您开放')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '发布' })).toBeNull()
  })
})

/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, fireEvent, screen } from '@testing-library/react'
import { aMember } from '@/local/testing/builders'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage } from '@/local/testing/taro/taro'
import { hideToast } from '../../lib/toast'
import Review from './pages/review'

let cloud: ScreenCloud

beforeAll(async () => {
  cloud = await startScreenCloud()
})
afterAll(() => cloud.close())
afterEach(() => act(hideToast))

async function open() {
  openPage('/features/safety/pages/review/index')
  await openScreen(<Review />)
}
const tap = (name: string, role = 'button') => act(async () => {
  const found = screen.getAllByRole(role, { name })
  fireEvent.click(found[found.length - 1] as HTMLElement)
})

describe('the human check', () => {
  it('blocks nothing without a reason, and does not name the author', async () => {
    const author = await cloud.person(aMember({ name: '何作者', role: 'OFF' }))
    const plan = { title: '群码通知', text: '有兴趣请加微信群', imageFileIds: [], orgIds: [], pinned: false, important: false, mustConfirm: false, until: null }
    const { noticeId } = await author.does('notice.saveDraft', { plan })
    await author.does('notice.publish', { noticeId })
    holdPhone(cloud.chair)
    await open()
    expect(await screen.findByText('群码通知')).toBeTruthy()
    expect(screen.queryByText(/何作者/)).toBeNull()
    await tap('不通过')
    await tap('不通过')
    expect(screen.getByText('请写明原因，让作者知道怎么改')).toBeTruthy()
    await tap('和工会的事无关', 'radio')
    await tap('不通过')
    await screen.findByText('已拦下，作者会看到原因')
    expect((await author.does('notice.desk', { noticeId })).status).toBe('draft')
  })

  it('is closed to everybody else', async () => {
    holdPhone(await cloud.person(aMember()))
    await open()
    expect(await screen.findByText('这里暂时不对您开放')).toBeTruthy()
  })
})

/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, screen } from '@testing-library/react'
import { openScreen } from '@/local/testing/taro/openScreen'
import { cutNetwork, holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage } from '@/local/testing/taro/taro'
import Door from './index'

let cloud: ScreenCloud
const quiet = { createOscillator: () => ({ frequency: {}, connect: () => undefined, start: () => undefined, stop: () => undefined }), currentTime: 0 }

beforeAll(async () => {
  cloud = await startScreenCloud()
  Object.assign(globalThis, { AudioContext: function AudioContext() { return quiet } })
})
afterAll(() => cloud.close())
beforeEach(() => holdPhone(cloud.officer))
afterEach(() => {
  cleanup()
  jest.restoreAllMocks()
})

async function open(activityId: string) {
  openPage('/features/activity/pages/door/index', { id: activityId })
  await openScreen(<Door />)
}

async function running(): Promise<string> {
  const activityId = await cloud.activity()
  await cloud.officer.does('activity.start', { activityId })
  return activityId
}

describe('the code at the door', () => {
  it('counts down the seconds its code is good for, never more than fifteen', async () => {
    const activityId = await running()
    await open(activityId)
    expect(await screen.findByRole('img', { name: '趣味运动会 的签到码' })).toBeTruthy()
    const seconds = Number((screen.getByLabelText(/秒后更新$/).textContent ?? '').trim())
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(15)
  })

  it('shows a newcomer by name and count', async () => {
    const activityId = await cloud.activity()
    const worker = await cloud.goes(activityId)
    await cloud.officer.does('activity.start', { activityId })
    await open(activityId)
    expect(await screen.findByText('还没有人签到')).toBeTruthy()
    const { code } = await cloud.officer.does('activity.door', { activityId })
    await worker.does('activity.checkIn', { code })
    const { name } = (await worker.does('session.me', {})).me ?? { name: '' }
    expect(await screen.findByText(name, {}, { timeout: 6000 })).toBeTruthy()
    expect(screen.getByText('已签').parentElement?.textContent).toBe('已签1/ 1')
  })

  it('says that it does not run yet', async () => {
    await open(await cloud.activity())
    expect(await screen.findByText('签到还没有开始，请稍后再扫')).toBeTruthy()
    expect(screen.queryByRole('img')).toBeNull()
  })

  it('says when the network is lost, and goes on by itself when it is back', async () => {
    const activityId = await running()
    await open(activityId)
    await screen.findByRole('img')
    const reconnect = cutNetwork()
    await act(async () => void window.dispatchEvent(new Event('offline')))
    expect(await screen.findByText('网络断了，正在重连')).toBeTruthy()
    expect(screen.getByRole('button', { name: '改用点名' })).toBeTruthy()
    reconnect()
    await act(async () => void window.dispatchEvent(new Event('online')))
    expect(await screen.findByText('打开职工之家，扫码签到')).toBeTruthy()
  })
})

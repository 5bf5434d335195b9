/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { openScreen } from '@/local/testing/taro/openScreen'
import { cutNetwork, holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage } from '@/local/testing/taro/taro'
import Scan from './index'

let cloud: ScreenCloud
let activityId: string
const quiet = { createOscillator: () => ({ frequency: {}, connect: () => undefined, start: () => undefined, stop: () => undefined }), currentTime: 0 }

beforeAll(async () => {
  cloud = await startScreenCloud()
  Object.assign(globalThis, { AudioContext: function AudioContext() { return quiet } })
})
afterAll(() => cloud.close())
beforeEach(async () => {
  holdPhone(cloud.officer)
  activityId = await cloud.activity()
})
afterEach(() => {
  cleanup()
  jest.restoreAllMocks()
})

/** The sheet stays away for a moment, so that the answer can be seen. */
const typing = () => screen.findByLabelText('也可以输入码下方的文字', {}, { timeout: 6000 })

async function open() {
  await cloud.officer.does('activity.start', { activityId })
  openPage('/features/activity/pages/scan/index', { id: activityId })
  await openScreen(<Scan />)
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: '开始扫码' })))
}

/** What the camera would read, typed on the browser's sheet; the sheet comes back for the next person. */
async function scan(code: string) {
  fireEvent.change(await typing(), { target: { value: code } })
  await act(async () => void fireEvent.click(screen.getByText('使用这个码')))
  await typing()
}

const putAway = () => act(async () => void fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' }))
const attended = async () => (await cloud.officer.does('activity.desk', { activityId })).counts.attended

async function aGuest() {
  const person = await cloud.goes(activityId)
  return person.does('activity.myCode', { activityId })
}

describe("scanning people's own codes", () => {
  it('goes from one to the next, each with a name and an answer', async () => {
    const first = await aGuest()
    const second = await aGuest()
    await open()
    await scan(first.code)
    await scan(second.code)
    await putAway()
    expect(screen.getByText(first.name)).toBeTruthy()
    expect(screen.getByText(second.name)).toBeTruthy()
    expect(screen.getAllByText('签到成功')).toHaveLength(2)
    expect(await attended()).toBe(2)
  })

  it('refuses what is no personal code without asking the cloud', async () => {
    await open()
    await scan('https://example.invalid/x')
    await putAway()
    expect(screen.getByText('这不是个人入场码，请对方打开“我的报名”')).toBeTruthy()
  })

  it('keeps codes without network and uploads them once when it returns', async () => {
    const guest = await aGuest()
    await open()
    const reconnect = cutNetwork()
    await scan(guest.code)
    await scan(guest.code)
    await putAway()
    expect(screen.getByText('先记下了，连上网自动上传')).toBeTruthy()
    expect(screen.getByText('这个码已经记下了')).toBeTruthy()
    expect(screen.getByText('待上传 1 人，连上网自动上传')).toBeTruthy()
    reconnect()
    await act(async () => void window.dispatchEvent(new Event('online')))
    await waitFor(() => expect(screen.queryByText(/^待上传/)).toBeNull())
    expect(await attended()).toBe(1)
  })
})

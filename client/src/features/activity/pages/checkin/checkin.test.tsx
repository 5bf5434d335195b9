/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, fireEvent, screen } from '@testing-library/react'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { openScreen } from '@/local/testing/taro/openScreen'
import { cutNetwork, holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import CheckIn from './index'

let cloud: ScreenCloud
let activityId: string

beforeAll(async () => {
  cloud = await startScreenCloud()
  activityId = await cloud.activity({ maxLine: 5, capacity: 3 })
})
afterAll(() => cloud.close())
afterEach(() => jest.restoreAllMocks())

async function openAs(person: Pick<Person, 'openid'>) {
  holdPhone(person)
  openPage('/features/activity/pages/checkin/index', { id: activityId })
  return openScreen(<CheckIn />)
}

/** What the camera would read, typed on the browser's sheet. */
async function scan(text: string, button = '扫现场的码') {
  fireEvent.click(screen.getByRole('button', { name: button }))
  fireEvent.change(await screen.findByLabelText('也可以输入码下方的文字'), { target: { value: text } })
  await act(async () => void fireEvent.click(screen.getByText('使用这个码')))
}

const doorCode = async () => (await cloud.officer.does('activity.door', { activityId })).code

describe('门口签到', () => {
  it('opens no camera before a tap', async () => {
    await openAs(cloud.officer)
    expect(screen.queryByLabelText('也可以输入码下方的文字')).toBeNull()
  })

  it('confirms in large words with the time, and counts the person once', async () => {
    const worker = await cloud.goes(activityId)
    await cloud.officer.does('activity.start', { activityId })
    await openAs(worker)
    await scan(await doorCode())
    expect(await screen.findByText('签到成功')).toBeTruthy()
    expect(screen.getByText(/^\d\d:\d\d$/)).toBeTruthy()
    expect((await cloud.officer.does('activity.desk', { activityId })).counts.attended).toBe(1)
    fireEvent.click(screen.getByRole('button', { name: '好的' }))
    expect(whereTo()).toEqual(['back'])
  })

  it('says whom to ask when somebody did not sign up', async () => {
    await openAs(await cloud.person(aMember()))
    await scan(await doorCode())
    expect(await screen.findByText('没有查到报名，请找现场工作人员补登')).toBeTruthy()
    expect(screen.getByRole('button', { name: '再扫一次' })).toBeTruthy()
  })

  it('tells an old code from a foreign one', async () => {
    const worker = await cloud.person(aMember())
    await openAs(worker)
    const old = await doorCode()
    cloud.clock.set(new Date(cloud.clock.now() + 60_000))
    await scan(old)
    expect(await screen.findByText('码已更新，请对准屏幕再扫一次')).toBeTruthy()
    await scan('http://example.invalid/whatever', '再扫一次')
    expect(await screen.findByText('这不是签到码，请扫现场屏幕上的码')).toBeTruthy()
    cloud.clock.reset()
  })

  it('offers the activity when the poster was scanned instead of the door', async () => {
    await openAs(cloud.officer)
    await scan(`http://localhost/#/features/activity/pages/detail/index?scene=a%3D${activityId}`)
    fireEvent.click(await screen.findByRole('button', { name: '打开这场活动' }))
    expect(whereTo()).toEqual([`/features/activity/pages/detail/index?id=${activityId}`])
  })

  it('says honestly that the rolling code needs network, and leads to the personal code', async () => {
    const worker = await cloud.person(aMember())
    await openAs(worker)
    const reconnect = cutNetwork()
    fireEvent.click(screen.getByRole('button', { name: '扫现场的码' }))
    expect(await screen.findByText(/请工作人员在名单上帮您点名/)).toBeTruthy()
    expect(screen.queryByLabelText('也可以输入码下方的文字')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: '我的签到码' }))
    expect(whereTo()).toEqual([`/features/activity/pages/ticket/index?id=${activityId}`])
    reconnect()
  })
})

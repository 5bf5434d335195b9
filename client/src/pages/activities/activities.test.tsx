/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { aMember } from '@/local/testing/builders'
import { openScreen } from '@/local/testing/taro/openScreen'
import { cutNetwork, holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import Activities from './index'
import { openActivities } from './segment'

let cloud: ScreenCloud
let tug: string

beforeAll(async () => {
  cloud = await startScreenCloud()
  tug = await cloud.activity({ title: '拔河赛', capacity: 8 })
  await cloud.activity({ title: '读书会', kind: 'reading' })
})
afterAll(() => cloud.close())
beforeEach(() => openPage('/pages/activities/index'))
afterEach(() => jest.restoreAllMocks())

describe('活动', () => {
  it('shows the places left in words and how I stand', async () => {
    holdPhone(await cloud.goes(tug))
    await openScreen(<Activities />)
    expect(await screen.findByText('还剩 7 席')).toBeTruthy()
    expect(await screen.findByText('已报名')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: /^拔河赛/ }))
    expect(whereTo()).toEqual([`/features/activity/pages/detail/index?id=${tug}`])
  })

  it('keeps to one kind, and leads back when there is nothing of it', async () => {
    holdPhone(await cloud.person(aMember()))
    await openScreen(<Activities />)
    await screen.findByText('拔河赛')
    fireEvent.click(screen.getByRole('tab', { name: '读书班' }))
    expect(await screen.findByText('读书会')).toBeTruthy()
    expect(screen.queryByText('拔河赛')).toBeNull()
    fireEvent.click(screen.getByRole('tab', { name: '志愿服务' }))
    fireEvent.click(await screen.findByRole('button', { name: '看全部类别' }))
    expect(await screen.findByText('拔河赛')).toBeTruthy()
  })

  it('lists my own, and opens there when asked for', async () => {
    holdPhone(await cloud.goes(tug))
    openActivities('mine')
    await openScreen(<Activities />)
    expect(await screen.findByText('拔河赛')).toBeTruthy()
    expect(screen.queryByText('读书会')).toBeNull()
    fireEvent.click(screen.getByRole('tab', { name: '已经过去' }))
    expect(await screen.findByText('还没有参加过的活动')).toBeTruthy()
  })

  it('asks a stranger to bind for their own list only', async () => {
    holdPhone({ openid: 'oStrangerStrangerStranger002' })
    await openScreen(<Activities />)
    expect(await screen.findByText('拔河赛')).toBeTruthy()
    expect(screen.queryByText('发布活动')).toBeNull()
    fireEvent.click(screen.getByRole('tab', { name: '我的报名' }))
    expect(screen.getByText('先认领身份')).toBeTruthy()
  })

  it('lets an officer publish', async () => {
    holdPhone(cloud.officer)
    await openScreen(<Activities />)
    fireEvent.click(await screen.findByRole('button', { name: /^发布活动/ }))
    expect(whereTo()).toEqual(['/features/activity/pages/edit/index'])
  })

  it('shows the last list without network and says so', async () => {
    holdPhone(await cloud.person(aMember()))
    await openScreen(<Activities />)
    await screen.findByText('拔河赛')
    cleanup()
    const reconnect = cutNetwork()
    await openScreen(<Activities />)
    expect(screen.getByText('拔河赛')).toBeTruthy()
    expect(screen.getByText(/^没有网络，这是 今天 \d\d:\d\d 的内容$/)).toBeTruthy()
    reconnect()
  })
})

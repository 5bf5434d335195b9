/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { cleanup, screen } from '@testing-library/react'
import { aMember } from '@/local/testing/builders'
import { openScreen } from '@/local/testing/taro/openScreen'
import { cutNetwork, holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage } from '@/local/testing/taro/taro'
import TicketPage from './index'

let cloud: ScreenCloud

beforeAll(async () => {
  cloud = await startScreenCloud()
})
afterAll(() => cloud.close())
afterEach(() => jest.restoreAllMocks())

describe('入场票', () => {
  it('shows the code, the name and the party, and again without network', async () => {
    const activityId = await cloud.activity({ maxGuests: 3 })
    const member = aMember({ name: '张伟', unitName: '生产一部' })
    const worker = await cloud.person(member)
    await worker.does('activity.signUp', { activityId, guests: 2, answers: {} })
    const { code } = await worker.does('activity.myCode', { activityId })
    holdPhone(worker)
    openPage('/features/activity/pages/ticket/index', { id: activityId })

    await openScreen(<TicketPage />)
    expect(await screen.findByText('趣味运动会')).toBeTruthy()
    expect(await screen.findByText('生产一部')).toBeTruthy()
    cleanup()
    const reconnect = cutNetwork()
    await openScreen(<TicketPage />)
    expect(screen.getByText('张伟')).toBeTruthy()
    expect(screen.getByText('生产一部')).toBeTruthy()
    expect(screen.getByText('共 3 人')).toBeTruthy()
    expect(screen.getByText(code)).toBeTruthy()
    expect(screen.getByRole('img', { name: '张伟的个人签到码' })).toBeTruthy()
    reconnect()
  })

  it('of a cancelled activity says that nobody need come, and why', async () => {
    const activityId = await cloud.activity()
    const worker = await cloud.goes(activityId)
    const chair = await cloud.person(aMember({ role: 'CHAIR' }))
    await chair.does('activity.cancel', { activityId, reason: '台风红色预警，场地关闭' })
    holdPhone(worker)
    openPage('/features/activity/pages/ticket/index', { id: activityId })
    await openScreen(<TicketPage />)
    expect(await screen.findByText('“趣味运动会”取消了')).toBeTruthy()
    expect(screen.getByText('原因：台风红色预警，场地关闭；到时不用来。有疑问请问组织者。')).toBeTruthy()
    expect(screen.queryByText('您还没有入场票')).toBeNull()
  })

  it('says what is missing when there is no sign-up', async () => {
    holdPhone(await cloud.person(aMember()))
    openPage('/features/activity/pages/ticket/index', { id: await cloud.activity() })
    await openScreen(<TicketPage />)
    expect(await screen.findByText('您还没有入场票')).toBeTruthy()
  })
})

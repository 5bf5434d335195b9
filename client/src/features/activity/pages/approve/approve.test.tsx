/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, fireEvent, screen } from '@testing-library/react'
import { aMember, aPlan } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage } from '@/local/testing/taro/taro'
import { hideToast } from '../../../../lib/toast'
import Approve from './index'

let cloud: ScreenCloud

beforeAll(async () => {
  cloud = await startScreenCloud()
})
afterAll(() => cloud.close())
afterEach(() => act(hideToast))

async function pending(title: string, by: Person = cloud.officer): Promise<string> {
  const { activityId } = await by.does('activity.saveDraft', { plan: aPlan({ title, inWorkingHours: true, employerConsent: true }) })
  await by.does('activity.submit', { activityId })
  return activityId
}

async function open(title: string, as: Person = cloud.chair) {
  holdPhone(as)
  openPage('/features/activity/pages/approve/index')
  await openScreen(<Approve />)
  const row = await screen.findByRole('button', { name: new RegExp(`^${title}`) })
  await act(async () => void fireEvent.click(row))
}

const tap = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))
const deskOf = (activityId: string) => cloud.officer.does('activity.desk', { activityId })

describe('the chair decides', () => {
  it('on the facts, in two taps', async () => {
    const activityId = await pending('秋游')
    await open('秋游')
    expect(await screen.findByText('预算 ¥3,000.00，工会经费列支')).toBeTruthy()
    expect(screen.getByText('占用工作时间，已取得行政同意')).toBeTruthy()
    await tap('批准')
    await screen.findByText('“秋游”已批准，开放报名')
    expect((await deskOf(activityId)).status).toBe('open')
  })

  it('sends nothing back without a reason', async () => {
    const activityId = await pending('晚会')
    await open('晚会')
    await screen.findByText(/^预算/)
    await tap('退回')
    await tap('确认退回')
    expect(screen.getByText('请写明退回理由')).toBeTruthy()
    expect((await deskOf(activityId)).status).toBe('pending')
    await act(async () => void fireEvent.click(screen.getByRole('radio', { name: '请补充安全措施' })))
    await tap('确认退回')
    await screen.findByText('“晚会”已退回')
    const { status, history } = await deskOf(activityId)
    expect(status).toBe('draft')
    expect(history[history.length - 1]?.note).toBe('请补充安全措施')
  })

  it('never on their own plan, and is told so', async () => {
    const chair = await cloud.person(aMember({ role: 'CHAIR' }))
    await pending('自己的活动', chair)
    await open('自己的活动', chair)
    expect(await screen.findByText('自己发起的活动不能自己审批，请其他主席审批')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '退回' })).toBeNull()
  })
})

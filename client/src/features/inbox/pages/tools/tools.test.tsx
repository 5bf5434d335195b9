/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, fireEvent, screen } from '@testing-library/react'
import { aMember } from '@/local/testing/builders'
import { allAnswered } from '@/local/testing/taro/allAnswered'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { screens } from '../../../../lib/go'
import Tools from './index'

let cloud: ScreenCloud

beforeAll(async () => {
  cloud = await startScreenCloud()
})
afterAll(() => cloud.close())
afterEach(() => act(allAnswered))

async function openFor(grants: Member['grants']) {
  holdPhone(await cloud.person(aMember({ grants })))
  openPage('/features/inbox/pages/tools/index')
  await openScreen(<Tools />)
}
const shown = () => screen.queryAllByRole('button').map((row) => row.getAttribute('aria-label')?.split('，')[0])

describe('all tools', () => {
  it('are those of the offices somebody holds, and a tap opens one', async () => {
    await openFor([{ role: 'AUD', orgId: 'company' }])
    await screen.findByText('经费')
    expect(shown()).toEqual(expect.arrayContaining(['建议统计', '经费', '规定与标准']))
    expect(shown()).not.toContain('活动管理')
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: /^经费/ })))
    expect(whereTo()).toContain(screens.funds)
  })

  it('of a committee member are those of the field', async () => {
    await openFor([{ role: 'OFF', portfolio: 'culture', orgId: 'company' }])
    await screen.findByText('活动管理')
    expect(shown()).not.toContain('经费')
    await openFor([{ role: 'OFF', portfolio: 'finance', orgId: 'company' }])
    expect(await screen.findByText('经费')).toBeTruthy()
  })

  it('are not for people without an office, who are told whom to ask', async () => {
    await openFor([])
    expect(await screen.findByText('这里是工会干部办事的地方。如果您刚接任，请联系系统管理员。')).toBeTruthy()
    expect(shown()).not.toContain('经费')
  })
})

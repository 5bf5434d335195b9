/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, fireEvent, screen } from '@testing-library/react'
import { aMember } from '@/local/testing/builders'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage } from '@/local/testing/taro/taro'
import { hideToast } from '../../../../lib/toast'
import Codes from './index'

let cloud: ScreenCloud

beforeAll(async () => {
  cloud = await startScreenCloud()
})
afterAll(() => cloud.close())
beforeEach(() => openPage('/features/me/pages/codes/index'))
afterEach(() => act(hideToast))

async function tap(name: string | RegExp, role = 'button') {
  const found = await screen.findByRole(role, { name })
  await act(async () => void fireEvent.click(found))
}
const letters = () => document.querySelector('.issued-code__letters')?.textContent ?? ''

/** A unit of its own with its leader, who holds the phone. */
async function unitOf(orgId: string, traits: Parameters<typeof aMember>[0]) {
  const member = aMember({ orgPath: ['company', 'b-prod1', orgId], ...traits })
  await cloud.load('members', [member])
  holdPhone(await cloud.person(aMember({ grants: [{ role: 'GRP', orgId }] })))
  return member
}

describe('发认领码', () => {
  it('shows the code of somebody large, once, and it binds them', async () => {
    const { staffNo } = await unitOf('g-codes1', { name: '黄小燕', openid: null })
    await openScreen(<Codes />)
    await tap(/黄小燕/)
    await tap('发认领码')
    expect(await screen.findByText('黄小燕的认领码')).toBeTruthy()
    expect(screen.getByText(/前有效，含当天/)).toBeTruthy()
    const code = letters()
    expect(code).toMatch(/^[2-9A-Z]{8}$/)
    expect(JSON.stringify({ ...localStorage })).not.toContain(code)
    await tap('关闭')
    expect(letters()).toBe('')
    const newcomer = cloud.as(aMember())
    expect((await newcomer.does('session.bind', { staffNo, name: '黄小燕', code })).me?.name).toBe('黄小燕')
  })

  it('lets go of a lost account only with a reason', async () => {
    const person = await unitOf('g-codes2', { name: '莫家豪' })
    await openScreen(<Codes />)
    await tap(/^已认领/, 'tab')
    await tap(/莫家豪/)
    await tap('解除这个人的认领')
    expect(screen.getByText('请写明原因')).toBeTruthy()
    fireEvent.change(screen.getByLabelText('原因'), { target: { value: '手机丢了' } })
    await tap('解除这个人的认领')
    expect(await screen.findByText('莫家豪的认领已解除，可以发新码了')).toBeTruthy()
    expect((await cloud.as(person).does('session.me', {})).me).toBeNull()
  })

  it('says why the code of an officer is not a leader’s to give', async () => {
    await unitOf('g-codes3', { name: '何主席', openid: null, grants: [{ role: 'CHAIR', orgId: 'b-prod1' }] })
    await openScreen(<Codes />)
    await tap(/何主席/)
    expect(await screen.findByText(/这件事不归您办/)).toBeTruthy()
  })
})

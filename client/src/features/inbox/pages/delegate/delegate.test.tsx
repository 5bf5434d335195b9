/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, fireEvent, screen } from '@testing-library/react'
import { addDays, dayOf } from '@/types/calendar'
import { castOn, type Cast } from '@/local/testing/suggestions'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage } from '@/local/testing/taro/taro'
import { hideToast } from '../../../../lib/toast'
import Delegate from './index'

let cloud: ScreenCloud
let cast: Cast

beforeAll(async () => {
  cloud = await startScreenCloud()
  cast = await castOn(cloud)
})
afterAll(() => cloud.close())
beforeEach(async () => {
  holdPhone(cast.officer)
  openPage('/features/inbox/pages/delegate/index')
  await openScreen(<Delegate />)
})
afterEach(() => act(hideToast))

async function tap(name: string) {
  const found = await screen.findAllByRole('button', { name })
  await act(async () => void fireEvent.click(found[0] as HTMLElement))
}
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const until = addDays(dayOf(new Date()), 5)

describe('while I am away', () => {
  it('nobody is asked to stand in without a number and the days', async () => {
    await tap('委托')
    expect(screen.getByText('请填同事的工号')).toBeTruthy()
    expect(screen.getByText('请选起止日期，止日不早于起日')).toBeTruthy()
    expect((await cast.officer.does('inbox.delegations', {})).mine).toBeNull()
  })

  it('a number that nobody has says so at the field', async () => {
    await screen.findByText('新的委托')
    write('同事的工号', 'NOBODY')
    write('到哪天止', until)
    await tap('委托')
    expect((await screen.findAllByText('没有这个工号，请核对')).length).toBeGreaterThan(0)
  })

  it('a colleague stands in, and is let go again after a question', async () => {
    await screen.findByText('新的委托')
    write('同事的工号', cast.members.culture.staffNo)
    write('到哪天止', until)
    await tap('委托')
    await screen.findByText('已委托给陈志强')
    expect((await cast.officer.does('inbox.delegations', {})).mine).toMatchObject({ deputyName: '陈志强', untilDay: until, isOn: true })
    await tap('现在收回')
    expect(screen.getByText('收回委托？')).toBeTruthy()
    const buttons = screen.getAllByRole('button', { name: '现在收回' })
    await act(async () => void fireEvent.click(buttons[buttons.length - 1] as HTMLElement))
    await screen.findByText('已收回')
    expect((await cast.officer.does('inbox.delegations', {})).mine).toBeNull()
  })
})

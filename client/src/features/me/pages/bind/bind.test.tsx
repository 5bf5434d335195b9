import { fireEvent, screen } from '@testing-library/react'
import { fakeCloud, refusal, type FakeCloud } from '@/local/testing/taro/fakeCloud'
import { openScreen } from '@/local/testing/taro/openScreen'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import Bind from './index'

let cloud: FakeCloud

beforeEach(() => {
  localStorage.clear()
  openPage('/features/me/pages/bind/index')
  cloud = fakeCloud()
  cloud.gives('session.me', { me: null })
})

afterEach(() => jest.restoreAllMocks())

const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const bindings = () => cloud.asked.filter(({ action }) => action === 'session.bind')
const send = () => fireEvent.click(screen.getByRole('button', { name: '认领' }))

describe('认领身份', () => {
  it('says which answer is missing and asks the cloud nothing', async () => {
    await openScreen(<Bind />)
    type('工号', '10231')
    send()
    expect(screen.getByText('请填写姓名')).toBeTruthy()
    expect(screen.queryByText('请填写工号')).toBeNull()
    expect(bindings()).toHaveLength(0)
  })

  it('keeps what was typed when the cloud refuses, and says what to do', async () => {
    cloud.gives('session.bind', refusal('BIND_REFUSED'))
    await openScreen(<Bind />)
    type('工号', '10231')
    type('姓名', '王建国')
    type('认领码', '8842')
    send()
    expect(await screen.findByText(/对不上，请核对/)).toBeTruthy()
    expect((screen.getByLabelText('工号') as HTMLInputElement).value).toBe('10231')
  })

  it('goes back where the person came from once the cloud knows them', async () => {
    cloud.gives('session.bind', { me: { name: '王建国' } })
    await openScreen(<Bind />)
    type('工号', '10231')
    type('姓名', '王建国')
    type('认领码', '8842')
    send()
    await screen.findByText('王建国，欢迎回家')
    expect(whereTo()).toEqual(['back'])
    expect(bindings()[0]?.input).toEqual({ staffNo: '10231', name: '王建国', code: '8842' })
  })
})

import { act, fireEvent, render, renderHook, screen } from '@testing-library/react'
import { fakeCloud, refusal, type FakeCloud } from '@/local/testing/taro/fakeCloud'
import { withoutPauses } from '@/local/testing/taro/pauses'
import { Button } from '../components/Button'
import { Page } from '../components/Page'
import { noteLateAnswers } from './call'
import { sendQueue } from './offlineQueue'
import { hideToast } from './toast'
import { useAction } from './useAction'

let cloud: FakeCloud

beforeEach(() => {
  localStorage.clear()
  cloud = fakeCloud()
})

afterEach(() => {
  act(hideToast)
  jest.restoreAllMocks()
})

const label = () => '报名“春季徒步”'

function SignUp() {
  const signUp = useAction('activity.signUp', { queueAs: label })
  return (
    <Page>
      <Button text="报名" isBusy={signUp.isBusy} onTap={() => void signUp.run({ activityId: 'a1', guests: 0, answers: {} })} />
    </Page>
  )
}

const button = () => screen.getByRole('button', { name: /^报名(，正在办理)?$/ })

describe('a write behind a button', () => {
  it('is sent once, however fast the button is tapped', async () => {
    cloud.gives('activity.signUp', {})
    render(<SignUp />)
    const tapped = button()
    fireEvent.click(tapped)
    fireEvent.click(tapped)
    fireEvent.click(tapped)
    await screen.findByRole('button', { name: '报名' })
    expect(cloud.asked).toHaveLength(1)
  })

  it('that is refused says so over the page, and can be tried again', async () => {
    cloud.gives('activity.signUp', refusal('ACTIVITY_FULL'))
    render(<SignUp />)
    fireEvent.click(button())
    expect(await screen.findByText('名额已满，可加入候补')).toBeTruthy()
    fireEvent.click(button())
    await screen.findByRole('button', { name: '报名' })
    expect(cloud.asked).toHaveLength(2)
  })

  it('without network waits in sight, and goes out once under its own request id', async () => {
    cloud.isOnline = false
    cloud.gives('activity.signUp', {})
    render(<SignUp />)
    fireEvent.click(button())
    expect(await screen.findByText(/1 项待提交/)).toBeTruthy()
    cloud.isOnline = true
    await act(() => sendQueue())
    expect(screen.queryByText(/待提交/)).toBeNull()
    const sent = cloud.asked.filter(({ action }) => action === 'activity.signUp')
    expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(1)
  })

  it('that was refused after waiting stays in sight until it was read', async () => {
    cloud.isOnline = false
    cloud.gives('activity.signUp', refusal('ACTIVITY_FULL'))
    render(<SignUp />)
    fireEvent.click(button())
    await screen.findByText(/1 项待提交/)
    cloud.isOnline = true
    await act(() => sendQueue())
    fireEvent.click(screen.getByRole('button', { name: /1 项没有办成/ }))
    expect(screen.getByText('报名“春季徒步”')).toBeTruthy()
    fireEvent.click(screen.getAllByRole('button', { name: '关闭' }).at(-1) as HTMLElement)
    expect(screen.queryByText(/没有办成/)).toBeNull()
  })
})

describe('that nobody answered', () => {
  it('is said until its own answer comes, not that of another', async () => {
    withoutPauses()
    cloud.gives('activity.signUp', refusal('INTERNAL'))
    const { result } = renderHook(() => useAction('activity.signUp'))
    await act(() => result.current.run({ activityId: 'a2', guests: 0, answers: {} }))
    const requestId = result.current.error?.requestId ?? ''
    expect(result.current.error?.isAnswer).toBe(false)
    act(() => noteLateAnswers(['another']))
    expect(result.current.error?.requestId).toBe(requestId)
    act(() => noteLateAnswers([requestId]))
    act(() => noteLateAnswers(['another']))
    expect(result.current.error).toBeNull()
  })
})

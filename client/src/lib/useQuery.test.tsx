import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { fakeCloud, refusal, type FakeCloud } from '@/local/testing/taro/fakeCloud'
import { hidePage, reachBottom, showPage } from '@/local/testing/taro/taro'
import { InfiniteList } from '../components/InfiniteList'
import { Loaded } from '../components/Loaded'
import { noteLateAnswers } from './call'
import { usePagedQuery } from './usePagedQuery'
import { useQuery } from './useQuery'

const known = (name: string) => ({
  me: { memberId: 'm1', name, staffNo: '1', unitName: '', post: '', shift: '', isUnionMember: true, grants: [], isOfficer: false },
})

let cloud: FakeCloud

beforeEach(() => {
  localStorage.clear()
  cloud = fakeCloud()
})

afterEach(() => {
  jest.restoreAllMocks()
  jest.useRealTimers()
})

function WhoAmI() {
  const session = useQuery('session.me', {})
  return <Loaded query={session}>{({ me }) => <p>{me?.name ?? '游客'}</p>}</Loaded>
}

describe('content of a screen', () => {
  it('shows the skeleton, asks once, and shows what the cloud answered', async () => {
    cloud.gives('session.me', known('王建国'))
    render(<WhoAmI />)
    expect(screen.getByLabelText('正在打开')).toBeTruthy()
    expect(await screen.findByText('王建国')).toBeTruthy()
    expect(cloud.asked).toHaveLength(1)
  })

  it('opens at once from the phone the next time, and is refreshed behind', async () => {
    cloud.gives('session.me', known('王建国'))
    const { unmount } = render(<WhoAmI />)
    await screen.findByText('王建国')
    unmount()
    cloud.gives('session.me', known('王建国（新）'))
    render(<WhoAmI />)
    expect(screen.getByText('王建国')).toBeTruthy()
    expect(await screen.findByText('王建国（新）')).toBeTruthy()
  })

  it('is asked for once more when answers came late, by the page that is shown', async () => {
    cloud.gives('session.me', known('王建国'))
    render(<WhoAmI />)
    await screen.findByText('王建国')
    cloud.gives('session.me', known('王建国（新）'))
    act(hidePage)
    act(() => noteLateAnswers(['one']))
    expect(cloud.asked).toHaveLength(1)
    act(showPage)
    expect(await screen.findByText('王建国（新）')).toBeTruthy()
    act(() => noteLateAnswers(['two', 'three']))
    await waitFor(() => expect(cloud.asked).toHaveLength(3))
  })

  it('is never an earlier answer that comes after a later one', async () => {
    const answers: Array<(name: string) => void> = []
    globalThis.fetch = (() => new Promise((resolve) => answers.push((name) => resolve({ json: async () => ({ result: { ok: true, data: known(name) } }) })))) as unknown as typeof fetch
    render(<WhoAmI />)
    act(() => noteLateAnswers(['one']))
    await act(async () => answers[1]?.('后问的'))
    expect(await screen.findByText('后问的')).toBeTruthy()
    await act(async () => answers[0]?.('先问的'))
    expect(screen.queryByText('先问的')).toBeNull()
  })

  it('without network is the last content with its time', async () => {
    cloud.gives('session.me', known('王建国'))
    const { unmount } = render(<WhoAmI />)
    await screen.findByText('王建国')
    unmount()
    cloud.isOnline = false
    render(<WhoAmI />)
    expect(await screen.findByText(/^没有网络，这是 今天 \d\d:\d\d 的内容$/)).toBeTruthy()
    expect(screen.getByText('王建国')).toBeTruthy()
  })

  it('without network and without content says so, and opens when tried again', async () => {
    cloud.isOnline = false
    render(<WhoAmI />)
    expect(await screen.findByText('现在没有网络')).toBeTruthy()
    cloud.isOnline = true
    cloud.gives('session.me', known('王建国'))
    fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
    expect(await screen.findByText('王建国')).toBeTruthy()
  })

  it('that is refused says why in a sentence', async () => {
    cloud.gives('session.me', refusal('TOO_MANY_CALLS'))
    render(<WhoAmI />)
    expect(await screen.findByText('点得有些快，请等一分钟再试')).toBeTruthy()
  })

  it('is asked again when the page comes back, and when the network does', async () => {
    cloud.gives('session.me', known('王建国'))
    render(<WhoAmI />)
    await screen.findByText('王建国')
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000)
    cloud.gives('session.me', known('李敏'))
    showPage()
    expect(await screen.findByText('李敏')).toBeTruthy()
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 120_000)
    cloud.gives('session.me', known('赵强'))
    act(() => void window.dispatchEvent(new Event('online')))
    expect(await screen.findByText('赵强')).toBeTruthy()
  })

  it('that must not stay on the phone leaves nothing there', async () => {
    function Private() {
      const session = useQuery('session.me', {}, { keep: false })
      return <Loaded query={session}>{({ me }) => <p>{me?.name}</p>}</Loaded>
    }
    cloud.gives('session.me', known('王建国'))
    render(<Private />)
    await screen.findByText('王建国')
    expect(JSON.stringify({ ...localStorage })).not.toContain('王建国')
  })
})

describe('a list', () => {
  const entry = (title: string) => ({ activityId: title, title })

  function Titles() {
    const activities = usePagedQuery('activity.list', { scope: 'coming' })
    return <InfiniteList query={activities} empty={<p>还没有</p>} row={({ activityId, title }) => <p key={activityId}>{title}</p>} />
  }

  it('grows by a page at the end of the scroll, asking with the cursor', async () => {
    cloud.gives('activity.list', { items: [entry('甲')], next: 'c1' })
    render(<Titles />)
    await screen.findByText('甲')
    cloud.gives('activity.list', { items: [entry('乙')], next: null })
    reachBottom()
    reachBottom()
    expect(await screen.findByText('乙')).toBeTruthy()
    expect(screen.getByText('甲')).toBeTruthy()
    expect(cloud.asked.map(({ input }) => input.cursor)).toEqual([undefined, 'c1'])
    expect(screen.queryByRole('button', { name: '加载更多' })).toBeNull()
  })

  it('that is empty shows what will be here', async () => {
    cloud.gives('activity.list', { items: [], next: null })
    render(<Titles />)
    expect(await screen.findByText('还没有')).toBeTruthy()
  })
})

/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { castOn, submittedBy, type Cast } from '@/local/testing/suggestions'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import { DAY_MS } from '@/types/calendar'
import { hideToast } from '../../lib/toast'
import Box from './pages/box'
import Unreached from './pages/unreached'

let cloud: ScreenCloud
let cast: Cast

beforeAll(async () => {
  cloud = await startScreenCloud()
  cast = await castOn(cloud)
})
afterAll(() => cloud.close())
afterEach(() => act(hideToast))

async function tap(name: string | RegExp) {
  const [found] = await screen.findAllByRole('button', { name })
  await act(async () => void fireEvent.click(found as HTMLElement))
}
const unread = async (person: Person) => (await person.does('message.unread', {})).unread

describe('the message box', () => {
  it('opens the page a message is about, and counts it as read', async () => {
    const suggestionId = await submittedBy(cast.worker)
    await cast.officer.does('suggestion.accept', { suggestionId, note: '' })
    holdPhone(cast.worker)
    openPage('/features/message/pages/box/index')
    await openScreen(<Box />)
    expect(await screen.findByText('1 条未读')).toBeTruthy()
    await tap(/建议已受理/)
    expect(whereTo()).toEqual([`/features/suggestion/pages/detail/index?id=${suggestionId}`])
    await waitFor(async () => expect(await unread(cast.worker)).toBe(0))
    expect(screen.queryByText('1 条未读')).toBeNull()
  })

  it('says what will be here while it is empty', async () => {
    holdPhone(await cloud.person(aMember()))
    openPage('/features/message/pages/box/index')
    await openScreen(<Box />)
    expect(await screen.findByText('还没有消息')).toBeTruthy()
    expect(screen.queryByText('没收到消息的人')).toBeNull()
  })
})

describe('the people not reached', () => {
  it('leave the list when the team leader has told them', async () => {
    const leader = await cloud.person(aMember({ role: 'CHAIR' }))
    const author = cloud.officer
    await cloud.person(aMember({ name: '沈默' }))
    const { noticeId } = await author.does('notice.saveDraft', {
      plan: { title: '明早停水', text: '八点到十点', imageFileIds: [], orgIds: [], pinned: false, important: true, mustConfirm: false, until: null },
    })
    await author.does('notice.publish', { noticeId })
    await cloud.fire()
    await cloud.fire(new Date(cloud.clock.now() + 3 * DAY_MS))
    cloud.clock.set(cloud.clock.now() + 3 * DAY_MS)
    holdPhone(leader)
    openPage('/features/message/pages/unreached/index')
    await openScreen(<Unreached />)
    const before = (await screen.findAllByRole('button', { name: '已当面告知' })).length
    await tap('已当面告知')
    await screen.findByText(/^已记下：当面告知/)
    expect(screen.queryAllByRole('button', { name: '已当面告知' }).length).toBe(before - 1)
  })
})

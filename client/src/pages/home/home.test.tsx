import { fireEvent, screen } from '@testing-library/react'
import type { ActionOutput } from '@/types/actions'
import { fakeCloud } from '@/local/testing/taro/fakeCloud'
import { openScreen } from '@/local/testing/taro/openScreen'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import { contentKey, keptContent } from '../../lib/contentCache'
import Home from './index'

type Content = ActionOutput<'home.get'>

const worker: NonNullable<Content['me']> = {
  memberId: 'm1', name: '张伟', staffNo: 'HS10021', unitName: '生产一部', post: '操作工', shift: '甲班', isUnionMember: true, grants: [], isOfficer: false,
}
const HOUR_MS = 3_600_000
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString()

beforeEach(() => {
  localStorage.clear()
  openPage('/pages/home/index')
})
afterEach(() => jest.restoreAllMocks())

async function homeWith(content: Partial<Content>) {
  const cloud = fakeCloud()
  cloud.gives('home.get', { me: worker, cards: [], desk: [], unread: 0, now: inHours(0), ...content } satisfies Content)
  await openScreen(<Home />)
  return cloud
}

const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))

describe('家', () => {
  it('greets by name with the shift', async () => {
    await homeWith({})
    expect(screen.getByText('张伟，')).toBeTruthy()
    expect(screen.getByText(/ · 甲班$/)).toBeTruthy()
    expect(screen.queryByText('工作台')).toBeNull()
  })

  it('says how many messages wait without asking again, and who this is to every other page', async () => {
    const { asked } = await homeWith({ unread: 3 })
    expect(screen.getByRole('button', { name: '消息，3 条未读' })).toBeTruthy()
    expect(asked.map(({ action }) => action)).toEqual(['home.get'])
    expect(keptContent(contentKey('session.me', {}))).toMatchObject({ content: { me: worker } })
  })

  it('puts a kept place first, with the time left to answer', async () => {
    const offer = { kind: 'offer', id: 'a1', title: '职工座谈会', place: '三楼', at: inHours(80), until: inHours(5) } as const
    await homeWith({ cards: [offer] })
    expect(screen.getByText(/前确认，还有 5 小时$/)).toBeTruthy()
    tap('去确认名额')
    expect(whereTo()).toEqual(['/features/activity/pages/detail/index?id=a1'])
  })

  it('leads from today’s activity to the door', async () => {
    await homeWith({ cards: [{ kind: 'activityToday', id: 'a2', title: '生日会', place: '活动室', at: inHours(1), until: inHours(3) }] })
    tap('去签到')
    expect(whereTo()).toEqual(['/features/activity/pages/checkin/index?id=a2'])
  })

  it('shows an officer what waits, each with its number and its page', async () => {
    const desk = [{ kind: 'activityApproval', count: 2 }, { kind: 'activityToRun', count: 1 }] as const
    await homeWith({ me: { ...worker, isOfficer: true }, desk: [...desk] })
    tap('等您审批，2 件')
    expect(whereTo()).toEqual(['/features/activity/pages/approve/index'])
  })

  it('invites a stranger and forces nothing: every way in is open', async () => {
    await homeWith({ me: null })
    tap('认领身份')
    tap(/^报名活动/)
    tap(/^求帮扶/)
    expect(whereTo()).toEqual(['/features/me/pages/bind/index', '/pages/activities/index', '/features/aid/pages/mine/index'])
  })
})

import { fireEvent, screen } from '@testing-library/react'
import { fakeCloud, refusal } from '@/local/testing/taro/fakeCloud'
import { openScreen } from '@/local/testing/taro/openScreen'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import { enqueue, queuedActs } from '../../lib/offlineQueue'
import { save } from '../../lib/platform'
import Mine from './index'

const me = {
  memberId: 'm1', name: '王建国', staffNo: '10231', unitName: '三分厂', post: '操作工', shift: '乙班', isUnionMember: true, grants: [], isOfficer: false,
}

beforeEach(() => {
  localStorage.clear()
  openPage('/pages/mine/index')
})

afterEach(() => jest.restoreAllMocks())

const classOfPage = (container: HTMLElement) => container.querySelector('.page')?.className ?? ''

describe('我的', () => {
  it('says who holds the phone', async () => {
    fakeCloud().gives('session.me', { me })
    await openScreen(<Mine />)
    expect(await screen.findByText('三分厂 · 乙班')).toBeTruthy()
    expect(screen.getByText('工会会员')).toBeTruthy()
  })

  it('invites a stranger to bind, and forces nothing', async () => {
    fakeCloud().gives('session.me', { me: null })
    await openScreen(<Mine />)
    fireEvent.click(await screen.findByRole('button', { name: '认领身份' }))
    expect(whereTo()).toEqual(['/features/me/pages/bind/index'])
    expect(screen.queryByText('解除认领')).toBeNull()
  })

  it('makes the type large and keeps it so', async () => {
    fakeCloud().gives('session.me', { me })
    const { container } = await openScreen(<Mine />)
    fireEvent.click(screen.getByRole('switch', { name: '大字版' }))
    expect(classOfPage(container)).toContain('look--l')
    expect(JSON.stringify({ ...localStorage })).toMatch(/preferences.*big/)
    fireEvent.click(screen.getByRole('switch', { name: '大字版' }))
    expect(classOfPage(container)).not.toContain('look--l')
  })

  it('turns dark when asked to, on the page and around it', async () => {
    fakeCloud().gives('session.me', { me })
    const { container } = await openScreen(<Mine />)
    fireEvent.click(screen.getByRole('radio', { name: '深色' }))
    expect(classOfPage(container)).toContain('look--dark')
    expect(document.documentElement.className).toContain('look--dark')
    fireEvent.click(screen.getByRole('radio', { name: '跟随系统' }))
    expect(document.documentElement.className).not.toContain('look--dark')
  })

  it('leaves this phone only after a question, and takes what was kept with it', async () => {
    const cloud = fakeCloud()
    cloud.gives('session.me', { me })
    cloud.gives('session.unbind', { me: null })
    cloud.gives('activity.checkIn', refusal('CHECKIN_OLD_CODE'))
    save('suggestion new', '"没写完的建议"')
    enqueue('activity.checkIn', { code: 'A'.repeat(27) }, '没发出的签到')
    await openScreen(<Mine />)
    fireEvent.click(await screen.findByRole('button', { name: /^解除认领/ }))
    expect(cloud.asked.some(({ action }) => action === 'session.unbind')).toBe(false)
    cloud.gives('session.me', { me: null })
    fireEvent.click(screen.getByRole('button', { name: '解除认领' }))
    expect(await screen.findByText('还没有认领身份')).toBeTruthy()
    expect(JSON.stringify({ ...localStorage })).not.toMatch(/王建国|没写完|没发出/)
    expect(queuedActs()).toEqual([])
  })
})

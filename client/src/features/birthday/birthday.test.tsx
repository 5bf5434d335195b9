/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { aMember } from '@/local/testing/builders'
import { at, bornOn, lunar, solar } from '@/local/testing/birthdays'
import type { Person } from '@/local/testing/person'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import { hideToast } from '../../lib/toast'
import Card from './pages/card'
import Colleagues from './pages/colleagues'
import Mine from './pages/mine'
import Month from './pages/month'

let cloud: ScreenCloud
let her: Person
let colleague: Person
let officer: Person
const today = '2026-11-22'

beforeAll(async () => {
  cloud = await startScreenCloud()
  cloud.clock.set(at(today, 10))
  const orgPath = ['company', 'b-prod2', 'g-prod2']
  her = await cloud.person(bornOn(solar(11, 22), { name: '王芳', orgPath }))
  await cloud.load('members', [bornOn(lunar(10, 14), { name: '李国强', orgPath, openid: null })])
  colleague = await cloud.person(aMember({ name: '刘洋', orgPath }))
  officer = await cloud.person(aMember({ name: '李晓梅', grants: [{ role: 'OFF', portfolio: 'welfare', orgId: 'b-prod2' }] }))
})
afterAll(() => cloud.close())
/** The picture itself is looked at in a browser; here there is no canvas. */
beforeEach(() => void jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null))
afterEach(() => {
  act(hideToast)
  cleanup()
})

async function tap(name: string | RegExp, role = 'button') {
  const found = await screen.findAllByRole(role, { name })
  await act(async () => void fireEvent.click(found[found.length - 1] as HTMLElement))
}

async function open(person: Person, page: string, drawn: React.ReactElement, params: Record<string, string> = {}) {
  holdPhone(person)
  openPage(`/features/birthday/pages/${page}/index`, params)
  await openScreen(drawn)
}

describe('生日', () => {
  it('asks on the day whether colleagues may know, and then a wish arrives, can be put away and taken back', async () => {
    await open(her, 'card', <Card />)
    expect(await screen.findByText('让同事也知道今天')).toBeTruthy()
    await tap('让同事知道')
    await waitFor(() => expect(screen.queryByText('让同事也知道今天')).toBeNull())
    cleanup()

    await open(colleague, 'colleagues', <Colleagues />)
    await tap('送祝福')
    await tap('送出')
    expect(await screen.findByText('您送出：生日快乐，平安顺遂')).toBeTruthy()
    cleanup()

    await open(her, 'card', <Card />, { year: '2026' })
    expect(await screen.findByText('刘洋')).toBeTruthy()
    await tap('收起，刘洋')
    expect(await screen.findByText('刘洋的祝福已收起')).toBeTruthy()
    await tap('放回来，刘洋')
    expect(await screen.findByText('生日快乐，平安顺遂')).toBeTruthy()
  })

  it('says when the card of a year has not come yet', async () => {
    await open(her, 'card', <Card />, { year: '2027' })
    expect(await screen.findByText('这张贺卡还没到日子')).toBeTruthy()
  })

  it('lets me enter a lunar birthday once, without a year, and says when it is kept', async () => {
    await open(colleague, 'mine', <Mine />)
    await tap('登记生日')
    await tap('农历', 'radio')
    await tap(/^月，/)
    await tap('腊月', 'radio')
    await tap(/^日，/)
    await tap('三十', 'radio')
    expect(screen.queryByText(/年份/, { selector: 'label' })).toBeNull()
    await tap('记下')
    expect(await screen.findByText('农历腊月三十')).toBeTruthy()
    expect(await screen.findByText('下一次：2027年2月5日 周五')).toBeTruthy()
    expect(await screen.findByText('今年已经改过一次，再改请联系工会生活委员或组织委员')).toBeTruthy()
    await tap('让本分会的同事知道', 'switch')
    await waitFor(async () => expect(await colleague.does('birthday.mine', {})).toMatchObject({ isShown: true }))
  })

  it('shows the officer the month by day, makes the party in one tap, and names whom no card reached', async () => {
    await cloud.fire(at(today, 10))
    const original = Date.now
    jest.spyOn(Date, 'now').mockImplementation(() => at(today, 10).getTime() + (original() % 1000))
    await open(officer, 'month', <Month />)
    expect(await screen.findByText('2 人')).toBeTruthy()
    expect(await screen.findByText('李国强')).toBeTruthy()
    await tap('办本月生日会')
    await waitFor(() => expect(whereTo().at(-1)).toMatch(/^\/features\/activity\/pages\/edit\/index\?id=/))
    const { items } = await officer.does('activity.managed', {})
    expect(items).toMatchObject([{ title: '11月职工生日会', kind: 'birthday', status: 'draft' }])
    await tap('没送到', 'tab')
    expect(await screen.findByText(/还没有认领身份/)).toBeTruthy()
    await tap('已祝福')
    expect(await screen.findByText('一个也没有落下')).toBeTruthy()
    jest.restoreAllMocks()
  })

  it('shows nobody else the month', async () => {
    await open(colleague, 'month', <Month />)
    expect(await screen.findByText('这件事不归您办，如有疑问请联系工会')).toBeTruthy()
  })
})

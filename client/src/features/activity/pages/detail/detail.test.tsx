/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, fireEvent, screen } from '@testing-library/react'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { openScreen } from '@/local/testing/taro/openScreen'
import { cutNetwork, holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import { sendQueue } from '../../../../lib/offlineQueue'
import { hideToast } from '../../../../lib/toast'
import Desk from '../desk'
import Manage from '../manage'
import Detail from './index'

let cloud: ScreenCloud

beforeAll(async () => {
  cloud = await startScreenCloud()
})
afterAll(() => cloud.close())
afterEach(() => {
  jest.restoreAllMocks()
  act(hideToast)
})

async function openAs(person: Pick<Person, 'openid'>, activityId: string) {
  holdPhone(person)
  openPage('/features/activity/pages/detail/index', { id: activityId })
  return openScreen(<Detail />)
}

const tap = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }))
const reads = (text: string | RegExp) => screen.findByText(text)
const mine = (person: Person, activityId: string) => act(async () => (await person.does('activity.get', { activityId })).mine)

describe('活动页：报名', () => {
  it('takes one tap when nothing is asked, says the place is kept and offers the code', async () => {
    const worker = await cloud.person(aMember())
    const activityId = await cloud.activity()
    await openAs(worker, activityId)
    await tap('报名')
    expect(await reads('报上了，位置给您留好了')).toBeTruthy()
    expect(await screen.findByRole('button', { name: '出示签到码' })).toBeTruthy()
    expect((await mine(worker, activityId))?.status).toBe('seated')
  })

  it('tells who comes when it is full their number in the line', async () => {
    const worker = await cloud.person(aMember())
    const activityId = await cloud.activity({ capacity: 1, maxLine: 5 })
    await cloud.goes(activityId)
    await cloud.goes(activityId)
    await openAs(worker, activityId)
    await tap('加入候补')
    expect(await reads('名额已满，您排在候补第 2 位')).toBeTruthy()
    expect(await reads('您是候补第 2 位')).toBeTruthy()
    expect(await reads('第 2 位候补 · 前面还有 1 位')).toBeTruthy()
  })

  it('asks for the group and the answers first, and says what is still missing', async () => {
    const worker = await cloud.person(aMember())
    const pools = ['甲队', '乙队'].map((name, index) => ({ key: `p${index}`, name, capacity: 5 }))
    const activityId = await cloud.activity({ poolBy: 'choice', pools, maxGuests: 2, questions: [{ key: 'q0', label: '尺码', options: ['M', 'L'], required: true }] })
    await openAs(worker, activityId)
    await tap('选组报名')
    fireEvent.click(screen.getByRole('radio', { name: '乙队' }))
    fireEvent.click(screen.getByRole('button', { name: '带几位家属增加一个' }))
    await tap('确定报名')
    expect(screen.getByText('请填写这一项')).toBeTruthy()
    expect(await mine(worker, activityId)).toBeNull()
    fireEvent.click(screen.getByRole('radio', { name: 'L' }))
    await tap('确定报名')
    expect(await reads('报上了，位置给您留好了')).toBeTruthy()
    expect(await mine(worker, activityId)).toMatchObject({ poolName: '乙队', guests: 1 })
  })

  it('says what to do when the last place went meanwhile', async () => {
    const worker = await cloud.person(aMember())
    const activityId = await cloud.activity({ capacity: 1 })
    await openAs(worker, activityId)
    await screen.findByRole('button', { name: '报名' })
    await cloud.goes(activityId)
    await tap('报名')
    expect((await screen.findAllByText(/名额已满/)).length).toBeGreaterThan(0)
    expect(await mine(worker, activityId)).toBeNull()
  })

  it('greys the button and says why when somebody may not', async () => {
    const temporary = await cloud.person(aMember({ isUnionMember: false }))
    await openAs(temporary, await cloud.activity({ membersOnly: true }))
    expect(await reads('本次活动只面向工会会员，入会请联系小组长')).toBeTruthy()
    await tap(/^报名，现在不能点/)
    expect(screen.queryByText('报上了，位置给您留好了')).toBeNull()
  })

  it('leads a stranger from a poster to binding, and does nothing by itself', async () => {
    const activityId = await cloud.activity()
    holdPhone({ openid: 'oStrangerStrangerStranger001' })
    openPage('/features/activity/pages/detail/index', { scene: `a%3D${activityId}` })
    await openScreen(<Detail />)
    expect(await reads('趣味运动会')).toBeTruthy()
    await tap('认领身份后报名')
    expect(whereTo()).toEqual(['/features/me/pages/bind/index'])
  })

  it('says so when the address names no activity', async () => {
    holdPhone(cloud.officer)
    openPage('/features/activity/pages/detail/index', { scene: 'a%3D%24ne' })
    await openScreen(<Detail />)
    expect(screen.getByText('没有找到这场活动')).toBeTruthy()
  })
})

describe('what is not there, or not for this person', () => {
  it('is said of an activity nothing is known of, with the way back instead of another try', async () => {
    holdPhone(cloud.officer)
    openPage('/features/activity/pages/detail/index', { id: 'nosuchactivity0000' })
    await openScreen(<Detail />)
    expect(await screen.findByText('没有找到')).toBeTruthy()
    expect(screen.queryByText('再试一次')).toBeNull()
    fireEvent.click(screen.getByText('返回'))
    expect(whereTo()).toEqual(['back'])
  })

  it('is said of the desk of activities to a worker, who is offered no publishing', async () => {
    holdPhone(await cloud.person(aMember()))
    openPage('/features/activity/pages/manage/index')
    await openScreen(<Manage />)
    expect(await screen.findByText('这里暂时不对您开放')).toBeTruthy()
    expect(new Set(screen.getAllByRole('button').map((button) => button.getAttribute('aria-label')))).toEqual(new Set(['返回']))
  })
})

describe('活动页：候补与取消', () => {
  it('of a cancelled activity says why the chair cancelled it, to whoever comes', async () => {
    const activityId = await cloud.activity()
    const chair = await cloud.person(aMember({ role: 'CHAIR' }))
    await chair.does('activity.cancel', { activityId, reason: '台风红色预警，场地关闭' })
    await openAs(await cloud.person(aMember()), activityId)
    expect(await reads('活动取消了')).toBeTruthy()
    expect(await reads('原因：台风红色预警，场地关闭')).toBeTruthy()
    await tap('看看其他活动')
    expect(whereTo().at(-1)).toBe('/pages/activities/index')
  })

  it('of a cancelled activity shows the officer the reason, and neither places that are left nor a poster', async () => {
    const activityId = await cloud.activity()
    const chair = await cloud.person(aMember({ role: 'CHAIR' }))
    await chair.does('activity.cancel', { activityId, reason: '台风红色预警，场地关闭' })
    holdPhone(cloud.officer)
    openPage('/features/activity/pages/desk/index', { id: activityId })
    await openScreen(<Desk />)
    expect((await screen.findAllByText('台风红色预警，场地关闭')).length).toBeGreaterThan(0)
    expect(screen.getByText('报名名单')).toBeTruthy()
    expect(screen.queryByText('海报')).toBeNull()
    expect(screen.queryByText(/还剩/)).toBeNull()
  })

  it('tells an officer who may not call it off who can', async () => {
    const activityId = await cloud.activity()
    holdPhone(cloud.officer)
    openPage('/features/activity/pages/desk/index', { id: activityId })
    await openScreen(<Desk />)
    await tap('更多')
    expect(await screen.findByRole('button', { name: '取消活动，现在不能点：由工会主席取消，请把原因告诉主席' })).toBeTruthy()
  })

  it('accepts the place that was kept for me', async () => {
    const activityId = await cloud.activity({ capacity: 1, maxLine: 5 })
    const first = await cloud.goes(activityId)
    const next = await cloud.goes(activityId)
    await first.does('activity.cancelSignUp', { activityId })
    await openAs(next, activityId)
    expect(await reads('有名额留给您')).toBeTruthy()
    await tap('确认名额')
    expect(await reads('名额确认好了，到时见')).toBeTruthy()
    expect((await mine(next, activityId))?.status).toBe('seated')
  })

  it('gives the place up only after a question', async () => {
    const activityId = await cloud.activity()
    const worker = await cloud.goes(activityId)
    await openAs(worker, activityId)
    await tap('更多')
    await tap(/^取消报名，/)
    expect((await mine(worker, activityId))?.status).toBe('seated')
    await tap('取消报名')
    expect(await reads('已取消，位置让给了下一位')).toBeTruthy()
    expect((await mine(worker, activityId))?.status).toBe('cancelled')
    expect(await reads('您取消过，可以重新报名')).toBeTruthy()
  })
})

describe('活动页：报名没等到回音', () => {
  /** A sign-up is lost on its way, or its answer is. */
  function lose(what: 'request' | 'answer') {
    const working = globalThis.fetch
    const network = jest.spyOn(globalThis, 'fetch').mockImplementation(async (address, init) => {
      const isSignUp = String(init?.body).includes('"activity.signUp"')
      const answer = isSignUp && what === 'request' ? null : await working(address, init)
      if (isSignUp || !answer) throw new TypeError('Failed to fetch')
      return answer
    })
    return () => network.mockRestore()
  }

  it('shows the place by itself as soon as the answer is known, and says in words what was done', async () => {
    const worker = await cloud.person(aMember())
    const activityId = await cloud.activity({ maxGuests: 2 })
    await openAs(worker, activityId)
    await tap('报名')
    const recover = lose('answer')
    await tap('确定报名')
    expect(await screen.findByText('没有连上，请再点一次，不会重复提交')).toBeTruthy()
    recover()
    await act(() => sendQueue())
    expect(await screen.findByRole('button', { name: '出示签到码' })).toBeTruthy()
    expect(screen.queryByText('没有连上，请再点一次，不会重复提交')).toBeNull()
    expect(screen.queryByRole('button', { name: '确定报名' })).toBeNull()
    await tap('1 项已经办成，请查看')
    expect((await screen.findAllByText(/点的“确定报名”已经办成，不用再办$/)).length).toBeGreaterThan(0)
    expect((await cloud.officer.does('activity.roster', { activityId })).items).toHaveLength(1)
  })

  it('shows that the place is gone when the answer turns out to be a no', async () => {
    const worker = await cloud.person(aMember())
    const activityId = await cloud.activity({ capacity: 1 })
    await openAs(worker, activityId)
    await screen.findByRole('button', { name: '报名' })
    const recover = lose('request')
    await tap('报名')
    expect(await screen.findByText('没有连上，请再点一次，不会重复提交')).toBeTruthy()
    await cloud.goes(activityId)
    recover()
    await act(() => sendQueue())
    expect(await screen.findByRole('button', { name: /^报名，现在不能点：名额已满/ })).toBeTruthy()
    expect(screen.getByRole('button', { name: /1 项没有办成，请查看/ })).toBeTruthy()
  })
})

describe('活动页：没有网络', () => {
  it('keeps a sign-up in sight and makes it once when the network is back', async () => {
    const worker = await cloud.person(aMember())
    const activityId = await cloud.activity()
    await openAs(worker, activityId)
    await screen.findByRole('button', { name: '报名' })
    const reconnect = cutNetwork()
    await tap('报名')
    expect((await screen.findAllByText(/已替您记下|已记下，连上网后自动办理/)).length).toBeGreaterThan(0)
    expect(await screen.findByRole('button', { name: '不办了' })).toBeTruthy()
    reconnect()
    await act(() => Promise.all([sendQueue(), sendQueue()]))
    expect(await screen.findByRole('button', { name: '出示签到码' })).toBeTruthy()
    const roster = await cloud.officer.does('activity.roster', { activityId })
    expect(roster.items).toHaveLength(1)
  })

  it('lets a person take back what has not been sent', async () => {
    const worker = await cloud.person(aMember())
    const activityId = await cloud.activity()
    await openAs(worker, activityId)
    await screen.findByRole('button', { name: '报名' })
    const reconnect = cutNetwork()
    await tap('报名')
    await tap('不办了')
    reconnect()
    await act(() => sendQueue())
    expect(await screen.findByRole('button', { name: '报名' })).toBeTruthy()
    expect(await mine(worker, activityId)).toBeNull()
  })

  it('keeps what was answered in a sign-up that is taken back while it waits', async () => {
    const worker = await cloud.person(aMember())
    const activityId = await cloud.activity({ maxGuests: 2, questions: [{ key: 'q0', label: '忌口', options: [], required: true }] })
    await openAs(worker, activityId)
    await tap('报名')
    fireEvent.change(screen.getByLabelText('忌口'), { target: { value: '不吃辣' } })
    const reconnect = cutNetwork()
    await tap('确定报名')
    await tap('不办了')
    reconnect()
    await tap('报名')
    expect(screen.getByLabelText<HTMLInputElement>('忌口').value).toBe('不吃辣')
  })

  it('says why when the cloud refuses what had waited', async () => {
    const worker = await cloud.person(aMember())
    const activityId = await cloud.activity({ capacity: 1 })
    await openAs(worker, activityId)
    await screen.findByRole('button', { name: '报名' })
    const reconnect = cutNetwork()
    await tap('报名')
    await screen.findByRole('button', { name: '不办了' })
    await cloud.goes(activityId)
    reconnect()
    await act(() => sendQueue())
    expect((await screen.findAllByText('名额已满，可加入候补')).length).toBeGreaterThan(0)
    await tap('知道了')
    expect(await screen.findByRole('button', { name: /^报名，现在不能点/ })).toBeTruthy()
  })
})

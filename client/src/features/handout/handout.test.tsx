/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { dayOf } from '@/types/calendar'
import { aMember } from '@/local/testing/builders'
import { aHandoutPlan, draftedHandout, handoutCastOn, picked, runningHandout, storedHandout, storedRows, type HandoutCast } from '@/local/testing/handouts'
import { closeScreen } from '@/local/testing/taro/closeScreen'
import { openScreen } from '@/local/testing/taro/openScreen'
import { cutNetwork, holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Person } from '@/local/testing/person'
import { contentKey, keptContent } from '../../lib/contentCache'
import { queuedActs, sendQueue } from '../../lib/offlineQueue'
import Code from './pages/code/index'
import Desk from './pages/desk/index'
import Distribute from './pages/distribute/index'
import Edit from './pages/edit/index'
import Manage from './pages/manage/index'
import Mine from './pages/mine/index'
import People from './pages/people/index'
import Vouchers from './pages/vouchers/index'

let cloud: ScreenCloud
let cast: HandoutCast

beforeAll(async () => {
  cloud = await startScreenCloud()
  cast = await handoutCastOn(cloud, dayOf(new Date()).slice(0, 4))
})
afterAll(() => cloud.close())
afterEach(closeScreen)

const toPicked = (traits: Parameters<typeof aHandoutPlan>[0] = {}) => aHandoutPlan({ ...traits, target: { ...picked, orgIds: [], posts: [] } })

async function newcomer(traits: Partial<Member> = {}): Promise<Member> {
  const one = aMember(traits as never)
  await cloud.load('members', [one])
  return one
}

async function look(as: Person, page: string, Page: () => JSX.Element | null, params: Record<string, string> = {}) {
  holdPhone(as)
  openPage(`/features/handout/pages/${page}/index`, params)
  await openScreen(<Page />)
}

/** The last of that name: what lies in a dialog comes after the page. */
async function tap(name: string | RegExp, role = 'button') {
  const found = await screen.findAllByRole(role, { name })
  await act(async () => void fireEvent.click(found[found.length - 1] as HTMLElement))
}

describe('the worker', () => {
  it('finds the code at once, and afterwards the time of the signature', async () => {
    const one = await newcomer()
    const handoutId = await runningHandout(cast, toPicked(), [one])
    await cloud.fire()
    await look(cloud.as(one), 'mine', Mine)
    await screen.findByRole('img', { name: '中秋慰问品的领取码' })
    expect(screen.getByText('职工之家一楼 · 8:30–17:30')).toBeTruthy()
    await cast.officer.does('handout.signFor', { handoutId, memberId: one._id, at: new Date().toISOString() })
    cleanup()
    await look(cloud.as(one), 'mine', Mine)
    await screen.findByText(/月饼一盒 · .*签收$/)
    expect(screen.queryByRole('img', { name: '中秋慰问品的领取码' })).toBeNull()
  })

  it('reads nothing of the reason on a list of people in need', async () => {
    const one = await newcomer()
    await runningHandout(cast, toPicked({ kind: 'poor', title: '贫困职工米面油', festival: null, payer: 'relief' }), [one])
    await cloud.fire()
    await look(cloud.as(one), 'mine', Mine)
    await screen.findByText('工会关怀')
    expect(screen.queryByText(/贫困/)).toBeNull()
  })

  it('is told kindly that there is nothing', async () => {
    await look(cloud.as(await newcomer()), 'mine', Mine)
    await screen.findByText('现在没有福利要领')
  })
})

describe('the distributor', () => {
  it('ticks a person, and may take it back for five seconds', async () => {
    const one = await newcomer()
    const handoutId = await runningHandout(cast, toPicked(), [one])
    await look(cast.leader, 'distribute', Distribute, { id: handoutId })
    await tap(`${one.name}，待领`, 'checkbox')
    await screen.findByText('已领 1 / 1 人')
    await tap('撤销')
    await screen.findByText('已领 0 / 1 人')
    await tap(`${one.name}，待领`, 'checkbox')
    cleanup()
    await waitFor(async () => expect((await storedRows(cloud, handoutId))[0]?.status).toBe('signed'))
  })

  it('ticks without a network; what was queued is signed once when it comes back', async () => {
    const one = await newcomer()
    const handoutId = await runningHandout(cast, toPicked(), [one])
    await look(cast.leader, 'distribute', Distribute, { id: handoutId })
    await screen.findByRole('checkbox', { name: `${one.name}，待领` })
    const restore = cutNetwork()
    await tap(`${one.name}，待领`, 'checkbox')
    cleanup()
    await waitFor(() => expect(queuedActs()).toMatchObject([{ action: 'handout.signFor', label: `签收 ${one.name}` }]))
    restore()
    await act(sendQueue)
    await act(sendQueue)
    expect(queuedActs()).toEqual([])
    const [row] = await storedRows(cloud, handoutId)
    expect(row?.status).toBe('signed')
    expect(row?.history.filter(({ action }) => action === 'handout.sign')).toHaveLength(1)
  })

  it('leaves on the phone the list for the gate, but never one of people in need', async () => {
    const [one, two] = [await newcomer({ name: '门口的人' }), await newcomer({ name: '不留名' })]
    const kept = (handoutId: string) => JSON.stringify(keptContent(contentKey('handout.rows', { handoutId, whole: true })))
    for (const [plan, person] of [[toPicked(), one], [toPicked({ kind: 'poor', title: '贫困职工慰问', festival: null, payer: 'relief' }), two]] as const) {
      const handoutId = await runningHandout(cast, plan, [person])
      await look(cast.officer, 'distribute', Distribute, { id: handoutId })
      await screen.findByText(person.name)
      await act(async () => void (await new Promise((resolve) => setTimeout(resolve, 100))))
      expect(kept(handoutId).includes(person.name)).toBe(person === one)
      cleanup()
    }
  })

  it('lets a colleague take it, with their name', async () => {
    const one = await newcomer()
    const handoutId = await runningHandout(cast, toPicked(), [one])
    await look(cast.leader, 'distribute', Distribute, { id: handoutId })
    await tap(`谁替${one.name}领？`)
    fireEvent.change(await screen.findByLabelText('代领人工号'), { target: { value: cast.members.mate.staffNo } })
    await tap('代领签收')
    await screen.findByText('冯海生代领')
  })
})

describe('the code at the desk', () => {
  it('says before the beginning that it has not begun, and after the end that it is over, and fetches no code then', async () => {
    const one = await newcomer()
    const drafted = await draftedHandout(cast, toPicked(), [one])
    await look(cast.officer, 'code', Code, { id: drafted })
    expect(await screen.findByText('还没有开始发放，请等通知')).toBeTruthy()
    expect(screen.queryByText('正在取码')).toBeNull()
    cleanup()
    const handoutId = await runningHandout(cast, toPicked(), [one])
    await cast.officer.does('handout.end', { handoutId })
    await look(cast.officer, 'code', Code, { id: handoutId })
    expect(await screen.findByText('发放已经结束，还没领到请联系工会')).toBeTruthy()
    expect(screen.queryByText('正在取码')).toBeNull()
  })
})

describe('the planner', () => {
  it('is none who is a worker: no row of the officers, and the way back', async () => {
    await look(cloud.as(await newcomer()), 'manage', Manage)
    expect(await screen.findByText('这里暂时不对您开放')).toBeTruthy()
    expect(screen.queryByText('生日慰问还有谁没领到')).toBeNull()
    expect(screen.queryByRole('button', { name: '再试一次' })).toBeNull()
    await tap('返回')
    expect(whereTo()).toEqual(['back'])
  })

  it('is refused a price above the ceiling beside the field, with the clause on the screen', async () => {
    await look(cast.officer, 'edit', Edit)
    await screen.findByText(/每人每年上限：¥1,500.00/)
    expect(screen.getAllByText(/待工会确认/).length).toBeGreaterThan(0)
    const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
    write('名称', '中秋慰问品')
    write('物品', '月饼一盒')
    write('每人金额（元）', '1600')
    write('领取地点', '职工之家')
    await tap('保存，去生成名单')
    await screen.findByText('单价超过规定上限，请调低单价，依据见下方')
  })

  it('makes the list and hands the plan in', async () => {
    const handoutId = (await cast.officer.does('handout.saveDraft', { plan: aHandoutPlan({ unitFen: 100, title: '冬至汤圆' }) })).handoutId
    await look(cast.officer, 'desk', Desk, { id: handoutId })
    await tap('生成名单')
    await tap('提交审批')
    await waitFor(async () => expect((await storedHandout(cloud, handoutId)).status).toBe('pending'))
  })

  it('sees on the list who was left out, and why', async () => {
    const one = await newcomer({ name: '何小红' })
    await runningHandout(cast, toPicked({ unitFen: 150_000 }), [one])
    const handoutId = await draftedHandout(cast, toPicked({ unitFen: 100 }), [])
    await look(cast.officer, 'people', People, { id: handoutId })
    fireEvent.change(await screen.findByLabelText('工号'), { target: { value: one.staffNo } })
    await tap('添加')
    await screen.findByText('何小红：本年额度已用完，不能再列入，请移出名单')
  })
})

describe('vouchers', () => {
  it('are numbered from a list and written off by that of the shop; what does not fit says why', async () => {
    const one = await newcomer({ name: '拿券的人' })
    const handoutId = await runningHandout(cast, toPicked({ form: 'voucher', item: '甜园饼屋蛋糕提货券' }), [one])
    await look(cast.officer, 'vouchers', Vouchers, { id: handoutId })
    await tap('登记券号', 'tab')
    await act(async () => void fireEvent.input(screen.getByRole('textbox'), { target: { value: `${one.staffNo}` } }))
    await tap('登记')
    await screen.findByText(`“${one.staffNo}”看不出工号和券号，请中间空一格`)
    await act(async () => void fireEvent.input(screen.getByRole('textbox'), { target: { value: `${one.staffNo} aq0035` } }))
    await tap('登记')
    await screen.findByText('登记了 1 张')
    await tap('商家核销', 'tab')
    await act(async () => void fireEvent.input(screen.getByRole('textbox'), { target: { value: 'AQ0035 AQ0036' } }))
    await tap('核销')
    await screen.findByText('AQ0035 拿券的人：这张券还没有签收，请先补签收再核销')
    screen.getByText('AQ0036：没有登记过这个券号，请核对')
    await cast.officer.does('handout.signFor', { handoutId, memberId: one._id, at: new Date().toISOString() })
    await act(async () => void fireEvent.input(screen.getByRole('textbox'), { target: { value: 'AQ0035' } }))
    await tap('核销')
    await screen.findByText('核销了 1 张')
    expect((await storedRows(cloud, handoutId))[0]?.redeemedOn).toBe(dayOf(new Date()))
  })
})

describe('the chair', () => {
  it('approves in two taps with the amount before the eyes', async () => {
    const handoutId = await draftedHandout(cast, toPicked({ title: '端午粽子' }), [await newcomer()])
    await cast.officer.does('handout.submit', { handoutId })
    await look(cast.chair, 'desk', Desk, { id: handoutId })
    await tap('批准')
    await screen.findByText(/预留 ¥120.00/)
    await tap('批准')
    await waitFor(async () => expect((await storedHandout(cloud, handoutId)).status).toBe('running'))
  })

  it('sends nothing back without a reason', async () => {
    const handoutId = await draftedHandout(cast, toPicked(), [await newcomer()])
    await cast.officer.does('handout.submit', { handoutId })
    await look(cast.chair, 'desk', Desk, { id: handoutId })
    await tap('退回')
    await tap('退回')
    await screen.findByText('请写明原因，让对方知道怎么改')
    expect((await storedHandout(cloud, handoutId)).status).toBe('pending')
  })
})

it('the list of plans shows state and number of each', async () => {
  await look(cast.officer, 'manage', Manage)
  await screen.findAllByText(/福利-\d{4}-\d{4}/)
  expect(await screen.findByRole('button', { name: '新方案' })).toBeTruthy()
})

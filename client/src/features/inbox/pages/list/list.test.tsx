/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { aidStatuses } from '@/types/aidStatusNames'
import { dayOf } from '@/types/calendar'
import { aMember, aPlan } from '@/local/testing/builders'
import { castOn, submittedBy, type Cast } from '@/local/testing/suggestions'
import { allAnswered } from '@/local/testing/taro/allAnswered'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { hidePage, openPage, whereTo } from '@/local/testing/taro/taro'
import { hideToast } from '../../../../lib/toast'
import { batchable } from '../../lib/due'
import Inbox from './index'

let cloud: ScreenCloud
let cast: Cast

beforeAll(async () => {
  cloud = await startScreenCloud()
  cast = await castOn(cloud)
})
afterAll(() => cloud.close())
/** Lets what was asked last be answered while the page still stands. */
afterEach(() => act(async () => {
  await allAnswered()
  hideToast()
}))

async function open() {
  holdPhone(cast.officer)
  openPage('/features/inbox/pages/list/index')
  await openScreen(<Inbox />)
  await screen.findByText(/件等您办/)
}
/** The last of that name: what lies in a sheet comes after the page. */
async function tap(name: string | RegExp, role = 'button') {
  const found = await screen.findAllByRole(role, { name })
  await act(async () => void fireEvent.click(found[found.length - 1] as HTMLElement))
}
const state = async (suggestionId: string) => (await cast.worker.does('suggestion.get', { suggestionId })).status
const titled = (title: string) => submittedBy(cast.worker, { title })

/** Until a write made behind the screen is seen by others. */
async function becomes(suggestionId: string, status: string) {
  for (let tries = 0; tries < 50 && (await state(suggestionId)) !== status; tries += 1) await act(() => new Promise((resolve) => setTimeout(resolve, 100)))
  expect(await state(suggestionId)).toBe(status)
}

describe('the workbench', () => {
  it('shows facts and rule, and decides with the second tap', async () => {
    const suggestionId = await titled('换掉漏气的阀门')
    await open()
    await tap(/^换掉漏气的阀门/)
    expect(await screen.findByText(/^看三条/)).toBeTruthy()
    expect(screen.getByText(/^受理时限：3\s*个工作日/)).toBeTruthy()
    expect(screen.queryByText(/合理化建议和技术改进奖励条例/)).toBeNull()
    await tap('受理')
    expect(screen.queryByRole('button', { name: /^换掉漏气的阀门/ })).toBeNull()
    hidePage()
    await becomes(suggestionId, 'accepted')
  })

  it('names the kinds as chips that run off the edge, and no line of a row begins with a dot', async () => {
    await titled('给巡检台阶贴防滑条')
    const { activityId } = await cast.culture.does('activity.saveDraft', { plan: aPlan({ title: '元旦迎新' }) })
    await cast.culture.does('activity.submit', { activityId })
    holdPhone(await cloud.person(aMember({ grants: [{ role: 'OFF', portfolio: 'democracy', orgId: 'company' }, { role: 'CHAIR', orgId: 'company' }] })))
    openPage('/features/inbox/pages/list/index')
    await openScreen(<Inbox />)
    const kind = await screen.findByRole('tab', { name: '活动' })
    expect(kind.closest('.tabs--chips')).toBeTruthy()
    expect(document.querySelector('.tabs--segments')).toBeNull()
    const rows = Array.from(document.querySelectorAll('.waiting')).map(({ textContent }) => textContent ?? '')
    expect(rows.some((text) => text.includes('\u00A0· '))).toBe(true)
    expect(rows.filter((text) => text.includes(' · '))).toEqual([])
  })

  it('costs one call, and says who stands in for me', async () => {
    await titled('车间加排风扇')
    const { staffNo, name } = cast.members.culture
    const today = dayOf(new Date())
    await cast.officer.does('inbox.delegate', { deputyStaffNo: staffNo, fromDay: today, untilDay: today, reason: '' })
    const { runs } = await cloud.wire.record(async () => {
      await open()
      await screen.findByText(new RegExp(name))
    })
    expect(runs.map(({ action }) => action)).toEqual(['inbox.list'])
    await cast.officer.does('inbox.endDelegation', {})
  })

  it('takes an acceptance back within five seconds, and nobody ever heard of it', async () => {
    const suggestionId = await titled('加一盏路灯')
    await open()
    await tap(/^加一盏路灯/)
    await tap('受理')
    await tap('撤销')
    expect(screen.getByRole('button', { name: /^加一盏路灯/ })).toBeTruthy()
    hidePage()
    expect(await state(suggestionId)).toBe('submitted')
  })

  it('sends it when the page is left before the five seconds are over', async () => {
    const suggestionId = await titled('补一块井盖')
    await open()
    await tap(/^补一块井盖/)
    await tap('受理')
    cleanup()
    await becomes(suggestionId, 'accepted')
  })

  it('returns nothing without a reason', async () => {
    const suggestionId = await titled('宿舍热水')
    await open()
    await tap(/^宿舍热水/)
    await tap('退回补正')
    await tap('退回补正')
    expect(screen.getByText('请写明理由，让对方知道怎么办')).toBeTruthy()
    fireEvent.change(screen.getByLabelText('理由'), { target: { value: '请写清是哪一栋' } })
    await tap('退回补正')
    await becomes(suggestionId, 'returned')
  })

  it('accepts several at once, each with its own line', async () => {
    const first = await titled('甲班工具柜')
    const second = await titled('乙班工具柜')
    await open()
    await tap('批量受理')
    await tap(/甲班工具柜/, 'checkbox')
    fireEvent.change(screen.getByLabelText('给提出人的附言'), { target: { value: '月底前安排' } })
    await tap(/乙班工具柜/, 'checkbox')
    await tap('受理选上的 2 件')
    await screen.findByText('已受理 2 件')
    const steps = (await cast.worker.does('suggestion.get', { suggestionId: first })).steps
    expect(steps[steps.length - 1]?.note).toBe('月底前安排')
    expect(await state(second)).toBe('accepted')
  })

  it('keeps what could not be accepted on the page, and says under each why', async () => {
    const good = await titled('丙班工具柜')
    const unread = await titled('丁班工具柜')
    await cloud.edit('suggestions', unread, { textCheck: 'review' })
    await open()
    await tap('批量受理')
    await tap(/丙班工具柜/, 'checkbox')
    await tap(/丁班工具柜/, 'checkbox')
    await tap('受理选上的 2 件')
    expect(await screen.findByText('文字还没有人看过，请点开读过再单独受理')).toBeTruthy()
    await waitFor(() => expect(screen.queryByRole('checkbox', { name: /丙班工具柜/ })).toBeNull())
    expect(screen.getByRole('checkbox', { name: /丁班工具柜/ })).toBeTruthy()
    await tap('不批量了')
    expect(await state(good)).toBe('accepted')
    await cast.officer.does('suggestion.accept', { suggestionId: unread, note: '' })
  })

  it('offers no batch for applications for help, which are only called alike', async () => {
    const items = [1, 2].map((n) => ({ noun: 'aid' as const, id: `a${n}`, number: `帮扶-${n}`, title: `申请${n}`, status: aidStatuses.submitted }))
    expect(batchable(items)).toEqual([])
    expect(batchable(items.map((item) => ({ ...item, noun: 'suggestion' as const })))).toHaveLength(2)
  })

  it('leads to the page of a step that asks for more than two buttons', async () => {
    const suggestionId = await titled('更换压力表')
    await cast.officer.does('suggestion.accept', { suggestionId, note: '' })
    await open()
    await tap(/^更换压力表/)
    await tap('打开详情，其他办法')
    expect(whereTo()).toEqual([`/features/suggestion/pages/desk/index?id=${suggestionId}`])
  })
})

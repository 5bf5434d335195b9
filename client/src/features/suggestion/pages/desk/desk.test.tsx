/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, fireEvent, screen } from '@testing-library/react'
import { addDays, dayOf } from '@/types/calendar'
import type { SuggestionStatus } from '@/types/suggestionNames'
import { castOn, lead, submittedBy, type Cast } from '@/local/testing/suggestions'
import { allAnswered } from '@/local/testing/taro/allAnswered'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage } from '@/local/testing/taro/taro'
import type { Person } from '@/local/testing/person'
import { hideToast } from '../../../../lib/toast'
import Desk from './index'

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

async function open(as: Person, to: SuggestionStatus): Promise<string> {
  const suggestionId = await submittedBy(cast.worker)
  await lead(cloud, cast, suggestionId, to)
  return look(as, suggestionId)
}

async function look(as: Person, suggestionId: string): Promise<string> {
  holdPhone(as)
  openPage('/features/suggestion/pages/desk/index', { id: suggestionId })
  await openScreen(<Desk />)
  await screen.findByText('建议内容')
  return suggestionId
}

/** The last of that name: what lies in a sheet comes after the page. */
async function tap(name: string | RegExp, role = 'button') {
  const found = await screen.findAllByRole(role, { name })
  await act(async () => void fireEvent.click(found[found.length - 1] as HTMLElement))
}
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const state = async (suggestionId: string) => (await cast.worker.does('suggestion.get', { suggestionId })).status

describe('the union’s officer', () => {
  it('accepts in two taps', async () => {
    const suggestionId = await open(cast.officer, 'submitted')
    await tap('受理')
    await tap('受理')
    await screen.findByText('已受理，提出人会收到消息')
    expect(await state(suggestionId)).toBe('accepted')
  })

  it('refuses nothing without a reason', async () => {
    const suggestionId = await open(cast.officer, 'submitted')
    await tap('其他办法')
    await tap(/^不予受理/)
    await tap('不予受理')
    expect(screen.getByText('请写明理由，让对方知道怎么办')).toBeTruthy()
    expect(await state(suggestionId)).toBe('submitted')
    await tap('没有改进办法，属于一般意见', 'radio')
    await tap('不予受理')
    await screen.findByText('已答复不予受理')
    expect(await state(suggestionId)).toBe('declined')
  })

  it('assigns it to a department, never to a group', async () => {
    const suggestionId = await open(cast.officer, 'accepted')
    await tap('分派')
    await tap(/^承办部门/)
    expect(screen.queryByRole('radio', { name: /小组/ })).toBeNull()
    await tap('设备动力', 'radio')
    await tap('分派')
    await screen.findByText('已分派，开始评审')
    expect(await state(suggestionId)).toBe('reviewing')
  })

  it('sees how grade and amount came about before it is made public', async () => {
    const suggestionId = await open(cast.officer, 'graded')
    expect(screen.getByText(/^财务核定首年效益 ¥20,000\.00，评为/)).toBeTruthy()
    await tap('开始公示')
    await tap('开始公示')
    await screen.findByText('已开始公示')
    expect(await state(suggestionId)).toBe('publicised')
  })
})

describe('department, jury and finance', () => {
  it('review without name or unit, and give a reason for a no', async () => {
    const suggestionId = await open(cast.juror, 'reviewing')
    expect(screen.getByText('评审期间不显示提出人和班组')).toBeTruthy()
    expect(screen.queryByText(/张伟/)).toBeNull()
    await tap('给出评审意见')
    await tap('不采纳', 'radio')
    await tap('给出评审意见')
    expect(screen.getByText('请写明理由，让对方知道怎么办')).toBeTruthy()
    write('理由', '已有同样的改造在做')
    await tap('给出评审意见')
    await screen.findByText('意见已记下')
    await cast.department.does('suggestion.review', { suggestionId, verdict: 'notAdopt', reason: '重复投入' })
    expect(await state(suggestionId)).toBe('notAdopted')
  })

  it('may not speak twice, and the button says so', async () => {
    const suggestionId = await submittedBy(cast.worker)
    await lead(cloud, cast, suggestionId, 'reviewing')
    await cast.juror.does('suggestion.review', { suggestionId, verdict: 'adopt', reason: '' })
    await look(cast.juror, suggestionId)
    expect(screen.queryByRole('button', { name: '给出评审意见' })).toBeNull()
  })

  it('plan with owner, day and money', async () => {
    const suggestionId = await open(cast.department, 'adopted')
    await tap('定实施计划')
    await tap('定实施计划')
    expect(screen.getByText('请写负责人')).toBeTruthy()
    write('负责人', '潘国强')
    fireEvent.change(screen.getByLabelText('计划完成日期'), { target: { value: addDays(dayOf(new Date()), 20) } })
    write('投入（元）', '800')
    write('预计一年的效益（元）', '30000')
    await tap('定实施计划')
    await screen.findByText('计划已定，到期前会提醒')
    const { plan } = await cast.worker.does('suggestion.get', { suggestionId })
    expect(plan).toMatchObject({ ownerName: '潘国强', costFen: 80_000, expectedFen: 3_000_000 })
  })

  it('score by the sheet, whose weights make a hundred', async () => {
    const suggestionId = await open(cast.juror, 'verified')
    await tap('打分')
    expect(screen.getByText('合计 0 分，满分 100 分')).toBeTruthy()
    for (const level of screen.getAllByRole('radio', { name: '较高' })) await act(async () => void fireEvent.click(level))
    expect(screen.getByText('合计 80 分，满分 100 分')).toBeTruthy()
    await tap('打分')
    await screen.findByText('分数已记下')
    expect((await cast.worker.does('suggestion.get', { suggestionId })).grade?.points).toBe(80)
  })
})

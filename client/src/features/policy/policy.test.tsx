/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { addDays, dayOf } from '@/types/calendar'
import { aMember } from '@/local/testing/builders'
import { allAnswered } from '@/local/testing/taro/allAnswered'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import type { Person } from '@/local/testing/person'
import { hideToast } from '../../lib/toast'
import Setting from './pages/detail'
import Groups from './pages/groups'
import Settings from './pages/list'

let cloud: ScreenCloud
let worker: Person

beforeAll(async () => {
  cloud = await startScreenCloud()
  worker = await cloud.person(aMember())
})
afterAll(() => cloud.close())
afterEach(() => act(async () => {
  await allAnswered()
  hideToast()
}))

async function openSetting(person: Person, key: string) {
  holdPhone(person)
  openPage('/features/policy/pages/detail/index', { key })
  cleanup()
  await openScreen(<Setting />)
}
/** What lies in a sheet is meant, while one is open. */
async function tap(name: string | RegExp, role = 'button') {
  const sheets = screen.queryAllByRole('dialog')
  const top = sheets[sheets.length - 1]
  const found = await (top ? within(top) : screen).findAllByRole(role, { name })
  await act(async () => void fireEvent.click(found[found.length - 1] as HTMLElement))
}
const type = async (label: string | RegExp, value: string) => act(async () => void fireEvent.input(screen.getByLabelText(label), { target: { value } }))

describe('settings', () => {
  it('stand in groups with plain names, and say what nobody has confirmed yet', async () => {
    holdPhone(worker)
    openPage('/features/policy/pages/groups/index')
    await openScreen(<Groups />)
    await tap(/^合理化建议，\d+ 项待工会确认/)
    expect(whereTo().at(-1)).toContain('noun=suggestion')
  })

  it('are confirmed by the chair, all of a group after a question', async () => {
    holdPhone(cloud.chair)
    openPage('/features/policy/pages/list/index', { noun: 'activity' })
    await openScreen(<Settings />)
    expect(await screen.findByText('候补确认时限')).toBeTruthy()
    await tap(/^确认这 \d+ 项/)
    expect(await screen.findByText('确认这些规定')).toBeTruthy()
    await tap(/^确认这 \d+ 项/)
    expect(await screen.findByText('已确认')).toBeTruthy()
    expect((await worker.does('policy.list', { noun: 'activity' })).settings.every(({ clause }) => clause?.isConfirmed)).toBe(true)
    await waitFor(() => expect(screen.queryByRole('button', { name: /^确认这/ })).toBeNull())
  })

  it('show a worker the number, its source and that it is open, and no button', async () => {
    await openSetting(worker, 'suggestion.acceptDays')
    expect(await screen.findByText('3 个工作日')).toBeTruthy()
    expect(screen.getByText('待工会确认')).toBeTruthy()
    expect(screen.queryByRole('button', { name: /提出修改|确认/ })).toBeNull()
  })

  it('are changed by a proposal with source and reason, which the chair accepts', async () => {
    await openSetting(cloud.officer, 'suggestion.acceptDays')
    await tap('提出修改')
    await tap('提交主席确认')
    expect(await screen.findByText('请填一个数')).toBeTruthy()
    await type('改成多少（工作日）', '5')
    await type('依据', '本会2026年第3号文')
    await type('为什么修改', '检修期人手少')
    await tap('提交主席确认')
    expect(await screen.findByText('已提交，等主席确认')).toBeTruthy()
    expect(await screen.findByText('3 个工作日 → 5 个工作日')).toBeTruthy()

    await openSetting(cloud.chair, 'suggestion.acceptDays')
    await tap('同意')
    expect(await screen.findByText('已同意，到日子自动生效')).toBeTruthy()
    expect((await worker.does('policy.get', { key: 'suggestion.acceptDays' })).next).toMatchObject({ value: 5, from: addDays(dayOf(new Date()), 1) })
  })

  it('are refused by the chair only with a reason, which the proposer reads', async () => {
    const change = { key: 'suggestion.planDays', scope: 'default', value: 60, from: addDays(dayOf(new Date()), 5), source: '部门来函', reason: '来不及' } as const
    await cloud.officer.does('policy.propose', change)
    await openSetting(cloud.chair, change.key)
    await tap('不同意')
    await tap('不同意')
    expect(await screen.findByText('请写明为什么，提出人会看到')).toBeTruthy()
    await type('理由', '太长，职工等不起')
    await tap('不同意')
    expect(await screen.findByText('已退回')).toBeTruthy()
    await openSetting(cloud.officer, change.key)
    expect((await screen.findAllByText('不同意：太长，职工等不起')).length).toBeGreaterThan(0)
  })

  it('say so when there is no such setting', async () => {
    await openSetting(worker, 'suggestion.nothing')
    expect(await screen.findByText('这里没有规定')).toBeTruthy()
  })
})

/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import { hideToast } from '../../lib/toast'
import Agreements from './pages/agreements'
import Desk from './pages/desk'
import Mine from './pages/mine'
import Rights from './pages/rights'

let cloud: ScreenCloud
let worker: Person
let officer: Person
const member = aMember({ name: '王芳' })

beforeAll(async () => {
  cloud = await startScreenCloud()
  worker = await cloud.person(member)
  officer = await cloud.person(aMember({ name: '李晓梅', grants: [{ role: 'OFF', portfolio: 'organisation', orgId: 'company' }] }))
})
afterAll(() => cloud.close())
afterEach(() => {
  act(hideToast)
  cleanup()
})

async function tap(name: string | RegExp) {
  const found = await screen.findAllByRole('button', { name })
  await act(async () => void fireEvent.click(found[found.length - 1] as HTMLElement))
}

async function open(person: Person, page: string, drawn: React.ReactElement) {
  holdPhone(person)
  openPage(`/features/privacy/pages/${page}/index`, {})
  await openScreen(drawn)
}

describe('我的资料', () => {
  it('says first who looked last, and why; before that, that nobody did', async () => {
    await open(worker, 'mine', <Mine />)
    expect(await screen.findByText('没有人看过您的资料')).toBeTruthy()
    cleanup()
    const at = new Date('2026-11-20T02:00:00Z')
    await cloud.load('reads', [{ _id: 'r1', subjectId: member._id, by: 'o', byName: '陈主任', byUnit: '公司工会', what: '帮扶申请', objectId: 'a', reason: '准备核实走访', at, day: '2026-11-20', listKey: `${at.toISOString()}_r1` }])
    await open(worker, 'mine', <Mine />)
    expect(await screen.findByText('陈主任看过您的资料')).toBeTruthy()
    expect(await screen.findByText('帮扶申请 · 准备核实走访')).toBeTruthy()
    await tap(/^拿走或删除我的资料/)
    expect(whereTo()).toContain('/features/privacy/pages/rights/index')
  })

  it('lets me read, agree and take back, each thing by itself', async () => {
    await open(worker, 'agreements', <Agreements />)
    await screen.findByText('在生日会名单上公开姓名')
    expect(screen.queryByRole('button', { name: '我同意' })).toBeNull()
    await tap('看全文')
    await tap('我同意')
    await tap('我同意')
    expect(await screen.findByText('已同意')).toBeTruthy()
    await tap('撤回同意')
    await tap('撤回同意')
    await waitFor(() => expect(screen.getAllByText('已撤回').length).toBeGreaterThan(0))
  })

  it('asks before a request to delete, shows until when it is answered, and the officer answers with a reason', async () => {
    await open(worker, 'rights', <Rights />)
    expect(await screen.findByText('拿走一份我的资料')).toBeTruthy()
    await tap('申请删除')
    await tap('申请删除')
    expect(await screen.findByText(/^工会组织委员在.+前答复$/)).toBeTruthy()
    expect(await screen.findByText('您已经提过申请，正在办理，请等答复')).toBeTruthy()
    cleanup()

    await open(officer, 'desk', <Desk />)
    await tap('不能删除')
    await tap('答复本人')
    expect(await screen.findByText('请写明原因，本人会看到')).toBeTruthy()
    await act(async () => void fireEvent.change(screen.getByRole('textbox'), { target: { value: '活动正在报名，结束后再删' } }))
    await act(async () => void fireEvent.input(screen.getByRole('textbox'), { target: { value: '活动正在报名，结束后再删' } }))
    await tap('答复本人')
    expect(await screen.findByText('没有等您答复的申请')).toBeTruthy()
    cleanup()

    await open(worker, 'rights', <Rights />)
    expect(await screen.findByText('答复：活动正在报名，结束后再删')).toBeTruthy()
  })

  it('shows nothing of other people’s requests to who is no officer', async () => {
    await worker.does('privacy.askDeletion', { text: '请删除' })
    await open(worker, 'desk', <Desk />)
    expect(await screen.findByText('没有等您答复的申请')).toBeTruthy()
  })
})

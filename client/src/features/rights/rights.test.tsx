/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { rightsCastOn, someTerms, type RightsCast } from '@/local/testing/rights'
import type { Person } from '@/local/testing/person'
import { openScreen } from '@/local/testing/taro/openScreen'
import { cutNetwork, holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import { hideToast } from '../../lib/toast'
import Case from './pages/case'
import Desk from './pages/desk'
import Letters from './pages/letters'
import Mine from './pages/mine'
import RightsPerson from './pages/person'
import Records from './pages/records'
import Standards from './pages/standards'

let cloud: ScreenCloud
let cast: RightsCast

beforeAll(async () => {
  cloud = await startScreenCloud()
  cast = await rightsCastOn(cloud)
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

async function choose(role: 'radio' | 'tab', name: string | RegExp) {
  const found = await screen.findByRole(role, { name })
  await act(async () => void fireEvent.click(found))
}

async function write(label: string, value: string) {
  const field = await screen.findByLabelText(label)
  await act(async () => void fireEvent.input(field, { target: { value } }))
}

async function open(person: Person, page: string, drawn: React.ReactElement, params: Record<string, string> = {}) {
  holdPhone(person)
  openPage(`/features/rights/pages/${page}/index`, params)
  await openScreen(drawn)
}

const over = () => cast.hr.does('rights.saveContract', { memberId: cast.members.worker._id, contract: someTerms({ startOn: '2022-01-01', endOn: '2025-01-31' }) })

describe('我的权益', () => {
  it('says first how things stand, then each light with its reason and its article', async () => {
    await over()
    await open(cast.worker, 'mine', <Mine />)
    expect(await screen.findByText('合同2025年1月31日到期，还没有续订')).toBeTruthy()
    expect(screen.getByText('依据：劳动合同法第四十四条、第四十六条')).toBeTruthy()
    expect(screen.getAllByText('须办理').length).toBeGreaterThan(0)
    expect(screen.getByText('连续第 1 次固定期限')).toBeTruthy()
  })

  it('lets me say that something has not come, once, and shows until when it is answered', async () => {
    await open(cast.worker, 'mine', <Mine />)
    await tap('告诉工会')
    await choose('radio', '未领到')
    await write('补充说明', '三月的手套')
    await tap('提交')
    expect(await screen.findByText(/^工会劳动保护委员在.+前办好$/)).toBeTruthy()
    await tap('告诉工会')
    expect(await screen.findByRole('radio', { name: '未领到，您反映的这件事正在办理，请等结果' })).toBeTruthy()
  })

  it('asks before I sign for what I was handed', async () => {
    await cast.ehs.does('rights.issue', { memberId: cast.members.worker._id, item: '安全帽', issuedOn: '2025-06-01', isSigned: false, goodUntil: null, damagedOn: null })
    await open(cast.worker, 'mine', <Mine />)
    await tap('签收')
    expect(await screen.findByText('确认领到安全帽？')).toBeTruthy()
    await tap('签收')
    expect((await screen.findAllByText('已签收')).length).toBeGreaterThan(0)
  })
})

describe('without network', () => {
  async function again(page: string, drawn: React.ReactElement): Promise<() => void> {
    cleanup()
    const restore = cutNetwork()
    openPage(`/features/rights/pages/${page}/index`, {})
    await openScreen(drawn)
    return restore
  }

  it('我的权益 shows what it showed last', async () => {
    await over()
    await open(cast.worker, 'mine', <Mine />)
    await screen.findByText('合同2025年1月31日到期，还没有续订')
    const restore = await again('mine', <Mine />)
    expect(await screen.findByText('合同2025年1月31日到期，还没有续订')).toBeTruthy()
    restore()
  })

  it('the desk shows its numbers, and keeps no name of a colleague on the phone', async () => {
    await open(cast.legal, 'desk', <Desk />)
    expect(await screen.findByText('1 人须办理')).toBeTruthy()
    await screen.findByRole('button', { name: /^张伟/ })
    expect(JSON.stringify({ ...localStorage })).not.toContain('张伟')
    const restore = await again('desk', <Desk />)
    expect(await screen.findByText('1 人须办理')).toBeTruthy()
    expect(screen.queryByText(/张伟/)).toBeNull()
    restore()
  })
})

describe('督导', () => {
  it('opens with how many are due, lists them, and leads to the person', async () => {
    await open(cast.legal, 'desk', <Desk />)
    expect(await screen.findByText('1 人须办理')).toBeTruthy()
    expect(screen.queryByText('导入劳动合同')).toBeNull()
    await tap(/^张伟/)
    expect(whereTo()).toContain(`/features/rights/pages/person/index?id=${cast.members.worker._id}`)
  })

  it('offers HR the import and the entry of a contract, the union neither', async () => {
    await open(cast.hr, 'desk', <Desk />)
    await tap(/^导入劳动合同/)
    expect(whereTo()).toContain('/features/people/pages/import/index?kind=contracts')
    cleanup()
    await open(cast.legal, 'person', <RightsPerson />, { id: cast.members.worker._id })
    expect(await screen.findByText('张伟')).toBeTruthy()
    expect(screen.queryByText('登记合同')).toBeNull()
    cleanup()
    await open(cast.hr, 'person', <RightsPerson />, { id: cast.members.worker._id })
    await tap('登记合同')
    const terms = () => document.querySelector('.stepper__number')?.textContent
    await screen.findByText('连续固定期限第几次')
    expect(terms()).toBe('1')
    await write('起始日', '2025-02-01')
    expect(terms()).toBe('2')
    await choose('radio', '无固定期限')
    await tap('保存')
    expect(await screen.findByText('已订立无固定期限合同')).toBeTruthy()
  })

  it('says to whom it is no business of that it is not theirs', async () => {
    await open(cast.worker, 'desk', <Desk />)
    expect(await screen.findByText('这件事不归您办，如有疑问请联系工会')).toBeTruthy()
  })

  it('a report is closed with what was done', async () => {
    const { reports } = await cast.worker.does('rights.mine', {})
    await open(cast.safety, 'case', <Case />, { id: reports[0]?.reportId ?? '' })
    expect(await screen.findByText('职工反映未领到')).toBeTruthy()
    await tap('办结')
    await write('办理结果', '已补发两双')
    await tap('办结并告诉本人')
    expect(await screen.findByText('结果：已补发两双')).toBeTruthy()
  })

  it('records, letters and standards begin empty and say how to begin', async () => {
    await open(cast.legal, 'records', <Records />, { area: 'contract' })
    expect(await screen.findByText('还没有督导记录')).toBeTruthy()
    await tap('记一次督导')
    await write('事项', '续订抽查')
    await write('发现的情况', '一人到期未续')
    await tap('保存')
    expect(await screen.findByText('续订抽查')).toBeTruthy()
    cleanup()
    await open(cast.legal, 'letters', <Letters />, { area: 'contract' })
    expect(await screen.findByText('还没有督导函')).toBeTruthy()
    cleanup()
    await open(cast.ehs, 'standards', <Standards />, { kind: 'equipment' })
    await tap('增加一条')
    await write('用品', '安全帽')
    await write('几个月换一次', '36')
    await write('依据', '本单位配备标准')
    await tap('保存')
    expect(await screen.findByText('全部岗位 · 安全帽')).toBeTruthy()
    expect(screen.getByText('待工会确认')).toBeTruthy()
  })
})

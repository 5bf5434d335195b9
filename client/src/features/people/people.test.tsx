/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage } from '@/local/testing/taro/taro'
import { hideToast } from '../../lib/toast'
import Application from './pages/application/index'
import Handover from './pages/handover/index'
import Membership from './pages/membership/index'
import Org from './pages/org/index'
import PersonPage from './pages/person/index'
import Relatives from './pages/relatives/index'
import RolePage from './pages/role/index'

let cloud: ScreenCloud
let adm: Person
let organiser: Person

beforeAll(async () => {
  cloud = await startScreenCloud()
  adm = await cloud.person(aMember({ name: '管理员甲', role: 'ADM' }))
  organiser = await cloud.person(aMember({ name: '组织委员', grants: [{ role: 'OFF', portfolio: 'organisation', orgId: 'company' }] }))
})
afterAll(() => cloud.close())
afterEach(() => act(hideToast))

const at = (page: string, id = '') => openPage(`/features/people/pages/${page}/index`, id ? { id } : {})
const rowOf = async ({ _id }: Member) => (await cloud.dump<Member>('members', { _id }))[0] as Member

async function tap(name: string | RegExp, role = 'button') {
  const found = await screen.findAllByRole(role, { name })
  await act(async () => void fireEvent.click(found.at(-1) as HTMLElement))
}
const fill = async (label: string, value: string) => void fireEvent.change(await screen.findByLabelText(label), { target: { value } })
const choose = async (label: string, option: string) => {
  await tap(new RegExp(`^${label}，`))
  await tap(option, 'radio')
}
const somebody = async (traits: Parameters<typeof aMember>[0] = {}) => {
  const member = aMember({ declaredOn: '2026-01-01', ...traits })
  return { member, person: await cloud.person(member) }
}

describe('组织与会员', () => {
  it('finds a person, shows the trees, adds a unit below another', async () => {
    await somebody({ name: '查得到' })
    holdPhone(adm)
    at('org')
    await openScreen(<Org />)
    expect(await screen.findByText('查得到')).toBeTruthy()
    await tap(/^组织/, 'tab')
    await tap(/^生产一部分会，/)
    await tap('在下面添加')
    await fill('名称', '一部三组')
    await tap('添加')
    expect(await screen.findByText('一部三组')).toBeTruthy()
    expect(await cloud.dump('orgs', { name: '一部三组', parentId: 'b-prod1' })).toHaveLength(1)
  })

  it('shows a worker without office nothing of it', async () => {
    holdPhone((await somebody()).person)
    at('org')
    await openScreen(<Org />)
    expect(await screen.findByText(/不归您办/)).toBeTruthy()
  })
})

describe('职务', () => {
  it('is proposed by one person with a reason, and confirmed by another in two taps', async () => {
    const { member } = await somebody({ name: '被授予的人' })
    holdPhone(adm)
    at('person', member._id)
    await openScreen(<PersonPage />)
    await tap('授予职务')
    await choose('职务', '财务')
    await choose('在哪个单位', '海晟化工工会')
    await fill('原因', '工作需要')
    await tap('提出')
    expect(await screen.findByText('已提出，等另一位管理员或主席确认')).toBeTruthy()
    expect((await rowOf(member)).grants).toEqual([])
    const [change] = await cloud.dump<{ _id: string }>('roleChanges', { memberId: member._id })
    holdPhone(cloud.chair)
    at('role', change?._id)
    await openScreen(<RolePage />)
    await tap('确认')
    expect(await screen.findByText(/马上生效，本人/)).toBeTruthy()
    await tap('确认生效')
    expect(await screen.findByText('已生效', { selector: '.status-tag *' })).toBeTruthy()
    expect((await rowOf(member)).grants).toEqual([{ role: 'FIN', orgId: 'company' }])
  })

  it('tells the proposer why the own proposal cannot be confirmed', async () => {
    const { member } = await somebody()
    const { changeId } = await adm.does('people.proposeRole', { memberId: member._id, isRemoval: false, role: 'FIN', orgId: 'company', reason: '试' })
    holdPhone(adm)
    at('role', changeId)
    await openScreen(<RolePage />)
    expect(await screen.findByText('职务变动要两个人办，请由另一位管理员或主席确认')).toBeTruthy()
    await tap('撤回')
    expect(await screen.findByText('已撤回', { selector: '.status-tag *' })).toBeTruthy()
  })
})

describe('会籍', () => {
  it('is asked for by the worker, approved by the officer, and shown', async () => {
    const { member, person } = await somebody({ name: '想入会', isUnionMember: false, membership: 'none' })
    holdPhone(person)
    at('membership')
    await openScreen(<Membership />)
    await tap('申请入会')
    await tap('提交')
    expect(await screen.findByText('请写几句')).toBeTruthy()
    await fill('入会申请', '我自愿加入工会')
    await tap('提交')
    expect(await screen.findByText(/前答复$/)).toBeTruthy()
    const [application] = await cloud.dump<{ _id: string }>('applications', { memberId: member._id })
    holdPhone(organiser)
    at('application', application?._id)
    await openScreen(<Application />)
    expect(await screen.findByText('我自愿加入工会')).toBeTruthy()
    await tap('批准')
    expect(await screen.findByText('已批准', { selector: '.status-tag *' })).toBeTruthy()
    expect((await rowOf(member)).membership).toBe('member')
  })
})

describe('亲属申报', () => {
  it('takes number, name and relation, and also that there is nobody', async () => {
    const { member: wife } = await somebody({ name: '爱人', staffNo: 'WIFE1' })
    const { member, person } = await somebody({ declaredOn: null, role: 'FIN' })
    holdPhone(person)
    at('relatives')
    await openScreen(<Relatives />)
    expect(await screen.findByText(/必须申报/)).toBeTruthy()
    await tap('添加一位')
    await fill('亲属的工号', 'wife1')
    await fill('亲属的姓名', '爱人')
    await choose('关系', '配偶')
    await tap('提交申报')
    expect(await screen.findByText(/^上次申报/)).toBeTruthy()
    expect((await rowOf(member)).relatives).toEqual([wife._id])
    await tap('去掉')
    await tap('申报：没有')
    await waitFor(async () => expect((await rowOf(member)).declared).toEqual([]))
    expect((await rowOf(member)).formerRelatives).toMatchObject([{ memberId: wife._id }])
  })
})

describe('工作交接', () => {
  it('lists what moves, then moves it', async () => {
    const { member: old, person } = await somebody({ grants: [{ role: 'OFF', portfolio: 'culture', orgId: 'company' }] })
    await somebody({ name: '接手人', staffNo: 'NEXT1' })
    const { activityId } = await person.does('activity.saveDraft', { plan: (await import('@/local/testing/builders')).aPlan({ title: '没办完的活动' }) })
    holdPhone(adm)
    at('handover', old._id)
    await openScreen(<Handover />)
    await fill('接手人的工号', 'next1')
    await tap('看看有哪些')
    expect(await screen.findByText('没办完的活动')).toBeTruthy()
    expect(screen.queryByText('留在原处')).toBeNull()
    await fill('原因', '退休')
    await tap('交接这 1 件')
    expect(await screen.findByText('交接完了')).toBeTruthy()
    const [activity] = await cloud.dump<{ organiserName: string }>('activities', { _id: activityId })
    expect(activity?.organiserName).toBe('接手人')
  })

  it('says what stays where it is, and what the chair gets instead of the successor', async () => {
    const { member: old, person } = await somebody({ grants: [{ role: 'CHAIR', orgId: 'b-prod1' }] })
    const { member: next } = await somebody({ name: '亲属接手人', staffNo: 'NEXT2' })
    const { member: worker } = await somebody({ name: '新组长' })
    await person.does('people.proposeRole', { memberId: worker._id, isRemoval: false, role: 'GRP', orgId: 'b-prod1', reason: '选举' })
    const key = `member:${old._id}`
    await cloud.load('rightsReports', [{ _id: 'report1', number: '反映-2026-0001', version: 1, status: 'open', history: [], receipts: [], orgPath: ['company'], waitsFor: [key], readers: [], escalatesTo: [], dueKey: 'z', memberId: next._id }])
    holdPhone(adm)
    at('handover', old._id)
    await openScreen(<Handover />)
    await fill('接手人的工号', 'next2')
    await tap('看看有哪些')
    expect(await screen.findByText('其中 1 件接手人要回避，转给工会主席 · 反映-2026-0001')).toBeTruthy()
    expect(await screen.findByText('提出的职务变动 1 件')).toBeTruthy()
    expect(await screen.findByText(/提出人不变 · .*新组长/)).toBeTruthy()
  })
})

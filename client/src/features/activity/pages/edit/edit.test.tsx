/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { aPlan } from '@/local/testing/builders'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import { hideToast } from '../../../../lib/toast'
import Edit from './index'

let cloud: ScreenCloud

beforeAll(async () => {
  cloud = await startScreenCloud()
})
afterAll(() => cloud.close())
beforeEach(() => holdPhone(cloud.officer))
afterEach(() => act(hideToast))

async function open(activityId?: string) {
  openPage('/features/activity/pages/edit/index', activityId ? { id: activityId } : {})
  await openScreen(<Edit />)
}

async function tap(name: string) {
  const button = await screen.findByRole('button', { name })
  await act(async () => void fireEvent.click(button))
}
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const aDraft = async (traits: Parameters<typeof aPlan>[0]) => (await cloud.officer.does('activity.saveDraft', { plan: aPlan(traits) })).activityId
const status = async (activityId: string) => (await cloud.officer.does('activity.desk', { activityId })).status

describe('the plan of an activity', () => {
  it('survives a closed app, and can be dropped', async () => {
    await open()
    write('活动名称', '班组拔河赛')
    write('地点', '厂区篮球场')
    cleanup()
    await open()
    expect(screen.getByLabelText<HTMLInputElement>('活动名称').value).toBe('班组拔河赛')
    expect(screen.getByText('已接着上次没写完的内容')).toBeTruthy()
    await tap('不要了，重新写')
    const buttons = screen.getAllByRole('button', { name: '不要了，重新写' })
    await act(async () => void fireEvent.click(buttons[buttons.length - 1] as HTMLElement))
    expect(screen.getByLabelText<HTMLInputElement>('活动名称').value).toBe('')
    cleanup()
    await open()
    expect(screen.queryByText('已接着上次没写完的内容')).toBeNull()
  })

  it('is not sent without a name; the page that lacks it opens and says so', async () => {
    await open()
    await tap('去看全部步骤')
    await tap('存草稿')
    expect(await screen.findByText('请填活动名称，40 字以内')).toBeTruthy()
    expect(screen.getByText('办什么')).toBeTruthy()
    expect((await cloud.officer.does('activity.managed', { status: 'draft' })).items).toEqual([])
  })

  it('shows what the cloud misses at the field it is about', async () => {
    const activityId = await aDraft({ place: '' })
    await open(activityId)
    await tap('提交审批')
    expect((await screen.findAllByText('请填地点，60 字以内')).length).toBeGreaterThan(0)
    expect(screen.getByLabelText('地点')).toBeTruthy()
    expect(await status(activityId)).toBe('draft')
  })

  it('says that working time needs the agreement, and goes once it is given', async () => {
    const activityId = await aDraft({ inWorkingHours: true, employerConsent: false })
    await open(activityId)
    await tap('提交审批')
    const agreed = await screen.findByRole('switch', { name: '已取得行政同意' })
    await act(async () => void fireEvent.click(agreed))
    await tap('去看全部步骤')
    await tap('提交审批')
    await screen.findByText('已提交，等主席审批')
    expect(await status(activityId)).toBe('pending')
    expect(whereTo()).toEqual(['back'])
  })

  it('saves a new plan once and forgets it on the phone', async () => {
    await open()
    write('活动名称', '读书分享会')
    await tap('去看全部步骤')
    await tap('存草稿')
    await screen.findByText('草稿已存好')
    const drafts = (await cloud.officer.does('activity.managed', { status: 'draft' })).items.filter(({ title }) => title === '读书分享会')
    expect(drafts).toHaveLength(1)
    expect(localStorage.getItem(`${cloud.officer.openid}|plan new`)).toBeNull()
  })

  it('proposes the other times when the start is chosen', async () => {
    await open()
    await tap('下一步')
    const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10)
    write('开始', day)
    expect(screen.getByLabelText<HTMLInputElement>('结束').value).toBe(day)
    expect(screen.getByLabelText<HTMLInputElement>('截止报名').value < day).toBe(true)
    expect(screen.getByLabelText<HTMLInputElement>('开放报名').value).not.toBe('')
  })

  it('asks before it writes over what somebody else has saved meanwhile', async () => {
    const activityId = await aDraft({ title: '第一稿' })
    await open(activityId)
    await screen.findByText(/^第一稿/)
    await cloud.officer.does('activity.saveDraft', { activityId, plan: aPlan({ title: '别人的第二稿' }) })
    await tap('存草稿')
    expect(await screen.findByText('别人刚改过这份方案')).toBeTruthy()
    await tap('保留我写的')
    await tap('存草稿')
    await screen.findByText('草稿已存好')
    expect((await cloud.officer.does('activity.desk', { activityId })).title).toBe('第一稿')
  })
})

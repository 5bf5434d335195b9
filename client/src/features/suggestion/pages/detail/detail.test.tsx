/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { castOn, lead, submittedBy, type Cast } from '@/local/testing/suggestions'
import { allAnswered } from '@/local/testing/taro/allAnswered'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import { hideToast } from '../../../../lib/toast'
import Detail from './index'

let cloud: ScreenCloud
let cast: Cast

beforeAll(async () => {
  cloud = await startScreenCloud()
  cast = await castOn(cloud)
})
afterAll(() => cloud.close())
beforeEach(() => holdPhone(cast.worker))
/** Lets what was asked last be answered while the page still stands. */
afterEach(() => act(async () => {
  await allAnswered()
  hideToast()
}))

async function open(suggestionId: string, as: 'worker' | 'mate' = 'worker') {
  holdPhone(cast[as])
  openPage('/features/suggestion/pages/detail/index', { id: suggestionId })
  await openScreen(<Detail />)
}
/** The last of that name: what lies in a sheet comes after the page. */
async function tap(name: string | RegExp, role = 'button') {
  const found = await screen.findAllByRole(role, { name })
  await act(async () => void fireEvent.click(found[found.length - 1] as HTMLElement))
}
const get = (suggestionId: string) => cast.worker.does('suggestion.get', { suggestionId })

describe('my suggestion', () => {
  it('says who has it and by when, in the largest words', async () => {
    await open(await submittedBy(cast.worker))
    expect(await screen.findByText('现在在工会民主管理委员手里')).toBeTruthy()
    expect(screen.getByText(/^最晚.+答复您$/).className).toContain('h2')
  })

  it('gives the reason of a refusal in the largest words, and is reopened with a reason, once', async () => {
    const suggestionId = await submittedBy(cast.worker)
    await cast.officer.does('suggestion.decline', { suggestionId, reason: '没有改进办法' })
    await open(suggestionId)
    const [loud] = await screen.findAllByText('没有改进办法')
    expect(loud?.className).toContain('h2')
    await tap('更多')
    await tap(/^要求重新办理/)
    await tap('提交，重新办理')
    expect(screen.getByText('请写明理由')).toBeTruthy()
    expect((await get(suggestionId)).reopened).toBe(false)
    fireEvent.change(screen.getByLabelText('为什么不同意'), { target: { value: '办法写在第二段了' } })
    await tap('提交，重新办理')
    await screen.findByText('已重新交给工会办理')
    const { status, blocked } = await get(suggestionId)
    expect(status).toBe('submitted')
    expect(blocked.reopen).not.toBeNull()
  })

  it('is withdrawn only after a question', async () => {
    const suggestionId = await submittedBy(cast.worker)
    await open(suggestionId)
    await tap('撤回')
    expect((await get(suggestionId)).status).toBe('submitted')
    await tap('撤回')
    await screen.findByText('您撤回了这件建议')
    expect((await get(suggestionId)).status).toBe('withdrawn')
  })

  it('shows plan, effect and money as they come, and is rated once', async () => {
    const suggestionId = await submittedBy(cast.worker)
    await lead(cloud, cast, suggestionId, 'graded')
    await open(suggestionId)
    expect(await screen.findByText(/^潘国强负责，计划/)).toBeTruthy()
    expect(screen.getByText('财务核定首年效益 ¥20,000.00')).toBeTruthy()
    await tap('评价答复')
    await act(async () => void fireEvent.click(screen.getByRole('radio', { name: '满意' })))
    await tap('提交评价')
    await screen.findByText('谢谢您的评价')
    expect((await get(suggestionId)).rating?.stars).toBe(4)
    await waitFor(() => expect(screen.queryByRole('button', { name: '评价答复' })).toBeNull())
  })

  it('is nobody else’s', async () => {
    await open(await submittedBy(cast.worker), 'mate')
    expect(await screen.findByText('没有找到这件建议')).toBeTruthy()
    await tap('回到心声')
    expect(whereTo()).toEqual(['/pages/voice/index'])
  })
})

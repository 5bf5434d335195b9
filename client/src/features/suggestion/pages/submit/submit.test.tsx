/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { castOn, lead, submittedBy, type Cast } from '@/local/testing/suggestions'
import { allAnswered } from '@/local/testing/taro/allAnswered'
import { openScreen } from '@/local/testing/taro/openScreen'
import { cutNetwork, holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import { queuedActs, sendQueue } from '../../../../lib/offlineQueue'
import { hideToast } from '../../../../lib/toast'
import Submit from './index'

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

async function open(params: Record<string, string> = {}) {
  openPage('/features/suggestion/pages/submit/index', params)
  await openScreen(<Submit />)
}
async function tap(name: string, role = 'button') {
  const found = await screen.findByRole(role, { name })
  await act(async () => void fireEvent.click(found))
}
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const mine = async () => (await cast.worker.does('suggestion.mine', {})).items

async function writeAll(measure: string) {
  await tap('设备', 'radio')
  write('现状与问题', '配电间照明坏了一半，抄表看不清')
  write('改进措施', measure)
}

describe('writing a suggestion', () => {
  it('survives a closed app and can be begun anew', async () => {
    await open()
    write('现状与问题', '三号泵房扶手松动')
    cleanup()
    await open()
    expect(screen.getByLabelText<HTMLTextAreaElement>('现状与问题').value).toBe('三号泵房扶手松动')
    expect(screen.getByText('上次没写完的都在')).toBeTruthy()
  })

  it('says at the field what is missing, and sends nothing', async () => {
    await open()
    await tap('提交建议')
    expect(screen.getAllByText('请选一个方面').length).toBeGreaterThan(0)
    expect(screen.getByText('请写明改进措施，最多 1000 字')).toBeTruthy()
    expect(await mine()).toEqual([])
  })

  it('arrives once, says who has it and by when, and leaves nothing on the phone', async () => {
    await open()
    await writeAll('换成防潮灯并加两盏')
    await act(async () => {
      const button = screen.getByRole('button', { name: '提交建议' })
      fireEvent.click(button)
      fireEvent.click(button)
    })
    expect(await screen.findByText('收到了，谢谢您')).toBeTruthy()
    expect(screen.getByText('工会民主管理委员')).toBeTruthy()
    expect(await mine()).toHaveLength(1)
    expect(JSON.stringify({ ...localStorage })).not.toContain('防潮灯')
    await tap('看办理进度')
    expect(whereTo()[0]).toMatch(/^\/features\/suggestion\/pages\/detail\/index\?id=/)
  })

  it('waits without network, and is sent once when it returns', async () => {
    const before = (await mine()).length
    await open()
    await writeAll('给每台泵挂上点检二维码')
    const restore = cutNetwork()
    await tap('提交建议')
    expect(await screen.findByText('已替您记下')).toBeTruthy()
    expect(queuedActs()).toHaveLength(1)
    restore()
    await act(sendQueue)
    expect(queuedActs()).toEqual([])
    expect(await mine()).toHaveLength(before + 1)
  })

  it('that is refused when the network returns goes back into the form to be put right, not into nothing', async () => {
    await open()
    await writeAll('门口加一块指引牌')
    await tap('名称、预算、共同提出人，不填也能提交')
    await tap('加一位')
    write('工号', 'HS99999')
    write('姓名', '没有此人')
    const restore = cutNetwork()
    await tap('提交建议')
    expect(await screen.findByText('已替您记下')).toBeTruthy()
    restore()
    await act(sendQueue)
    await tap('1 项没有办成，请查看')
    expect(screen.getByText('共同提出人的工号和姓名对不上，请核对')).toBeTruthy()
    await tap('改一改再交')
    expect(queuedActs()).toEqual([])
    expect(whereTo().at(-1)).toBe('/features/suggestion/pages/submit/index')
    cleanup()
    await open()
    expect(screen.getByLabelText<HTMLTextAreaElement>('改进措施').value).toBe('门口加一块指引牌')
    expect(screen.getByLabelText<HTMLInputElement>('姓名').value).toBe('没有此人')
  })

  it('that was taken back while it waited is in the form again, and writes over nothing newer unasked', async () => {
    await open()
    await writeAll('给值班室换一盏灯')
    const restore = cutNetwork()
    await tap('提交建议')
    expect(await screen.findByText('已替您记下')).toBeTruthy()
    cleanup()
    await open()
    write('现状与问题', '后来写的另一件')
    fireEvent.click(await screen.findByRole('button', { name: /1 项待提交/ }))
    await tap('取消')
    expect(await screen.findByText('换成这一份吗？')).toBeTruthy()
    await tap('先不换')
    expect(queuedActs()).toHaveLength(1)
    await tap('取消')
    await tap('换成这一份')
    expect(queuedActs()).toEqual([])
    cleanup()
    restore()
    await open()
    expect(screen.getByLabelText<HTMLTextAreaElement>('改进措施').value).toBe('给值班室换一盏灯')
  })

  it('whose answer was lost is told by its number before one with a letter put right is sent, and a no shows that one', async () => {
    const before = (await mine()).length
    await open()
    await writeAll('换厚一号的带子')
    const working = globalThis.fetch
    const network = jest.spyOn(globalThis, 'fetch').mockImplementation(async (address, init) => {
      const answer = await working(address, init)
      if (String(init?.body).includes('"suggestion.submit"')) throw new TypeError('Failed to fetch')
      return answer
    })
    await tap('提交建议')
    expect(await screen.findByText('没有连上，请再点一次，不会重复提交', {}, { timeout: 8000 })).toBeTruthy()
    expect(screen.getByRole('button', { name: /1 项还没等到回音/ })).toBeTruthy()
    network.mockRestore()
    write('改进措施', '换厚一号的袋子')
    await tap('提交建议')
    const said = (await screen.findByText(/已经办成，编号/)).textContent ?? ''
    await tap('不用了')
    expect(await screen.findByText('收到了，谢谢您')).toBeTruthy()
    const [newest, ...others] = await mine()
    expect(others).toHaveLength(before)
    expect(said).toContain(newest?.number)
    expect(screen.queryByRole('button', { name: /1 项/ })).toBeNull()
  })

  it('shows what others have said already, and takes the hint or not', async () => {
    const known = await submittedBy(cast.mate, { problem: '循环水泵冷却塔填料堵塞，水温降不下来', measure: '每年春天清洗一次填料，堵死的换掉' })
    await lead(cloud, cast, known, 'accepted')
    await open()
    write('现状与问题', '循环水泵冷却塔填料堵塞，夏天水温降不下来')
    expect(await screen.findByText('已经有人提过相近的', {}, { timeout: 5000 })).toBeTruthy()
    await tap('不一样，接着写')
    expect(screen.queryByText('已经有人提过相近的')).toBeNull()
  })
})

describe('a nameless suggestion', () => {
  it('has neither photos nor mates, and gives its code once', async () => {
    const before = (await mine()).length
    await open()
    await writeAll('食堂二楼加一个取餐口')
    expect(screen.getByText('照片')).toBeTruthy()
    await tap('匿名提交', 'switch')
    expect(screen.queryByText('照片')).toBeNull()
    await tap('提交建议')
    const code = (await screen.findByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)).textContent ?? ''
    expect((await mine()).length).toBe(before)
    expect((await cast.worker.does('suggestion.claim', { claimCode: code })).authors).toEqual([])
    expect(JSON.stringify({ ...localStorage })).not.toContain(code)
    await tap('回到心声')
    expect(screen.getByText('认领码记好了吗？')).toBeTruthy()
    expect(whereTo()).toEqual([])
  })

  it('is not left to the queue, which would lose the code', async () => {
    await open()
    await writeAll('澡堂加两个储物柜')
    await tap('匿名提交', 'switch')
    const restore = cutNetwork()
    await tap('提交建议')
    expect(await screen.findByText(/匿名建议要当场给您认领码/)).toBeTruthy()
    restore()
    expect(queuedActs()).toEqual([])
    expect(screen.getByLabelText<HTMLTextAreaElement>('改进措施').value).toBe('澡堂加两个储物柜')
  })
})

describe('what came back', () => {
  it('is completed under its own number', async () => {
    const suggestionId = await submittedBy(cast.worker)
    await cast.officer.does('suggestion.return', { suggestionId, reason: '请写清是哪一台' })
    await open({ id: suggestionId })
    await screen.findByRole('button', { name: '重新提交' })
    write('改进措施', '把 2 号泵的联轴器护罩换成网格的')
    await tap('重新提交')
    expect(await screen.findByText('补充好了，接着办')).toBeTruthy()
    const { status, measure } = await cast.worker.does('suggestion.get', { suggestionId })
    expect([status, measure]).toEqual(['submitted', '把 2 号泵的联轴器护罩换成网格的'])
  })
})

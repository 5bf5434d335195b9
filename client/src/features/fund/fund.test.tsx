/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { aMember } from '@/local/testing/builders'
import { allAnswered } from '@/local/testing/taro/allAnswered'
import { openScreen } from '@/local/testing/taro/openScreen'
import { cutNetwork, holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import type { Person } from '@/local/testing/person'
import { sendQueue } from '../../lib/offlineQueue'
import { hideToast } from '../../lib/toast'
import Ledger from './pages/detail'
import Funds from './pages/list'

let cloud: ScreenCloud
let finance: Person
let auditor: Person
const year = new Date().toISOString().slice(0, 4)

beforeAll(async () => {
  cloud = await startScreenCloud()
  finance = await cloud.person(aMember({ name: '曾敏', role: 'FIN' }))
  auditor = await cloud.person(aMember({ name: '谢文静', role: 'AUD' }))
})
afterAll(() => cloud.close())
afterEach(() => act(async () => {
  await allAnswered()
  hideToast()
}))

async function openFunds(person: Person) {
  holdPhone(person)
  openPage('/features/fund/pages/list/index')
  cleanup()
  await openScreen(<Funds />)
}
async function openLedger(person: Person, fundId: string) {
  holdPhone(person)
  openPage('/features/fund/pages/detail/index', { id: fundId })
  cleanup()
  await openScreen(<Ledger />)
}
/** What lies in a sheet is meant, while one is open. */
async function tap(name: string | RegExp, role = 'button') {
  const sheets = screen.queryAllByRole('dialog')
  const top = sheets[sheets.length - 1]
  const found = await (top ? within(top) : screen).findAllByRole(role, { name })
  await act(async () => void fireEvent.click(found[found.length - 1] as HTMLElement))
}
const type = async (label: string | RegExp, value: string) => act(async () => void fireEvent.input(screen.getByLabelText(label), { target: { value } }))

describe('the ledgers of a year', () => {
  it('begin empty, and finance opens the first', async () => {
    await openFunds(finance)
    expect(await screen.findByText('这一年还没有账')).toBeTruthy()
    await tap('建账')
    await tap('建账')
    expect(await screen.findByText('请选经费来源')).toBeTruthy()
    await tap(/^经费来源/)
    await tap('工会经费', 'radio')
    await type('期初金额（元）', '12000')
    await tap('建账')
    expect(await screen.findByText('账已建好')).toBeTruthy()
    expect((await screen.findAllByText('¥12,000.00')).length).toBeGreaterThan(0)
    await tap('工会经费，结余 ¥12,000.00')
    expect(whereTo().at(-1)).toContain(`id=company_${year}_union`)
  })

  it('are read by the auditor, who is told why there is no booking', async () => {
    await openFunds(auditor)
    expect(await screen.findByText('工会经费')).toBeTruthy()
    expect(await screen.findByText('经审委员只看不记账，请交给财务或主席办')).toBeTruthy()
  })

  it('are closed to a worker', async () => {
    await openFunds(await cloud.person(aMember()))
    expect(await screen.findByText('经费由财务和主席记账，经审委员全程可看。')).toBeTruthy()
  })

  it('say when there is no network, and are not kept on the phone', async () => {
    const restore = cutNetwork()
    await openFunds(finance)
    expect(await screen.findByText('现在没有网络')).toBeTruthy()
    restore()
  })
})

describe('one ledger', () => {
  const fundId = `company_${year}_dues`
  beforeAll(() => finance.does('fund.open', { year, source: 'dues', openingFen: 100_000, note: '上年结转' }))

  it('takes income with its note, and shows the line and the new rest', async () => {
    await openLedger(finance, fundId)
    await tap('登记收入')
    await tap('登记收入')
    expect(await screen.findByText('请写明这笔钱的来历')).toBeTruthy()
    await type('金额（元）', '200.5')
    await type('说明', '一季度会费')
    await tap('登记收入')
    expect(await screen.findByText('已登记')).toBeTruthy()
    expect(await screen.findByText('一季度会费')).toBeTruthy()
    expect(screen.getAllByText('¥1,200.50').length).toBeGreaterThan(0)
  })

  it('takes a line back only with a reason, and marks it', async () => {
    await openLedger(finance, fundId)
    await tap(/^收入，一季度会费/)
    await tap('冲销这一笔')
    expect(await screen.findByText('请写明为什么冲销，经审会看到')).toBeTruthy()
    await type('冲销原因', '应记入工会经费')
    await tap('冲销这一笔')
    expect(await screen.findByText('应记入工会经费')).toBeTruthy()
    expect((await finance.does('fund.get', { fundId })).leftFen).toBe(100_000)
  })

  it('says so when it is not there', async () => {
    await openLedger(finance, 'company_1999_dues')
    expect(await screen.findByText('没有找到这本账')).toBeTruthy()
  })
})

describe('a booking whose answer was lost', () => {
  const fundId = `company_${year}_relief`
  const income = async () => (await finance.does('fund.get', { fundId })).incomeFen
  let before = 0
  beforeAll(() => finance.does('fund.open', { year, source: 'relief', openingFen: 0, note: '建账' }))
  beforeEach(async () => {
    await openLedger(finance, fundId)
    before = await income()
  })
  afterEach(() => jest.restoreAllMocks())

  /** The cloud books it; the phone hears nothing. */
  function loseAnswers(): () => void {
    const working = globalThis.fetch
    const lossy: typeof fetch = async (address, init) => {
      const answer = await working(address, init)
      if (String(init?.body).includes('"fund.book"')) throw new TypeError('Failed to fetch')
      return answer
    }
    const network = jest.spyOn(globalThis, 'fetch').mockImplementation(lossy)
    return () => network.mockRestore()
  }
  async function book(yuan: string, note: string) {
    if (!screen.queryByLabelText('金额（元）')) await tap('登记收入')
    await type('金额（元）', yuan)
    await type('说明', note)
    await tap('登记收入')
  }
  async function bookInVain(yuan: string, note: string) {
    const restore = loseAnswers()
    await book(yuan, note)
    expect(await screen.findByText('没有连上，请再点一次，不会重复提交', {}, { timeout: 8000 })).toBeTruthy()
    restore()
    expect(await income()).toBe(before + Number(yuan) * 100)
  }

  it('is booked once, however often the same form is sent', async () => {
    await bookInVain('1000', '上级补助')
    await tap('登记收入')
    expect(await screen.findByText('已登记')).toBeTruthy()
    expect(await income()).toBe(before + 100_000)
  })

  it('is told before another is booked in the same sheet, and only a yes books it', async () => {
    await bookInVain('1000', '上级补助')
    await book('300', '银行利息')
    expect(await screen.findByText(/已经办成。这次的内容和它不一样/)).toBeTruthy()
    expect(await income()).toBe(before + 100_000)
    await tap('再办一次')
    expect(await screen.findByText('已登记')).toBeTruthy()
    expect(await income()).toBe(before + 130_000)
  })

  it('does not swallow the next month: told by itself, and the same words are a new booking if the person says so', async () => {
    await bookInVain('500', '当月会费')
    await act(sendQueue)
    cleanup()
    await openScreen(<Ledger />)
    await tap(/1 项已经办成，请查看/)
    expect(await screen.findByText(/已经办成，不用再办/)).toBeTruthy()
    await tap('知道了')
    await book('500', '当月会费')
    expect(await screen.findByText('已登记')).toBeTruthy()
    expect(await income()).toBe(before + 100_000)
  })

  it('is asked about when the form was closed and the same is written anew at once', async () => {
    await bookInVain('500', '当月会费')
    cleanup()
    await openScreen(<Ledger />)
    await book('500', '当月会费')
    expect(await screen.findByText(/已经办成。这次的内容和它一样/)).toBeTruthy()
    await tap('不用了')
    await waitFor(() => expect(screen.queryByLabelText('金额（元）')).toBeNull())
    expect(await income()).toBe(before + 50_000)
    act(hideToast)
    await book('500', '当月会费')
    expect(await screen.findByText('已登记')).toBeTruthy()
    expect(await income()).toBe(before + 100_000)
  })
})

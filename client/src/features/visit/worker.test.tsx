/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { dayOf } from '@/types/calendar'
import type { Visit } from '@/cloudfunctions/kit/documents/visit'
import { handoutCastOn, type HandoutCast } from '@/local/testing/handouts'
import type { Person } from '@/local/testing/person'
import { openScreen } from '@/local/testing/taro/openScreen'
import { cutNetwork, holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage } from '@/local/testing/taro/taro'
import { aMate, storedVisit, toldBy, unsignedVisit } from '@/local/testing/visitCases'
import { hideToast } from '../../lib/toast'
import Detail from './pages/detail/index'
import Mine from './pages/mine/index'
import Report from './pages/report/index'

let cloud: ScreenCloud
let cast: HandoutCast
const today = dayOf(new Date())

beforeAll(async () => {
  cloud = await startScreenCloud()
  cast = await handoutCastOn(cloud, today.slice(0, 4))
})
afterAll(() => cloud.close())
afterEach(async () => {
  await act(async () => {
    await new Promise((resolve) => setTimeout(resolve, 200))
    hideToast()
  })
  cleanup()
  jest.restoreAllMocks()
})

async function look(as: Person, page: string, Page: () => JSX.Element | null, params: Record<string, string> = {}) {
  holdPhone(as)
  openPage(`/features/visit/pages/${page}/index`, params)
  await openScreen(<Page />)
}

/** The last of that name: what lies in a sheet comes after the page. */
async function tap(name: string | RegExp, role = 'button') {
  const found = await screen.findAllByRole(role, { name })
  await act(async () => void fireEvent.click(found[found.length - 1] as HTMLElement))
}
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const becomes = (visitId: string, status: Visit['status']) => waitFor(async () => expect((await storedVisit(cloud, visitId)).status).toBe(status))

describe('the worker', () => {
  it('tells the union in two taps, and hears who has it', async () => {
    const { person, member } = await aMate(cloud)
    await look(person, 'report', Report)
    await tap(/^生病住院/, 'radio')
    await screen.findByText(/这件事不会出现在消息和首页上/)
    await tap('告诉工会')
    await screen.findByText('工会知道了')
    expect(await cloud.dump<Visit>('visits', { subjectId: member._id })).toMatchObject([{ kind: 'illness', status: 'checking' }])
  })

  it('is not asked about a death of their own, and finds talks behind one row', async () => {
    await look((await aMate(cloud)).person, 'report', Report)
    await screen.findByRole('radio', { name: /^直系亲属去世/ })
    expect(screen.queryByRole('radio', { name: /^会员去世/ })).toBeNull()
    expect(screen.queryByRole('radio', { name: /^岗位变动/ })).toBeNull()
    await tap(/^想找工会谈谈心/)
    await screen.findByRole('radio', { name: /^岗位变动/ })
  })

  it('is told why when the same thing is told twice, and what was written stays', async () => {
    const { person } = await aMate(cloud)
    await toldBy(person)
    await look(person, 'report', Report)
    await tap(/^生病住院/, 'radio')
    write('想说的话', '请帮忙调班')
    await tap('告诉工会')
    await screen.findByText('这件事已经登记过，请在列表里查看')
    expect((screen.getByLabelText('想说的话') as HTMLTextAreaElement).value).toBe('请帮忙调班')
  })

  it('signs with one big button and one confirmation', async () => {
    const { person } = await aMate(cloud)
    const visitId = await unsignedVisit(cast, person)
    await look(person, 'detail', Detail, { id: visitId })
    await screen.findByText('有一份心意，请您签收')
    await tap('签收 慰问金 ¥500.00')
    await tap('确认收到')
    await becomes(visitId, 'closed')
  })

  it('says whether a photo may be taken, and may say otherwise', async () => {
    const { person } = await aMate(cloud)
    const visitId = await toldBy(person)
    await look(person, 'detail', Detail, { id: visitId })
    await tap('不要拍')
    await screen.findByText('您不想拍照')
    expect((await storedVisit(cloud, visitId)).photoAllowed).toBe(false)
  })

  it('sees what waits for a signature first, and kindly nothing when there is nothing', async () => {
    const { person } = await aMate(cloud)
    await look(person, 'mine', Mine)
    await screen.findByText('这里会有工会对您的关怀')
    cleanup()
    await unsignedVisit(cast, person)
    await look(person, 'mine', Mine)
    await screen.findByText('等您签收')
  })

  it('without a network nothing sensitive is left to look at', async () => {
    const { person } = await aMate(cloud)
    const visitId = await toldBy(person)
    await look(person, 'detail', Detail, { id: visitId })
    await screen.findByText('生病住院')
    cleanup()
    const restore = cutNetwork()
    openPage('/features/visit/pages/detail/index', { id: visitId })
    await openScreen(<Detail />)
    await screen.findByText('现在没有网络')
    expect(screen.queryByText('生病住院')).toBeNull()
    restore()
  })
})

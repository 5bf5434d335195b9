/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { dayOf } from '@/types/calendar'
import type { Visit } from '@/cloudfunctions/kit/documents/visit'
import { handoutCastOn, type HandoutCast } from '@/local/testing/handouts'
import type { Person } from '@/local/testing/person'
import { closeScreen } from '@/local/testing/taro/closeScreen'
import { openScreen } from '@/local/testing/taro/openScreen'
import { cutNetwork, holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage } from '@/local/testing/taro/taro'
import { aMate, approvingVisit, storedVisit, toldBy, unsignedVisit } from '@/local/testing/visitCases'
import { storedVisits } from '@/local/testing/visits'
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
afterEach(closeScreen)

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
    expect(await storedVisits(cloud, { subjectId: member._id })).toMatchObject([{ kind: 'illness', status: 'checking' }])
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

  it('reads why it was refused, or why there is no gift', async () => {
    const { person } = await aMate(cloud)
    const refused = await toldBy(person)
    await cast.leader.does('visit.refuse', { visitId: refused, reason: '同一次住院已经登记过' })
    await look(person, 'detail', Detail, { id: refused })
    await screen.findByText('同一次住院已经登记过')
    cleanup()
    const { person: other } = await aMate(cloud)
    const bare = await approvingVisit(cast, other)
    await cast.chair.does('visit.approve', { visitId: bare, amountFen: 0, fundId: '', note: '今年的次数已用完' })
    await look(other, 'detail', Detail, { id: bare })
    await screen.findByText('这次只来看望，不发钱物：今年的次数已用完')
  })

  it('asked to go along, finds whom to visit among their own, and nothing but that', async () => {
    const { person } = await aMate(cloud)
    const { person: friend, member } = await aMate(cloud)
    const visitId = await toldBy(person)
    await cast.officer.does('visit.arrange', { visitId, on: dayOf(new Date()), staffNos: [member.staffNo] })
    await look(friend, 'mine', Mine)
    await screen.findByText('请您一起去的')
    cleanup()
    await look(friend, 'detail', Detail, { id: visitId })
    await screen.findByText(/李晓梅约的/)
    await screen.findByText('家里的事不往外说，不拍照、不发群')
    expect(screen.queryByText('住在市人民医院')).toBeNull()
    expect(screen.queryByRole('button', { name: /安排走访|写走访记录|打开记录/ })).toBeNull()
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

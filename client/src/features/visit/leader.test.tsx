/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { dayOf } from '@/types/calendar'
import type { Visit } from '@/cloudfunctions/kit/documents/visit'
import { handoutCastOn, type HandoutCast } from '@/local/testing/handouts'
import type { Person } from '@/local/testing/person'
import { closeScreen } from '@/local/testing/taro/closeScreen'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage } from '@/local/testing/taro/taro'
import { aMate, approve, storedVisit, toldBy, visited } from '@/local/testing/visitCases'
import { storedVisits } from '@/local/testing/visits'
import Detail from './pages/detail/index'
import Missed from './pages/missed/index'
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

describe('the team leader', () => {
  it('ticks the paper that was seen, and hands on in two taps', async () => {
    const visitId = await toldBy((await aMate(cloud)).person)
    await look(cast.leader, 'detail', Detail, { id: visitId })
    await tap('核实属实')
    await tap('出院小结或住院发票', 'switch')
    await tap('核实属实，交委员')
    await becomes(visitId, 'reviewing')
    expect((await storedVisit(cloud, visitId)).seen).toEqual(['hospital'])
  })

  it('registers for a colleague found by name', async () => {
    const { member } = await aMate(cloud)
    await look(cast.leader, 'report', Report, { other: '1' })
    fireEvent.change(await screen.findByPlaceholderText('姓名或工号'), { target: { value: member.staffNo } })
    await tap(new RegExp(`^${member.name}`))
    await tap(/^会员去世/, 'radio')
    await tap('登记')
    await screen.findByText('工会知道了')
    expect(await storedVisits(cloud, { subjectId: member._id })).toMatchObject([{ kind: 'memberDeath' }])
  })

  it('sees who was missed, by group and by name', async () => {
    const { person, member } = await aMate(cloud)
    const visitId = await toldBy(person)
    await cloud.edit('visits', visitId, { missKey: `${today.slice(0, 8)}01_${visitId}`, visitBy: new Date(Date.now() - 3_600_000) })
    await look(cast.leader, 'missed', Missed)
    await screen.findByText(new RegExp(member.name))
    await screen.findByText(/月漏了 \d+ 人/)
  })

  it('a worker is told who looks at that', async () => {
    await look((await aMate(cloud)).person, 'missed', Missed)
    await screen.findByText('漏了谁由小组长和生活委员来看。')
  })
})

it('for a death the family signs, with the sheet or the reason why there is none', async () => {
  const { member } = await aMate(cloud)
  const { visitId } = await cast.leader.does('visit.report', { kind: 'memberDeath', staffNo: member.staffNo, eventOn: today, story: '', seen: ['death'] })
  await cast.officer.does('visit.review', { visitId, seen: ['death'], note: '' })
  await approve(cast, visitId, 300_000)
  await visited(cast, visitId)
  await look(cast.officer, 'detail', Detail, { id: visitId })
  await tap('家属签收')
  fireEvent.change(await screen.findByLabelText('签收的家属姓名'), { target: { value: '陈玉兰' } })
  await tap('配偶', 'radio')
  await tap('家属已签收')
  await screen.findByText('请拍签领表，或写明为什么没有')
  write('没有签领表的原因', '表忘在车上，次日补签')
  await tap('家属已签收')
  await becomes(visitId, 'closed')
})

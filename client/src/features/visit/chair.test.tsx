/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { dayOf } from '@/types/calendar'
import type { Visit } from '@/cloudfunctions/kit/documents/visit'
import { handoutCastOn, type HandoutCast } from '@/local/testing/handouts'
import type { Person } from '@/local/testing/person'
import { closeScreen } from '@/local/testing/taro/closeScreen'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage } from '@/local/testing/taro/taro'
import { aMate, approvingVisit, storedVisit } from '@/local/testing/visitCases'
import Detail from './pages/detail/index'
import Kind from './pages/kind/index'
import Kinds from './pages/kinds/index'

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

describe('the chair', () => {
  it('approves in two taps what the rule allows, with the clause before the eyes', async () => {
    const visitId = await approvingVisit(cast, (await aMate(cloud)).person)
    await look(cast.chair, 'detail', Detail, { id: visitId })
    await tap('批准')
    await screen.findAllByText('每次上限：¥1,000.00')
    await tap('批准 ¥1,000.00')
    await becomes(visitId, 'toArrange')
    expect((await storedVisit(cloud, visitId)).grant).toMatchObject({ amountFen: 100_000 })
  })

  it('finds the button grey above the ceiling, and reads why', async () => {
    const visitId = await approvingVisit(cast, (await aMate(cloud)).person)
    await look(cast.chair, 'detail', Detail, { id: visitId })
    await tap('批准')
    fireEvent.change(await screen.findByLabelText('批多少（元）'), { target: { value: '1200' } })
    await screen.findByText('金额超过限额，请按限额填写')
    expect((await storedVisit(cloud, visitId)).status).toBe('approving')
  })
})

describe('the dictionary', () => {
  it('switches a kind off only with a reason', async () => {
    await look(cast.officer, 'kinds', Kinds)
    await screen.findByText('任务受挫')
    cleanup()
    await look(cast.officer, 'kind', Kind, { code: 'setback' })
    await tap('在用', 'switch')
    await tap('保存，从今天起算')
    await screen.findByText('请写明为什么改')
    write('为什么改', '并入思想波动')
    await tap('保存，从今天起算')
    await waitFor(async () => expect(await cloud.dump('visitKinds', { code: 'setback' })).toMatchObject([{ kind: { isOn: false } }]))
  })

  it('a worker reads the kinds and changes nothing', async () => {
    await look((await aMate(cloud)).person, 'kind', Kind, { code: 'illness' })
    await screen.findByText('您可以看，改由主席或生活委员办。')
    expect(screen.queryByRole('button', { name: '保存，从今天起算' })).toBeNull()
  })
})

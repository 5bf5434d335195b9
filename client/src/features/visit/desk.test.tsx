/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { dayOf } from '@/types/calendar'
import type { Visit } from '@/cloudfunctions/kit/documents/visit'
import type { ReadLine } from '@/cloudfunctions/kit/documents/privacy'
import { handoutCastOn, type HandoutCast } from '@/local/testing/handouts'
import type { Person } from '@/local/testing/person'
import { closeScreen } from '@/local/testing/taro/closeScreen'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import { aMate, approvedVisit, reviewingVisit, storedVisit, toldBy } from '@/local/testing/visitCases'
import Calendar from './pages/calendar/index'
import Detail from './pages/detail/index'
import Record from './pages/record/index'

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

describe('the committee member', () => {
  it('arranges today’s visit by herself in two taps', async () => {
    const visitId = await approvedVisit(cast, (await aMate(cloud)).person)
    await look(cast.officer, 'detail', Detail, { id: visitId })
    await tap('安排走访')
    await screen.findByRole('button', { name: '去掉李晓梅' })
    await tap('就这样安排')
    await becomes(visitId, 'arranged')
    expect((await storedVisit(cloud, visitId)).plan).toMatchObject({ on: today, visitorNames: ['李晓梅'] })
  })

  it('writes the record; without words it is not kept', async () => {
    const visitId = await approvedVisit(cast, (await aMate(cloud)).person)
    await look(cast.officer, 'record', Record, { id: visitId })
    await screen.findByText('只有经办人能看，每次查看都有记录')
    await tap('存下记录')
    await screen.findByText('请写几句看到的情况')
    write('看到的、说到的', '人已出院，家里都好')
    await tap('存下记录')
    await becomes(visitId, 'toSign')
    await waitFor(() => expect(whereTo()).toContain('back'))
  })

  it('takes no photo that was not allowed', async () => {
    const visitId = await approvedVisit(cast, (await aMate(cloud)).person)
    await look(cast.officer, 'record', Record, { id: visitId })
    await screen.findByText('本人还没说能不能拍照，先不要拍')
    expect(screen.queryByRole('button', { name: /^加照片/ })).toBeNull()
  })

  it('opens the note only with a reason, which is written down', async () => {
    const { person, member } = await aMate(cloud)
    const visitId = await toldBy(person)
    await look(cast.officer, 'detail', Detail, { id: visitId })
    await tap('打开记录')
    expect(screen.queryByText('住在市人民医院')).toBeNull()
    await tap('准备走访')
    await screen.findByText('住在市人民医院')
    // Opening the case is noted, too; the note with the reason that was chosen.
    expect((await cloud.dump<ReadLine>('reads', { subjectId: member._id })).filter(({ reason }) => reason === '准备走访')).toHaveLength(1)
  })

  it('refuses nothing without a reason', async () => {
    const visitId = await reviewingVisit(cast, (await aMate(cloud)).person)
    await look(cast.officer, 'detail', Detail, { id: visitId })
    await tap('其他办法')
    await tap(/^不通过/)
    await tap('不通过')
    await screen.findByText('请写明原因')
    expect((await storedVisit(cloud, visitId)).status).toBe('reviewing')
  })

  it('sees in the calendar whom, by when and who has it', async () => {
    const { person, member } = await aMate(cloud)
    await toldBy(person)
    await look(cast.officer, 'calendar', Calendar)
    await screen.findByRole('button', { name: new RegExp(`^${member.name}，走访慰问，.*最晚`) })
  })
})

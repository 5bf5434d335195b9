/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { aMember } from '@/local/testing/builders'
import { openScreen } from '@/local/testing/taro/openScreen'
import { cutNetwork, holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage } from '@/local/testing/taro/taro'
import { hideToast } from '../../../../lib/toast'
import { clearAnswered } from '../../lib/checkInQueue'
import TickOff from './index'

let cloud: ScreenCloud
let activityId: string

beforeAll(async () => {
  cloud = await startScreenCloud()
})
afterAll(() => cloud.close())
beforeEach(async () => {
  activityId = await cloud.activity()
  for (let person = 0; person < 3; person++) await cloud.goes(activityId)
})
afterEach(() => {
  cleanup()
  act(hideToast)
  clearAnswered(activityId)
  jest.restoreAllMocks()
})

async function openAs(person: { readonly openid: string }) {
  holdPhone(person)
  openPage('/features/activity/pages/tickoff/index', { id: activityId })
  await openScreen(<TickOff />)
  await screen.findAllByRole('checkbox')
}

const tap = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))
const rows = () => screen.getAllByRole('checkbox')
const attended = async () => (await cloud.officer.does('activity.desk', { activityId })).counts.attended

describe("the team leader's list", () => {
  it('is ticked by whole rows and handed in once', async () => {
    await cloud.officer.does('activity.start', { activityId })
    await openAs(cloud.officer)
    const [first] = rows()
    await act(async () => void fireEvent.click(first as HTMLElement))
    expect(first?.getAttribute('aria-checked')).toBe('true')
    await tap('交点名，1 人到场')
    expect(await screen.findByText(/^已签到 /)).toBeTruthy()
    expect(await attended()).toBe(1)
  })

  it('works without network: kept, counted in words, uploaded when it returns', async () => {
    await cloud.officer.does('activity.start', { activityId })
    await openAs(cloud.officer)
    const reconnect = cutNetwork()
    await act(async () => void window.dispatchEvent(new Event('offline')))
    await tap('全部到齐')
    await tap('交点名，3 人到场')
    expect(screen.getByText('待上传 3 人，连上网自动上传')).toBeTruthy()
    expect(await attended()).toBe(0)
    reconnect()
    await act(async () => void window.dispatchEvent(new Event('online')))
    await waitFor(() => expect(screen.queryAllByText(/^已签到 /)).toHaveLength(3))
    expect(await attended()).toBe(3)
    expect(screen.queryByText(/^待上传/)).toBeNull()
  })

  it('keeps the ticks across a closed app, and lets them be taken back', async () => {
    await cloud.officer.does('activity.start', { activityId })
    await openAs(cloud.officer)
    await tap('全部到齐')
    cleanup()
    openPage('/features/activity/pages/tickoff/index', { id: activityId })
    await openScreen(<TickOff />)
    await screen.findByRole('button', { name: '交点名，3 人到场' })
    await tap('全部取消')
    expect(rows().every((row) => row.getAttribute('aria-checked') === 'false')).toBe(true)
  })

  it('can be ticked before the activity runs, and says why it cannot be handed in yet', async () => {
    await openAs(cloud.officer)
    await tap('全部到齐')
    expect(screen.getByText(/组织者点“开始签到”后再交/)).toBeTruthy()
  })

  it("shows a leader the people of the leader's own group only", async () => {
    const stranger = await cloud.person(aMember({ orgPath: ['company', 'b-ehs', 'g-ehs'], unitName: '安环质检部' }))
    await stranger.does('activity.signUp', { activityId, guests: 0, answers: {} })
    const leader = await cloud.person(aMember({ grants: [{ role: 'GRP', orgId: 'g-ehs' }] }))
    await cloud.officer.does('activity.start', { activityId })
    await openAs(leader)
    expect(rows()).toHaveLength(1)
    await tap('全部到齐')
    await tap('交点名，1 人到场')
    expect(await screen.findByText(/^已签到 /)).toBeTruthy()
    expect(await attended()).toBe(1)
  })
})

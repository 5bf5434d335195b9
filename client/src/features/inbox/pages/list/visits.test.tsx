/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { visitStatuses } from '@/types/visitNames'
import { dayOf } from '@/types/calendar'
import { handoutCastOn, type HandoutCast } from '@/local/testing/handouts'
import { allAnswered } from '@/local/testing/taro/allAnswered'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { hidePage, openPage, whereTo } from '@/local/testing/taro/taro'
import { aMate, approvingVisit, storedVisit, toldBy } from '@/local/testing/visitCases'
import type { Person } from '@/local/testing/person'
import { hideToast } from '../../../../lib/toast'
import { copy } from '../../copy'
import Inbox from './index'

let cloud: ScreenCloud
let cast: HandoutCast

beforeAll(async () => {
  cloud = await startScreenCloud()
  cast = await handoutCastOn(cloud, dayOf(new Date()).slice(0, 4))
})
afterAll(() => cloud.close())
afterEach(() => act(async () => {
  await allAnswered()
  hideToast()
}))

async function open(as: Person) {
  holdPhone(as)
  openPage('/features/inbox/pages/list/index')
  await openScreen(<Inbox />)
}
async function tap(name: string | RegExp) {
  const found = await screen.findAllByRole('button', { name })
  await act(async () => void fireEvent.click(found[found.length - 1] as HTMLElement))
}

it('the chair approves a gift with the second tap, the ceiling and its source before the eyes', async () => {
  const visitId = await approvingVisit(cast, (await aMate(cloud)).person)
  await open(cast.chair)
  await tap(/^走访慰问/)
  await screen.findByText(/^每次上限 ¥1,000.00，批 ¥1,000.00，从工会经费出/)
  await tap('批准')
  hidePage()
  await waitFor(async () => expect((await storedVisit(cloud, visitId)).grant).toMatchObject({ amountFen: 100_000 }))
})

it('what asks for more than a yes opens at once', async () => {
  const visitId = await toldBy((await aMate(cloud)).person)
  const { number } = await storedVisit(cloud, visitId)
  await open(cast.leader)
  await tap(new RegExp(`^走访慰问.*${number}`))
  expect(whereTo()).toContain(`/features/visit/pages/detail/index?id=${visitId}`)
})

it('the word of the list is the word of the state', () => {
  expect(copy.visit.approving).toBe(visitStatuses.approving)
})

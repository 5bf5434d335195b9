/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { aidCastOn, appliedBy, type AidCast } from '@/local/testing/aids'
import { allAnswered } from '@/local/testing/taro/allAnswered'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import type { Person } from '@/local/testing/person'
import Desk from './pages/desk/index'
import Desks from './pages/list/index'
import Mine from './pages/mine/index'
import Statistics from './pages/statistics/index'

let cloud: ScreenCloud
let cast: AidCast
let aidId: string

beforeAll(async () => {
  cloud = await startScreenCloud()
  cast = await aidCastOn(cloud)
  aidId = await appliedBy(cast.worker)
  await cast.caseworker.does('aid.return', { aidId, reason: '请补上收入证明' })
})
afterAll(() => cloud.close())
afterEach(async () => {
  await act(allAnswered)
  cleanup()
})

async function look(as: Person, page: string, Page: () => JSX.Element | null, params: Record<string, string> = {}) {
  holdPhone(as)
  openPage(`/features/aid/pages/${page}/index`, params)
  await openScreen(<Page />)
}

test('the applicant is asked to their face; officers read of the applicant, with one letter of the name', async () => {
  await look(cast.worker, 'mine', Mine)
  await screen.findByText('请您补充')
  cleanup()
  await look(cast.caseworker, 'list', Desks)
  await screen.findByText('张* · 生产一部')
  expect(screen.getByText(/申请人本人/)).toBeTruthy()
  expect(screen.queryByText(/张伟|您本人/)).toBeNull()
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: /^张\*/ })))
  expect(whereTo()).toEqual([`/features/aid/pages/desk/index?id=${aidId}`])
  cleanup()
  await look(cast.caseworker, 'desk', Desk, { id: aidId })
  expect((await screen.findAllByText('申请人本人')).length).toBeGreaterThan(0)
})

test('each office finds what it may open: finance the payments, the chair the assessment', async () => {
  await look(cast.finance, 'list', Desks)
  await screen.findByText('发放台账')
  expect(screen.queryByText('影响评估')).toBeNull()
  cleanup()
  await look(cast.chair, 'list', Desks)
  await screen.findByText('影响评估')
})

test('figures of few people are not shown', async () => {
  await look(cast.chair, 'statistics', Statistics)
  await screen.findByText('还没有可以显示的数')
})

/**
 * How often React changes the screen for one gesture, and how many rows it draws anew. `npm run bench` reads the lines (P8).
 * @jest-environment ./local/testing/taro/cloudScreenEnvironment.js
 */
import { drawnBy } from '@/local/testing/taro/commits'
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { aMember } from '@/local/testing/builders'
import { castOn, submittedBy, type Cast } from '@/local/testing/suggestions'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { hidePage, openPage } from '@/local/testing/taro/taro'
import Detail from './features/activity/pages/detail'
import TickOff from './features/activity/pages/tickoff'
import Inbox from './features/inbox/pages/list'
import Submit from './features/suggestion/pages/submit'
import { hideToast } from './lib/toast'

const ROWS = 12
const REST_MS = 600
let cloud: ScreenCloud
let cast: Cast

beforeAll(async () => {
  cloud = await startScreenCloud()
  cast = await castOn(cloud)
})
afterAll(() => cloud.close())
afterEach(async () => {
  await act(async () => hideToast())
  cleanup()
})

const rest = () => act(() => new Promise((resolve) => setTimeout(resolve, REST_MS)))
const last = async (role: string, name: string | RegExp) => (await screen.findAllByRole(role, { name })).at(-1) as HTMLElement

/** The gesture, and what follows from it until rest. */
async function costOf(name: string, gesture: () => unknown, row = ''): Promise<{ commits: number; later: number; rows: number }> {
  const now = await drawnBy(() => act(() => void gesture()))
  const cost = { commits: now.commits, later: (await drawnBy(rest)).commits, rows: now.drawnAnew[row] ?? 0 }
  process.stdout.write(`P8 ${JSON.stringify({ name, ...cost, of: row ? ROWS : 0 })}\n`)
  return cost
}

test('a tap on sign-up changes the screen once, and twice more for what is answered', async () => {
  const activityId = await cloud.activity()
  holdPhone(await cloud.person(aMember()))
  openPage('/features/activity/pages/detail/index', { id: activityId })
  await openScreen(<Detail />)
  const button = await last('button', '报名')
  const { commits, later } = await costOf('sign up', () => fireEvent.click(button))
  expect(commits).toBe(1)
  expect(later).toBeLessThanOrEqual(2)
})

test('deciding in the inbox draws no other row anew', async () => {
  for (let made = 0; made < ROWS; made += 1) await submittedBy(cast.worker, { title: `第 ${made + 1} 处扶手` })
  holdPhone(cast.officer)
  openPage('/features/inbox/pages/list/index')
  await openScreen(<Inbox />)
  const row = await last('button', /^第 3 处扶手/)
  expect(await costOf('open an item of the inbox', () => fireEvent.click(row), 'WaitingRow')).toMatchObject({ commits: 1, rows: 0 })
  const accept = await last('button', '受理')
  expect(await costOf('approve it', () => fireEvent.click(accept), 'WaitingRow')).toMatchObject({ commits: 1, later: 0, rows: 0 })
  hidePage()
  await rest()
})

test('a letter changes the screen once, and once more when the typing rests', async () => {
  holdPhone(cast.worker)
  openPage('/features/suggestion/pages/submit/index', {})
  await openScreen(<Submit />)
  const field = await screen.findByLabelText('现状与问题')
  const { commits, later } = await costOf('type a letter', () => fireEvent.change(field, { target: { value: '三' } }))
  expect(commits).toBe(1)
  expect(later).toBeLessThanOrEqual(1)
})

test('ticking one of many draws one row anew', async () => {
  const activityId = await cloud.activity()
  for (let made = 0; made < ROWS; made += 1) await cloud.goes(activityId)
  holdPhone(cloud.officer)
  openPage('/features/activity/pages/tickoff/index', { id: activityId })
  await openScreen(<TickOff />)
  const [row] = await screen.findAllByRole('checkbox')
  expect(await costOf('tick a row', () => fireEvent.click(row as HTMLElement), 'TickRow')).toMatchObject({ commits: 1, rows: 1 })
})

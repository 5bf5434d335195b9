/**
 * Every page of the build, opened by a stranger, a worker and an officer: nothing breaks, and what goes
 * to the view layer stays small. Figures are printed; limits are WeChat's own advice, far undercut.
 */
import { birthdayOf } from '@/cloudfunctions/kit/birthdays'
import { dayOf } from '@/types/calendar'
import { aMember, aPlan } from '../builders'
import { startCloud, type TestCloud } from '../startCloud'
import { builtDir } from './built'
import { openPackage } from './package'
import { watched, type WatchedCloud } from './inRow'
import { openProgram, type Program } from './program'

/** First screen. WeChat advises 256 KB at most. */
const MOST_BYTES = 16 * 1024
/** Lists of ten rows at about 1.7 KB, and a page of charts. */
const longPages: Readonly<Record<string, number>> = {
  'pages/activities/index': 30 * 1024,
  'features/activity/pages/manage/index': 20 * 1024,
  'features/suggestion/pages/statistics/index': 24 * 1024,
}
/** The skeleton, what each reply brings, and one that follows from it (a drawing that is finished). */
const mostCalls = (asks: readonly string[]) => 2 + asks.length
/** Actions a page asks until it is at rest, on a phone that knows nothing yet. */
const MOST_ASKS = 5
/**
 * What is asked side by side is waited for once; one after another ask those where the first answer says what the second is about: as whom
 * a suggestion is read, of which year the wishes are, which area is watched.
 */
const twoInRow = ['features/suggestion/pages/desk/index', 'features/birthday/pages/card/index', 'features/rights/pages/desk/index']
/** WeChat's audit complains above 1,000 and 30. */
const MOST_NODES = 300
const MOST_DEPTH = 14

let cloud: TestCloud
/** What a page is opened for, by noun; a page of another noun is opened for something that does not exist. */
const ids: Record<string, string> = {}
const who: Record<string, string> = { stranger: 'o-nobody' }
const { pages, tabs } = openPackage(builtDir)

beforeAll(async () => {
  cloud = await startCloud()
  const officer = aMember({ role: 'CHAIR', name: '吴建明' })
  const [, month = 1, day = 1] = dayOf(new Date(cloud.clock.now())).split('-').map(Number)
  const worker = aMember({ name: '张伟', birthday: birthdayOf({ calendar: 'solar', month, day, isLeapMonth: false }) })
  Object.assign(who, { worker: worker.openid, officer: officer.openid })
  const author = await cloud.person(aMember({ role: 'OFF', name: '陈志强' }))
  const chair = await cloud.person(officer)
  const person = await cloud.person(worker)
  for (let number = 1; number <= 10; number += 1) {
    const draft = await author.does('activity.saveDraft', { plan: aPlan({ title: `健步走第 ${number} 期`, capacity: 30, maxLine: 10 }) })
    ids.activity = draft.activityId
    await author.does('activity.submit', { activityId: ids.activity })
    await chair.does('activity.decide', { activityId: ids.activity, verdict: 'approve', note: '' })
  }
  const colleagues = Array.from({ length: 15 }, () => aMember())
  await cloud.load('members', colleagues)
  for (const colleague of [person, ...colleagues.map(cloud.as)]) {
    await colleague.does('activity.signUp', { activityId: ids.activity ?? '', guests: 0, answers: {} })
  }
})
afterAll(() => cloud.close())

function addressOf(page: string): string {
  if (tabs.includes(page)) return `/${page}`
  const noun = page.split('/')[1] ?? ''
  const id = ids[noun] ?? 'nothing-of-this-name'
  return `/${page}?id=${id}&${noun}Id=${id}`
}

interface Figures {
  page: string
  calls: number
  bytes: number
  nodes: number
  depth: number
  asks: readonly string[]
  inRow: number
}

async function measure(program: Program, page: string, calls: WatchedCloud): Promise<Figures> {
  calls.reset()
  const cost = await program.open(addressOf(page))
  return { page, calls: cost.calls, bytes: cost.bytes, ...program.size(), asks: cost.actions, inRow: calls.inRow() }
}

const isTooMuch = ({ page, calls, bytes, nodes, depth, asks, inRow }: Figures) =>
  asks.length > MOST_ASKS || inRow > (twoInRow.includes(page) ? 2 : 1) || calls > mostCalls(asks) || bytes > (longPages[page] ?? MOST_BYTES) || nodes > MOST_NODES || depth > MOST_DEPTH

function print(name: string, figures: readonly Figures[]): void {
  const lines = figures.map(({ page, calls, bytes, nodes, depth, asks, inRow }) =>
    `${page.padEnd(40)} ${calls} × setData ${String(bytes).padStart(6)} B  ${String(nodes).padStart(4)} nodes  depth ${String(depth).padStart(2)}  ${inRow} in a row  ${asks.join(' ')}`)
  process.stdout.write(`\n${name}\n${lines.join('\n')}\n`)
}

it.each(['stranger', 'worker', 'officer'])('opens for a %s', async (name) => {
  const calls = watched(cloud)
  const program = await openProgram({ dir: builtDir, cloud: { ...cloud, call: calls.call }, openid: who[name] ?? '' })
  try {
    const figures: Figures[] = []
    for (const page of pages) figures.push(await measure(program, page, calls))
    print(name, figures)
    expect(program.problems).toEqual([])
    expect(figures.filter(isTooMuch)).toEqual([])
  } finally {
    program.close()
  }
}, 60_000)

/** A death in the family in a real browser: told by the worker, checked, reviewed, approved from the inbox, visited, signed for. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import type { Visit } from '@/cloudfunctions/kit/documents/visit'
import { openBrowser } from '@/local/testing/browser'
import { handoutCastOn, type HandoutCast, type HandoutRole } from '@/local/testing/handouts'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { dayOf } from '@/types/calendar'
import { phoneOf, type Phone } from './phone'

const h5Dir = path.resolve(__dirname, '../../dist/h5')

let cloud: TestCloud
let browser: Browser
let cast: HandoutCast

beforeAll(async () => {
  if (!existsSync(h5Dir)) throw new Error('build the page first: npm run build:h5')
  cloud = await startCloud({ h5Dir })
  browser = await openBrowser()
  cast = await handoutCastOn(cloud, dayOf(new Date()).slice(0, 4))
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await cloud?.close()
})

const phoneOfA = (name: HandoutRole): Promise<Phone> => phoneOf(browser, cloud.url, cast.members[name].openid ?? '')
const inbox = 'features/inbox/pages/list/index'

async function theVisit(): Promise<Visit> {
  const [visit] = await cloud.dump<Visit>('visits', { subjectId: cast.members.worker._id })
  if (!visit) throw new Error('nothing was told')
  return visit
}

async function becomes(status: Visit['status']): Promise<void> {
  for (const until = Date.now() + 15_000; (await theVisit()).status !== status; ) {
    if (Date.now() > until) throw new Error(`it is ${(await theVisit()).status} and not ${status}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

test('from the first word to the signature', async () => {
  const [worker, leader, officer, chair] = await Promise.all((['worker', 'leader', 'officer', 'chair'] as const).map(phoneOfA)) as [Phone, Phone, Phone, Phone]

  await worker.open('features/visit/pages/mine/index')
  await worker.tap('告诉工会一件事')
  await worker.tap('直系亲属去世')
  await worker.sees('这件事不会出现在消息和首页上')
  await worker.fill('想说的话', '母亲昨晚走了，想请几天假')
  await worker.tap('告诉工会')
  await worker.sees('工会知道了')

  await leader.open(inbox)
  await leader.tap('走访慰问')
  await leader.tap('核实属实')
  await leader.tap('死亡证明')
  await leader.tap('核实属实，交委员')
  await becomes('reviewing')

  await officer.open(inbox)
  await officer.tap('走访慰问')
  await officer.tap('审核通过')
  await officer.tap('审核通过，往下办')
  await becomes('approving')

  await chair.open(inbox)
  await chair.tap('走访慰问')
  await chair.sees(/每次上限 ¥1,000.00/)
  await chair.tap('批准')
  await becomes('toArrange')

  await officer.tap('安排走访')
  await officer.tap('就这样安排')
  await becomes('arranged')
  await officer.tap('写走访记录')
  await officer.fill('看到的、说到的', '家里都在，后事有亲戚帮忙')
  await officer.tap('存下记录')
  await becomes('toSign')

  await worker.open('pages/home/index')
  expect(await worker.page.getByText('去世').count()).toBe(0)
  await worker.open('features/visit/pages/mine/index')
  await worker.tap('等您签收')
  await worker.tap('签收 慰问金 ¥1,000.00')
  await worker.tap('确认收到')
  await becomes('closed')
  await worker.sees(/工会来看过您/)
  for (const phone of [worker, leader, officer, chair]) await phone.close()
}, 120_000)

/** A handout in a real browser: planned, approved, the worker's code scanned, signed; a double tap makes one; the ceiling says its clause. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { openBrowser } from '@/local/testing/browser'
import { aHandoutPlan, handoutCastOn, picked, runningHandout, storedHandout, storedRows, type HandoutCast, type HandoutRole } from '@/local/testing/handouts'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { dayOf } from '@/types/calendar'
import type { Handout } from '@/cloudfunctions/kit/documents/handout'
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
const mine = 'features/handout/pages/mine/index'
const page = (name: string, handoutId: string) => `features/handout/pages/${name}/index?id=${handoutId}`

async function becomes<Value>(what: () => Promise<Value>, wanted: Value): Promise<void> {
  const until = Date.now() + 20_000
  for (;;) {
    const found = await what()
    if (JSON.stringify(found) === JSON.stringify(wanted)) return
    if (Date.now() > until) throw new Error(`it is ${JSON.stringify(found)} and not ${JSON.stringify(wanted)}`)
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}

test('from the plan to the signature', async () => {
  const officer = await phoneOfA('officer')
  await officer.open('features/handout/pages/edit/index')
  await officer.fill('名称', '春节慰问品')
  await officer.fill('物品', '大米一袋、花生油一桶')
  await officer.fill('每人金额（元）', '1600')
  await officer.fill('领取地点', '职工之家一楼')
  await officer.tap('保存，去生成名单')
  await officer.sees('单价超过规定上限，请调低单价，依据见下方')
  await officer.sees(/每人每年上限：¥1,500.00/)
  await officer.fill('每人金额（元）', '168')
  await officer.tap('保存，去生成名单')
  await officer.tap('生成名单')
  await officer.tap('提交审批')
  await officer.sees('已交主席审批')
  const [plan] = await cloud.dump<Handout>('handouts', { title: '春节慰问品' })
  const handoutId = plan?._id ?? ''

  const chair = await phoneOfA('chair')
  await chair.open('features/inbox/pages/list/index')
  await chair.tap('春节慰问品')
  await chair.tap('批准')
  await chair.sees(/批准后预留/)
  await chair.tap('批准')
  await becomes(async () => (await storedHandout(cloud, handoutId)).status, 'running')
  await cloud.fire()

  const worker = await phoneOfA('worker')
  await worker.open('pages/home/index')
  await worker.tap('福利领取')
  await worker.sees('春节慰问品')
  const code = await worker.scan()
  await cast.leader.does('handout.signFor', { handoutId, code, at: new Date().toISOString() })
  await worker.open(mine)
  await worker.sees(/签收$/)
  for (const phone of [officer, chair, worker]) await phone.close()
}, 120_000)

test('two taps of the distributor are one signature, and what was ticked by mistake is taken back', async () => {
  const handoutId = await runningHandout(cast, aHandoutPlan({ title: '夜班手套', unitFen: 100, target: { ...picked, orgIds: [], posts: [] } }), [cast.members.worker, cast.members.mate])
  const leader = await phoneOfA('leader')
  await leader.open(page('distribute', handoutId))
  const row = leader.page.getByRole('checkbox', { name: /^张伟/ })
  await row.click()
  await leader.sees('已领 1 / 2 人')
  await leader.tap('撤销')
  await leader.sees('已领 0 / 2 人')
  await row.click()
  await leader.page.getByRole('checkbox', { name: /^冯海生/ }).click()
  await leader.page.getByRole('checkbox', { name: /^张伟/ }).click({ force: true, timeout: 2_000 }).catch(() => undefined)
  await becomes(async () => (await storedRows(cloud, handoutId)).map(({ status, history }) => [status, history.filter(({ action }) => action === 'handout.sign').length]), [['signed', 1], ['signed', 1]])
  const height = await leader.page.getByRole('checkbox', { name: /^张伟/ }).evaluate((node) => node.getBoundingClientRect().height)
  expect(height).toBeGreaterThanOrEqual(60)
  await leader.close()
}, 120_000)

test('the desk’s code is read by the worker’s camera', async () => {
  const handoutId = await runningHandout(cast, aHandoutPlan({ title: '冬至汤圆', unitFen: 100, target: { ...picked, orgIds: [], posts: [] } }), [cast.members.mate])
  const officer = await phoneOfA('officer')
  await officer.open(page('code', handoutId))
  await officer.sees('0 / 1')
  const code = await officer.scan()
  expect(await cast.mate.does('handout.sign', { handoutId, code })).toMatchObject({ status: 'signed' })
  await officer.sees('1 / 1')
  await officer.close()
}, 120_000)

test('a cake voucher is numbered, fetched, written off by the shop’s list, and its person sees it', async () => {
  const handoutId = await runningHandout(cast, aHandoutPlan({ title: '生日蛋糕券', form: 'voucher', item: '甜园饼屋蛋糕提货券', unitFen: 100, target: { ...picked, orgIds: [], posts: [] } }), [cast.members.worker])
  const officer = await phoneOfA('officer')
  await officer.open(page('desk', handoutId))
  await officer.tap('券号和核销')
  await officer.tap('登记券号')
  await officer.fill('工号和券号', `${cast.members.worker.staffNo} TY0035`)
  await officer.tap('登记')
  await officer.sees('登记了 1 张')
  await officer.tap('商家核销')
  await officer.fill('商家收回的券号', 'TY0035 TY0036')
  await officer.tap('核销')
  await officer.sees(/TY0035 张伟：这张券还没有签收/)
  await cast.officer.does('handout.signFor', { handoutId, memberId: cast.members.worker._id, at: new Date().toISOString() })
  await officer.fill('商家收回的券号', 'TY0035')
  await officer.tap('核销')
  await officer.sees('核销了 1 张')
  const worker = await phoneOfA('worker')
  await worker.open(mine)
  await worker.sees(/券号 TY0035 · .*已核销/)
  for (const phone of [officer, worker]) await phone.close()
}, 120_000)

/** A contract in a real browser: overnight it turns from amber to red, the worker says so, the union supervises, HR enters the renewal, it is green. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { at } from '@/local/testing/birthdays'
import { openBrowser } from '@/local/testing/browser'
import { rightsCastOn, someTerms, storedFile, type RightsCast, type RightsRole } from '@/local/testing/rights'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { addDays, dayOf } from '@/types/calendar'
import { phoneOf, type Phone } from './phone'

const h5Dir = path.resolve(__dirname, '../../dist/h5')
const today = dayOf(new Date())

let cloud: TestCloud
let browser: Browser
let cast: RightsCast

beforeAll(async () => {
  if (!existsSync(h5Dir)) throw new Error('build the page first: npm run build:h5')
  cloud = await startCloud({ h5Dir })
  browser = await openBrowser()
  cast = await rightsCastOn(cloud)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await cloud?.close()
})

const phoneOfA = (name: RightsRole): Promise<Phone> => phoneOf(browser, cloud.url, cast.members[name].openid ?? '')

test('a contract turns red and is settled', async () => {
  const { _id: memberId } = cast.members.worker
  await cast.hr.does('rights.saveContract', { memberId, contract: someTerms({ startOn: addDays(today, -1095), endOn: today, begunOn: '2015-01-01', fixedTerms: 2 }) })
  await cloud.fire()

  const worker = await phoneOfA('worker')
  await worker.open('pages/mine/index')
  await worker.tap('我的权益')
  await worker.sees(/到期，请尽快定下是否续订/)
  expect((await storedFile(cloud, { _id: memberId })).lights.contract).toMatchObject({ colour: 'amber', reason: 'ends30' })

  cloud.clock.set(at(addDays(today, 1), 9))
  await cloud.fire(at(addDays(today, 1), 9))
  expect((await storedFile(cloud, { _id: memberId })).lights.contract).toMatchObject({ colour: 'red', reason: 'over' })
  await worker.open('features/message/pages/box/index')
  await worker.sees('您的劳动合同有提醒')
  await worker.open('features/rights/pages/mine/index')
  await worker.sees(/到期，还没有续订；续订时，除本人提出订立固定期限外/)
  await worker.tap('告诉工会')
  await worker.tap('未签合同')
  await worker.tap('提交')
  await worker.sees(/工会法律维权委员在.+前办好/)

  const legal = await phoneOfA('legal')
  await legal.open('features/inbox/pages/list/index')
  await legal.tap('职工反映未签合同')
  await legal.sees('须办理')

  const hr = await phoneOfA('hr')
  await hr.open('features/rights/pages/desk/index')
  await hr.sees('1 人须办理')
  await hr.tap('张伟')
  await hr.tap('登记合同')
  await hr.tap('无固定期限')
  await hr.tap('保存')
  await hr.sees('已订立无固定期限合同')
  expect((await storedFile(cloud, { _id: memberId })).lights.contract).toMatchObject({ colour: 'green', reason: 'noEnd' })

  await legal.tap('办结')
  await legal.fill('办理结果', '已订立无固定期限合同')
  await legal.tap('办结并告诉本人')
  await legal.sees('结果：已订立无固定期限合同')
  await legal.open('features/rights/pages/desk/index')
  await legal.sees('没有须办理的人')

  await worker.open('features/rights/pages/mine/index')
  await worker.sees('结果：已订立无固定期限合同')
  for (const phone of [worker, legal, hr]) await phone.close()
}, 120_000)

/** A birthday from the alarm of eight o’clock to the wishes on the card, and the officer's month, in a real browser. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { birthdayOf } from '@/cloudfunctions/kit/birthdays'
import { at, bornOn, lunar, solar } from '@/local/testing/birthdays'
import { openBrowser } from '@/local/testing/browser'
import { aMember } from '@/local/testing/builders'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { phoneOf } from './phone'

const h5Dir = path.resolve(__dirname, '../../dist/h5')
const today = '2027-02-05'
let cloud: TestCloud
let browser: Browser

beforeAll(async () => {
  if (!existsSync(h5Dir)) throw new Error('build the page first: npm run build:h5')
  cloud = await startCloud({ h5Dir })
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await cloud?.close()
})

test('born on 腊月三十 of a year without one: greeted at eight, wished by a colleague, the card saved; the officer finds nobody forgotten', async () => {
  const her = bornOn(lunar(12, 30), { name: '王芳' })
  const colleague = aMember({ name: '刘洋' })
  const unbound = bornOn(solar(2, 5), { name: '李国强', openid: null })
  const officer = aMember({ name: '李晓梅', grants: [{ role: 'OFF', portfolio: 'welfare', orgId: 'company' }] })
  await cloud.load('members', [her, colleague, unbound, officer])
  expect(birthdayOf(lunar(12, 30)).key).toBe('l12-30')

  cloud.clock.set(at(today, 8))
  await cloud.fire(at(today, 8))
  const hers = await phoneOf(browser, cloud.url, her.openid ?? '')
  await hers.open('pages/home/index')
  await hers.sees('今天是您的生日')
  await hers.tap('王芳，生日快乐')
  await hers.page.locator('.birthday-card__picture').waitFor()
  await hers.tap('让同事知道')
  await hers.sees('祝福在路上')
  const download = hers.page.waitForEvent('download')
  await hers.tap('保存贺卡')
  expect((await download).suggestedFilename()).toBe('王芳生日贺卡.png')

  const his = await phoneOf(browser, cloud.url, colleague.openid ?? '')
  await his.open('pages/home/index')
  await his.sees('今天生日的同事')
  await his.tap('王芳')
  await his.tap('送祝福')
  await his.tap('自己写一句')
  await his.fill('祝福的话', '师姐生日快乐，新的一年平平安安。')
  await his.tap('送出')
  await his.sees('您送出：师姐生日快乐，新的一年平平安安。')

  await hers.open('features/message/pages/box/index')
  await hers.tap('收到同事的祝福')
  await hers.sees('师姐生日快乐，新的一年平平安安。')
  await hers.sees('刘洋')

  const hersToo = await phoneOf(browser, cloud.url, officer.openid ?? '')
  await hersToo.page.clock.setFixedTime(at(today, 9))
  await hersToo.open('features/birthday/pages/month/index')
  await hersToo.sees('2 人')
  await hersToo.tap('没送到')
  await hersToo.sees(/还没有认领身份/)
  await hersToo.tap('已祝福')
  await hersToo.sees('一个也没有落下')
  await hersToo.tap('办本月生日会')
  await hersToo.sees(/2月职工生日会/)
  for (const phone of [hers, his, hersToo]) await phone.close()
}, 180_000)

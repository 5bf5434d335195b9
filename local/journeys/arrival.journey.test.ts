/** One person from the personnel office's list to a gift in the hand: imported, bound, greeted on the birthday, signed for. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import type { Greeting } from '@/cloudfunctions/kit/documents/birthday'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { at } from '@/local/testing/birthdays'
import { openBrowser } from '@/local/testing/browser'
import { aMember } from '@/local/testing/builders'
import { aHandoutPlan, handoutCastOn, runningHandout, storedRows } from '@/local/testing/handouts'
import { workbookOf } from '@/local/testing/sheets'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { phoneOf, type Phone } from './phone'

const h5Dir = path.resolve(__dirname, '../../dist/h5')
const BIRTHDAY = '2027-02-05'

let cloud: TestCloud
let browser: Browser

beforeAll(async () => {
  if (!existsSync(h5Dir)) throw new Error('build the page first: npm run build:h5')
  cloud = await startCloud({ h5Dir, storageRules: { write: ['uploads/{openid}/'], read: [] } })
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await cloud?.close()
})

async function imported(officer: Phone): Promise<void> {
  const file = await workbookOf({
    name: '在册人员',
    rows: [
      ['工号', '姓名', '性别', '部门', '工会小组', '岗位', '是否会员', '入会日期', '生日'],
      ['HS20001', '黄小燕', '女', '生产一部', '生产一部工会小组', '操作工', '是', '2026/6/1', '1996年2月5日'],
    ],
  })
  await officer.open('features/people/pages/import/index')
  const chosen = officer.page.waitForEvent('filechooser')
  await officer.tap('选择表格')
  await (await chosen).setFiles({ name: '花名册.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: file })
  await officer.sees('新增 1 人，变更 0 人')
  await officer.tap('开始导入')
  await officer.sees('开始导入？')
  await officer.page.getByRole('dialog').getByText('开始导入', { exact: true }).click()
  await officer.sees('导入完成')
}

async function codeFrom(officer: Phone, name: string): Promise<string> {
  await officer.open('features/me/pages/codes/index')
  await officer.tap(name)
  await officer.tap('发认领码')
  const letters = officer.page.locator('.issued-code__letters').first()
  await letters.waitFor()
  return letters.innerText()
}

async function bound(phone: Phone, staffNo: string, name: string, code: string): Promise<void> {
  await phone.open('features/me/pages/bind/index')
  await phone.fill('工号', staffNo)
  await phone.fill('姓名', name)
  await phone.fill('认领码', code)
  await phone.tap('认领')
  await phone.sees(new RegExp(`${name}，`))
}

test('imported, bound, greeted, and the gift signed for', async () => {
  cloud.clock.set(at(BIRTHDAY, 7))
  const cast = await handoutCastOn(cloud, BIRTHDAY.slice(0, 4))
  const adm = aMember({ role: 'ADM', name: '苏明辉', staffNo: 'HS10016' })
  await cloud.load('members', [adm])

  const officer = await phoneOf(browser, cloud.url, adm.openid ?? '')
  await imported(officer)
  const [her] = await cloud.dump<Member>('members', { staffNo: 'HS20001' })
  expect(her).toMatchObject({ birthday: { key: 's02-05' }, membership: 'member', openid: null })
  expect(JSON.stringify(her?.birthday)).not.toContain('1996')
  const code = await codeFrom(officer, '黄小燕')
  await officer.close()

  const openid = aMember().openid ?? ''
  const phone = await phoneOf(browser, cloud.url, openid)
  await bound(phone, 'hs20001', '黄小燕', code)

  cloud.clock.set(at(BIRTHDAY, 8))
  await cloud.fire(at(BIRTHDAY, 8))
  await phone.open('pages/home/index')
  await phone.sees('今天是您的生日')
  await phone.tap('黄小燕，生日快乐')
  await phone.page.locator('.birthday-card__picture').waitFor()
  expect((await cloud.dump<Greeting>('greetings')).map(({ memberId, day }) => [memberId, day])).toEqual([[her?._id, BIRTHDAY]])

  const plan = aHandoutPlan({ kind: 'birthday', title: '2月生日慰问', festival: null, month: BIRTHDAY.slice(0, 7), form: 'voucher', item: '和平蛋糕店生日蛋糕券一张', unitFen: 20_000 }, cloud.clock.now())
  const handoutId = await runningHandout(cast, plan)
  await cloud.fire(new Date(cloud.clock.now()))
  await phone.open('pages/home/index')
  await phone.tap('福利领取')
  await phone.sees('2月生日慰问')
  // A browser has no camera: what it would read of her screen is handed in as the group leader's phone would.
  await cast.leader.does('handout.signFor', { handoutId, code: await phone.scan(), at: new Date(cloud.clock.now()).toISOString() })
  await phone.open('features/handout/pages/mine/index')
  await phone.sees(/签收$/)
  expect((await storedRows(cloud, handoutId)).map(({ name, status }) => [name, status])).toEqual([['黄小燕', 'signed']])
  await phone.close()
}, 120_000)

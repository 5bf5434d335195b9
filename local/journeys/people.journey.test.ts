/** The personnel office's list in a real browser: chosen, looked at, written; and a new person binds with their code. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { openBrowser } from '@/local/testing/browser'
import { aMember } from '@/local/testing/builders'
import { workbookOf } from '@/local/testing/sheets'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { phoneOf, type Phone } from './phone'

const h5Dir = path.resolve(__dirname, '../../dist/h5')

let cloud: TestCloud
let browser: Browser
const adm = aMember({ role: 'ADM', name: '苏明辉', staffNo: 'HS10016' })
const chair = aMember({ role: 'CHAIR', name: '吴建明', staffNo: 'HS10001' })

beforeAll(async () => {
  if (!existsSync(h5Dir)) throw new Error('build the page first: npm run build:h5')
  cloud = await startCloud({ h5Dir, storageRules: { write: ['uploads/{openid}/'], read: [] } })
  browser = await openBrowser()
  await cloud.load('members', [adm, chair])
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await cloud?.close()
})

const on = (member: { openid: string | null }): Promise<Phone> => phoneOf(browser, cloud.url, member.openid ?? '')

/** Taps the button that opens the phone's files, and picks this one. */
async function pick(phone: Phone, button: string, file: Buffer): Promise<void> {
  const chosen = phone.page.waitForEvent('filechooser')
  await phone.tap(button)
  await (await chosen).setFiles({ name: '花名册.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: file })
}

test('a list is imported, a wrong row stays out, a new person binds with the code and is known', async () => {
  const officer = await on(adm)
  await officer.open('features/people/pages/org/index')
  await officer.tap('导入名册')
  await officer.sees('先核对给您看')
  const file = await workbookOf({
    name: '在册人员',
    rows: [
      ['职工编号', '姓名', '性别', '入职日期', '部门', '工会小组', '岗位'],
      ['HS20001', '黄小燕', '女', '2026/6/1', '生产一部', '生产一部工会小组', '操作工'],
      ['HS20002', '莫家豪', '男', '2026年6月1日', '设备动力部', '设备动力工会小组', '电工'],
      ['HS20003', '错日期', '男', '2026-02-30', '生产一部', '生产一部工会小组', '操作工'],
    ],
  })
  await pick(officer, '选择表格', file)
  await officer.sees('新增 2 人，变更 0 人')
  await officer.sees('还有问题行')
  expect(await cloud.dump<Member>('members', { staffNo: 'HS20001' })).toEqual([])
  await officer.sees(/入职日期.?没有这一天/)
  await officer.tap('跳过 1 行有问题的，先导入其余的')
  await officer.tap('开始导入')
  await officer.sees('开始导入？')
  await officer.page.getByRole('dialog').getByText('开始导入', { exact: true }).click()
  await officer.sees('导入完成')
  const [newcomer] = await cloud.dump<Member>('members', { staffNo: 'HS20001' })
  expect(newcomer).toMatchObject({ name: '黄小燕', joinedOn: '2026-06-01', orgPath: ['company', 'b-prod1', 'g-prod1'], membership: 'none' })

  await officer.open('features/me/pages/codes/index')
  await officer.tap('黄小燕')
  await officer.tap('发认领码')
  const letters = officer.page.locator('.issued-code__letters').first()
  await letters.waitFor()
  const code = await letters.innerText()

  const phone = await phoneOf(browser, cloud.url, aMember().openid as string)
  await phone.open('features/me/pages/bind/index')
  await phone.fill('工号', 'hs20001')
  await phone.fill('姓名', '黄小燕')
  await phone.fill('认领码', code)
  await phone.tap('认领')
  await phone.sees(/黄小燕，/)
  await phone.open('features/people/pages/membership/index')
  await phone.sees('非会员')
  await phone.tap('申请入会')
  await phone.fill('入会申请', '我自愿加入工会')
  await phone.tap('提交')
  await phone.sees(/前答复/)
  await phone.close()

  await officer.open('features/people/pages/org/index')
  await officer.sees('待审')
  await officer.close()
}, 120_000)

test('an office is given by two people, and shown on the person', async () => {
  const person = aMember({ name: '覃桂芳', staffNo: 'HS10028', declaredOn: '2026-01-01' })
  await cloud.load('members', [person])
  const first = await on(adm)
  await first.open(`features/people/pages/person/index?id=${person._id}`)
  await first.tap('授予职务')
  // The later question first: its row is the last one that says so.
  await first.tap('请选择')
  await first.tap('海晟化工工会')
  await first.tap('请选择')
  await first.tap('财务')
  await first.page.getByRole('dialog').getByLabel('原因', { exact: true }).fill('工作需要')
  await first.tap('提出')
  await first.sees('待第二人确认')
  await first.close()
  const [change] = await cloud.dump<{ _id: string }>('roleChanges', { memberId: person._id })
  const second = await on(chair)
  await second.open(`features/people/pages/role/index?id=${change?._id}`)
  await second.tap('确认')
  await second.tap('确认生效')
  await second.sees('已生效')
  await second.close()
  expect((await cloud.dump<Member>('members', { _id: person._id }))[0]?.grants).toEqual([{ role: 'FIN', orgId: 'company' }])
}, 120_000)

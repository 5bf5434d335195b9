/** One activity from the printed poster to the archived list, in a real browser, on the real functions. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { openBrowser } from '@/local/testing/browser'
import { aMember, aPlan } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { phoneOf, readCode, type Phone } from './phone'

const h5Dir = path.resolve(__dirname, '../../dist/h5')

let cloud: TestCloud
let browser: Browser
let officer: Person
let chair: Person
const officerMember = aMember({ role: 'OFF', name: '陈志强' })
const chairMember = aMember({ role: 'CHAIR', name: '吴建明' })

beforeAll(async () => {
  if (!existsSync(h5Dir)) throw new Error('build the page first: npm run build:h5')
  cloud = await startCloud({ h5Dir })
  browser = await openBrowser()
  officer = await cloud.person(officerMember)
  chair = await cloud.person(chairMember)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await cloud?.close()
})

const on = (member: { openid: string | null }): Promise<Phone> => phoneOf(browser, cloud.url, member.openid ?? '')

async function anOpenActivity(plan: Parameters<typeof aPlan>[0]): Promise<string> {
  const { activityId } = await officer.does('activity.saveDraft', { plan: aPlan(plan) })
  await officer.does('activity.submit', { activityId })
  await chair.does('activity.decide', { activityId, verdict: 'approve', note: '' })
  return activityId
}

test('scan the poster, bind, sign up, be queued when full, be promoted, check in at the door, stand on the list', async () => {
  const activityId = await anOpenActivity({ title: '迎新拔河赛', capacity: 1, maxLine: 5 })

  // The printed poster carries a real code: what the camera reads is the address of this activity.
  const { image } = await officer.does('activity.poster', { activityId })
  const address = readCode(Buffer.from(image.slice(image.indexOf(',') + 1), 'base64'))
  expect(address).toContain(encodeURIComponent(`a=${activityId}`))

  // A newcomer scans it, is nobody yet, binds with the code of the union group, and signs up.
  const newcomer = aMember({ name: '黄小燕', staffNo: 'HS20001', openid: null })
  await cloud.load('members', [newcomer])
  const { code } = await officer.does('session.issueCode', { staffNo: 'HS20001' })
  const newcomerOpenid = aMember().openid as string
  const first = await phoneOf(browser, cloud.url, newcomerOpenid)
  await first.page.goto(address as string)
  await first.sees('迎新拔河赛')
  await first.tap('认领身份后报名')
  await first.fill('工号', 'hs20001')
  await first.fill('姓名', '黄小燕')
  await first.fill('认领码', code)
  await first.tap('认领')
  // Bound, the newcomer is back where they came from.
  await first.tap('报名')
  await first.sees('您的位置留好了')

  // The next one finds it full and waits.
  const waiting = aMember({ name: '张伟' })
  await cloud.load('members', [waiting])
  const second = await on(waiting)
  await second.open(`features/activity/pages/detail/index?id=${activityId}`)
  await second.tap('加入候补')
  await second.sees('您是候补第 1 位')

  // The first cancels; the second is offered the place and takes it.
  await first.tap('更多')
  await first.tap('取消报名')
  await first.sees('要取消报名吗？')
  await first.tap('取消报名')
  await first.sees(/已取消|取消过/)
  await second.open(`features/activity/pages/detail/index?id=${activityId}`)
  await second.sees('有名额留给您')
  await second.tap('确认名额')
  await second.sees('您的位置留好了')

  // The officer opens the door; the worker reads the code off the officer's screen.
  await officer.does('activity.start', { activityId })
  const door = await on(officerMember)
  await door.open(`features/activity/pages/door/index?id=${activityId}`)
  await door.sees('打开职工之家，扫码签到')
  await second.open(`features/activity/pages/checkin/index?id=${activityId}`)
  await second.tap('扫现场的码')
  const doorCode = await door.scan()
  expect(doorCode).toHaveLength(27)
  await second.fill('也可以输入码下方的文字', doorCode)
  await second.tap('使用这个码')
  await second.sees('签到成功')
  await door.sees('张伟')

  // Attendance stands on the officer's list.
  const roster = await on(officerMember)
  await roster.open(`features/activity/pages/roster/index?id=${activityId}`)
  await roster.sees('张伟')
  await roster.sees(/已签到/)
  expect(await officer.does('activity.desk', { activityId })).toMatchObject({ counts: { attended: 1, cancelled: 1 } })
  for (const phone of [first, second, door, roster]) await phone.close()
}, 180_000)

test('the chair approves in two taps, and a return needs a reason', async () => {
  const { activityId } = await officer.does('activity.saveDraft', { plan: aPlan({ title: '读书分享会' }) })
  await officer.does('activity.submit', { activityId })
  const phone = await on(chairMember)
  await phone.open('features/activity/pages/approve/index')
  await phone.tap('读书分享会')
  await phone.tap('批准')
  const until = Date.now() + 10_000
  for (let status = ''; status !== 'open'; ) {
    if (Date.now() > until) throw new Error('not approved')
    status = (await officer.does('activity.desk', { activityId })).status
  }
  await phone.close()
}, 60_000)

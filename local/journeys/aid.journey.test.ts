/** 困难帮扶 in a real browser: each ending by the taps of whom it is about; what lies between is prepared through the API. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { aidCastOn, anApplication, appliedBy, fundOn, leadAid, storedAid, type AidCast, type AidRole } from '@/local/testing/aids'
import { openBrowser } from '@/local/testing/browser'
import { aMember } from '@/local/testing/builders'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { DAY_MS, dayOf } from '@/types/calendar'
import type { AidStatus } from '@/types/aidNames'
import { phoneOf, type Phone } from './phone'

const h5Dir = path.resolve(__dirname, '../../dist/h5')

let cloud: TestCloud
let browser: Browser
let cast: AidCast
/** Colleagues of the worker: each may have one application at a time. */
const colleagues = { sue: aMember({ name: '苏小红' }), joy: aMember({ name: '钟志明' }), lin: aMember({ name: '林燕玲' }) }
type Colleague = keyof typeof colleagues
type Name = AidRole | Colleague
const phones = new Map<Name, Phone>()

const memberOf = (name: Name) => (name in colleagues ? colleagues[name as Colleague] : cast.members[name as AidRole])
const personOf = (name: Name) => (name in colleagues ? cloud.as(colleagues[name as Colleague]) : cast[name as AidRole])

beforeAll(async () => {
  if (!existsSync(h5Dir)) throw new Error('build the page first: npm run build:h5')
  cloud = await startCloud({ h5Dir, storageRules: { write: ['uploads/{openid}/'], read: ['public/'] } })
  browser = await openBrowser()
  cast = await aidCastOn(cloud)
  await cloud.load('members', Object.values(colleagues))
  const year = dayOf(new Date()).slice(0, 4)
  if (!cast.fundId.includes(year)) await fundOn(cloud, 10_000_000, year)
}, 120_000)

afterEach(() => cloud.clock.reset())

afterAll(async () => {
  for (const phone of phones.values()) await phone.close()
  await browser?.close()
  await cloud?.close()
})

/** One phone each, for the whole day. */
async function phoneOfA(name: Name): Promise<Phone> {
  const known = phones.get(name) ?? (await phoneOf(browser, cloud.url, memberOf(name).openid ?? ''))
  phones.set(name, known)
  return known
}

const page = (name: string, aidId: string) => `features/aid/pages/${name}/index?id=${aidId}`

async function opened(name: Name, screen: string, aidId: string): Promise<Phone> {
  const phone = await phoneOfA(name)
  await phone.open(page(screen, aidId))
  return phone
}

async function becomes(aidId: string, status: AidStatus): Promise<void> {
  const until = Date.now() + 20_000
  for (let now = ''; now !== status; ) {
    if (Date.now() > until) throw new Error(`it is ${now} and not ${status}`)
    now = (await storedAid(cloud, aidId)).status
  }
}

/** The cloud's day; the phones live today, so a case that takes weeks begins weeks ago. */
const daysAgo = (days: number) => cloud.clock.set(new Date(Date.now() - days * DAY_MS))

const led = async (name: Name, to: AidStatus, traits: Parameters<typeof anApplication>[1] = {}) =>
  leadAid({ cloud, cast: { ...cast, worker: personOf(name) } }, await appliedBy(personOf(name), {}, traits), to)

/** The button works once the ceilings have been looked at. */
async function signs(chair: Phone, money: string): Promise<void> {
  await chair.sees('上限和依据')
  await chair.page.locator('.button--off').waitFor({ state: 'detached', timeout: 15_000 })
  await chair.tap(`批准 ${money}`)
  await chair.sees(/^批准后预留/)
  await chair.tap('签字')
}

/** From the first screen to the number, as somebody in need would tap. */
async function applies(worker: Phone): Promise<void> {
  await worker.open('pages/home/index')
  await worker.tap('求帮扶')
  await worker.tap('申请帮扶')
  await worker.tap('我同意，开始填')
  const chosen = async (...texts: string[]) => {
    for (const text of texts) await worker.tap(text)
    await worker.tap('下一步')
  }
  await chosen('生活救助')
  await chosen('不是急事')
  await chosen('请选择', '失业、收入低')
  await worker.fill('情况', '爱人下岗，两个孩子读书')
  await worker.tap('下一步')
  await worker.fill('需要的金额（元）', '3000')
  await worker.tap('下一步')
  await worker.tap('请填出生年份')
  await worker.fill('出生年份', '1985')
  await worker.tap('填好了')
  await worker.tap('下一步')
  await chosen('租房', '城镇')
  await chosen('没有')
  await worker.tap('加一项收入')
  await worker.fill('第 1 项一年合计（元）', '9000')
  await worker.tap('下一步')
  await worker.sees('一年有哪些省不掉的开支？')
  await worker.tap('下一步')
  await worker.sees('有没有下面这些情况？')
  await worker.tap('下一步')
  await worker.sees('拍几张材料')
  const [chooser] = await Promise.all([worker.page.waitForEvent('filechooser'), worker.tap('加照片')])
  await chooser.setFiles({ name: '工资单.jpg', mimeType: 'image/jpeg', buffer: await worker.page.screenshot({ type: 'jpeg' }) })
  await worker.sees('还能再拍 8 张')
  await worker.tap('下一步')
  await chosen('愿意公示')
  await worker.sees('看一遍，再交')
  await worker.tap('交上去')
  await worker.sees('收到了')
}

test('approved and paid: from the first question to the signature', async () => {
  daysAgo(12)
  await applies(await phoneOfA('worker'))
  const [own] = (await cast.worker.does('aid.mine', {})).items
  const aidId = own?.aidId ?? ''
  expect((await cast.worker.does('aid.get', { aidId })).file?.evidence).toHaveLength(1)
  const caseworker = await phoneOfA('caseworker')
  await caseworker.open('features/inbox/pages/list/index')
  await caseworker.tap('职工申请')
  await caseworker.tap('受理')
  await caseworker.sees('普通程序')
  await caseworker.tap('受理')
  await becomes(aidId, 'checking')
  await cast.caseworker.does('aid.visit', { aidId, ways: ['home'], on: dayOf(new Date(cloud.clock.now())), text: '情况属实', rows: { area: 'urban', people: 1, incomes: [{ kind: 'wage', yearFen: 900_000 }], outlays: [], exclusions: [] }, verified: [] })
  await cast.leader.does('aid.signVisit', { aidId })
  await cast.vice.does('aid.opinion', { aidId, supports: true, category: 'relative', suggestedFen: 300_000, reason: '情况属实' })
  await cast.caseworker.does('aid.publicise', { aidId })
  await cloud.fire(new Date(cloud.clock.now() + 9 * DAY_MS))
  cloud.clock.reset()
  await becomes(aidId, 'toApprove')
  const chair = await opened('chair', 'desk', aidId)
  await chair.tap('定金额、批准')
  await signs(chair, '¥3,000.00')
  await becomes(aidId, 'approved')
  const finance = await opened('finance', 'desk', aidId)
  await finance.tap('登记已转账')
  await finance.sees(/^批准金额/)
  await finance.tap('登记已转账')
  await becomes(aidId, 'paid')
  const worker = await opened('worker', 'detail', aidId)
  await worker.tap('签收 ¥3,000.00')
  await worker.tap('收到了，签收')
  await worker.sees('已经签收 ¥3,000.00')
  await becomes(aidId, 'received')
}, 120_000)

test('refused with its reason, and reviewed by somebody who had no part in it', async () => {
  const aidId = await led('mate', 'reviewing')
  const vice = await opened('vice', 'desk', aidId)
  await vice.tap('给出意见')
  await vice.tap('不建议救助')
  await vice.fill('理由', '人均收入高于两倍低保')
  await vice.tap('给出意见')
  await becomes(aidId, 'refused')
  const mate = await opened('mate', 'detail', aidId)
  await mate.sees('人均收入高于两倍低保')
  await mate.tap('申请复核')
  await mate.fill('不服的理由', '有一笔是借款')
  await mate.tap('交上去')
  await becomes(aidId, 'reconsidering')
  const women = await opened('women', 'desk', aidId)
  await women.tap('复核结论')
  await women.tap('推翻，重新核实')
  await women.fill('理由', '借款不算收入，重新核实')
  await women.tap('复核结论')
  await becomes(aidId, 'checking')
  await cast.mate.does('aid.withdraw', { aidId, reason: '' })
}, 120_000)

test('an objection during publicity stops it; not upheld, what was left goes on', async () => {
  const aidId = await led('sue', 'publicised')
  const mate = await phoneOfA('mate')
  await mate.open('features/aid/pages/publicity/index')
  await mate.sees('苏* · 生产一部')
  await mate.tap('提异议')
  await mate.fill('您了解的情况', '他家开了店')
  await mate.tap('交给工会')
  await mate.sees('现在没有公示')
  const welfare = await opened('welfare', 'desk', aidId)
  await welfare.sees('他家开了店')
  await welfare.tap('处理异议')
  await welfare.tap('不成立，接着公示')
  await welfare.fill('理由', '店是亲戚的')
  await welfare.tap('处理异议')
  await becomes(aidId, 'publicised')
  await mate.open('features/aid/pages/publicity/index')
  await mate.sees('苏* · 生产一部')
  await personOf('sue').does('aid.withdraw', { aidId, reason: '' })
}, 120_000)

test('in need: a small sum the same day, the papers afterwards', async () => {
  const { aidId } = await cast.mate.does('aid.submit', anApplication({ urgent: 'disaster', kind: 'temporary' }))
  const caseworker = await opened('caseworker', 'desk', aidId)
  await caseworker.tap('受理')
  await caseworker.tap('紧急程序')
  await caseworker.tap('受理')
  await becomes(aidId, 'urgent')
  const chair = await opened('chair', 'desk', aidId)
  await chair.tap('批准紧急救助')
  await chair.fill('金额（元）', '5000')
  await chair.sees('金额超过规定的上限，请看清规定后改小')
  await chair.fill('金额（元）', '1000')
  await signs(chair, '¥1,000.00')
  await becomes(aidId, 'approved')
  await cast.finance.does('aid.pay', { aidId, paidOn: dayOf(new Date()), note: '' })
  const mate = await opened('mate', 'detail', aidId)
  await mate.tap('签收 ¥1,000.00')
  await mate.tap('收到了，签收')
  await mate.tap('去补材料')
  for (const title of ['想申请哪一种帮扶？', '是不是急事？', '主要是什么难处？', '用几句话说说情况', '大概需要多少？', '家里一起生活的有谁？', '家住在哪种地方？', '家里有没有低保？', '家里一年有哪些收入？', '一年有哪些省不掉的开支？', '有没有下面这些情况？', '拍几张材料']) {
    await mate.sees(title)
    await mate.tap('下一步')
  }
  await mate.tap('补交材料')
  await mate.sees('补充好了，接着办')
  await becomes(aidId, 'checking')
}, 120_000)

test('publicity refused: the committee votes, the auditor is there, nothing is shown', async () => {
  const aidId = await led('joy', 'reviewing', { publicityVersion: null })
  await cast.vice.does('aid.opinion', { aidId, supports: true, category: 'relative', suggestedFen: 300_000, reason: '建议救助' })
  for (const member of ['culture', 'safety'] as const) await cast[member].does('aid.vote', { aidId, isFor: true, note: '' })
  const women = await opened('women', 'desk', aidId)
  await women.tap('投票')
  await women.tap('同意')
  await women.tap('投票')
  await women.sees('同意 3 票，不同意 0 票，至少要 3 人')
  const auditor = await opened('auditor', 'desk', aidId)
  await auditor.tap('见证')
  await auditor.sees('您见证了集体审议的过程。经审委员没有票。')
  await auditor.tap('见证')
  await becomes(aidId, 'toApprove')
  expect((await cast.mate.does('aid.publicity', { limit: 50 })).items).toEqual([])
}, 120_000)

test('withdrawn after the approval: what was put aside goes back', async () => {
  daysAgo(12)
  const aidId = await led('lin', 'approved')
  cloud.clock.reset()
  const fund = async () => (await cloud.dump<{ reservedFen: number }>('funds', { _id: cast.fundId }))[0]?.reservedFen
  const reserved = (await fund()) ?? 0
  expect(reserved).toBeGreaterThanOrEqual(300_000)
  const lin = await opened('lin', 'detail', aidId)
  await lin.sees('已批准 ¥3,000.00')
  await lin.tap('撤回申请')
  await lin.sees('撤回这件申请？')
  await lin.tap('撤回申请')
  await lin.sees('已作废，没有发放')
  await becomes(aidId, 'withdrawn')
  expect(await fund()).toBe(reserved - 300_000)
}, 120_000)

/** Suggestions from the phone of whoever has the idea to the answer, in a real browser, on the real functions. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { openBrowser } from '@/local/testing/browser'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { aProposal, castOn, lead, storedSuggestion, submittedBy, type Cast } from '@/local/testing/suggestions'
import { addDays, dayOf, DAY_MS } from '@/types/calendar'
import type { SuggestionStatus } from '@/types/suggestionNames'
import { phoneOf, type Phone } from './phone'

const h5Dir = path.resolve(__dirname, '../../dist/h5')

let cloud: TestCloud
let browser: Browser
let cast: Cast

beforeAll(async () => {
  if (!existsSync(h5Dir)) throw new Error('build the page first: npm run build:h5')
  cloud = await startCloud({ h5Dir, storageRules: { write: ['uploads/{openid}/'], read: ['public/'] } })
  browser = await openBrowser()
  cast = await castOn(cloud)
}, 120_000)

afterEach(() => cloud.clock.reset())

afterAll(async () => {
  await browser?.close()
  await cloud?.close()
})

const phoneOfA = (name: keyof Cast['members']): Promise<Phone> => phoneOf(browser, cloud.url, cast.members[name].openid ?? '')
const detail = (suggestionId: string) => `features/suggestion/pages/detail/index?id=${suggestionId}`
const desk = (suggestionId: string) => `features/suggestion/pages/desk/index?id=${suggestionId}`
const inbox = 'features/inbox/pages/list/index'
const voice = 'pages/voice/index'
const HOLD_MS = 5_000
const POLL_MS = 50
/** What is photographed is the screen. */
const PHOTO_WIDTH = 390

/** What was sent takes its time to arrive. */
async function becomes(suggestionId: string, status: SuggestionStatus): Promise<void> {
  const until = Date.now() + 20_000
  for (let now = ''; now !== status; await pause(POLL_MS)) {
    if (Date.now() > until) throw new Error(`it is ${now} and not ${status}`)
    now = (await storedSuggestion(cloud, suggestionId)).status
  }
}

/** Takes the due step on the desk: its button, its questions, and the same button in the sheet. */
async function takesStep(phone: Phone, suggestionId: string, step: string, asks: () => Promise<void>, said: string): Promise<void> {
  await phone.open(desk(suggestionId))
  await phone.tap(step)
  await asks()
  await phone.tap(step)
  await phone.sees(said)
}

/** Two taps: the row and the answer; and the seconds go by in which it can be taken back. */
async function decides(phone: Phone, title: string, answer: string): Promise<void> {
  await phone.open(inbox)
  await phone.tap(title)
  await phone.sees('按什么办')
  await phone.tap(answer)
  await phone.sees(`${answer}“${title}”，5 秒后送出`)
  await phone.letTimePass(HOLD_MS)
}

async function addsPhoto(phone: Phone): Promise<void> {
  const { page, tap } = phone
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), tap('加照片')])
  await chooser.setFiles({ name: '扶手.jpg', mimeType: 'image/jpeg', buffer: await page.screenshot({ type: 'jpeg' }) })
  await looksAtPhoto(phone)
}

/** The picture itself has arrived, not only its frame. */
async function looksAtPhoto({ page }: Phone): Promise<void> {
  const picture = page.getByRole('button', { name: /^第 1 张照片/ }).locator('img')
  await picture.waitFor()
  await expect(picture.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth))).resolves.toBe(PHOTO_WIDTH)
}

const says = async ({ page }: Phone) => page.locator('body').innerText()

/** Sizes in pixels of the text, and of the largest words on the screen. */
const sizesOf = ({ page }: Phone, text: string): Promise<{ text: number; largest: number }> =>
  page.evaluate((wanted) => {
    const written = Array.from(document.querySelectorAll<HTMLElement>('body *')).filter(
      (node) => node.offsetParent !== null && Array.from(node.childNodes).some((child) => child.nodeType === 3 && child.textContent?.trim()),
    )
    const size = (node: HTMLElement) => Number.parseFloat(getComputedStyle(node).fontSize)
    return {
      text: Math.max(0, ...written.filter((node) => node.innerText.trim() === wanted).map(size)),
      largest: Math.max(...written.map(size)),
    }
  }, text)

test('from a photo on the phone to the award and the stars: accepted, assigned, adopted, carried out, confirmed, graded, made public', async () => {
  const worker = await phoneOfA('worker')
  await worker.open(voice)
  await worker.tap('提建议')
  await worker.tap('安全环保')
  await worker.fill('现状与问题', '3 号泵房的扶手松动，夜班巡检容易滑倒。')
  await worker.fill('改进措施', '扶手重新焊牢，台阶刷防滑漆。')
  await addsPhoto(worker)
  await worker.tap('提交建议')
  await worker.sees('收到了，谢谢您')
  await worker.tap('看办理进度')
  await worker.sees(/最晚.+答复您/)
  const { items } = await cast.worker.does('suggestion.mine', {})
  const { suggestionId = '', title = '' } = items[0] ?? {}
  await worker.sees(title)
  await looksAtPhoto(worker)

  // Nobody but the author sees the photo before its verdict.
  await cloud.deliverVerdicts()
  // The officer accepts in two taps and hands it to a department; the photo is there to look at.
  const officer = await phoneOfA('officer')
  await decides(officer, title, '受理')
  await becomes(suggestionId, 'accepted')
  await takesStep(officer, suggestionId, '分派', async () => {
    await looksAtPhoto(officer)
    await officer.tap('请选择')
    await officer.tap('设备动力')
  }, '已分派，开始评审')

  // Department and jury say yes without knowing whose idea it is.
  await cast.department.does('suggestion.review', { suggestionId, verdict: 'adopt', reason: '可行' })
  const juror = await phoneOfA('juror')
  await juror.open(inbox)
  await juror.tap(title)
  await juror.sees('评审期间不显示提出人和班组')
  expect(await says(juror)).not.toContain(cast.members.worker.name)
  await decides(juror, title, '采纳')
  await becomes(suggestionId, 'adopted')

  // The department plans, carries out and says what came of it.
  const department = await phoneOfA('department')
  const finishOn = addDays(dayOf(new Date()), 20)
  await takesStep(department, suggestionId, '定实施计划', async () => {
    await department.fill('负责人', '潘国强')
    await department.fill('计划完成日期', finishOn)
    await department.fill('投入（元）', '800')
    await department.fill('预计一年的效益（元）', '30000')
  }, '计划已定，到期前会提醒')
  const executive = await phoneOfA('executive')
  await takesStep(executive, suggestionId, '签署计划', () => executive.tap('同意实施'), '已签署')
  await cast.department.does('suggestion.complete', { suggestionId, note: '已焊牢，已刷漆' })
  await takesStep(department, suggestionId, '确认效果', () => department.fill('实际效果', '一个月无人滑倒'), '效果已确认')

  // Finance confirms what it was worth, the jury scores, and the officer makes grade and amount public.
  const finance = await phoneOfA('finance')
  await takesStep(finance, suggestionId, '核定效益', async () => {
    await finance.sees('计划里预计 ¥30,000.00')
    await finance.fill('核定首年效益（元）', '20000')
  }, '效益已核定')
  await takesStep(juror, suggestionId, '打分', async () => {
    for (const criterion of ['技术水平（满分 30）', '经济效益（满分 30）', '应用范围（满分 20）', '实用性（满分 20）']) {
      await juror.page.getByRole('group', { name: criterion }).getByText('较高', { exact: true }).click()
    }
    await juror.sees('合计 80 分，满分 100 分')
  }, '分数已记下')
  await becomes(suggestionId, 'graded')
  await decides(officer, title, '开始公示')
  await becomes(suggestionId, 'publicised')
  const mate = await phoneOfA('mate')
  await mate.open('features/suggestion/pages/publicity/index')
  await mate.sees(title)
  await worker.open(detail(suggestionId))
  await worker.sees(/公示到/)

  // Nobody objects until the days are over; only then can the chair award.
  const { publicityEndsAt } = await storedSuggestion(cloud, suggestionId)
  expect(await cast.chair.isRefused('suggestion.award', { suggestionId })).toBe('SUGGESTION_WRONG_STATE')
  cloud.clock.set(new Date((publicityEndsAt?.getTime() ?? 0) + 60_000))
  await cloud.fire()
  await becomes(suggestionId, 'cleared')
  const chair = await phoneOfA('chair')
  await decides(chair, title, '批准奖励')
  await becomes(suggestionId, 'awarded')

  const { award } = await cast.worker.does('suggestion.get', { suggestionId })
  expect(award?.amountFen).toBeGreaterThan(0)
  await worker.open(detail(suggestionId))
  await worker.sees(/^奖励 ¥/)
  await worker.tap('评价答复')
  await worker.page.getByRole('radio', { name: '很满意', exact: true }).click()
  await worker.tap('提交评价')
  await worker.sees('评价 5 星')
  expect(await cast.worker.isRefused('suggestion.rate', { suggestionId, stars: 1, text: '' })).toBe('SUGGESTION_RATED')
  for (const phone of [worker, officer, juror, department, executive, finance, mate, chair]) await phone.close()
}, 180_000)

test('a refusal shouts its reason, may be questioned once, and not a second time', async () => {
  const reason = '去年刚换过，预算已用完'
  const suggestionId = await submittedBy(cast.worker, { title: '更换对讲机电池' })
  const officer = await phoneOfA('officer')
  await officer.open(desk(suggestionId))
  await officer.tap('其他办法')
  await officer.tap('不予受理')
  await officer.sees('提出人会看到，请写得让人服气')
  // Without a reason nothing is sent.
  await officer.tap('不予受理')
  await officer.sees('请写明理由，让对方知道怎么办')
  await officer.fill('理由', reason)
  await officer.tap('不予受理')
  await officer.sees('已答复不予受理')

  const worker = await phoneOfA('worker')
  await worker.open(voice)
  await worker.sees(reason)
  await worker.tap('更换对讲机电池')
  await worker.sees('办到哪一步')
  await worker.sees(reason)
  const sizes = await sizesOf(worker, reason)
  expect(sizes.text).toBe(sizes.largest)

  await worker.tap('更多')
  await worker.tap('要求重新办理')
  await worker.sees('只能要求一次。')
  await worker.fill('为什么不同意', '六台里有四台撑不过三小时')
  await worker.tap('提交，重新办理')
  await worker.sees('已重新交给工会办理')
  await becomes(suggestionId, 'submitted')

  // Refused again: it can be rated, but not asked for a third time.
  await cast.officer.does('suggestion.decline', { suggestionId, reason: '电池已列入明年预算' })
  await worker.open(detail(suggestionId))
  await worker.sees('电池已列入明年预算')
  await worker.sees('评价答复')
  expect(await worker.page.getByText('更多', { exact: true }).count()).toBe(0)
  expect(await cast.worker.isRefused('suggestion.reopen', { suggestionId, reason: '还是不服' })).toBe('SUGGESTION_REOPENED_BEFORE')
  for (const phone of [officer, worker]) await phone.close()
}, 90_000)

test('what nobody answers in time is escalated once: the worker sees it, and the chair decides it', async () => {
  const title = '装车台加挡风板'
  const suggestionId = await submittedBy(cast.worker, { title })
  const waitsForChair = async () => (await cast.chair.does('inbox.list', {})).items.some(({ id }) => id === suggestionId)
  expect(await waitsForChair()).toBe(false)

  cloud.clock.set(new Date(Date.now() + 10 * DAY_MS))
  await cloud.fire()
  await cloud.fire()
  const { history } = await storedSuggestion(cloud, suggestionId)
  expect(history.filter(({ action }) => action === 'suggestion.escalate')).toHaveLength(1)

  const worker = await phoneOfA('worker')
  await worker.open(voice)
  await worker.sees('超期了，已报工会主席督办')
  await worker.tap(title)
  await worker.sees('已报工会主席督办，您不用催')
  expect(await waitsForChair()).toBe(true)
  const chair = await phoneOfA('chair')
  await chair.open(inbox)
  await chair.page.getByLabel(new RegExp(`^${title}，.*已督办`)).waitFor()
  await decides(chair, title, '受理')
  await becomes(suggestionId, 'accepted')
  await worker.open(detail(suggestionId))
  await worker.sees('受理了建议')
  expect(await says(worker)).not.toContain('您不用催')
  for (const phone of [chair, worker]) await phone.close()
}, 90_000)

test('a duplicate is pointed out while it is written, merged by the officer, and both proposers hear of the one that goes on', async () => {
  const older = aProposal({ problem: '食堂夜班没有热饭，保温箱坏了半年，只能吃冷饭。', measure: '给食堂换一台新的保温箱，由夜班厨师管理。' })
  const { suggestionId: intoId, number } = await cast.worker.does('suggestion.submit', older)
  // Nobody reads words that nobody has checked: only what has been accepted is pointed out.
  await lead(cloud, cast, intoId, 'accepted')

  const mate = await phoneOfA('mate')
  await mate.open('features/suggestion/pages/submit/index')
  await mate.tap('文化生活·后勤')
  await mate.fill('现状与问题', '夜班到食堂没有热饭吃，保温箱坏了半年。')
  await mate.sees('已经有人提过相近的')
  await mate.tap('不一样，接着写')
  await mate.fill('改进措施', '换一台新的保温箱，夜班厨师管理。')
  await mate.tap('提交建议')
  await mate.sees('收到了，谢谢您')
  const { items } = await cast.mate.does('suggestion.mine', {})
  const { suggestionId = '' } = items[0] ?? {}

  const officer = await phoneOfA('officer')
  await officer.open(desk(suggestionId))
  await officer.tap('其他办法')
  await officer.tap('合并办理')
  await officer.page.getByRole('radio').filter({ hasText: number }).click()
  await officer.tap('合并办理')
  await officer.sees('已合并办理')
  await becomes(suggestionId, 'merged')

  await mate.open(detail(suggestionId))
  await mate.sees(`和 ${number} 合并办理，您仍是提出人`)

  // From here on both are told, and both can look at it.
  await cast.officer.does('suggestion.assign', { suggestionId: intoId, orgId: 'b-equip', isMajor: false })
  const worker = await phoneOfA('worker')
  for (const phone of [worker, mate]) {
    await phone.open('features/message/pages/box/index')
    await phone.sees(new RegExp(`${number}.+已交.+评审`))
    await phone.open(detail(intoId))
    await phone.sees('交给承办部门和评委评审')
  }
  await officer.open(desk(intoId))
  await officer.sees(/^已并入 /)
  for (const name of [cast.members.worker.name, cast.members.mate.name]) await officer.sees(new RegExp(`^${name} · `))
  for (const phone of [mate, officer, worker]) await phone.close()
}, 90_000)

/**
 * `npm run screens`, or `npm run screens -- desk suggestion-refused` for some of them: the demonstration's screens as pictures into docs/screens/, each in normal type,
 * big type and dark. Needs a browser and a font with Chinese letters on the machine.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openCloud, type Cloud } from '@/local/cloud'
import { functionEnvironment, templates } from '@/local/demo'
import { localStorageRules } from '@/local/deploy/rules'
import { seed } from '@/local/seed'
import { openidOf, personCalled } from '@/local/seed/people'
import { dayOf } from '@/types/calendar'
import { openBrowser } from '@/local/testing/browser'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { personOf } from '@/local/testing/person'
import { playList } from './screenList'
import { screensToTake, type Gesture, type Ids } from './screens'

const root = path.resolve(__dirname, '../..')
const target = path.join(root, 'docs/screens')

const looks = [
  { name: 'normal', storage: {}, scheme: 'light' },
  { name: 'big', storage: { preferences: '{"type":"big"}' }, scheme: 'light' },
  { name: 'dark', storage: {}, scheme: 'dark' },
] as const

/** A picture of an empty page would be taken without a word. */
function found(id: string | undefined, what: string): string {
  if (!id) throw new Error(`the demonstration has no ${what}`)
  return id
}

const asked = ['张伟', '赵丽', '杨帆', '叶建华', '黄志文', '钟慧', '刘洋', '王芳', '蔡海燕'] as const

async function idsOf(cloud: Cloud): Promise<Ids> {
  const as = (name: string) => personOf(cloud, personCalled(name).openid ?? '')
  const { items } = await as('张伟').does('activity.list', { scope: 'coming', limit: 50 })
  const managed = await as('陈志强').does('activity.managed', { limit: 50 })
  const all = [...items, ...managed.items]
  const visits = await as('李晓梅').does('visit.list', { limit: 50 })
  const notices = await as('张伟').does('notice.list', { scope: 'current' })
  const summaries = await as('吴建明').does('summary.list', {})
  const changes = await as('吴建明').does('people.roleChanges', { status: 'proposed', limit: 20 })
  const applications = await as('周国栋').does('inbox.list', { limit: 50 })
  const people = await Promise.all(
    asked.map(async (name) => ({ name, mine: (await as(name).does('suggestion.mine', { limit: 50 })).items, inbox: (await as(name).does('inbox.list', {})).items, aids: (await as(name).does('aid.mine', {})).items })),
  )
  const person = (name: string) => people.find((one) => one.name === name)
  return {
    activity: (title) => found(all.find((one) => one.title.includes(title))?.activityId, `activity ${title}`),
    suggestion: (by, status) => found(person(by)?.mine.find((one) => one.status === status)?.suggestionId, `${status} suggestion by ${by}`),
    aid: (by, status) => found(person(by)?.aids.find((one) => one.status === status)?.aidId, `${status} application by ${by}`),
    waiting: (whose) => found(person(whose)?.inbox.find(({ noun }) => noun === 'suggestion')?.id, `suggestion that waits for ${whose}`),
    summary: found(summaries.items.find(({ status }) => status === 'draft')?.summaryId, 'draft of a summary'),
    signedSummary: found(summaries.items.find(({ status }) => status === 'signed')?.summaryId, 'signed summary'),
    year: dayOf(new Date()).slice(0, 4),
    visit: (about) => found(visits.items.find(({ name, group }) => name === about && group === 'visit')?.visitId, `visit about ${about}`),
    roleChange: found(changes.items[0]?.changeId, 'change of an office'),
    application: found(applications.items.find(({ noun }) => noun === 'application')?.id, 'application to join'),
    notice: found(notices.items[0]?.noticeId, 'notice'),
  }
}

async function make(page: Page, gesture: Gesture): Promise<void> {
  if ('fill' in gesture) await page.getByLabel(gesture.fill[0]).fill(gesture.fill[1])
  else await page.getByText(gesture.tap, { exact: true }).last().click()
  // Sheets slide in, and what depends on words is asked for when the typing rests.
  await page.waitForTimeout(1_200)
  await page.waitForLoadState('networkidle')
}

async function take(browser: Browser, cloud: Cloud, ids: Ids): Promise<void> {
  const wanted = process.argv.slice(2)
  for (const { name, as, page: address, first = [] } of screensToTake(ids).filter((screen) => wanted.length === 0 || wanted.includes(screen.name))) {
    for (const look of looks) {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', colorScheme: look.scheme })
      const openid = as ? (personCalled(as).openid ?? '') : openidOf('a stranger')
      await context.addInitScript(([id, storage]) => {
        localStorage.setItem('local-openid', id)
        for (const [key, value] of Object.entries(storage)) localStorage.setItem(`${id}|${key}`, value)
      }, [openid, look.storage as Record<string, string>] as const)
      const page = await context.newPage()
      await page.route('**/who.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
      await page.goto(`${cloud.url}/#/${address}`)
      await page.waitForLoadState('networkidle')
      for (const gesture of first) await make(page, gesture)
      await page.waitForTimeout(600)
      // Somebody builds the page anew just now: better no picture than one of nothing.
      if ((await page.locator('body').innerText()).includes('npm run build:h5')) throw new Error('the page is not built')
      await page.screenshot({ path: path.join(target, `${name}-${look.name}.jpg`), type: 'jpeg', quality: 72 })
      await context.close()
    }
    console.log(name)
  }
}

async function main(): Promise<void> {
  process.env.TZ = 'UTC'
  await buildFunctions()
  const dataDir = mkdtempSync(path.join(tmpdir(), 'screens-'))
  const cloud = await openCloud({
    dataDir, functionsDir: path.join(root, 'dist/cloudfunctions'), h5Dir: path.join(root, 'dist/h5'), environment: functionEnvironment(dataDir), templates,
    storageRules: localStorageRules,
  })
  const browser = await openBrowser()
  try {
    await seed(cloud)
    await playList(cloud)
    mkdirSync(target, { recursive: true })
    await take(browser, cloud, await idsOf(cloud))
  } finally {
    await browser.close()
    await cloud.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

void main()

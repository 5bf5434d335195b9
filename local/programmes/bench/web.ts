/**
 * P16: the H5 build in a real Chromium under the conditions of Lighthouse's mobile run, with the score its published curves give.
 * `tsx local/programmes/bench/web.ts [rounds]`. Speed Index needs a film of the screen and is left out: the others share its weight.
 * Conditions: GoogleChrome/lighthouse core/config/constants.js, `mobileSlow4G` as applied by devtools (150 ms and 1.6 Mbit/s,
 * a request costing 3.75 round trips).
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openHouse } from '@/local/testing/activities'
import { openBrowser } from '@/local/testing/browser'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { median } from './functions'
import { lookOver, type Flaws } from './lookOver'
import type { Row } from './rows'
import { performanceOf, shiftOf, type Shift, type Timing } from './score'

const h5Dir = process.env.H5_DIR ?? path.resolve(__dirname, '../../../dist/h5')
const isWebBuilt = () => existsSync(path.join(h5Dir, 'index.html'))

const CPU_RATE = 4
const network = { offline: false, latency: 150 * 3.75, downloadThroughput: (1.6 * 1024 * 0.9 * 1024) / 8, uploadThroughput: (750 * 0.9 * 1024) / 8 }
const PATIENCE_MS = 60_000
/** Nothing under way for so long is rest. */
const REST_MS = 2_500
const LONG_TASK_MS = 50

export interface WebPage extends Timing {
  readonly name: string
  /** 0–100, of the four; and of the round that the machine disturbed least. */
  readonly score: number
  readonly best: number
  readonly flaws: Flaws
}

interface Seen {
  fcp: number
  lcp: number
  shifts: Shift[]
  tasks: Array<{ at: number; ms: number }>
}

/** Runs in the page before anything else. */
function watch(): void {
  const seen: Seen = { fcp: 0, lcp: 0, shifts: [], tasks: [] }
  Object.assign(globalThis, { seen })
  const on = (type: string, note: (entry: PerformanceEntry & { value?: number; hadRecentInput?: boolean }) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true })
  on('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.fcp = startTime
  })
  on('largest-contentful-paint', ({ startTime }) => (seen.lcp = startTime))
  on('layout-shift', ({ startTime, value = 0, hadRecentInput }) => void (hadRecentInput || seen.shifts.push({ at: startTime, value })))
  on('longtask', ({ startTime, duration }) => void seen.tasks.push({ at: startTime, ms: duration }))
}

async function opened(browser: Browser, address: string, openid: string, look: (page: Page) => Promise<void>): Promise<Timing> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  try {
    await context.addInitScript((id) => localStorage.setItem('local-openid', id), openid)
    // The compiler names the functions it hands over to the page with this.
    await context.addInitScript('globalThis.__name = (made) => made')
    await context.addInitScript(watch)
    const page = await context.newPage()
    await page.route('**/who.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
    const cdp = await context.newCDPSession(page)
    await cdp.send('Network.enable')
    await cdp.send('Network.emulateNetworkConditions', network)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: CPU_RATE })
    await page.goto(address, { timeout: PATIENCE_MS })
    await page.waitForLoadState('networkidle', { timeout: PATIENCE_MS })
    await page.waitForTimeout(REST_MS)
    const { fcp, lcp, shifts, tasks } = await page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    await look(page)
    const tbtMs = tasks.filter(({ at }) => at >= fcp).reduce((sum, { ms }) => sum + ms - LONG_TASK_MS, 0)
    return { fcpMs: fcp, lcpMs: lcp, tbtMs, cls: shiftOf(shifts) }
  } finally {
    await context.close()
  }
}

/** Home, the list of activities and one of them, by a worker whose phone has never seen them; medians. */
export async function webPages(rounds: number): Promise<WebPage[]> {
  const house = await openHouse({ h5Dir, maxWorkers: 2 })
  const browser = await openBrowser()
  try {
    let activityId = ''
    for (let number = 1; number <= 10; number += 1) activityId = await house.anOpenActivity({ title: `健步走第 ${number} 期` })
    const [worker] = await house.someWorkers(1)
    const addresses = { home: 'pages/home/index', activities: 'pages/activities/index', activity: `features/activity/pages/detail/index?id=${activityId}` }
    const pages: WebPage[] = []
    for (const [name, address] of Object.entries(addresses)) {
      const all: Timing[] = []
      let flaws: Flaws | undefined
      const look = async (page: Page) => {
        flaws = await lookOver(page)
      }
      for (let round = 0; round < rounds; round += 1) all.push(await opened(browser, `${house.cloud.url}/#/${address}`, worker?.openid ?? '', look))
      const of = (key: keyof Timing) => median(all.map((timing) => timing[key]))
      const timing = { fcpMs: of('fcpMs'), lcpMs: of('lcpMs'), tbtMs: of('tbtMs'), cls: of('cls') }
      if (flaws) pages.push({ name, ...timing, score: performanceOf(timing), best: Math.max(...all.map(performanceOf)), flaws })
    }
    return pages
  } finally {
    await browser.close()
    await house.cloud.close()
  }
}

const lineOfPage = ({ name, fcpMs, lcpMs, tbtMs, cls, score, best, flaws }: WebPage) =>
  `${name} ${score.toFixed(0)}, best round ${best.toFixed(0)} (FCP ${(fcpMs / 1000).toFixed(1)} s, LCP ${(lcpMs / 1000).toFixed(1)} s, TBT ${tbtMs.toFixed(0)} ms, CLS ${cls.toFixed(3)}; of ${flaws.tappable} to tap ${flaws.nameless.length} without name, ${flaws.small.length} under 44 px; of ${flaws.texts} texts ${flaws.faint.length} under 4.5:1)`

export async function webRows(rounds: number): Promise<Row[]> {
  if (!isWebBuilt()) return []
  const pages = await webPages(rounds)
  const flawed = pages.filter(({ flaws: { nameless, small, faint } }) => nameless.length + small.length + faint.length > 0)
  return [{
    metric: 'P16 H5, Lighthouse’s mobile conditions', target: 'performance 90; nothing to tap without name or under 44 px, no text under 4.5:1', measured: pages.map(lineOfPage).join('; '),
    where: `here, ${rounds === 1 ? 'once' : `median of ${rounds}`}; Speed Index left out`, isShort: pages.some(({ score }) => score < 90) || flawed.length > 0,
  }]
}

async function main(): Promise<void> {
  await buildFunctions()
  for (const page of await webPages(Number(process.argv[2] ?? 3))) {
    console.log(lineOfPage(page))
    for (const [what, found] of Object.entries(page.flaws)) if (Array.isArray(found) && found.length > 0) console.log(`  ${what}: ${found.join(' | ')}`)
  }
}

if (require.main === module) void main()

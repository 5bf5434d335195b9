/** A person with a phone: the H5 page at 390×844, used by what stands on it. */
import jsQR from 'jsqr'
import { PNG } from 'pngjs'
import type { Browser, Locator, Page } from 'playwright-core'

export interface Phone {
  readonly page: Page
  /** Opens a page of the product by its path, e.g. `pages/home/index`. */
  open(path: string): Promise<void>
  /** Taps the last visible thing that says exactly this, or starts so. */
  tap(text: string): Promise<void>
  fill(label: string, value: string): Promise<void>
  /** Waits until the text can be read. */
  sees(text: string | RegExp): Promise<void>
  /** Lets this page's own timers run on at once; what it then asks of the cloud takes its real time. */
  letTimePass(ms: number): Promise<void>
  /** The text of the square code that is on the screen, as a camera would read it. */
  scan(): Promise<string>
  close(): Promise<void>
}

const PATIENCE_MS = 15_000

async function lastVisible(candidates: Locator): Promise<Locator | null> {
  for (const candidate of (await candidates.all()).reverse()) if (await candidate.isVisible()) return candidate
  return null
}

/** A space of the pattern is any space: some of the page's keep two words on one line. */
const anySpace = ({ source, flags }: RegExp) => new RegExp(source.replaceAll(' ', '\\s'), flags)

async function waitFor(page: Page, what: string, find: () => Promise<Locator | null>): Promise<Locator> {
  const until = Date.now() + PATIENCE_MS
  while (Date.now() < until) {
    const found = await find()
    if (found) return found
    await page.waitForTimeout(100)
  }
  throw new Error(`no "${what}" on ${page.url()}; the page says: ${(await page.locator('body').innerText()).slice(0, 600)}`)
}

export function readCode(picture: Buffer): string | null {
  const { data, width, height } = PNG.sync.read(picture)
  return jsQR(new Uint8ClampedArray(data), width, height)?.data ?? null
}

export async function phoneOf(browser: Browser, url: string, openid: string): Promise<Phone> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' })
  await context.addInitScript((id) => localStorage.setItem('local-openid', id), openid)
  const page = await context.newPage()
  await page.clock.install()
  const broken: string[] = []
  page.on('pageerror', (error) => broken.push(error.message))

  const byText = (text: string) => page.getByText(text, { exact: true })
  const phone: Phone = {
    page,
    open: async (path) => {
      const isFirst = !page.url().startsWith(url)
      await page.goto(`${url}/#/${path}`)
      // Another address of the same page is no new beginning by itself.
      if (!isFirst) await page.reload()
    },
    letTimePass: async (ms) => page.clock.fastForward(ms),
    tap: async (text) => {
      const find = async () => (await lastVisible(byText(text))) ?? lastVisible(page.getByRole('button', { name: text, exact: true }))
      // Pages slide and lists arrive: what was found a moment ago may have moved on.
      for (const until = Date.now() + PATIENCE_MS; ; ) {
        const target = await waitFor(page, text, find)
        const isTapped = await target.click({ timeout: 2_000 }).then(() => true, () => false)
        if (isTapped) return
        if (Date.now() > until) throw new Error(`"${text}" on ${page.url()} cannot be tapped`)
      }
    },
    fill: async (label, value) => {
      const target = await waitFor(page, label, () => lastVisible(page.getByLabel(label).or(page.getByPlaceholder(label))))
      await target.fill(value)
    },
    sees: async (text) => {
      await waitFor(page, String(text), () => lastVisible(page.getByText(text instanceof RegExp ? anySpace(text) : text)))
    },
    scan: async () => {
      const until = Date.now() + PATIENCE_MS
      while (Date.now() < until) {
        const text = readCode(await page.screenshot())
        if (text) return text
        await page.waitForTimeout(200)
      }
      throw new Error(`no code to scan on ${page.url()}`)
    },
    close: async () => {
      await context.close()
      if (broken.length > 0) throw new Error(`the page broke: ${broken.join('; ')}`)
    },
  }
  return phone
}

/**
 * Draws the tab bar's pictures (81×81 PNG, the mini-program's size) from the line icons:
 * `node client/src/assets/tabs/draw.mjs`. Run after a tab icon changed; the PNGs are committed.
 */
import fs from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'

const here = import.meta.dirname
const tabs = { home: 'home', activities: 'calendar', voice: 'voice', mine: 'person' }
const looks = {
  '': { stroke: '#8a7d75', fill: 'none' },
  '-on': { stroke: '#b01f27', fill: '#b01f2722' },
  '-on-dark': { stroke: '#ff9d95', fill: '#ff9d9533' },
}

function picture(icon, { stroke, fill }) {
  const svg = fs.readFileSync(path.join(here, '../icons', `${icon}.svg`), 'utf8')
  return svg.replace('fill="none"', `fill="${fill}"`).replace('stroke="#000"', `stroke="${stroke}" width="69" height="69"`)
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
const page = await browser.newPage({ viewport: { width: 81, height: 81 } })
for (const [tab, icon] of Object.entries(tabs)) {
  for (const [suffix, look] of Object.entries(looks)) {
    await page.setContent(`<body style="margin:6px">${picture(icon, look)}`)
    await page.screenshot({ path: path.join(here, `${tab}${suffix}.png`), omitBackground: true })
  }
}
await browser.close()

/**
 * Draws the tab bar's pictures (81×81 PNG, the mini-program's size) from the line icons:
 * `node client/config/drawTabs.mjs`. Run after a tab icon changed; the PNGs are committed.
 *
 * Each picture is one colour in 16 steps of opacity, so it is written as an indexed PNG of 4 bits a
 * pixel: a third of the size, and the main package carries twelve of them.
 */
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { chromium } from 'playwright-core'
import { PNG } from 'pngjs'

const here = path.resolve(import.meta.dirname, '../src/assets/tabs')
const SIDE = 81
const STEPS = 16
const tabs = { home: 'home', activities: 'calendar', voice: 'voice', mine: 'person' }
const looks = {
  '': { colour: '#8a7d75', fill: '00' },
  '-on': { colour: '#b01f27', fill: '22' },
  '-on-dark': { colour: '#ff9d95', fill: '33' },
}

function picture(icon, { colour, fill }) {
  const svg = fs.readFileSync(path.join(here, '../icons', `${icon}.svg`), 'utf8')
  return svg.replace('fill="none"', `fill="${colour}${fill}"`).replace('stroke="#000"', `stroke="${colour}" width="69" height="69"`)
}

/** The opacity of each pixel in steps, two pixels a byte, each line behind its filter byte. */
function lines(rgba) {
  const bytes = []
  for (let y = 0; y < SIDE; y++) {
    bytes.push(0)
    for (let x = 0; x < SIDE; x += 2) bytes.push((step(rgba, x, y) << 4) | step(rgba, x + 1, y))
  }
  return Buffer.from(bytes)
}

function step(rgba, x, y) {
  return x < SIDE ? Math.round((rgba[(y * SIDE + x) * 4 + 3] / 255) * (STEPS - 1)) : 0
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(zlib.crc32 ? zlib.crc32(body) : crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** For Node 20, whose zlib has no crc32. */
function crc32(bytes) {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1))
  }
  return ~crc >>> 0
}

function indexedPng(rgba, colour) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(SIDE, 0)
  header.writeUInt32BE(SIDE, 4)
  header.set([4, 3], 8)
  const rgb = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))
  const opacities = Array.from({ length: STEPS }, (_, at) => Math.round((at / (STEPS - 1)) * 255))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(opacities.flatMap(() => rgb))),
    chunk('tRNS', Buffer.from(opacities)),
    chunk('IDAT', zlib.deflateSync(lines(rgba), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
const page = await browser.newPage({ viewport: { width: SIDE, height: SIDE } })
for (const [tab, icon] of Object.entries(tabs)) {
  for (const [suffix, look] of Object.entries(looks)) {
    await page.setContent(`<body style="margin:6px">${picture(icon, look)}`)
    const drawn = PNG.sync.read(await page.screenshot({ omitBackground: true }))
    fs.writeFileSync(path.join(here, `${tab}${suffix}.png`), indexedPng(drawn.data, look.colour))
  }
}
await browser.close()

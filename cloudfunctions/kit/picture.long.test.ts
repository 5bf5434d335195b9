/** What a file from an unknown hand becomes: a picture of its pixels alone, or nothing. */
import { decode } from 'jpeg-js'
import { aJpeg, aPng, exif, pngBomb, promising, withSegment, withText } from '@/local/testing/pictures'
import { BadPicture, headerOf, MAX_PICTURE_BYTES, redrawn } from './picture'

const faultOf = (bytes: Buffer) =>
  redrawn(bytes).then(
    () => null,
    (error: unknown) => (error instanceof BadPicture ? error.fault : String(error)),
  )
const SCRIPT = '<script>alert(1)</script>'

describe('the place a photo was taken does not survive', () => {
  const GPS = 'GPS 23.1291N 113.2644E'
  test.each([
    ['EXIF', withSegment(aJpeg(), 0xe1, exif(1))],
    ['a second EXIF', withSegment(withSegment(aJpeg(), 0xe1, exif(1)), 0xe1, exif(1))],
    ['XMP', withSegment(aJpeg(), 0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${GPS}`))],
    ['a comment', withSegment(aJpeg(), 0xfe, Buffer.from(GPS))],
    ['bytes behind the end', Buffer.concat([aJpeg(), Buffer.from(GPS)])],
    ['a PNG text', withText(aPng(), GPS)],
  ])('in %s', async (_where, bytes) => {
    expect(bytes.includes('GPS')).toBe(true)
    const kept = await redrawn(bytes)
    expect(kept.includes('GPS')).toBe(false)
    expect(kept.includes('Exif')).toBe(false)
    expect(decode(kept, { useTArray: true })).toMatchObject({ width: 64, height: 48 })
  })
})

test.each([1, 2, 3, 4, 5, 6, 7, 8])('a photo taken with the phone held as %i stands upright', async (orientation) => {
  const kept = decode(await redrawn(withSegment(aJpeg(64, 48), 0xe1, exif(orientation))), { useTArray: true })
  const [wide, high] = orientation >= 5 ? [48, 64] : [64, 48]
  expect(kept).toMatchObject({ width: wide, height: high })
  // The corner of the sensor that lies in the left top: EXIF 2.3, tag 274.
  const corner = { 1: [0, 0], 2: [1, 0], 3: [1, 1], 4: [0, 1], 5: [0, 0], 6: [0, 1], 7: [1, 1], 8: [1, 0] }[orientation] as [number, number]
  const at = (2 * wide + 2) * 4
  const seen = [kept.data[at] as number, kept.data[at + 1] as number].map((value) => (value > 127 ? 1 : 0))
  expect(seen).toEqual(corner)
})

test('what was clear becomes white', async () => {
  const kept = decode(await redrawn(aPng(16, 16, 0)), { useTArray: true })
  expect([...kept.data.subarray(0, 3)].every((value) => value > 250)).toBe(true)
})

test.each([
  ['a web page', Buffer.from(`<!doctype html><body>${SCRIPT}`.padEnd(200))],
  ['a drawing with a script', Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`.padEnd(200))],
  ['a zip', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200)])],
  ['a PDF', Buffer.from('%PDF-1.7'.padEnd(200))],
  ['a GIF', Buffer.from('GIF89a'.padEnd(200))],
  ['a picture with the page first', Buffer.concat([Buffer.from(SCRIPT), aJpeg()])],
  ['nothing', Buffer.alloc(0)],
  ['the first bytes of a photo and no more', aJpeg().subarray(0, 40)],
  ['a photo cut in its header', aJpeg().subarray(0, 120)],
  ['a frame of no size', promising(0, 48)],
  ['noise behind a true beginning', Buffer.concat([aJpeg().subarray(0, 4), Buffer.alloc(4_000, 0x5a)])],
  ['an interlaced PNG that unpacks to 200 MB', pngBomb(200, 1)],
])('%s named .jpg is refused', async (_what, bytes) => {
  expect(await faultOf(bytes)).toBe('not a picture')
})

test('a PNG that unpacks to more than it promises is cut at what it promises', async () => {
  const before = process.memoryUsage().rss
  await faultOf(pngBomb(200, 0))
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
})

test('a page hidden inside a true picture is gone', async () => {
  const polyglot = Buffer.concat([withSegment(aJpeg(), 0xfe, Buffer.from(`*/${SCRIPT}/*`)), Buffer.from(`PK\u0003\u0004${SCRIPT}`)])
  const kept = await redrawn(polyglot)
  expect(kept.includes('script')).toBe(false)
  expect(kept.includes('PK\u0003\u0004')).toBe(false)
})

test.each([
  ['20,000 × 20,000', 20_000, 20_000],
  ['one pixel more than fits', 1601, 1200],
  ['a line', 60_000, 1],
])('%s is judged by its header, before a pixel is unpacked', async (_size, width, height) => {
  expect(await faultOf(promising(width, height))).toBe('too many pixels')
})

test('bytes are counted first', async () => {
  expect(await faultOf(Buffer.concat([aJpeg(), Buffer.alloc(MAX_PICTURE_BYTES)]))).toBe('too many bytes')
  expect(headerOf(promising(1600, 1200))).toMatchObject({ width: 1600, height: 1200 })
})

test('any bytes behind a true header end in a picture or in a refusal, never in anything else', async () => {
  const jpeg = aJpeg(24, 24)
  for (let turn = 0; turn < 80; turn += 1) {
    const bent = Buffer.from(jpeg)
    for (let change = 0; change < 3; change += 1) bent[2 + ((turn * 131 + change * 577) % (bent.length - 2))] = (turn * 37 + change * 91) & 255
    expect([null, 'not a picture', 'too many pixels']).toContain(await faultOf(bent))
  }
})

import jsQr from 'jsqr'
import { qrPicture } from './QrCode'

const SCALE = 4

/** Draws the picture's rectangles as a phone's screen would, into RGBA pixels. */
function drawn(picture: string): { pixels: Uint8ClampedArray; side: number } {
  const size = Number(/viewBox='-4 -4 (\d+) \d+'/.exec(picture)?.[1])
  const side = size * SCALE
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  const path = /fill='%231a1412' d='([^']*)'/.exec(picture)?.[1] ?? ''
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = 0; row < SCALE; row++) {
      const start = ((Number(y) + 4) * SCALE + row) * side + (Number(x) + 4) * SCALE
      for (let pixel = start; pixel < start + Number(width) * SCALE; pixel++) pixels.fill(20, pixel * 4, pixel * 4 + 3)
    }
  }
  return { pixels, side }
}

it.each(['aAbBcCdDeEfFgGhHiIjJkKlLmM1', 'http://127.0.0.1:8080/#/features/activity/pages/detail/index?id=a1', '职工之家'])(
  'the code of %s is read back by a scanner',
  (text) => {
    const { pixels, side } = drawn(qrPicture(text))
    expect(Buffer.from(jsQr(pixels, side, side)?.binaryData ?? []).toString('utf8')).toBe(text)
  },
)

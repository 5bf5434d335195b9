import { piecesOf } from './judge'

describe('a long text', () => {
  test.each([
    ['empty', '', 0],
    ['short', '安全', 1],
    ['just fitting', '安'.repeat(10), 1],
    ['one too long', '安'.repeat(11), 2],
  ])('%s is cut into pieces', (_sentence, text, count) => expect(piecesOf(text, 10, 3)).toHaveLength(count))

  test('is covered without a gap, and every short word stands whole in some piece', () => {
    const text = Array.from({ length: 97 }, (_, index) => String.fromCharCode(0x4e00 + index)).join('')
    const pieces = piecesOf(text, 10, 3)
    expect(pieces.every((piece) => piece.length <= 10)).toBe(true)
    for (let at = 0; at + 3 <= text.length; at += 1) expect(pieces.some((piece) => piece.includes(text.slice(at, at + 3)))).toBe(true)
  })

  test('never cuts a character outside the basic plane in two', () => {
    const text = `a${'😀'.repeat(40)}`
    const pieces = piecesOf(text, 10, 3)
    expect(pieces.every((piece) => !/[\uD800-\uDBFF]$|^[\uDC00-\uDFFF]/.test(piece))).toBe(true)
    expect(pieces.at(-1)?.endsWith('😀')).toBe(true)
  })
})

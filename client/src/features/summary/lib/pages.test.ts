import type { Run } from '@/types/summary'
import { line, lineEnds, LINES_A_PAGE, pagesOf, type Piece } from './pages'

const run = (text: string): Run => ({ text, figure: null, counted: null, isByHand: false })
const body = (key: string, text: string): Piece => ({ key, look: 'body', runs: [run(text)], isContinued: false })
const textOf = (pages: readonly Piece[][]) => pages.flat().flatMap(({ runs }) => runs.map(({ text }) => text)).join('')

test('a line of body text has 26 characters, then 28; figures take half the room, and no comma begins a line', () => {
  expect(lineEnds('字'.repeat(60), 'body')).toEqual([26, 54, 60])
  expect(lineEnds('1'.repeat(60), 'body')).toEqual([52, 60])
  expect(lineEnds(`${'字'.repeat(26)}，后面`, 'body')).toEqual([27, 29])
  expect(lineEnds('字'.repeat(21), 'title')).toEqual([20, 21])
})

test('a page has 22 lines; what does not fit goes on overleaf, nothing is lost and nothing said twice', () => {
  const long = '字'.repeat(26 + 28 * 40)
  const pages = pagesOf([body('a', long), body('b', '末')])
  expect(pages.map((pieces) => pieces.map(({ key, isContinued }) => [key, isContinued]))).toEqual([[['a', false]], [['a+', true], ['b', false]]])
  expect(textOf(pages)).toBe(`${long}末`)
})

test('a heading never stands alone at the foot of a page', () => {
  const lines = Array.from({ length: LINES_A_PAGE - 1 }, (_, index) => body(`p${index}`, '一行'))
  const [first = [], second = []] = pagesOf([...lines, { ...line('h1', '二、下一节'), key: 'h' }, body('after', '正文')])
  expect([first.length, second.map(({ key }) => key)]).toEqual([LINES_A_PAGE - 1, ['h', 'after']])
})

test('a signature never stands on a page without text', () => {
  const signature = [line('blank', ''), line('right', '海晟化工工会'), line('right', '2020年1月6日')]
  const [first = [], second = []] = pagesOf([body('a', '字'.repeat(26 + 28 * 21)), ...signature])
  expect([first.map(({ key }) => key), second.map(({ key }) => key)]).toEqual([['a'], ['a+', 'blank ', 'right 海晟化工工会', 'right 2020年1月6日']])
  expect(second[0]?.runs.map(({ text }) => text).join('')).toHaveLength(28)
  expect(pagesOf([body('a', '一行'), ...signature])).toHaveLength(1)
  const [, short = []] = pagesOf([body('a', '字'.repeat(26 + 28 * 18)), { ...line('h2', '（四）'), key: 'h' }, body('b', '字'.repeat(50)), ...signature])
  expect(short.slice(0, 2).map(({ key }) => key)).toEqual(['h', 'b'])
})

test('a counted number that is cut by the end of a page stays counted in both parts', () => {
  const counted: Run = { text: '4065', figure: 'x.y', counted: '4065', isByHand: false }
  const pages = pagesOf([{ key: 'a', look: 'body', runs: [run('字'.repeat(25 + 28 * 21)), counted, run('人次')], isContinued: false }])
  expect(textOf(pages)).toContain('4065人次')
  expect(pages[1]?.[0]?.runs[0]).toMatchObject({ figure: 'x.y' })
})

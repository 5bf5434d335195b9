/**
 * Papers in the form of GB/T 9704-2012: A4, type area 156 × 225 mm, 22 lines of 28 characters, 仿宋 body, headings
 * 一、黑体 (一) 楷体 1. 仿宋, page numbers `— 1 —` outside. Fonts are named, not embedded; each has a chain of
 * substitutes. The library is loaded only when a paper is asked for.
 */
import type { IParagraphOptions, Paragraph, Table } from 'docx'

export interface PaperRun {
  readonly text: string
  /** Shaded: a number that is not as counted. */
  readonly isMarked?: boolean
}

export type Block =
  | { readonly kind: 'title' | 'subtitle' | 'h1' | 'h2' | 'h3' | 'body' | 'plain' | 'right' | 'small'; readonly runs: readonly PaperRun[]; readonly staysWithNext?: boolean }
  | { readonly kind: 'table'; readonly headers: readonly string[]; readonly shares: readonly number[]; readonly rows: ReadonlyArray<readonly string[]> }
  | { readonly kind: 'form'; readonly rows: ReadonlyArray<readonly [label: string, text: string]> }
  | { readonly kind: 'pageBreak' }

export interface Paper {
  readonly title: string
  readonly author: string
  readonly blocks: readonly Block[]
}

export const said = (kind: Exclude<Block['kind'], 'table' | 'form' | 'pageBreak'>, text: string): Block => ({ kind, runs: [{ text }] })

/** `2026年11月22日`: days in Arabic figures. */
export const paperDay = (day: string) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

/**
 * Twentieths of a point. 225 mm ÷ 22 lines = 580; 28 characters of 16 pt in 156 mm need −848/4096 pt each. Top and
 * bottom are within the standard's ±1 mm, so that 22 lines of exactly 580 fit.
 */
const PAGE = { width: 11906, height: 16838, top: 2096, left: 1587, right: 1474, bottom: 1980, footer: 1304, linePitch: 580, charSpace: -848 }
/** The same 28 characters without the grid, which LibreOffice rounds up to two cells a character: −0.25 pt each. */
const CHARACTER_SPACING = -5
const TYPE_AREA = PAGE.width - PAGE.left - PAGE.right

const fonts = {
  song: ['方正小标宋简体', ['方正小标宋_GBK', '小标宋', 'STZhongsong', '华文中宋', 'SimSun', 'Noto Serif CJK SC']],
  hei: ['黑体', ['SimHei', 'STHeiti', 'Noto Sans CJK SC']],
  kai: ['楷体_GB2312', ['楷体', 'KaiTi', 'STKaiti', 'Noto Serif CJK SC']],
  fang: ['仿宋_GB2312', ['仿宋', 'FangSong', 'STFangsong', 'Noto Serif CJK SC']],
} as const satisfies Record<string, readonly [string, readonly string[]]>
type Font = keyof typeof fonts

interface Look {
  readonly font: Font
  /** Half points: 2号 44, 3号 32, 4号 28. */
  readonly size: number
  readonly align?: 'center' | 'right'
  readonly indent?: boolean
  readonly level?: 1 | 2 | 3
}

const looks: Record<Exclude<Block['kind'], 'table' | 'form' | 'pageBreak'>, Look> = {
  title: { font: 'song', size: 44, align: 'center' },
  subtitle: { font: 'kai', size: 32, align: 'center' },
  h1: { font: 'hei', size: 32, indent: true, level: 1 },
  h2: { font: 'kai', size: 32, indent: true, level: 2 },
  h3: { font: 'fang', size: 32, indent: true, level: 3 },
  body: { font: 'fang', size: 32, indent: true },
  plain: { font: 'fang', size: 32 },
  right: { font: 'fang', size: 32, align: 'right' },
  small: { font: 'fang', size: 24 },
}

const face = (font: Font) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: fonts[font][0], cs: 'Times New Roman' })

type Docx = typeof import('docx')

function paragraphOf(docx: Docx, look: Look, runs: readonly PaperRun[], more: Partial<IParagraphOptions> = {}): Paragraph {
  const levels = { 1: docx.HeadingLevel.HEADING_1, 2: docx.HeadingLevel.HEADING_2, 3: docx.HeadingLevel.HEADING_3 }
  return new docx.Paragraph({
    ...(look.align ? { alignment: look.align === 'center' ? docx.AlignmentType.CENTER : docx.AlignmentType.RIGHT } : {}),
    ...(look.level ? { heading: levels[look.level], keepNext: true } : {}),
    ...(look.indent ? { indent: { firstLine: look.size * 20 } } : {}),
    spacing: { before: 0, after: 0, line: look.size > 24 ? PAGE.linePitch : 360, lineRule: docx.LineRuleType.EXACT },
    children: runs.map(({ text, isMarked }) => new docx.TextRun({
      text, font: face(look.font), size: look.size, color: '000000', ...(look.size === 32 ? { characterSpacing: CHARACTER_SPACING } : {}),
      ...(isMarked ? { shading: { type: docx.ShadingType.CLEAR, fill: 'FFE699', color: 'auto' } } : {}),
    })),
    ...more,
  })
}

const CELL = { font: 'fang', size: 24 } as const satisfies Look

function cellOf(docx: Docx, text: string, width: number, look: Look) {
  const lines = text.split('\n').map((line) => paragraphOf(docx, look, [{ text: line }], { spacing: { before: 20, after: 20 } }))
  return new docx.TableCell({
    children: lines, width: { size: width, type: docx.WidthType.DXA }, verticalAlign: docx.VerticalAlign.CENTER,
    margins: { left: 80, right: 80, top: 20, bottom: 20 },
  })
}

function grid(docx: Docx, widths: readonly number[], rows: ReadonlyArray<{ readonly cells: readonly string[]; readonly isHeader: boolean; readonly height?: number }>, looksAt: (column: number, isHeader: boolean) => Look): Table {
  return new docx.Table({
    width: { size: TYPE_AREA, type: docx.WidthType.DXA }, columnWidths: [...widths], layout: docx.TableLayoutType.FIXED,
    rows: rows.map(({ cells, isHeader, height }) => new docx.TableRow({
      tableHeader: isHeader, cantSplit: true, ...(height ? { height: { value: height, rule: docx.HeightRule.ATLEAST } } : {}),
      children: cells.map((text, column) => cellOf(docx, text, widths[column] ?? 0, looksAt(column, isHeader))),
    })),
  })
}

const widthsOf = (shares: readonly number[]) => {
  const whole = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share) => Math.floor((TYPE_AREA * share) / whole))
}

const FORM_WIDTHS = [1800, TYPE_AREA - 1800]

function blockOf(docx: Docx, block: Block): Paragraph | Table {
  if (block.kind === 'pageBreak') return new docx.Paragraph({ pageBreakBefore: true, spacing: { line: 20, lineRule: docx.LineRuleType.EXACT } })
  if (block.kind === 'table') {
    const rows = [{ cells: block.headers, isHeader: true }, ...block.rows.map((cells) => ({ cells, isHeader: false }))]
    return grid(docx, widthsOf(block.shares), rows, (_column, isHeader) => (isHeader ? { ...CELL, font: 'hei', align: 'center' } : CELL))
  }
  if (block.kind === 'form') {
    const rows = block.rows.map((cells) => ({ cells, isHeader: false, height: 620 }))
    return grid(docx, FORM_WIDTHS, rows, (column) => (column === 0 ? { ...CELL, font: 'hei', align: 'center' } : CELL))
  }
  return paragraphOf(docx, looks[block.kind], block.runs, block.staysWithNext ? { keepNext: true } : {})
}

/** `— 1 —` in 4号 宋体, one character in from the outer edge: odd pages right, even pages left. */
function pageNumber(docx: Docx, side: 'odd' | 'even') {
  const run = (children: ReadonlyArray<string>) => new docx.TextRun({ children, font: { ascii: 'SimSun', hAnsi: 'SimSun', eastAsia: '宋体' }, size: 28 })
  const isOdd = side === 'odd'
  return new docx.Footer({
    children: [new docx.Paragraph({
      alignment: isOdd ? docx.AlignmentType.RIGHT : docx.AlignmentType.LEFT,
      indent: isOdd ? { right: 280 } : { left: 280 },
      children: [run(['— ', docx.PageNumber.CURRENT, ' —'])],
    })],
  })
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** What a reader without the named font takes instead. */
function fontTable(): string {
  const rows = Object.values(fonts).map(([name, others]) => `<w:font w:name="${name}"><w:altName w:val="${others.join(',')}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`)
  return `${HEAD}<w:fonts ${MAIN}>${rows.join('')}</w:fonts>`
}

/** Body text of 3号 仿宋, headings that a reader's outline shows; looks of single paragraphs stand at the paragraphs. */
function styleTable(): string {
  const { ascii, eastAsia } = face('fang')
  const run = `<w:rPr><w:rFonts w:ascii="${ascii}" w:hAnsi="${ascii}" w:cs="${ascii}" w:eastAsia="${eastAsia}"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>`
  const defaults = `<w:docDefaults><w:rPrDefault>${run}</w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl w:val="0"/><w:snapToGrid w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults>`
  const headings = [1, 2, 3].map((level) =>
    `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:outlineLvl w:val="${level - 1}"/></w:pPr></w:style>`)
  const normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
  return `${HEAD}<w:styles ${MAIN}>${defaults}${normal}${headings.join('')}</w:styles>`
}

/** The .docx file. */
export async function paperOf({ title, author, blocks }: Paper): Promise<Buffer> {
  const docx = await import('docx')
  const paper = new docx.Document({
    title, creator: author, evenAndOddHeaderAndFooters: true,
    sections: [{
      properties: {
        page: {
          size: { width: PAGE.width, height: PAGE.height },
          margin: { top: PAGE.top, left: PAGE.left, right: PAGE.right, bottom: PAGE.bottom, footer: PAGE.footer, header: 851, gutter: 0 },
        },
        grid: { type: docx.DocumentGridType.LINES_AND_CHARS, linePitch: PAGE.linePitch, charSpace: PAGE.charSpace },
      },
      footers: { default: pageNumber(docx, 'odd'), even: pageNumber(docx, 'even') },
      children: blocks.map((block) => blockOf(docx, block)),
    }],
  })
  return docx.Packer.toBuffer(paper, undefined, [{ path: 'word/fontTable.xml', data: fontTable() }, { path: 'word/styles.xml', data: styleTable() }])
}

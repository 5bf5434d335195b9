/**
 * The paper in pages of 22 lines of 28 characters, as it will be printed (cloudfunctions/kit/paper.ts); the printed one
 * may differ by a line where an office program squeezes punctuation.
 */
import type { ParagraphView, Run } from '@/types/summary'
import { lastOf } from '../../../lib/lastOf'

export const LINES_A_PAGE = 22
const CHARACTERS = 28
/** Of the title, whose characters are 22 points wide. */
const TITLE_CHARACTERS = 20
const INDENT = 2

export type PieceLook = ParagraphView['level'] | 'mark' | 'right' | 'blank' | 'rest'

export interface Piece {
  readonly key: string
  readonly look: PieceLook
  readonly runs: readonly Run[]
  /** Begins in the middle of a paragraph that the page before began. */
  readonly isContinued: boolean
}

const INDENTED: ReadonlySet<PieceLook> = new Set<PieceLook>(['h1', 'h2', 'h3', 'body'])
const HEADINGS: ReadonlySet<PieceLook> = new Set<PieceLook>(['h1', 'h2', 'h3'])
/** May not begin a line: they hang at the end of the one before. */
const HANGING = '，。；：、）”？！'

const wide = (character: string) => (character > '\u00ff' ? 1 : 0.5)

/** Where each line of the text ends. */
export function lineEnds(text: string, look: PieceLook): number[] {
  const whole = look === 'title' ? TITLE_CHARACTERS : CHARACTERS
  const ends: number[] = []
  let left = INDENTED.has(look) ? whole - INDENT : whole
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string
    const needs = wide(character)
    if (needs > left && !HANGING.includes(character)) {
      ends.push(at)
      left = whole
    }
    left -= needs
  }
  return [...ends, text.length]
}

const textOf = (runs: readonly Run[]) => runs.map(({ text }) => text).join('')

/** The runs up to this place in their text, and those behind it. */
function cut(runs: readonly Run[], at: number): [Run[], Run[]] {
  const before: Run[] = []
  const after: Run[] = []
  let done = 0
  for (const run of runs) {
    const here = Math.min(Math.max(at - done, 0), run.text.length)
    if (here > 0) before.push({ ...run, text: run.text.slice(0, here) })
    if (here < run.text.length) after.push({ ...run, text: run.text.slice(here) })
    done += run.text.length
  }
  return [before, after]
}

const ENDING: ReadonlySet<PieceLook> = new Set<PieceLook>(['right', 'blank'])

/** So short that an office program turns it over whole, with its heading. */
const SHORT = 3

/** A signature never stands on a page without text: the last line of the page before comes with it, or a short paragraph. */
function withSignature(pages: Piece[][]): Piece[][] {
  const [last = [], before = []] = pages.slice(-2).reverse()
  const end = before.length - 1 - [...before].reverse().findIndex(({ look }) => !ENDING.has(look))
  const text = before[end]
  if (!text || !last.every(({ look }) => ENDING.has(look))) return pages
  const ends = lineEnds(textOf(text.runs), text.isContinued ? 'rest' : text.look)
  if (ends.length <= SHORT && !text.isContinued) {
    const from = HEADINGS.has(before[end - 1]?.look ?? 'body') ? end - 1 : end
    return [...pages.slice(0, -2), before.slice(0, from), [...before.slice(from), ...last]]
  }
  const [stays, comes] = cut(text.runs, ends[ends.length - 2] ?? 0)
  return [...pages.slice(0, -2), [...before.slice(0, end), { ...text, runs: stays }], [{ ...text, key: `${text.key}+`, runs: comes, isContinued: true }, ...before.slice(end + 1), ...last]]
}

/** All pages; what does not fit goes on overleaf, and no heading is left alone at the foot. */
export function pagesOf(pieces: readonly Piece[]): Piece[][] {
  const pages: Piece[][] = [[]]
  let used = 0
  const turn = () => {
    pages.push([])
    used = 0
  }
  const put = (piece: Piece) => {
    const ends = lineEnds(textOf(piece.runs), piece.isContinued ? 'rest' : piece.look)
    const room = LINES_A_PAGE - used
    if (room === 0 || (HEADINGS.has(piece.look) && room < ends.length + 1)) {
      turn()
      return put(piece)
    }
    if (ends.length <= room) {
      lastOf(pages)?.push(piece)
      used += ends.length
      return
    }
    const [before, after] = cut(piece.runs, ends[room - 1] as number)
    lastOf(pages)?.push({ ...piece, runs: before })
    turn()
    put({ ...piece, key: `${piece.key}+`, runs: after, isContinued: true })
  }
  pieces.forEach(put)
  return withSignature(pages)
}

const words = (text: string): Run => ({ text, figure: null, counted: null, isByHand: false })

export const line = (look: PieceLook, text: string): Piece => ({ key: `${look} ${text}`, look, runs: text === '' ? [] : [words(text)], isContinued: false })

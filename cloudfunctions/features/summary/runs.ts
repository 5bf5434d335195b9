/**
 * A paragraph as pieces: words, counted numbers, and numbers typed by hand. An officer edits plain text; which
 * number in it is which figure is found again by the words around it. Pure.
 */
import { figureStates } from '@/types/summaryNames'
import type { StoredFigure, StoredRun } from '@/cloudfunctions/kit/documents/summary'

export const words = (text: string): StoredRun => ({ text, figure: null, counted: null, isByHand: false })

const yuan = (fen: number) => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2))

/** A value as the document writes it: whole numbers, money in yuan. */
export const written = ({ value, unit }: Pick<StoredFigure, 'value' | 'unit'>) => (value === null ? '' : unit === '元' ? yuan(value) : String(value))

/** `组织升旗{activity.flag}次` with numbers in place; null when one of them is zero or unknown. */
export function clauseRuns(clause: string, figures: ReadonlyMap<string, StoredFigure>): StoredRun[] | null {
  const pieces = clause.split(/\{([\w.]+)\}/)
  const runs = pieces.map((piece, index): StoredRun | null => {
    if (index % 2 === 0) return words(piece)
    const figure = figures.get(piece)
    if (!figure?.value) return null
    return { text: written(figure), figure: piece, counted: written(figure), isByHand: false }
  })
  return runs.includes(null) ? null : (runs as StoredRun[]).filter(({ text }) => text !== '')
}

export const textOf = (runs: readonly StoredRun[]) => runs.map(({ text }) => text).join('')

/** A number with a measure behind it; years, dates, spans of time and ordinals have none of these. */
const MEASURE = '(?:人次|人|次|场|件|项|对|户|元|学时|份|名|位|个(?!月|季度|工作日|小时)|%|％)'
const ROUGHLY = '[余多近百千万亿]{0,4}'
const NUMBER = /[\d０-９]+(?:[,，][\d０-９]{3})*(?:[.．][\d０-９]+)?/g
const BEHIND = new RegExp(`^\\s*${ROUGHLY}\\s*${MEASURE}`)

interface Mark {
  readonly at: number
  readonly text: string
  readonly before: string
  readonly behind: string
}

const AROUND = 4
/** Room for the longest measure with its 余, 多, 万 and spaces. */
const AHEAD = 10

function numbersIn(text: string): Mark[] {
  return [...text.matchAll(NUMBER)].map(({ 0: number, index }) => ({
    at: index,
    text: number,
    before: text.slice(Math.max(0, index - AROUND), index),
    behind: text.slice(index + number.length, index + number.length + AHEAD),
  }))
}

/** Without separators, in half-width digits. */
const plain = (number: string) => number.replace(/[０-９．]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/[,，]/g, '')

function likeness(a: Mark, b: Mark): number {
  const sameNumber = plain(a.text) === plain(b.text) ? 2 : 0
  const sameBefore = a.before.slice(-2) === b.before.slice(-2) ? 2 : 0
  const sameBehind = a.behind.slice(0, 1) === b.behind.slice(0, 1) ? 1 : 0
  return sameNumber + sameBefore + sameBehind
}

const ENOUGH = 3

/** Pairs numbers of the old text with those of the new one, in order, as alike as can be. */
function paired(old: readonly Mark[], fresh: readonly Mark[]): Map<number, number> {
  const best = Array.from({ length: old.length + 1 }, () => new Array<number>(fresh.length + 1).fill(0))
  const cell = (i: number, j: number) => best[i]?.[j] ?? 0
  const joint = (i: number, j: number) => {
    const alike = likeness(old[i] as Mark, fresh[j] as Mark)
    return alike >= ENOUGH ? alike + cell(i + 1, j + 1) : 0
  }
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = fresh.length - 1; j >= 0; j -= 1) (best[i] as number[])[j] = Math.max(cell(i + 1, j), cell(i, j + 1), joint(i, j))
  }
  const pairs = new Map<number, number>()
  for (let i = 0, j = 0; i < old.length && j < fresh.length; ) {
    if (joint(i, j) > 0 && cell(i, j) === joint(i, j)) pairs.set(j++, i++)
    else if (cell(i, j) === cell(i + 1, j)) i += 1
    else j += 1
  }
  return pairs
}

interface Placed extends Mark {
  readonly run: StoredRun
}

function placedIn(runs: readonly StoredRun[]): Placed[] {
  const starts = new Map<number, StoredRun>()
  let at = 0
  for (const run of runs) {
    starts.set(at, run)
    at += run.text.length
  }
  return numbersIn(textOf(runs)).map((mark) => ({ ...mark, run: starts.get(mark.at)?.figure ? (starts.get(mark.at) as StoredRun) : words(mark.text) }))
}

function runOf(mark: Mark, old: StoredRun | undefined): StoredRun {
  if (old?.figure) return { ...old, text: mark.text, isByHand: plain(mark.text) !== plain(old.counted ?? '') }
  return { ...words(mark.text), isByHand: BEHIND.test(mark.behind) && !/第\s*$/.test(mark.before) }
}

/** The pieces of the text an officer has written over a paragraph. */
export function rewritten(runs: readonly StoredRun[], text: string): StoredRun[] {
  const old = placedIn(runs)
  const fresh = numbersIn(text)
  const pairs = paired(old, fresh)
  const result: StoredRun[] = []
  let done = 0
  fresh.forEach((mark, index) => {
    const from = pairs.get(index)
    const run = runOf(mark, from === undefined ? undefined : old[from]?.run)
    if (!run.figure && !run.isByHand) return
    if (mark.at > done) result.push(words(text.slice(done, mark.at)))
    result.push(run)
    done = mark.at + mark.text.length
  })
  if (done < text.length || result.length === 0) result.push(words(text.slice(done)))
  return result
}

/**
 * New numbers in their places; those changed by hand stay and remember what was counted. A number that is not
 * shown or recorded any more stays for the officer to take out, marked, with that state as what was counted.
 */
export function recounted(runs: readonly StoredRun[], figures: ReadonlyMap<string, StoredFigure>): StoredRun[] {
  return runs.map((run) => {
    const figure = run.figure ? figures.get(run.figure) : undefined
    if (!figure) return run
    if (figure.value === null) return { ...run, counted: figureStates[figure.state], isByHand: true }
    const counted = written(figure)
    return run.isByHand ? { ...run, counted, isByHand: plain(run.text) !== counted } : { ...run, text: counted, counted }
  })
}

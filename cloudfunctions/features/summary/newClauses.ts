/** What a summary could not say when its text was made and can now: its clauses go behind those of their section. Pure. */
import type { StoredFigure, StoredParagraph, StoredRun } from '@/cloudfunctions/kit/documents/summary'
import { textOf, words } from './runs'
import { clausesOf, sectionNames, unusedLine, withoutFigures, type Making, type Worked } from './template'

const figuresIn = (paragraphs: readonly StoredParagraph[]) => new Set(paragraphs.flatMap(({ runs }) => runs.flatMap(({ figure }) => figure ?? [])))

/** Clauses of figures that were nothing or unknown before. One the officer took out had numbers then, and stays out. */
function clausesToAdd(section: Worked, making: Making, before: Making, told: ReadonlySet<string>): StoredRun[][] {
  const said = new Set(clausesOf(section, before).map(({ clause }) => clause))
  return clausesOf(section, making).flatMap(({ clause, runs }) => (said.has(clause) || runs.some(({ figure }) => figure !== null && told.has(figure)) ? [] : [runs]))
}

const isAsDrafted = (section: Worked, { runs }: StoredParagraph) => textOf(runs) === textOf(withoutFigures(section))

/** The paragraph with the clauses behind it; of one that only asked to be filled in, its opening stays. */
function longer(section: Worked, paragraph: StoredParagraph, clauses: readonly StoredRun[][]): StoredParagraph {
  const kept = isAsDrafted(section, paragraph) ? withoutFigures(section, true) : paragraph.runs
  return { ...paragraph, runs: [...kept, ...clauses.flatMap((runs, index) => [...runs, words(index === clauses.length - 1 ? '。' : '；')])] }
}

/** Where clauses of a section go: behind its counted numbers, or its first paragraph. An officer who took the section out wants none. */
function placeOf(section: Worked, paragraphs: readonly StoredParagraph[], unused: string): number {
  const own = (paragraph: StoredParagraph) => paragraph.section === section && paragraph.level === 'body' && textOf(paragraph.runs) !== unused
  const counted = paragraphs.findLastIndex((paragraph) => own(paragraph) && paragraph.runs.some(({ figure }) => figure !== null))
  return counted >= 0 ? counted : paragraphs.findIndex(own)
}

function inSection(section: Worked, paragraphs: readonly StoredParagraph[], making: Making, before: Making): StoredParagraph[] {
  const unused = unusedLine(section, before.figures)
  const now = unusedLine(section, making.figures)
  const clauses = clausesToAdd(section, making, before, figuresIn(paragraphs))
  const place = clauses.length > 0 ? placeOf(section, paragraphs, unused) : -1
  const fuller = paragraphs.map((paragraph, index) => (index === place ? longer(section, paragraph, clauses) : paragraph))
  // What has come into use is no longer named as unused.
  const isUnused = (paragraph: StoredParagraph) => unused !== '' && paragraph.section === section && textOf(paragraph.runs) === unused
  return fuller.flatMap((paragraph) => (!isUnused(paragraph) ? [paragraph] : now === '' ? [] : [{ ...paragraph, runs: [words(now)] }]))
}

/** `before`: the figures by which the text was last written. */
export function withNewClauses(paragraphs: readonly StoredParagraph[], making: Making, before: readonly StoredFigure[]): StoredParagraph[] {
  return sectionNames.reduce<StoredParagraph[]>((known, section) => inSection(section, known, making, { ...making, figures: before }), [...paragraphs])
}

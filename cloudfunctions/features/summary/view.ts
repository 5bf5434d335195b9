/** How a summary looks to those who may read it. */
import type { HandlerOutput } from '@/types/actions'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { StoredFigure, StoredParagraph, Summary } from '@/cloudfunctions/kit/documents/summary'
import { isUnfinished, whyNotEdit, whyNotNextEdition, whyNotSign } from './rules'
import { textOf, written } from './runs'
import { figureStates } from '@/types/summaryNames'

export function cardView(summary: Summary): HandlerOutput<'summary.list'>['items'][number] {
  const { _id, title, period, orgId, orgName, edition, status, updatedAt, signedBy } = summary
  return { summaryId: _id, title, period, orgId, orgName, edition, status, updatedAt, signedByName: signedBy?.name ?? '', signedAt: signedBy?.at ?? null }
}

/** The number, or why there is none. */
export const said = (figure: Pick<StoredFigure, 'value' | 'unit' | 'state'>) => (figure.value === null ? figureStates[figure.state] : written(figure))

/** What differs between this edition and the one before. */
export function changesOf({ figures, before }: Pick<Summary, 'figures' | 'before'>) {
  if (before.length === 0) return []
  const then = new Map(before.map((figure) => [figure.figure, figure]))
  return figures.flatMap((figure) => {
    const was = then.get(figure.figure) ?? { ...figure, value: null, state: 'notEnabled' as const }
    const { name, unit } = figure
    return said(was) !== said(figure) ? [{ figure: figure.figure, name, unit, was: said(was), now: said(figure) }] : []
  })
}

const paragraphView = ({ paragraphId, section, level, runs }: StoredParagraph) => ({ paragraphId, section, level, text: textOf(runs), runs: runs.map((run) => ({ ...run })) })

export function summaryView(summary: Summary, names: ReadonlyMap<string, string>, me: Member, hands: readonly Member[]): HandlerOutput<'summary.get'> {
  const { version, note, paragraphs, figures, countedAt, history } = summary
  return {
    ...cardView(summary), version, note, countedAt,
    paragraphs: paragraphs.map(paragraphView),
    figures: figures.map((figure) => ({ ...figure })),
    changes: changesOf(summary),
    byHand: paragraphs.flatMap(({ runs }) => runs).filter(({ isByHand }) => isByHand).length,
    unfinished: paragraphs.filter(isUnfinished).map(({ paragraphId }) => paragraphId),
    history: history.map(({ at, by, action, to, note: words }) => ({ at, byName: names.get(by) ?? '', action, to, note: words })),
    blocked: { edit: whyNotEdit(summary, me), refresh: whyNotEdit(summary, me), sign: whyNotSign(summary, hands), nextEdition: whyNotNextEdition(summary, me) },
  }
}

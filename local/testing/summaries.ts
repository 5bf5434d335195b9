/** A first draft asks to be filled in here and there; an officer takes these paragraphs out before the chair signs. */
import type { SummaryView } from '@/types/summary'
import type { Person } from './person'

export async function finishedBy(officer: Person, draft: SummaryView): Promise<SummaryView> {
  let view = draft
  for (const paragraphId of draft.unfinished) view = await officer.does('summary.removeParagraph', { summaryId: view.summaryId, version: view.version, paragraphId })
  return view
}

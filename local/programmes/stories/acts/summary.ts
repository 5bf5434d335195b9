/** A month's summary: written, changed, counted anew, signed, and once more; and lists taken away as files. */
import { aMember } from '@/local/testing/builders'
import type { TestCloud } from '@/local/testing/startCloud'
import { finishedBy } from '@/local/testing/summaries'
import { addDays, monthOf } from '@/types/calendar'
import { castOf, today, yearOf } from './stage'

const lastMonth = (cloud: TestCloud) => monthOf(addDays(`${monthOf(today(cloud))}-01`, -1))

export async function summary(cloud: TestCloud): Promise<void> {
  const { officer, chair } = await castOf(cloud, { officer: aMember({ role: 'OFF' }), chair: aMember({ role: 'CHAIR' }) })
  const { summaryId, version, paragraphs } = await officer.does('summary.draft', { period: lastMonth(cloud), orgId: 'b-ehs' })
  const opening = paragraphs[1]?.paragraphId ?? ''
  const saved = await officer.does('summary.saveParagraph', { summaryId, version, paragraphId: opening, text: '改过的一段。' })
  const added = await officer.does('summary.addParagraph', { summaryId, version: saved.version, afterId: opening, level: 'body', text: '逐班走访。' })
  const extra = added.paragraphs.find(({ text }) => text === '逐班走访。')?.paragraphId ?? ''
  const removed = await officer.does('summary.removeParagraph', { summaryId, version: added.version, paragraphId: extra })
  const fresh = await finishedBy(officer, await officer.does('summary.refresh', { summaryId, version: removed.version }))
  await chair.does('summary.sign', { summaryId, version: fresh.version, note: '同意印发' })
  await officer.does('summary.nextEdition', { summaryId, note: '补登一件' })
}

export async function files(cloud: TestCloud): Promise<void> {
  const { officer } = await castOf(cloud, { officer: aMember({ role: 'OFF' }) })
  const { exportId } = await officer.does('export.start', { list: 'summary.figures', period: yearOf(cloud) })
  // As a call leaves it that broke off behind the line in the log.
  await cloud.edit('exportFiles', exportId, { status: 'working', done: 0, fileId: '' })
  await officer.does('export.continue', { exportId })
}

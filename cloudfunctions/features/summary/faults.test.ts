/** T6: each database call of a write failing in turn, before or after its effect; the same request sent again ends in one effect. */
import { randomUUID } from 'node:crypto'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { submittedBy } from '@/local/testing/suggestions'
import { brokenLine } from '@/cloudfunctions/kit/record'
import type { ExportFile, Summary } from '@/cloudfunctions/kit/documents/summary'
import type { ActionInput, ActionName } from '@/types/actions'
import type { SummaryView } from '@/types/summary'

let cloud: TestCloud
let officer: Person
let chair: Person

beforeAll(async () => {
  cloud = await startCloud()
  officer = await cloud.person(aMember({ role: 'OFF' }))
  chair = await cloud.person(aMember({ role: 'CHAIR' }))
  cloud.clock.set('2025-12-20T02:00:00Z')
  await submittedBy(await cloud.person(aMember()))
})
afterEach(() => cloud.faults.clear())
afterAll(() => cloud.close())

const faults = (['errorBefore', 'errorAfter'] as const).flatMap((kind) => [1, 2, 3, 4, 5, 6].map((nth) => [kind, nth] as const))

/** Sends until there is an answer, as a phone does. */
async function insist<Name extends ActionName>(person: Person, action: Name, input: ActionInput<Name>, requestId = randomUUID()): Promise<number> {
  for (let tries = 1; tries < 5; tries += 1) if ((await person.ask(action, input, requestId)).ok) return tries
  throw new Error(`${action} is never answered`)
}

let months = 0
const nextDraft = () => officer.does('summary.draft', { period: `20${30 + Math.floor(months / 12)}-${String((months++ % 12) + 1).padStart(2, '0')}` })
const stored = async ({ summaryId }: Pick<SummaryView, 'summaryId'>) => (await cloud.dump<Summary>('summaries', { _id: summaryId }))[0] as Summary

test.each(faults)('a paragraph is saved once (%s, call %i)', async (kind, nth) => {
  const draft = await nextDraft()
  const paragraph = draft.paragraphs[1] as SummaryView['paragraphs'][number]
  cloud.faults.plan({ kind, action: 'summary.saveParagraph', request: 'database.', nth })
  await insist(officer, 'summary.saveParagraph', { summaryId: draft.summaryId, version: draft.version, paragraphId: paragraph.paragraphId, text: '改过的一段。' })
  const { version, history, paragraphs } = await stored(draft)
  expect([version, history.length, brokenLine(history), paragraphs[1]?.runs[0]?.text]).toEqual([2, 2, null, '改过的一段。'])
})

test.each(faults)('a signature freezes once (%s, call %i)', async (kind, nth) => {
  const draft = await nextDraft()
  const { paragraphs } = await stored(draft)
  await cloud.edit('summaries', draft.summaryId, { paragraphs: paragraphs.filter(({ paragraphId }) => !draft.unfinished.includes(paragraphId)) })
  cloud.faults.plan({ kind, action: 'summary.sign', request: 'database.', nth })
  await insist(chair, 'summary.sign', { summaryId: draft.summaryId, version: draft.version, note: '' })
  const { status, history, signedBy } = await stored(draft)
  expect([status, history.map(({ action }) => action), signedBy === null]).toEqual(['signed', ['summary.draft', 'summary.sign'], false])
})

test.each(faults)('a file is made once and logged once (%s, call %i)', async (kind, nth) => {
  const before = (await cloud.dump<ExportFile>('exportFiles')).length
  const requestId = randomUUID()
  cloud.faults.plan({ kind, action: 'export.start', request: 'database.', nth })
  await insist(officer, 'export.start', { list: 'summary.figures', period: '2025' }, requestId)
  const first = await officer.does('export.start', { list: 'summary.figures', period: '2025' }, requestId)
  const ready = first.status === 'ready' ? first : await officer.does('export.continue', { exportId: first.exportId })
  expect(ready.status).toBe('ready')
  expect((await cloud.dump<ExportFile>('exportFiles')).length).toBe(before + 1)
})

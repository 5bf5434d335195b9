/** What is refused with figures and summaries: by whom, of what, when; and when counting does not come to an end. */
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { finishedBy } from '@/local/testing/summaries'
import type { ExportList } from '@/types/summaryNames'
import type { Summary } from '@/cloudfunctions/kit/documents/summary'

let cloud: TestCloud
let officer: Person
let chair: Person

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set('2025-12-20T02:00:00Z')
  officer = await cloud.person(aMember({ role: 'OFF' }))
  chair = await cloud.person(aMember({ role: 'CHAIR' }))
})
afterAll(() => cloud.close())

const drafted = (period: string) => officer.does('summary.draft', { period })

test('a unit that is not there has no summary, and an auditor writes none for it, though they lead a group below', async () => {
  const both = await cloud.person(aMember({ grants: [{ role: 'AUD', orgId: 'company' }, { role: 'GRP', orgId: 'g-prod2' }] }))
  expect(await officer.isRefused('summary.draft', { period: '2025-01', orgId: 'nowhere' })).toBe('NOT_FOUND')
  expect([await both.isRefused('summary.draft', { period: '2025-01', orgId: 'company' }), await both.isRefused('summary.draft', { period: '2025-01', orgId: 'g-prod2' })]).toEqual(['NOT_ALLOWED', null])
})

test('a summary keeps its title and does not grow without end', async () => {
  const { summaryId, version, paragraphs } = await drafted('2025-02')
  const [title] = paragraphs
  expect(await officer.ask('summary.removeParagraph', { summaryId, version, paragraphId: title?.paragraphId ?? '' })).toMatchObject({ error: { code: 'BAD_INPUT', field: 'paragraphId' } })
  const [stored] = await cloud.dump<Summary>('summaries', { _id: summaryId })
  const last = stored?.paragraphs.at(-1)
  await cloud.edit('summaries', summaryId, { paragraphs: Array.from({ length: 120 }, (_, index) => ({ ...last, paragraphId: `p${index}` })) })
  expect(await officer.ask('summary.addParagraph', { summaryId, version, afterId: 'p0', level: 'body', text: '再加一段。' })).toMatchObject({ error: { code: 'BAD_INPUT', field: 'afterId' } })
})

test('the chair signs the words that they have read', async () => {
  const { summaryId, version } = await finishedBy(officer, await drafted('2025-03'))
  const signs = (of: number) => chair.isRefused('summary.sign', { summaryId, version: of, note: '' })
  expect([await signs(version - 1), await signs(version)]).toEqual(['CHANGED_MEANWHILE', null])
})

test('figures that go on changing while they are counted are not put into a summary; a moment later they are', async () => {
  await drafted('2025-04')
  const [cell] = await cloud.dump<{ _id: string }>('figureCells', { period: '2025-04' })
  cloud.faults.gate(async ({ action }, request, on) => {
    if (action === 'summary.draft' && request === 'database.getDocument' && on.includes('figureCells')) await cloud.edit('figureCells', cell?._id ?? '', { isDirty: true })
  })
  const code = await officer.isRefused('summary.draft', { period: '2025-05' }).finally(() => cloud.faults.gate(null))
  expect(code).toBe('SUMMARY_COUNTING')
  expect(await officer.isRefused('summary.draft', { period: '2025-05' })).toBeNull()
})

describe('files', () => {
  const takes = (by: Person, list: ExportList, more: object = {}) => by.isRefused('export.start', { list, ...more })

  test('are of a period, a figure or a summary that is named', async () => {
    const year = { period: '2025' }
    expect([await takes(officer, 'summary.figures'), await takes(officer, 'summary.figures', year)]).toEqual(['EXPORT_SUBJECT_NEEDED', null])
    expect([await takes(officer, 'summary.records', year), await takes(officer, 'summary.records', { figure: 'suggestion.submitted' })]).toEqual(['EXPORT_SUBJECT_NEEDED', 'EXPORT_SUBJECT_NEEDED'])
    expect([await takes(officer, 'summary.document'), await takes(officer, 'summary.document', { subjectId: 'nothing' })]).toEqual(['EXPORT_SUBJECT_NEEDED', 'NOT_FOUND'])
  })

  test('are not for the employer’s side, who only looks, nor for another branch', async () => {
    const { summaryId: subjectId } = await drafted('2025')
    const executive = await cloud.person(aMember({ role: 'EXEC' }))
    const branch = await cloud.person(aMember({ grants: [{ role: 'OFF', orgId: 'b-prod2' }] }))
    expect(await executive.isRefused('summary.get', { summaryId: subjectId })).toBeNull()
    for (const [list, more] of [['summary.figures', { period: '2025' }], ['summary.records', { period: '2025', figure: 'suggestion.submitted' }], ['summary.document', { subjectId }]] as const) {
      expect([list, await takes(executive, list, more), await takes(officer, list, more)]).toEqual([list, 'NOT_ALLOWED', null])
    }
    expect(await takes(branch, 'summary.document', { subjectId })).toBe('NOT_FOUND')
  })
})

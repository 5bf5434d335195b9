import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { submittedBy } from '@/local/testing/suggestions'
import { finishedBy } from '@/local/testing/summaries'
import { brokenLine } from '@/cloudfunctions/kit/record'
import type { Summary } from '@/cloudfunctions/kit/documents/summary'
import type { SummaryView } from '@/types/summary'

let cloud: TestCloud
let officer: Person
let chair: Person
let worker: Person
let deputy: Person
let other: Person

beforeAll(async () => {
  cloud = await startCloud()
  officer = await cloud.person(aMember({ role: 'OFF', name: '陈志强' }))
  chair = await cloud.person(aMember({ role: 'CHAIR', name: '吴建明' }))
  deputy = await cloud.person(aMember({ role: 'VICE', name: '林秀珍', staffNo: 'VICE1' }))
  other = await cloud.person(aMember({ name: '冯海生', orgPath: ['company', 'b-prod2', 'g-prod2'], grants: [{ role: 'GRP', orgId: 'g-prod2' }] }))
  worker = await cloud.person(aMember({ name: '张伟' }))
  cloud.clock.set('2025-06-03T02:00:00Z')
  for (let index = 0; index < 5; index += 1) await submittedBy(worker)
  cloud.clock.set('2025-12-20T02:00:00Z')
})
afterAll(() => cloud.close())

const bodyOf = (view: SummaryView, words: string) => {
  const found = view.paragraphs.find(({ text, level }) => level === 'body' && text.includes(words))
  if (!found) throw new Error(`no paragraph says ${words}`)
  return found
}

async function drafted(period: string, orgId?: string): Promise<SummaryView> {
  return officer.does('summary.draft', { period, ...(orgId ? { orgId } : {}) })
}

describe('summary.draft', () => {
  test('writes the year in the sections of a union’s summary, the numbers in place and counted up to now', async () => {
    const view = await drafted('2025')
    expect(view).toMatchObject({ title: '海晟化工工会2025年工作总结', status: 'draft', edition: 1, byHand: 0, blocked: { edit: null, sign: 'SUMMARY_CHAIR_SIGNS' } })
    expect(view.paragraphs.filter(({ level }) => level === 'h1').map(({ section }) => section)).toEqual(['guidance', 'skills', 'rights', 'democracy', 'building', 'care', 'problems', 'plans'])
    expect(bodyOf(view, '合理化建议').runs).toContainEqual({ text: '5', figure: 'suggestion.submitted', counted: '5', isByHand: false })
    expect(bodyOf(view, '培训场次').text).toContain('未启用')
    expect(view.figures.find(({ figure }) => figure === 'training.sessions')).toMatchObject({ value: null, state: 'notEnabled' })
    expect(view.figures.every(({ formula }) => formula !== '')).toBe(true)
  })

  test('asked for again it is the same draft; a month, a quarter and a unit have their own', async () => {
    expect((await drafted('2025')).summaryId).toBe((await drafted('2025')).summaryId)
    expect((await drafted('2025-06')).title).toBe('海晟化工工会2025年6月工作总结')
    expect((await drafted('2025-Q2', 'b-prod1')).title).toBe('生产一部分会2025年第二季度工作总结')
  })

  test('is nobody’s business outside the unit, and no worker’s', async () => {
    const { summaryId } = await drafted('2025')
    expect(await other.isRefused('summary.get', { summaryId })).toBe('NOT_FOUND')
    expect(await other.isRefused('summary.draft', { period: '2025' })).toBeNull()
    expect(await other.isRefused('summary.draft', { period: '2025', orgId: 'company' })).toBe('NOT_FOUND')
    expect(await worker.isRefused('summary.get', { summaryId })).toBe('NOT_ALLOWED')
  })
})

describe('the text', () => {
  test('is edited paragraph by paragraph; a number typed over is marked; who comes late is told', async () => {
    const view = await drafted('2025-Q2')
    const paragraph = bodyOf(view, '合理化建议')
    const text = paragraph.text.replace('建议5件', '建议6件')
    const edited = await officer.does('summary.saveParagraph', { summaryId: view.summaryId, version: view.version, paragraphId: paragraph.paragraphId, text })
    expect(edited).toMatchObject({ byHand: 1, version: view.version + 1 })
    expect(bodyOf(edited, '合理化建议').runs).toContainEqual({ text: '6', figure: 'suggestion.submitted', counted: '5', isByHand: true })
    expect(await chair.isRefused('summary.saveParagraph', { summaryId: view.summaryId, version: view.version, paragraphId: paragraph.paragraphId, text })).toBe('CHANGED_MEANWHILE')
  })

  test('grows and shrinks; the same request twice adds one paragraph', async () => {
    const view = await drafted('2025-05')
    const afterId = view.paragraphs[3]?.paragraphId ?? ''
    const id = '11111111-1111-4111-8111-111111111111'
    const input = { summaryId: view.summaryId, version: view.version, afterId, level: 'body' as const, text: '另外慰问一线职工3次。' }
    const added = await officer.does('summary.addParagraph', input, id)
    expect(await officer.does('summary.addParagraph', input, id)).toEqual(added)
    expect([added.paragraphs.length, added.byHand]).toEqual([view.paragraphs.length + 1, 1])
    const paragraphId = added.paragraphs[4]?.paragraphId ?? ''
    const removed = await officer.does('summary.removeParagraph', { summaryId: view.summaryId, version: added.version, paragraphId })
    expect(removed.paragraphs).toHaveLength(view.paragraphs.length)
    expect(await officer.isRefused('summary.saveParagraph', { summaryId: view.summaryId, version: removed.version, paragraphId, text: '迟到的修改' })).toBe('SUMMARY_PARAGRAPH_GONE')
  })
})

describe('summary.sign', () => {
  test('freezes the figures; what comes later goes into the next edition, with what changed and why', async () => {
    const view = await drafted('2025')
    const { summaryId } = view
    expect(await officer.isRefused('summary.sign', { summaryId, version: view.version, note: '' })).toBe('SUMMARY_CHAIR_SIGNS')
    await submittedBy(worker)
    const finished = await finishedBy(officer, view)
    expect(await chair.isRefused('summary.sign', { summaryId, version: finished.version, note: '' })).toBe('SUMMARY_FIGURES_MOVED')
    const fresh = await officer.does('summary.refresh', { summaryId, version: finished.version })
    expect(bodyOf(fresh, '合理化建议').text).toContain('建议6件')
    const signed = await chair.does('summary.sign', { summaryId, version: fresh.version, note: '同意印发' })
    expect(signed).toMatchObject({ status: 'signed', signedByName: '吴建明', blocked: { edit: 'SUMMARY_SIGNED', sign: 'SUMMARY_SIGNED', nextEdition: null } })

    await submittedBy(worker)
    const later = await officer.does('summary.get', { summaryId })
    expect(later.figures.find(({ figure }) => figure === 'suggestion.submitted')?.value).toBe(6)
    expect(await officer.isRefused('summary.refresh', { summaryId, version: later.version })).toBe('SUMMARY_SIGNED')
    const requestId = crypto.randomUUID()
    const next = await officer.does('summary.nextEdition', { summaryId, note: '年底补登一件' }, requestId)
    expect(await officer.does('summary.nextEdition', { summaryId, note: '年底补登一件' }, requestId)).toEqual(next)
    expect(await officer.isRefused('summary.nextEdition', { summaryId, note: '再点一次' }, requestId)).toBe('REQUEST_REUSED')
    expect(next).toMatchObject({ edition: 2, status: 'draft', note: '年底补登一件' })
    expect(next.changes).toContainEqual({ figure: 'suggestion.submitted', name: '建议提出件数', unit: '件', was: '6', now: '7' })
    expect((await officer.does('summary.nextEdition', { summaryId, note: '再点一次' })).summaryId).toBe(next.summaryId)
    const [stored] = await cloud.dump<Summary>('summaries', { _id: summaryId })
    expect(brokenLine(stored?.history ?? [])).toBeNull()
    expect(stored?.signedBy?.digest).toMatch(/^[\w-]{22}$/)
  })

  test('is done by whoever stands in for the chair today, in the chair’s name, and by no other deputy', async () => {
    const view = await finishedBy(officer, await drafted('2025-08'))
    const { summaryId, version } = view
    expect(view.blocked.sign).toBe('SUMMARY_CHAIR_SIGNS')
    expect(await deputy.isRefused('summary.sign', { summaryId, version, note: '' })).toBe('SUMMARY_CHAIR_SIGNS')
    await chair.does('inbox.delegate', { deputyStaffNo: 'VICE1', fromDay: '2025-12-20', untilDay: '2025-12-21', reason: '出差' })
    expect((await deputy.does('summary.get', { summaryId })).blocked.sign).toBeNull()
    expect(await deputy.does('summary.sign', { summaryId, version, note: '' })).toMatchObject({ status: 'signed', signedByName: '吴建明（林秀珍代签）' })
    const [stored] = await cloud.dump<Summary>('summaries', { _id: summaryId })
    expect(stored?.history.at(-1)).toMatchObject({ action: 'summary.sign', by: stored?.signedBy?.memberId, actingFor: expect.stringMatching(/./) as string })
    await chair.does('inbox.endDelegation', {})
    const other = await drafted('2025-09')
    expect(await deputy.isRefused('summary.sign', { summaryId: other.summaryId, version: other.version, note: '' })).toBe('SUMMARY_CHAIR_SIGNS')
  })

  test('is refused while a paragraph still asks to be filled in, of whichever kind; the view counts them and names them', async () => {
    const view = await drafted('2025-10')
    const ask = async () => (await chair.does('summary.get', { summaryId: view.summaryId }))
    const sign = async () => chair.isRefused('summary.sign', { summaryId: view.summaryId, version: (await ask()).version, note: '' })
    const texts = view.paragraphs.filter(({ text }) => /请在此写明|请据实补充或删去本段/.test(text))
    expect(texts.length).toBeGreaterThan(3)
    expect(view).toMatchObject({ unfinished: texts.map(({ paragraphId }) => paragraphId), blocked: { sign: 'SUMMARY_CHAIR_SIGNS' } })
    expect([(await ask()).blocked.sign, await sign()]).toEqual(['SUMMARY_UNFINISHED', 'SUMMARY_UNFINISHED'])
    const kinds = ['请在此写明', '请据实补充或删去本段'].map((words) => texts.find(({ text }) => text.includes(words))?.paragraphId ?? '')
    let now: SummaryView = view
    for (const paragraphId of view.unfinished.filter((id) => !kinds.includes(id))) now = await officer.does('summary.removeParagraph', { summaryId: view.summaryId, version: now.version, paragraphId })
    for (const paragraphId of kinds) {
      expect(await sign()).toBe('SUMMARY_UNFINISHED')
      now = await officer.does('summary.saveParagraph', { summaryId: view.summaryId, version: now.version, paragraphId, text: '本月没有开展。' })
    }
    expect([(await ask()).unfinished, (await ask()).blocked.sign, await sign()]).toEqual([[], null, null])
  })

  test('what was signed before with such a paragraph stays signed; its next edition has to be finished', async () => {
    const view = await drafted('2025-11')
    await cloud.edit('summaries', view.summaryId, { status: 'signed', signedBy: { memberId: 'old', name: '吴建明', at: new Date('2025-12-01T02:00:00Z'), digest: 'x' } })
    expect(await chair.does('summary.get', { summaryId: view.summaryId })).toMatchObject({ status: 'signed', unfinished: view.unfinished, blocked: { sign: 'SUMMARY_SIGNED', nextEdition: null } })
    const next = await officer.does('summary.nextEdition', { summaryId: view.summaryId, note: '补写' })
    expect(await chair.isRefused('summary.sign', { summaryId: next.summaryId, version: next.version, note: '' })).toBe('SUMMARY_UNFINISHED')
  })

  test('a second edition cannot begin before the first is signed', async () => {
    const { summaryId } = await drafted('2025-07')
    expect(await officer.isRefused('summary.nextEdition', { summaryId, note: '改' })).toBe('SUMMARY_NOT_SIGNED')
  })
})

describe('summary.refresh', () => {
  beforeAll(() => cloud.clock.set('2026-02-20T02:00:00Z'))

  test('tells what could not be told when the text was written, behind the clauses of its section', async () => {
    const view = await drafted('2026-02')
    expect(bodyOf(view, '依托职代会').text).toContain('请在此写明')
    await submittedBy(worker)
    const fresh = await officer.does('summary.refresh', { summaryId: view.summaryId, version: view.version })
    const paragraph = bodyOf(fresh, '依托职代会')
    expect(paragraph.text).not.toContain('请在此写明')
    expect(paragraph.text).toContain('征集职工合理化建议1件；')
    expect(paragraph.runs).toContainEqual({ text: '1', figure: 'suggestion.submitted', counted: '1', isByHand: false })
    expect(fresh.paragraphs).toHaveLength(view.paragraphs.length)
  })

  test('leaves out what an officer took out, a clause or a whole section, and tells nothing twice', async () => {
    const view = await drafted('2026-Q1')
    const paragraph = bodyOf(view, '合理化建议1件')
    const changed = await officer.does('summary.saveParagraph', { summaryId: view.summaryId, version: view.version, paragraphId: paragraph.paragraphId, text: '本月请大家多提建议。' })
    await submittedBy(worker)
    const fresh = await officer.does('summary.refresh', { summaryId: view.summaryId, version: changed.version })
    expect(bodyOf(fresh, '多提建议').text).toBe('本月请大家多提建议。')
    const again = await officer.does('summary.refresh', { summaryId: view.summaryId, version: fresh.version })
    expect(again.paragraphs).toEqual(fresh.paragraphs)
  })
})

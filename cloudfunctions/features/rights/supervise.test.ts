import { randomUUID } from 'node:crypto'
import { rightsCastOn, someTerms, type RightsCast } from '@/local/testing/rights'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { RightsReport, SupervisionLetter } from '@/cloudfunctions/kit/documents/rights'

const NOON = new Date('2026-06-01T04:00:00Z')
let cloud: TestCloud
let cast: RightsCast

beforeEach(async () => {
  cloud = await startCloud()
  cast = await rightsCastOn(cloud)
  cloud.clock.set(NOON)
})
afterEach(() => cloud.close())

const signs = (traits = {}, memberId = cast.members.worker._id) => cast.hr.does('rights.saveContract', { memberId, contract: someTerms(traits) })

describe('a report', () => {
  test('waits for the officer of the field until its day, and ends with what was done', async () => {
    const mine = await cast.worker.does('rights.report', { kind: 'notReceived', text: '三月份的手套没有领到' })
    expect(mine).toMatchObject({ reports: [{ number: '权益-2026-0001', status: 'open', ownerLabel: '工会劳动保护委员' }], blocked: { notReceived: 'RIGHTS_REPORT_OPEN', notChecked: null } })
    const reportId = mine.reports[0]?.reportId ?? ''
    expect(mine.reports[0]?.dueAt).toBe('2026-06-08T16:00:00.000Z')
    expect((await cast.safety.does('inbox.list', { limit: 50 })).items).toMatchObject([{ noun: 'rights', id: reportId, title: '职工反映未领到' }])
    for (const role of ['legal', 'chair', 'mate', 'leader', 'auditor', 'hr'] as const) expect([role, await cast[role].isRefused('rights.settle', { reportId, outcome: '已补发' })]).toEqual([role, 'NOT_FOUND'])
    const requestId = randomUUID()
    await cast.safety.does('rights.settle', { reportId, outcome: '已联系安环，6月1日补发两双' }, requestId)
    expect(await cast.safety.does('rights.settle', { reportId, outcome: '已联系安环，6月1日补发两双' }, requestId)).toMatchObject({ status: 'settled' })
    expect((await cast.worker.does('rights.mine', {})).reports).toMatchObject([{ status: 'settled', outcome: '已联系安环，6月1日补发两双' }])
    expect((await cast.worker.does('message.list', { limit: 50 })).items.map(({ title }) => title)).toEqual(['您反映的事有结果了'])
    expect(await cast.safety.isRefused('rights.settle', { reportId, outcome: '再办一次' })).toBe('RIGHTS_REPORT_SETTLED')
  })

  test('one open of each kind, however often and fast it is sent; taken back, there may be another', async () => {
    const codes = await Promise.all([1, 2, 3].map(() => cast.worker.isRefused('rights.report', { kind: 'notChecked', text: '' })))
    expect(codes.filter((code) => code === null)).toHaveLength(1)
    expect(await cloud.dump<RightsReport>('rightsReports', { status: 'open' })).toHaveLength(1)
    const reportId = (await cast.worker.does('rights.mine', {})).reports[0]?.reportId ?? ''
    expect(await cast.mate.isRefused('rights.takeBack', { reportId })).toBe('NOT_FOUND')
    await cast.worker.does('rights.takeBack', { reportId })
    expect(await cast.worker.isRefused('rights.takeBack', { reportId })).toBe('RIGHTS_REPORT_SETTLED')
    expect(await cast.worker.isRefused('rights.report', { kind: 'notChecked', text: '' })).toBeNull()
  })

  test('of another kind under a request id that was used is refused; under one of its own it is made', async () => {
    const [requestId, other] = [randomUUID(), { kind: 'notChecked', text: '' } as const]
    const first = await cast.worker.does('rights.report', { kind: 'notReceived', text: '' }, requestId)
    expect(await cast.worker.does('rights.report', { kind: 'notReceived', text: '' }, requestId)).toEqual(first)
    expect(await cast.worker.isRefused('rights.report', other, requestId)).toBe('REQUEST_REUSED')
    expect(await cast.worker.isRefused('rights.report', other)).toBeNull()
  })

  test('is never settled by whoever made it, and the attempt is noted', async () => {
    const { reports } = await cast.safety.does('rights.report', { kind: 'notReceived', text: '' })
    const reportId = reports[0]?.reportId ?? ''
    expect(await cast.safety.isRefused('rights.settle', { reportId, outcome: '已领' })).toBe('CASE_CONFLICT_OF_INTEREST')
    expect((await cloud.dump<RightsReport>('rightsReports', { _id: reportId }))[0]?.refusals).toMatchObject([{ by: cast.members.safety._id }])
  })

  test('that is late goes to the chair too, and the worker is told', async () => {
    await cast.worker.does('rights.report', { kind: 'notSigned', text: '' })
    await cloud.fire(new Date('2026-06-09T01:00:00Z'))
    cloud.clock.set(new Date('2026-06-09T02:00:00Z'))
    expect((await cast.chair.does('inbox.list', { limit: 50 })).items).toMatchObject([{ noun: 'rights', isOverdue: true, isEscalated: true }])
    expect((await cast.worker.does('message.list', { limit: 50 })).items.map(({ title }) => title)).toContain('您反映的事超期了')
  })
})

describe('supervision', () => {
  const record = { area: 'contract', onDay: '2026-05-30', orgId: 'b-prod1', what: '上半年续订抽查', finding: '两人到期未续订', checked: 20, fine: 18, promisedBy: '罗伟', promisedUntil: '2026-06-10' } as const

  test('says who promised what until when, and is closed with what came of it', async () => {
    const { supervisionId } = await cast.legal.does('rights.supervise', record)
    cloud.clock.set(new Date('2026-06-12T02:00:00Z'))
    expect((await cast.chair.does('rights.supervisions', { area: 'contract' })).items).toMatchObject([{ supervisionId, status: 'promised', isLate: true, unitName: '生产一部分会', byName: '黄志文' }])
    expect(await cast.hr.isRefused('rights.closeSupervision', { supervisionId, outcome: '已续订' })).toBe('RIGHTS_UNION_SUPERVISES')
    expect(await cast.safety.isRefused('rights.closeSupervision', { supervisionId, outcome: '已续订' })).toBe('NOT_FOUND')
    expect(await cast.legal.does('rights.closeSupervision', { supervisionId, outcome: '两人已续订' })).toMatchObject({ status: 'done', isLate: false, blocked: { close: 'RIGHTS_DONE' } })
    expect(await cast.hr.isRefused('rights.supervise', record)).toBe('RIGHTS_UNION_SUPERVISES')
    expect(await cast.legal.isRefused('rights.supervise', { ...record, orgId: 'nowhere' })).toBe('NOT_FOUND')
  })

  test('the letter is made from the red lights, keeps what it said, leaves as a paper, and gets its answer', async () => {
    await signs({ endOn: '2026-05-20' })
    const letter = { area: 'contract', orgId: 'company', addressee: '海晟化工有限公司', note: '', answerBy: '2026-06-20' } as const
    expect(await cast.legal.isRefused('rights.writeLetter', { ...letter, orgId: 'b-equip' })).toBe('RIGHTS_NOTHING_RED')
    const requestId = randomUUID()
    const written = await cast.legal.does('rights.writeLetter', letter, requestId)
    expect(await cast.legal.does('rights.writeLetter', letter, requestId)).toMatchObject({ letterId: written.letterId, number: written.number })
    expect(written).toMatchObject({ number: '督导函-2026-0001', people: 1, status: 'sent' })
    await signs({ startOn: '2026-06-01', endOn: '2029-05-31' })
    const [stored] = await cloud.dump<SupervisionLetter>('supervisionLetters')
    expect(stored?.lines).toMatchObject([{ name: '张伟', why: '合同2026年5月20日到期，还没有续订' }])
    const file = await cast.legal.does('export.start', { list: 'rights.letter', subjectId: written.letterId })
    expect(file).toMatchObject({ status: 'ready', fileName: '督导函-2026-0001.docx' })
    const bytes = Buffer.from(await (await fetch(file.url ?? '')).arrayBuffer())
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    for (const role of ['worker', 'safety', 'auditor', 'leader'] as const) expect([role, await cast[role].isRefused('export.start', { list: 'rights.letter', subjectId: written.letterId })]).toEqual([role, 'NOT_FOUND'])
    expect(await cast.legal.isRefused('rights.answerLetter', { letterId: written.letterId, answeredOn: '2026-06-02', answer: '已续订' })).toBe('RIGHTS_DAY_AHEAD')
    expect(await cast.legal.does('rights.answerLetter', { letterId: written.letterId, answeredOn: '2026-06-01', answer: '已续订' })).toMatchObject({ status: 'answered', answeredOn: '2026-06-01' })
    expect(await cloud.dump('supervisionLetters')).toHaveLength(1)
  })

  test('the list leaves as a spreadsheet, for those whose area it is', async () => {
    await signs({ endOn: '2026-05-20' })
    expect(await cast.legal.does('export.start', { list: 'rights.list', subjectId: 'contract' })).toMatchObject({ status: 'ready', total: 1 })
    expect(await cast.safety.isRefused('export.start', { list: 'rights.list', subjectId: 'contract' })).toBe('NOT_ALLOWED')
    expect(await cast.worker.isRefused('export.start', { list: 'rights.list', subjectId: 'contract' })).toBe('NOT_ALLOWED')
  })
})

/** What is refused around standards, reports, supervision and letters, and what somebody hears when another was quicker. */
import { codeWhenOvertaken } from '@/local/testing/overtaken'
import { rightsCastOn, someTerms, type RightsCast } from '@/local/testing/rights'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { asked } from '@/local/testing/twice'
import type { ActionInput } from '@/types/actions'

let cloud: TestCloud
let cast: RightsCast

beforeAll(async () => {
  cloud = await startCloud()
  cast = await rightsCastOn(cloud)
  cloud.clock.set(new Date('2026-06-01T04:00:00Z'))
})
afterAll(() => cloud.close())

type Standard = ActionInput<'rights.saveStandard'>
const aStandard = (item: string, traits: Partial<Standard> = {}): Standard => ({ kind: 'equipment', post: '', item, months: 12, source: '配备标准', from: '2026-01-01', ...traits })
const saved = async (item: string) => (await cast.ehs.does('rights.saveStandard', aStandard(item))).standardId

describe('a standard', () => {
  test('for things to wear has its months, and one that follows another begins after it', async () => {
    expect(await cast.ehs.isRefused('rights.saveStandard', aStandard('防护眼镜', { months: null }))).toBe('RIGHTS_MONTHS_NEEDED')
    await saved('防护眼镜')
    expect(await cast.ehs.isRefused('rights.saveStandard', aStandard('防护眼镜', { from: '2025-12-31' }))).toBe('RIGHTS_DAYS')
  })

  test('ends once, after it began; nobody ends or confirms what was never set up', async () => {
    const standardId = await saved('耳塞')
    const ends = (id: string, to: string) => cast.ehs.isRefused('rights.endStandard', { standardId: id, to })
    expect([await ends('nothing', '2026-06-01'), await ends(standardId, '2026-01-01'), await ends(standardId, '2026-06-01'), await ends(standardId, '2026-07-01')]).toEqual(['NOT_FOUND', 'RIGHTS_DAYS', null, 'RIGHTS_DONE'])
    expect(await cast.safety.isRefused('rights.confirmStandard', { standardId: 'nothing' })).toBe('NOT_FOUND')
    expect(await cast.worker.isRefused('rights.endStandard', { standardId, to: '2026-07-01' })).toBe('RIGHTS_EHS_ENTERS')
  })

  test('that another officer ends on another day while a new one is put in its place stays as they ended it', async () => {
    const standardId = await saved('雨衣')
    const ends = () => cast.ehs.does('rights.endStandard', { standardId, to: '2026-03-01' })
    expect(await codeWhenOvertaken(cloud, asked(cast.ehs, 'rights.saveStandard', aStandard('雨衣', { from: '2026-05-01' })), 'rightsStandards', ends, 2)).toBe('CHANGED_MEANWHILE')
    expect(await cloud.dump('rightsStandards', { _id: standardId })).toMatchObject([{ to: '2026-03-01' }])
  })
})

describe('a worker', () => {
  test('signs for nothing before anything was issued', async () => {
    expect(await cast.other.isRefused('rights.signFor', { item: '安全帽' })).toBe('RIGHTS_NOT_ISSUED')
  })

  test('has one open report of a kind, also when a second tap comes in the same moment', async () => {
    const report = { kind: 'notReceived', text: '没有领到手套' } as const
    const again = () => cast.mate.isRefused('rights.report', report)
    expect(await codeWhenOvertaken(cloud, asked(cast.mate, 'rights.report', report), 'rightsReports', again)).toBe('RIGHTS_REPORT_OPEN')
    expect(await again()).toBe('RIGHTS_REPORT_OPEN')
    expect(await cloud.dump('rightsReports', { memberId: cast.members.mate._id })).toHaveLength(1)
  })
})

describe('a supervisor', () => {
  test('writes down no visit that is still to come', async () => {
    const record = { area: 'contract', orgId: 'b-prod1', what: '续订抽查', finding: '无', checked: 1, fine: 1, promisedBy: '', promisedUntil: null } as const
    const supervises = (onDay: string) => cast.legal.isRefused('rights.supervise', { ...record, onDay })
    expect([await supervises('2026-06-02'), await supervises('2026-06-01')]).toEqual(['RIGHTS_DAY_AHEAD', null])
  })

  test('answers letters of the own area only', async () => {
    await cast.hr.does('rights.saveContract', { memberId: cast.members.worker._id, contract: someTerms({ endOn: '2026-05-20' }) })
    const { letterId } = await cast.legal.does('rights.writeLetter', { area: 'contract', orgId: 'company', addressee: '海晟化工有限公司', note: '', answerBy: '2026-06-20' })
    const answers = (who: 'safety' | 'legal', id: string) => cast[who].isRefused('rights.answerLetter', { letterId: id, answeredOn: '2026-06-01', answer: '已续订' })
    expect([await answers('safety', letterId), await answers('legal', 'nothing'), await answers('legal', letterId)]).toEqual(['NOT_FOUND', 'NOT_FOUND', null])
  })

  test('says of which area, and of which letter, before anything leaves as a file; standards leave for those who read them', async () => {
    for (const list of ['rights.list', 'rights.letter'] as const) expect([list, await cast.chair.isRefused('export.start', { list })]).toEqual([list, 'EXPORT_SUBJECT_NEEDED'])
    expect(await cast.legal.isRefused('export.start', { list: 'rights.standards' })).toBe('NOT_ALLOWED')
    expect(await cast.safety.isRefused('export.start', { list: 'rights.standards' })).toBeNull()
  })
})

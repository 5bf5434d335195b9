/** Lists of HR and EHS, from a real file to the lights. */
import { appliedImport, checkedImport, workbookOf, type Value } from '@/local/testing/sheets'
import { rightsCastOn, storedFile, type RightsCast } from '@/local/testing/rights'
import { localStorageRules } from '@/local/deploy/rules'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { Person } from '@/local/testing/person'
import type { SheetKind } from '@/types/sheetNames'

let cloud: TestCloud
let cast: RightsCast

beforeAll(async () => {
  cloud = await startCloud({ storageRules: localStorageRules })
  cast = await rightsCastOn(cloud)
  cloud.clock.set(new Date('2026-06-01T04:00:00Z'))
})
afterAll(() => cloud.close())

const book = (...rows: ReadonlyArray<readonly Value[]>) => workbookOf({ name: '表', rows })
const checked = async (who: Person, kind: SheetKind, ...rows: ReadonlyArray<readonly Value[]>) => checkedImport(cloud, who, await book(...rows), { kind })
const rowsOf = async (who: Person, jobId: string, show: 'new' | 'changed' | 'wrong') => (await who.does('sheet.rows', { jobId, show, limit: 50 })).items

describe('contracts', () => {
  const header = ['工号', '姓名', '合同类型', '合同起始日', '合同到期日', '入职日期', '签订次数', '双方已签']

  test('dates, type and count become lights; what cannot be is named with its row; the same again changes nothing', async () => {
    const { worker, mate, other } = cast.members
    const rows = [
      header,
      [worker.staffNo, '张伟', '固定期限', new Date(Date.UTC(2023, 4, 15)), '2026/5/14', '2020年3月1日', 2, '是'],
      [mate.staffNo, '冯海生', '无固定', '2026-05-20', null, '2016-02-29', null, '是'],
      [other.staffNo, '刘洋', '固定', '2026-05-20', '2026-05-01', null, 1, '否'],
      ['X9', '查无此人', '固定', '2026-05-20', '2027-05-01', null, 1, '是'],
    ]
    const job = await checked(cast.hr, 'contracts', ...rows)
    expect(job.found).toMatchObject({ new: 2, wrong: 2 })
    expect((await rowsOf(cast.hr, job.jobId, 'wrong')).map(({ row, issues }) => [row, issues[0]?.column, issues[0]?.issue])).toEqual([[4, '合同终止日', 'badOrder'], [5, '工号', 'noSuchPerson']])
    await appliedImport(cast.hr, job, true)
    expect(await storedFile(cloud, worker)).toMatchObject({ contract: { endOn: '2026-05-14', begunOn: '2020-03-01', fixedTerms: 2 }, lights: { contract: { colour: 'red', reason: 'over', item: 'open' } } })
    expect((await storedFile(cloud, mate)).lights.contract).toMatchObject({ colour: 'green', reason: 'noEnd' })
    expect((await cloud.dump('rightsFiles')).length).toBe(2)

    const again = await checked(cast.hr, 'contracts', ...rows.slice(0, 3))
    expect(again.found).toMatchObject({ new: 0, changed: 0, unchanged: 2 })
    const renewed = await checked(cast.hr, 'contracts', header, [worker.staffNo, '张伟', '固定期限', '2026-05-15', '2029-05-14', '2020-03-01', 3, '是'])
    expect((await rowsOf(cast.hr, renewed.jobId, 'changed'))[0]?.changes).toEqual(['合同 2026-05-14 → 2029-05-14', '连续固定期限 2 次 → 3 次'])
    await appliedImport(cast.hr, renewed)
    expect((await storedFile(cloud, worker)).lights.contract).toMatchObject({ colour: 'amber', reason: 'thirdFixed' })
  })

  test('a list without the optional columns leaves what is kept of them, and a new term does not inherit the old end', async () => {
    const { legal, hr } = cast.members
    const full = [...header, '本人要求固定期限', '顺延原因', '顺延至', '离职日']
    const first = [legal.staffNo, '黄志文', '固定期限', '2024-01-01', '2026-12-31', '2018-07-01', 2, '否', '是', '服务期', '2027-06-30', '2027-07-01']
    await appliedImport(cast.hr, await checked(cast.hr, 'contracts', full, first))
    const kept = { begunOn: '2018-07-01', fixedTerms: 2, isSigned: false, askedFixed: true, leavingOn: '2027-07-01' }
    const extension = { kind: 'training', until: '2027-06-30' }
    expect((await storedFile(cloud, legal)).contract).toMatchObject({ ...kept, extension })

    const short = ['工号', '姓名', '合同类型', '合同起始日', '合同到期日']
    const same = [legal.staffNo, '黄志文', '固定期限', '2024-01-01', '2026-12-31']
    expect((await checked(cast.hr, 'contracts', short, same)).found).toMatchObject({ new: 0, changed: 0, unchanged: 1 })
    expect((await checked(cast.hr, 'contracts', short.slice(0, 4), same.slice(0, 4))).found).toMatchObject({ unchanged: 1 })
    await appliedImport(cast.hr, await checked(cast.hr, 'contracts', short, [...same.slice(0, 4), '2027-03-31']))
    expect((await storedFile(cloud, legal)).contract).toMatchObject({ ...kept, endOn: '2027-03-31', extension })

    const endless = await checked(cast.hr, 'contracts', short, [legal.staffNo, '黄志文', '固定期限', '2027-04-01', null])
    expect((await rowsOf(cast.hr, endless.jobId, 'wrong'))[0]?.issues).toEqual([{ column: '合同终止日', issue: 'badTerms' }])
    await appliedImport(cast.hr, await checked(cast.hr, 'contracts', short, [legal.staffNo, '黄志文', '固定期限', '2027-04-01', '2030-03-31']))
    const renewed = { begunOn: '2018-07-01', fixedTerms: 3, isSigned: true, askedFixed: false, leavingOn: '2027-07-01' }
    expect((await storedFile(cloud, legal)).contract).toMatchObject({ ...renewed, endOn: '2030-03-31', extension: null })

    // What the list does say is taken, and somebody new gets the usual values.
    await appliedImport(cast.hr, await checked(cast.hr, 'contracts', [...short, '双方已签'], [legal.staffNo, '黄志文', '固定期限', '2027-04-01', '2030-03-31', '否'], [hr.staffNo, '罗伟', '固定期限', '2026-01-01', '2026-12-31', null]))
    expect((await storedFile(cloud, legal)).contract).toMatchObject({ ...renewed, isSigned: false })
    expect((await storedFile(cloud, hr)).contract).toMatchObject({ begunOn: '2026-01-01', fixedTerms: 1, isSigned: true, askedFixed: false, extension: null, leavingOn: null })
  })

  test('a renewal that the list does not count is counted on, once; where it cannot be one, HR is asked', async () => {
    const { chair } = cast.members
    const short = ['工号', '合同类型', '合同起始日', '合同到期日']
    const row = (startOn: string, endOn: string) => [chair.staffNo, '固定期限', startOn, endOn]
    const take = async (startOn: string, endOn: string) => {
      const job = await checked(cast.hr, 'contracts', short, row(startOn, endOn))
      const [change] = await rowsOf(cast.hr, job.jobId, 'changed')
      await appliedImport(cast.hr, job)
      return [(await storedFile(cloud, chair)).contract?.fixedTerms, ...(change?.changes ?? [])]
    }
    expect(await take('2020-01-01', '2022-12-31')).toEqual([1])
    expect(await take('2023-01-01', '2025-12-31')).toEqual([2, '合同 2022-12-31 → 2025-12-31', '连续固定期限 1 次 → 2 次'])
    expect((await checked(cast.hr, 'contracts', short, row('2023-01-01', '2025-12-31'))).found).toMatchObject({ unchanged: 1 })
    expect(await take('2023-01-05', '2025-12-31')).toEqual([2, '合同 2025-12-31 → 2025-12-31'])
    expect((await storedFile(cloud, chair)).lights.contract).toMatchObject({ item: 'office', reason: 'extended' })
    for (const [startOn, endOn] of [['2026-06-01', '2028-05-31'], ['2019-01-01', '2019-12-31'], ['2024-02-01', '2026-05-31']] as const) {
      const job = await checked(cast.hr, 'contracts', short, row(startOn, endOn))
      expect([startOn, (await rowsOf(cast.hr, job.jobId, 'wrong'))[0]?.issues]).toEqual([startOn, [{ column: '连续固定期限次数', issue: 'required' }]])
    }
    const counted = await checked(cast.hr, 'contracts', [...short, '签订次数'], [...row('2026-06-01', '2028-05-31'), 1])
    await appliedImport(cast.hr, counted)
    expect((await storedFile(cloud, chair)).contract).toMatchObject({ startOn: '2026-06-01', fixedTerms: 1 })
  })

  test('an extension needs its day, and what the roster knows of', async () => {
    const { auditor } = cast.members
    const full = [...header, '顺延原因', '顺延至']
    const row = (begunOn: string, ground: string, until: string | null) => [auditor.staffNo, '谢文静', '固定期限', '2024-01-01', '2026-12-31', begunOn, 1, '是', ground, until]
    const wrongIn = async (...about: Parameters<typeof row>) => (await rowsOf(cast.hr, (await checked(cast.hr, 'contracts', full, row(...about))).jobId, 'wrong'))[0]?.issues ?? []
    expect(await wrongIn('2020-01-01', '法定情形', null)).toEqual([{ column: '顺延至', issue: 'required' }])
    expect(await wrongIn('2020-01-01', '法定情形', '2029-06-30')).toEqual([{ column: '顺延原因', issue: 'badGround' }])
    expect(await wrongIn('2020-01-01', '工龄较长', '2027-06-30')).toEqual([{ column: '顺延原因', issue: 'badGround' }])
    expect(await wrongIn('2008-01-01', '工龄较长', '2027-06-30')).toEqual([])
  })

  test('a row whose name is not the one on the roster is not taken; a number is read as the roster writes it', async () => {
    const { safety, vice } = cast.members
    const typed = safety.staffNo.toLowerCase().replace(/^(..)/, '$1 ')
    expect(typed).not.toBe(safety.staffNo)
    const terms = ['固定期限', '2026-01-01', '2028-12-31', null, null, null]
    const job = await checked(cast.hr, 'contracts', header, [typed, '韦 春燕', ...terms], [vice.staffNo, '韦春燕', ...terms])
    expect(job.found).toMatchObject({ new: 1, wrong: 1 })
    expect((await rowsOf(cast.hr, job.jobId, 'wrong')).map(({ row, issues }) => [row, issues[0]?.column])).toEqual([[3, '姓名']])
    await appliedImport(cast.hr, job, true)
    expect((await storedFile(cloud, safety)).contract).toMatchObject({ endOn: '2028-12-31' })
    expect(await cloud.dump('rightsFiles', { _id: vice._id })).toEqual([])
    const twice = await checked(cast.hr, 'contracts', header, [safety.staffNo, '韦春燕', ...terms], [typed, '韦春燕', ...terms])
    expect((await rowsOf(cast.hr, twice.jobId, 'wrong'))[0]?.issues[0]?.issue).toBe('duplicate')
  })

  test('belong to HR: EHS, the union and the administrator cannot bring them', async () => {
    for (const who of ['ehs', 'legal', 'chair', 'adm', 'worker'] as const) expect([who, await cast[who].isRefused('sheet.template', { kind: 'contracts' })]).toEqual([who, 'NOT_ALLOWED'])
    expect(await cast.hr.isRefused('sheet.template', { kind: 'equipment' })).toBe('NOT_ALLOWED')
  })
})

test('things handed out: several a person, the latest of each counts', async () => {
  await cast.ehs.does('rights.saveStandard', { kind: 'equipment', post: '', item: '安全帽', months: 36, source: '本单位标准', from: '2019-01-01' })
  const { other } = cast.members
  const header = ['序号', '工号', '姓名', '用品名称', '领用日期', '签收']
  const rows = [header, [1, other.staffNo, '刘洋', '安全帽', '2024-06-01', '是'], [2, other.staffNo, '刘洋', '防护鞋', '2026-01-05', '否'], [3, other.staffNo, '刘洋', '安全帽', '2027-01-01', '是']]
  const job = await checked(cast.ehs, 'equipment', ...rows)
  expect(job).toMatchObject({ short: null, found: { new: 2, wrong: 1 } })
  await appliedImport(cast.ehs, job, true)
  const file = await storedFile(cloud, other)
  expect(file.issues.map(({ item, issuedOn, signedOn }) => [item, issuedOn, signedOn])).toEqual([['安全帽', '2024-06-01', '2024-06-01'], ['防护鞋', '2026-01-05', null]])
  expect(file.lights.equipment).toMatchObject({ colour: 'green', dueOn: '2027-06-01' })
  expect((await checked(cast.ehs, 'equipment', ...rows.slice(0, 3))).found).toMatchObject({ unchanged: 2 })
})

test('the same issue again keeps the signature of the worker and the damage; a new issue begins anew', async () => {
  const { culture } = cast.members
  const header = ['序号', '工号', '姓名', '用品名称', '领用日期', '签收', '有效期至']
  const row = (issuedOn: string, isSigned: string | null, goodUntil: string | null) => [1, culture.staffNo, '陈志强', '护目镜', issuedOn, isSigned, goodUntil]
  const brought = async (...cells: Parameters<typeof row>) => appliedImport(cast.ehs, await checked(cast.ehs, 'equipment', header, row(...cells)))
  const kept = async () => (await storedFile(cloud, culture)).issues
  await brought('2026-05-20', '否', null)
  await cast.culture.does('rights.signFor', { item: '护目镜' })
  await cloud.edit('rightsFiles', culture._id, { issues: (await kept()).map((issue) => ({ ...issue, damagedOn: '2026-05-30' })) })
  const signed = { item: '护目镜', issuedOn: '2026-05-20', signedOn: '2026-06-01', damagedOn: '2026-05-30' }
  expect(await kept()).toEqual([{ ...signed, goodUntil: null }])
  await brought('2026-05-20', null, '2028-05-20')
  expect(await kept()).toEqual([{ ...signed, goodUntil: '2028-05-20' }])
  expect((await checked(cast.ehs, 'equipment', header, row('2026-05-20', '是', null))).found).toMatchObject({ changed: 0, unchanged: 1 })
  await brought('2026-05-31', '否', null)
  expect(await kept()).toEqual([{ item: '护目镜', issuedOn: '2026-05-31', signedOn: null, goodUntil: null, damagedOn: null }])
})

test('days of checks: a column of results is not read', async () => {
  const { other } = cast.members
  const job = await checked(cast.ehs, 'checks', ['工号', '姓名', '年度体检', '在岗检查', '告知日期', '体检结果'], [other.staffNo, '刘洋', '2026-05-18', '2026-05-18', '2026-05-25', '复查'], [cast.members.mate.staffNo, '冯海生', null, null, null, '正常'])
  expect(job.ignored).toEqual(['体检结果'])
  await appliedImport(cast.ehs, job, true)
  expect((await storedFile(cloud, other)).checks).toEqual({ yearly: { doneOn: '2026-05-18', toldOn: null }, during: { doneOn: '2026-05-18', toldOn: '2026-05-25' } })
  expect(JSON.stringify(await cloud.dump('rightsFiles'))).not.toContain('复查')
  expect(JSON.stringify(await cloud.dump('sheetParts'))).not.toContain('复查')
})

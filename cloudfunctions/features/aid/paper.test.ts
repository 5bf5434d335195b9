/** Hardship aid on paper: who gets the 审批表 and the 公示单, what stands on them, and who is told that it was taken. */
import { inflateRawSync } from 'node:zlib'
import { aidCastOn, appliedBy, leadAid, type AidCast } from '@/local/testing/aids'
import type { Person } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { ReadLine } from '@/cloudfunctions/kit/documents/privacy'
import type { ActionInput } from '@/types/actions'

let cloud: TestCloud
let cast: AidCast
let aidId: string

beforeAll(async () => {
  cloud = await startCloud()
  cast = await aidCastOn(cloud)
  aidId = await leadAid({ cloud, cast }, await appliedBy(cast.worker), 'publicised')
})
afterAll(() => cloud.close())

/** The words of a .docx: its main part is found by its name in the zip's directory. */
async function wordsOf(person: Person, ask: ActionInput<'export.start'>): Promise<string> {
  const { url } = await person.does('export.start', ask)
  const file = Buffer.from(await (await fetch(url ?? '')).arrayBuffer())
  for (let at = file.indexOf('PK\u0001\u0002'); at >= 0; at = file.indexOf('PK\u0001\u0002', at + 4)) {
    const [packed, nameLength, start] = [file.readUInt32LE(at + 20), file.readUInt16LE(at + 28), file.readUInt32LE(at + 42)]
    if (file.subarray(at + 46, at + 46 + nameLength).toString() !== 'word/document.xml') continue
    const from = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28)
    return inflateRawSync(file.subarray(from, from + packed)).toString('utf8').replace(/<[^>]+>/g, '')
  }
  throw new Error('no document in the file')
}

test('the 审批表 tells what was found and thought, to whoever may open the file, and each taking is on the record', async () => {
  const before = await cloud.dump<ReadLine>('reads', { what: '申请审批表' })
  const words = await wordsOf(cast.caseworker, { list: 'aid.approval', subjectId: aidId })
  for (const said of ['困难职工帮扶审批表', '张伟', '情况属实，家里只有一份收入', '建议 3000 元', '起公示', '待审批', '领款人签字']) expect(words).toContain(said)
  const reads = await cloud.dump<ReadLine>('reads', { what: '申请审批表' })
  expect(reads).toHaveLength(before.length + 1)
  expect(reads[0]).toMatchObject({ byName: '李晓梅' })
})

test('to the person, finance, the auditor, the administrator and colleagues there is no such paper', async () => {
  for (const role of ['worker', 'mate', 'finance', 'auditor', 'admin', 'culture'] as const) {
    expect([role, await cast[role].isRefused('export.start', { list: 'aid.approval', subjectId: aidId })]).toEqual([role, 'NOT_FOUND'])
  }
})

test('the desk’s list and the payments are for those who work with them; the 审批表 wants to be told whose it is', async () => {
  for (const list of ['aid.list', 'aid.spending'] as const) expect([list, await cast.worker.isRefused('export.start', { list })]).toEqual([list, 'NOT_ALLOWED'])
  expect(await cast.finance.isRefused('export.start', { list: 'aid.spending' })).toBeNull()
  expect(await cast.caseworker.isRefused('export.start', { list: 'aid.list' })).toBeNull()
  expect(await cast.caseworker.isRefused('export.start', { list: 'aid.approval' })).toBe('EXPORT_SUBJECT_NEEDED')
})

test('the 公示单 has one letter of the name, the unit, a neutral word and the amount; when it is over it is empty', async () => {
  const words = await wordsOf(cast.caseworker, { list: 'aid.publicity' })
  expect(words).toContain('困难职工帮扶公示')
  expect(words).toMatch(/张[＊*某×]/)
  expect(words).toContain('3000 元')
  expect(words).not.toMatch(/张伟|收入|患病/)
  expect(await cast.worker.isRefused('export.start', { list: 'aid.publicity' })).toBe('NOT_ALLOWED')
  cloud.clock.set(new Date(cloud.clock.now() + 9 * 86_400_000))
  expect(await wordsOf(cast.caseworker, { list: 'aid.publicity' })).toContain('目前没有正在公示的帮扶')
})

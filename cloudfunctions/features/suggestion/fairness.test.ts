import { inflateRawSync } from 'node:zlib'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { castOn, lead, storedSuggestion, submittedBy, uploadedPhoto, type Cast } from '@/local/testing/suggestions'

let cloud: TestCloud
let cast: Cast

beforeAll(async () => {
  cloud = await startCloud({ storageRules: { write: ['uploads/{openid}/'], read: [] } })
  cast = await castOn(cloud)
})
afterAll(() => cloud.close())
beforeEach(() => cloud.clock.set(new Date('2026-06-01T01:00:00Z')))
afterEach(() => cloud.clock.reset())

/** Every text of a reply, keys left out. */
const textsIn = (reply: unknown): string => JSON.stringify(reply, (_key, value: unknown) => value)

/** The words of the 审批表 that this person exports: the text part, found by its line in the file's directory. */
async function approvalFor(person: Person, subjectId: string): Promise<string> {
  const { url } = await person.does('export.start', { list: 'suggestion.approval', subjectId })
  const zip = Buffer.from(await (await fetch(url ?? '')).arrayBuffer())
  const line = zip.lastIndexOf('word/document.xml') - 46
  const at = zip.readUInt32LE(line + 42)
  const from = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28)
  return inflateRawSync(zip.subarray(from, from + zip.readUInt32LE(line + 20))).toString('utf8')
}

describe('blind review', () => {
  test('shows reviewers neither name nor unit until the verdict, in no list and no detail', async () => {
    const { mate } = cast.members
    const photoFileIds = [await uploadedPhoto(cloud, cast.worker)]
    const suggestionId = await submittedBy(cast.worker, { photoFileIds, share: 60, coProposers: [{ staffNo: mate.staffNo, name: mate.name, share: 40 }] })
    await cloud.deliverVerdicts()
    await lead(cloud, cast, suggestionId, 'reviewing')
    for (const reviewer of [cast.department, cast.juror]) {
      const paper = await reviewer.does('suggestion.case', { suggestionId })
      const inbox = await reviewer.does('inbox.list', {})
      expect(paper.authors).toBeNull()
      expect(await (await fetch(paper.photoUrls[0] as string)).text()).toBe('a picture')
      expect(inbox.items.some(({ id }) => id === suggestionId)).toBe(true)
      for (const trace of ['张伟', '冯海生', '生产一部', cast.members.worker._id, cast.worker.openid, 'b-prod1']) expect(textsIn([paper, inbox])).not.toContain(trace)
      expect(await reviewer.isRefused('suggestion.desk', { suggestionId })).toBe('NOT_FOUND')
      expect(await reviewer.isRefused('suggestion.get', { suggestionId })).toBe('NOT_FOUND')
    }
    const overseen = await cast.chair.does('suggestion.desk', { suggestionId })
    expect(textsIn(overseen)).not.toMatch(/张伟|冯海生|生产一部/)
    expect((await cast.officer.does('suggestion.desk', { suggestionId })).authors?.map(({ share }) => share)).toEqual([60, 40])

    await cast.department.does('suggestion.review', { suggestionId, verdict: 'adopt', reason: '' })
    await cast.juror.does('suggestion.review', { suggestionId, verdict: 'adopt', reason: '' })
    expect((await cast.department.does('suggestion.case', { suggestionId })).authors?.map(({ name }) => name)).toEqual(['张伟', '冯海生'])
    expect(textsIn(await cast.chair.does('suggestion.desk', { suggestionId }))).toContain('张伟')
  })

  test('holds on paper, too: the 审批表 names the proposer to the officer who assigns, to others with the verdict', async () => {
    const suggestionId = await submittedBy(cast.worker)
    await lead(cloud, cast, suggestionId, 'reviewing')
    expect(await approvalFor(cast.chair, suggestionId)).not.toMatch(/张伟|生产一部/)
    expect(await approvalFor(cast.officer, suggestionId)).toContain('张伟（生产一部）')
    for (const reviewer of [cast.department, cast.juror]) await reviewer.does('suggestion.review', { suggestionId, verdict: 'adopt', reason: '' })
    expect(await approvalFor(cast.chair, suggestionId)).toContain('张伟（生产一部）')
  })

  test('keeps away whoever has nothing to do with it, as if it did not exist', async () => {
    const suggestionId = await submittedBy(cast.worker)
    await lead(cloud, cast, suggestionId, 'reviewing')
    for (const person of [cast.mate, cast.culture, cast.otherDepartment, cast.finance]) {
      expect(await person.isRefused('suggestion.case', { suggestionId })).toBe('NOT_FOUND')
      expect(await person.isRefused('suggestion.desk', { suggestionId })).toBe('NOT_FOUND')
      expect(await person.isRefused('suggestion.review', { suggestionId, verdict: 'adopt', reason: '' })).toBe('NOT_FOUND')
    }
  })

  test('moves with the department: the one before loses sight of it, the time stays the same', async () => {
    const suggestionId = await submittedBy(cast.worker)
    await lead(cloud, cast, suggestionId, 'reviewing')
    const { dueAt } = await cast.worker.does('suggestion.get', { suggestionId })
    cloud.clock.advance(3 * 86_400_000)
    await cast.officer.does('suggestion.reassign', { suggestionId, orgId: 'b-ehs', reason: '属安环' })
    expect(await cast.department.isRefused('suggestion.case', { suggestionId })).toBe('NOT_FOUND')
    await cast.otherDepartment.does('suggestion.review', { suggestionId, verdict: 'adopt', reason: '' })
    expect((await cast.worker.does('suggestion.get', { suggestionId })).dueAt).toBe(dueAt)
  })
})

describe('a conflict of interest', () => {
  let wife: Person
  let nephew: Person
  let colleague: Person
  const wifeMember = aMember({ name: '配偶', role: 'JURY', relatives: [], orgPath: ['company', 'b-office', 'g-office'] })
  const nephewMember = aMember({ name: '外甥', role: 'JURY', orgPath: ['company', 'b-office', 'g-office'] })
  const colleagueMember = aMember({ name: '同班', role: 'JURY' })
  const author = aMember({ name: '提出人', relatives: [wifeMember._id] })

  beforeAll(async () => {
    await cloud.load('members', [author, wifeMember, { ...nephewMember, relatives: [author._id] }, colleagueMember])
    ;[wife, nephew, colleague] = [cloud.as(wifeMember), cloud.as(nephewMember), cloud.as(colleagueMember)]
  })

  test('stops relatives declared by either side and jurors of the same unit, and is written down', async () => {
    const suggestionId = await submittedBy(cloud.as(author))
    await lead(cloud, cast, suggestionId, 'reviewing')
    const requestId = crypto.randomUUID()
    const review = { suggestionId, verdict: 'adopt', reason: '' } as const
    expect(await wife.isRefused('suggestion.review', review, requestId)).toBe('CASE_CONFLICT_OF_INTEREST')
    expect(await wife.isRefused('suggestion.review', review, requestId)).toBe('CASE_CONFLICT_OF_INTEREST')
    expect(await nephew.isRefused('suggestion.review', review)).toBe('CASE_CONFLICT_OF_INTEREST')
    expect(await colleague.isRefused('suggestion.review', review)).toBe('CASE_CONFLICT_OF_INTEREST')
    expect((await wife.does('suggestion.case', { suggestionId })).blocked.review).toBe('CASE_CONFLICT_OF_INTEREST')
    const { refusals } = await cast.officer.does('suggestion.desk', { suggestionId })
    expect(refusals.map(({ byName, action }) => [byName, action])).toEqual([['配偶', 'suggestion.review'], ['外甥', 'suggestion.review'], ['同班', 'suggestion.review']])
    expect(textsIn(await cloud.as(author).does('suggestion.get', { suggestionId }))).not.toContain('配偶')
    await cast.juror.does('suggestion.review', review)
  })

  test('of one’s own unit counts by the setting of the day of submission', async () => {
    const suggestionId = await submittedBy(cloud.as(author))
    const { terms } = await storedSuggestion(cloud, suggestionId)
    await lead(cloud, cast, suggestionId, 'reviewing')
    await cloud.edit('suggestions', suggestionId, { terms: { ...terms, ownUnitAside: 0 } })
    await colleague.does('suggestion.review', { suggestionId, verdict: 'adopt', reason: '' })
  })

  test('follows a merged proposer into the main suggestion', async () => {
    const older = await submittedBy(cast.worker)
    cloud.clock.advance(60_000)
    const newer = await submittedBy(cloud.as(author))
    await cast.officer.does('suggestion.merge', { suggestionId: newer, intoId: older, reason: '' })
    await lead(cloud, cast, older, 'reviewing')
    expect(await wife.isRefused('suggestion.review', { suggestionId: older, verdict: 'adopt', reason: '' })).toBe('CASE_CONFLICT_OF_INTEREST')
  })
})

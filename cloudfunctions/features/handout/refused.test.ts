/** What officers and workers are refused around a plan, and what somebody hears when another was quicker. */
import type { Allowance } from '@/cloudfunctions/kit/documents/handout'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { aMember } from '@/local/testing/builders'
import { aHandoutPlan, draftedHandout, handoutCastOn, picked, runningHandout, storedHandout, storedRows, type HandoutCast } from '@/local/testing/handouts'
import { codeWhenOvertaken } from '@/local/testing/overtaken'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { asked } from '@/local/testing/twice'

const NOW = new Date('2026-09-21T01:00:00Z')
let cloud: TestCloud
let cast: HandoutCast

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(NOW)
  cast = await handoutCastOn(cloud, '2026')
})
afterAll(() => cloud.close())
afterEach(() => cloud.faults.clear())

type Traits = Parameters<typeof aHandoutPlan>[0]
const toAll = (traits: Traits = {}) => aHandoutPlan({ unitFen: 100, ...traits }, NOW.getTime())
const toPicked = (traits: Traits = {}) => toAll({ ...traits, target: { ...picked, orgIds: [], posts: [] } })
const inNeed = () => toPicked({ kind: 'poor', title: '困难职工米面油', festival: null, item: '米面油', payer: 'relief' })
const at = () => new Date(cloud.clock.now()).toISOString()
const aNewcomer = async () => {
  const member = aMember()
  await cloud.load('members', [member])
  return member
}
const lineOf = (handoutId: string, { _id }: Member) => ({ handoutId, rowId: `${handoutId}_${_id}`, reason: '名单有误' })
const running = async (traits: Traits = {}) => {
  const one = await aNewcomer()
  return { one, handoutId: await runningHandout(cast, toPicked(traits), [one]) }
}

describe('a draft', () => {
  test('is not written over from a page that shows an older one', async () => {
    const { handoutId, version } = await cast.officer.does('handout.saveDraft', { plan: toPicked() })
    const save = (place: string) => cast.officer.isRefused('handout.saveDraft', { handoutId, version, plan: toPicked({ place }) })
    expect([await save('一号门'), await save('二号门')]).toEqual([null, 'CHANGED_MEANWHILE'])
    expect((await storedHandout(cloud, handoutId)).place).toBe('一号门')
  })

  test('keeps what its list was made by; its other words may change', async () => {
    const handoutId = await draftedHandout(cast, toPicked(), [await aNewcomer()])
    expect(await cast.officer.isRefused('handout.saveDraft', { handoutId, plan: toPicked({ unitFen: 200 }) })).toBe('HANDOUT_LIST_MADE')
    expect(await cast.officer.isRefused('handout.saveDraft', { handoutId, plan: toPicked({ place: '一号门' }) })).toBeNull()
  })

  test('is not made one for people in need by an officer who does not keep their files', async () => {
    const welfare = await cloud.person(aMember({ grants: [{ role: 'OFF', portfolio: 'welfare', orgId: 'company' }] }))
    const { handoutId } = await welfare.does('handout.saveDraft', { plan: toPicked() })
    expect(await welfare.isRefused('handout.saveDraft', { handoutId, plan: inNeed() })).toBe('NOT_ALLOWED')
    expect((await storedHandout(cloud, handoutId)).kind).toBe('festival')
  })

  test('is not handed in above a ceiling that is lower than when it was written', async () => {
    const handoutId = await draftedHandout(cast, toPicked(), [await aNewcomer()])
    await cloud.edit('handouts', handoutId, { unitFen: 150_001 })
    expect(await cast.officer.isRefused('handout.submit', { handoutId })).toBe('HANDOUT_OVER_CEILING')
  })

  test('is not handed in when the only person of its list has just been taken off, counted already or not', async () => {
    const one = await aNewcomer()
    const handoutId = await draftedHandout(cast, toPicked(), [one])
    // The line is written, the count of the plan is not.
    cloud.faults.plan({ kind: 'errorBefore', action: 'handout.removePerson', request: 'database.modifyDocument', nth: 2 })
    expect(await cast.officer.isRefused('handout.removePerson', lineOf(handoutId, one))).toBe('INTERNAL')
    expect((await storedHandout(cloud, handoutId)).people).toBe(1)
    expect(await cast.officer.isRefused('handout.submit', { handoutId })).toBe('HANDOUT_LIST_EMPTY')
  })

  test('is not approved for money of which there is no fund', async () => {
    const handoutId = await draftedHandout(cast, toPicked({ payer: 'upper' }), [await aNewcomer()])
    await cast.officer.does('handout.submit', { handoutId })
    expect(await cast.chair.isRefused('handout.decide', { handoutId, verdict: 'approve', note: '' })).toBe('HANDOUT_NO_FUND')
    expect((await storedHandout(cloud, handoutId)).status).toBe('pending')
  })

  test('that nobody wrote is found by nobody', async () => {
    expect(await cast.officer.isRefused('handout.desk', { handoutId: 'nothing' })).toBe('NOT_FOUND')
  })
})

describe('a list', () => {
  test('is neither made nor cleared, and nobody is added or taken off, once it is handed in', async () => {
    const handoutId = await draftedHandout(cast, toAll())
    await cast.officer.does('handout.submit', { handoutId })
    const { people } = await storedHandout(cloud, handoutId)
    expect(await cast.officer.isRefused('handout.makeList', { handoutId })).toBe('HANDOUT_WRONG_STATE')
    expect(await cast.officer.isRefused('handout.clearList', { handoutId })).toBe('HANDOUT_WRONG_STATE')
    expect(await cast.officer.isRefused('handout.addPeople', { handoutId, staffNos: [(await aNewcomer()).staffNo] })).toBe('HANDOUT_WRONG_STATE')
    expect(await cast.officer.isRefused('handout.removePerson', lineOf(handoutId, cast.members.worker))).toBe('HANDOUT_WRONG_STATE')
    expect(people).toBe((await storedRows(cloud, handoutId)).filter(({ status }) => status === 'listed').length)
  })

  test('of people named one by one is not filled from the roster', async () => {
    const { handoutId } = await cast.officer.does('handout.saveDraft', { plan: toPicked() })
    expect(await cast.officer.isRefused('handout.makeList', { handoutId })).toBe('HANDOUT_WRONG_STATE')
    expect(await storedRows(cloud, handoutId)).toEqual([])
  })

  test('loses only its own people, and each of them once', async () => {
    const one = await aNewcomer()
    const [handoutId, other] = [await draftedHandout(cast, toPicked(), [one]), await draftedHandout(cast, toPicked(), [one])]
    expect(await cast.officer.isRefused('handout.removePerson', { ...lineOf(other, one), handoutId })).toBe('NOT_FOUND')
    expect(await cast.officer.isRefused('handout.removePerson', lineOf(handoutId, one))).toBeNull()
    expect(await cast.officer.isRefused('handout.removePerson', lineOf(handoutId, one))).toBe('HANDOUT_WRONG_STATE')
  })

  test('whose page another officer has just made, or person taken off, says so', async () => {
    const { handoutId } = await cast.officer.does('handout.saveDraft', { plan: toAll() })
    const makes = () => cast.officer.does('handout.makeList', { handoutId })
    expect(await codeWhenOvertaken(cloud, asked(cast.officer, 'handout.makeList', { handoutId }), 'handouts', makes)).toBe('IN_PROGRESS')
    const { people } = await storedHandout(cloud, handoutId)
    const line = lineOf(handoutId, cast.members.worker)
    const takesOff = () => cast.officer.does('handout.removePerson', line)
    expect(await codeWhenOvertaken(cloud, asked(cast.officer, 'handout.removePerson', line), 'handoutRows', takesOff)).toBe('CHANGED_MEANWHILE')
    expect((await storedHandout(cloud, handoutId)).people).toBe(people - 1)
  })

  test('with nobody on it is not printed', async () => {
    const { handoutId } = await cast.officer.does('handout.saveDraft', { plan: toPicked() })
    expect(await cast.officer.isRefused('handout.exportList', { handoutId })).toBe('HANDOUT_LIST_EMPTY')
  })
})

describe('on paper', () => {
  const paper = (handoutId?: string) => ({ list: 'handout.approval' as const, ...(handoutId ? { subjectId: handoutId } : {}) })

  test('the ledger is for officers, and an approval for those who may look at the plan', async () => {
    expect(await cast.worker.isRefused('export.start', { list: 'handout.list' })).toBe('NOT_ALLOWED')
    const { handoutId } = await cast.officer.does('handout.saveDraft', { plan: toPicked() })
    expect(await cast.officer.isRefused('export.start', paper())).toBe('EXPORT_SUBJECT_NEEDED')
    expect(await cast.culture.isRefused('export.start', paper(handoutId))).toBe('NOT_FOUND')
    expect(await cast.officer.isRefused('export.start', paper('nothing'))).toBe('NOT_FOUND')
    expect(await cast.officer.isRefused('export.start', paper(handoutId))).toBeNull()
  })

  test('and on the screen, who is in need is not told to an auditor, also not to one who leads a group', async () => {
    const handoutId = await draftedHandout(cast, inNeed(), [await aNewcomer()])
    const leading = await cloud.person(aMember({ grants: [{ role: 'AUD', orgId: 'company' }, { role: 'GRP', orgId: 'g-prod1' }] }))
    expect(await cast.auditor.isRefused('handout.rows', { handoutId })).toBe('NOT_ALLOWED')
    expect(await cast.auditor.isRefused('export.start', paper(handoutId))).toBe('NOT_ALLOWED')
    expect(await leading.isRefused('handout.exportList', { handoutId })).toBe('NOT_ALLOWED')
  })
})

describe('at the desk', () => {
  test('the code of another desk counts for nothing, nor one that no desk has shown', async () => {
    const { one, handoutId } = await running()
    const { code } = await cast.officer.does('handout.deskCode', { handoutId: (await running()).handoutId })
    for (const wrong of [code, 'A'.repeat(27)]) expect(await cloud.as(one).isRefused('handout.sign', { handoutId, code: wrong })).toBe('HANDOUT_BAD_CODE')
    expect((await storedRows(cloud, handoutId))[0]?.signedAt).toBeNull()
  })

  test('a plan that is not out has no code, and for an officer with another task there is no plan', async () => {
    const handoutId = await draftedHandout(cast, toPicked(), [await aNewcomer()])
    expect(await cast.officer.isRefused('handout.deskCode', { handoutId })).toBe('HANDOUT_NOT_RUNNING')
    expect(await cast.culture.isRefused('handout.deskCode', { handoutId: (await running()).handoutId })).toBe('NOT_FOUND')
  })

  test('somebody who is not on the list is signed for by nobody, and an officer with another task does not learn who is', async () => {
    const [{ one, handoutId }, stranger] = [await running(), await aNewcomer()]
    const tick = (who: 'officer' | 'leader' | 'culture', member: Member) => cast[who].isRefused('handout.signFor', { handoutId, memberId: member._id, at: at() })
    expect([await tick('officer', stranger), await tick('leader', stranger), await tick('culture', stranger)]).toEqual(['HANDOUT_NOT_LISTED', 'HANDOUT_NOT_LISTED', 'NOT_FOUND'])
    expect(await tick('culture', one)).toBe('NOT_FOUND')
  })

  test('who gives it up as it is being signed for has not fetched it, and the year’s share is free again', async () => {
    const { one, handoutId } = await running()
    const tick = asked(cast.officer, 'handout.signFor', { handoutId, memberId: one._id, at: at() })
    const givesUp = () => cloud.as(one).does('handout.decline', { handoutId })
    expect(await codeWhenOvertaken(cloud, tick, 'handoutRows', givesUp)).toBe('HANDOUT_DECLINED')
    const [row] = await storedRows(cloud, handoutId)
    expect(row?.status).toBe('declined')
    expect(await cloud.dump<Allowance>('allowances', { _id: row?.allowance })).toMatchObject([{ fen: 0, holders: [], taken: [] }])
  })
})

describe('what is fetched', () => {
  test('is put right on its own plan only, and once when two put it right', async () => {
    const { one, handoutId } = await running()
    await cast.officer.does('handout.signFor', { handoutId, memberId: one._id, at: at() })
    const line = lineOf(handoutId, one)
    expect(await cast.officer.isRefused('handout.takeBack', { ...line, handoutId: (await running()).handoutId })).toBe('NOT_FOUND')
    const takesBack = () => cast.officer.does('handout.takeBack', line)
    expect(await codeWhenOvertaken(cloud, asked(cast.officer, 'handout.takeBack', line), 'handoutRows', takesBack)).toBe('CHANGED_MEANWHILE')
  })

  test('is not given up any more, also when it is signed for in that moment; and nobody gives up what is not theirs', async () => {
    const { one, handoutId } = await running()
    const signs = () => cast.officer.does('handout.signFor', { handoutId, memberId: one._id, at: at() })
    expect(await cast.worker.isRefused('handout.decline', { handoutId })).toBe('HANDOUT_NOT_LISTED')
    expect(await codeWhenOvertaken(cloud, asked(cloud.as(one), 'handout.decline', { handoutId }), 'handoutRows', signs)).toBe('CHANGED_MEANWHILE')
    expect(await cloud.as(one).isRefused('handout.decline', { handoutId })).toBe('HANDOUT_WRONG_STATE')
  })
})

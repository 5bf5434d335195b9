/** Where two meet: two suggestions that say the same, and somebody who objects. */
import { aMember } from '@/local/testing/builders'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { aProposal, castOn, lead, storedSuggestion, submittedBy, type Cast } from '@/local/testing/suggestions'
import { DAY_MS } from '@/types/calendar'

let cloud: TestCloud
let cast: Cast

/** A Monday morning in a year whose calendar is announced; the first half year has holidays to trip over. */
const monday = new Date('2026-06-01T01:00:00Z')

beforeAll(async () => {
  cloud = await startCloud({ storageRules: { write: ['uploads/{openid}/'], read: [] } })
  cast = await castOn(cloud)
})
afterAll(() => cloud.close())
beforeEach(() => cloud.clock.set(monday))
afterEach(() => cloud.clock.reset())

const stored = (suggestionId: string) => storedSuggestion(cloud, suggestionId)
const seen = (suggestionId: string) => cast.worker.does('suggestion.get', { suggestionId })

describe('merging', () => {
  test('keeps both proposers and goes only into an older one', async () => {
    const older = await submittedBy(cast.worker)
    cloud.clock.advance(60_000)
    const newer = await submittedBy(cast.mate)
    expect(await cast.officer.isRefused('suggestion.merge', { suggestionId: older, intoId: newer, reason: '' })).toBe('SUGGESTION_CANNOT_MERGE')
    await cast.officer.does('suggestion.merge', { suggestionId: newer, intoId: older, reason: '同一件事' })
    expect(await cast.mate.does('suggestion.get', { suggestionId: newer })).toMatchObject({ status: 'merged', mergedInto: { suggestionId: older } })
    expect((await cast.officer.does('suggestion.desk', { suggestionId: older })).authors?.map(({ name }) => name)).toEqual(['张伟', '冯海生'])
    expect(await cast.mate.does('suggestion.get', { suggestionId: older })).toMatchObject({ suggestionId: older })
  })

  test('lets a nameless proposer follow the main suggestion to its award with the claim code, and nobody else', async () => {
    const older = await submittedBy(cast.mate)
    cloud.clock.advance(DAY_MS)
    const { suggestionId: newer, claimCode } = await cast.worker.does('suggestion.submit', aProposal({ isAnonymous: true }))
    const code = { claimCode: claimCode as string }
    await cast.officer.does('suggestion.merge', { suggestionId: newer, intoId: older, reason: '同一件事' })
    await lead(cloud, cast, older, 'awarded')
    expect(await cast.worker.does('suggestion.claim', code)).toMatchObject({ suggestionId: newer, mergedInto: { suggestionId: older } })
    expect(await cast.worker.does('suggestion.get', { suggestionId: older, ...code })).toMatchObject({ status: 'awarded', effectFound: { text: '无人再摔' }, award: { amountFen: 42_000, mineFen: 21_000 } })
    expect(await cast.worker.isRefused('suggestion.get', { suggestionId: older })).toBe('NOT_FOUND')
    expect(await cast.worker.isRefused('suggestion.get', { suggestionId: older, claimCode: '2222-2222-2222' })).toBe('NOT_FOUND')
    expect((await cast.mate.does('suggestion.get', { suggestionId: older })).award).toMatchObject({ mineFen: 21_000 })
    expect(await cast.worker.isRefused('suggestion.rate', { suggestionId: older, ...code, stars: 5, text: '' })).toBe('NOT_FOUND')
  })

  test('is refused to whoever has an interest in the main suggestion, and that is written down', async () => {
    const relative = aMember({ name: '表弟', relatives: [cast.members.mate._id], grants: [{ role: 'OFF', portfolio: 'democracy', orgId: 'company' }] })
    const cousin = await cloud.person(relative)
    const own = await submittedBy(cast.officer)
    const ofMate = await submittedBy(cast.mate)
    cloud.clock.advance(60_000)
    const newer = await submittedBy(cast.worker)
    expect(await cast.officer.isRefused('suggestion.merge', { suggestionId: newer, intoId: own, reason: '' })).toBe('CASE_CONFLICT_OF_INTEREST')
    expect(await cousin.isRefused('suggestion.merge', { suggestionId: newer, intoId: ofMate, reason: '' })).toBe('CASE_CONFLICT_OF_INTEREST')
    expect((await stored(newer)).refusals.map(({ by }) => by)).toEqual([cast.members.officer._id, relative._id])
    await cast.officer.does('suggestion.merge', { suggestionId: newer, intoId: ofMate, reason: '' })
  })

  test('is finished by the timer when it broke off half way', async () => {
    const older = await submittedBy(cast.worker)
    cloud.clock.advance(60_000)
    const newer = await submittedBy(cast.mate)
    // Reading, the step itself, then the half that fails.
    cloud.faults.plan({ kind: 'errorBefore', action: 'suggestion.merge', request: 'database.modify', nth: 2 })
    expect(await cast.officer.isRefused('suggestion.merge', { suggestionId: newer, intoId: older, reason: '' })).toBe('INTERNAL')
    expect((await stored(older)).mergedFrom).toEqual([])
    await cloud.fire()
    expect((await stored(older)).mergedFrom).toHaveLength(1)
    await cloud.fire()
    expect((await stored(older)).mergedFrom).toHaveLength(1)
    expect((await stored(newer)).isMerging).toBe(false)
  })
})

describe('an objection', () => {
  test('holds the award until it is settled; upheld, the jury grades anew', async () => {
    const suggestionId = await submittedBy(cast.worker)
    await lead(cloud, cast, suggestionId, 'publicised')
    await cast.mate.does('suggestion.object', { suggestionId, text: '这是我们班先做的' })
    expect(await cast.mate.isRefused('suggestion.object', { suggestionId, text: '再说一遍' })).toBe('SUGGESTION_OBJECTED_BEFORE')
    await cloud.fire(new Date(cloud.clock.now() + 20 * DAY_MS))
    expect((await stored(suggestionId)).status).toBe('publicised')
    const [objection] = (await cast.officer.does('suggestion.desk', { suggestionId })).objections
    expect((await seen(suggestionId)).steps.find(({ action }) => action === 'suggestion.object')?.byName).not.toBe('冯海生')
    await cast.officer.does('suggestion.settle', { suggestionId, objectionId: objection?.objectionId as string, isUpheld: true, reason: '属实，重评' })
    expect(await stored(suggestionId)).toMatchObject({ status: 'verified', grade: null, scores: [] })
  })

  test('of two is answered each: the upheld one sends the grade back only when the other is answered, too', async () => {
    const suggestionId = await submittedBy(cast.worker)
    await lead(cloud, cast, suggestionId, 'publicised')
    await cast.mate.does('suggestion.object', { suggestionId, text: '这是我们班先做的' })
    await cast.culture.does('suggestion.object', { suggestionId, text: '效益算高了' })
    const settle = async (isUpheld: boolean) => {
      const open = (await cast.officer.does('suggestion.desk', { suggestionId })).objections.find(({ isOpen }) => isOpen)
      return cast.officer.does('suggestion.settle', { suggestionId, objectionId: open?.objectionId as string, isUpheld, reason: '已核实' })
    }
    expect(await settle(true)).toMatchObject({ status: 'publicised', ownerLabel: '工会民主管理委员' })
    expect(await settle(false)).toMatchObject({ status: 'verified' })

    // The new grade is made public in its turn, and whoever objected to the first may object to it.
    await cast.juror.does('suggestion.score', { suggestionId, technique: 9, benefit: 9, scope: 9, practicality: 9, isBorrowed: false, note: '' })
    await cast.officer.does('suggestion.publicise', { suggestionId })
    await cast.mate.does('suggestion.object', { suggestionId, text: '还是我们班先做的' })
    expect(await cast.mate.isRefused('suggestion.object', { suggestionId, text: '再说一遍' })).toBe('SUGGESTION_OBJECTED_BEFORE')
    expect(await settle(false)).toMatchObject({ status: 'publicised' })
    await cloud.fire(new Date(cloud.clock.now() + 20 * DAY_MS))
    expect((await stored(suggestionId)).status).toBe('cleared')
  })
})

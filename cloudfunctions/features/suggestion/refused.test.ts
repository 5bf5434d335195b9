/** What is refused to proposers, officers and jurors on the way of a suggestion, and what somebody hears when another was quicker. */
import { codeWhenOvertaken } from '@/local/testing/overtaken'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { aProposal, castOn, lead, storedSuggestion, submittedBy, uploadedPhoto, type Cast } from '@/local/testing/suggestions'
import { asked } from '@/local/testing/twice'
import { DAY_MS } from '@/types/calendar'
import type { SuggestionStatus } from '@/types/suggestionNames'

let cloud: TestCloud
let cast: Cast

beforeAll(async () => {
  cloud = await startCloud({ storageRules: { write: ['uploads/{openid}/'], read: [] } })
  cast = await castOn(cloud)
})
afterAll(() => cloud.close())
beforeEach(() => cloud.clock.set(new Date('2026-06-01T01:00:00Z')))
afterEach(() => cloud.clock.reset())

const stored = (suggestionId: string) => storedSuggestion(cloud, suggestionId)
const ledTo = async (state: SuggestionStatus) => {
  const suggestionId = await submittedBy(cast.worker)
  await lead(cloud, cast, suggestionId, state)
  return suggestionId
}

describe('photos', () => {
  test('of a colleague are not sent in as one’s own', async () => {
    const photo = await uploadedPhoto(cloud, cast.mate)
    expect(await cast.worker.isRefused('suggestion.submit', aProposal({ photoFileIds: [photo] }))).toBe('SUGGESTION_PHOTO_NOT_YOURS')
    expect(await cast.mate.isRefused('suggestion.submit', aProposal({ photoFileIds: [photo] }))).toBeNull()
  })

  test('come neither with a suggestion without a name nor with its second version', async () => {
    const { suggestionId, claimCode } = await cast.worker.does('suggestion.submit', aProposal({ isAnonymous: true }))
    await cast.officer.does('suggestion.return', { suggestionId, reason: '请写明位置' })
    const { title, category, problem, measure, effect, isDone, costFen } = aProposal()
    const again = (photoFileIds: string[]) => cast.worker.isRefused('suggestion.resubmit', { suggestionId, claimCode: claimCode ?? '', title, category, problem, measure, effect, isDone, costFen, photoFileIds })
    expect(await again([await uploadedPhoto(cloud, cast.worker)])).toBe('SUGGESTION_ANONYMOUS_ALONE')
    expect(await again([])).toBeNull()
  })
})

describe('an officer', () => {
  test('accepts no suggestion that nobody made, and merges into none', async () => {
    expect(await cast.officer.isRefused('suggestion.accept', { suggestionId: 'nothing', note: '' })).toBe('NOT_FOUND')
    expect(await cast.officer.isRefused('suggestion.merge', { suggestionId: await ledTo('submitted'), intoId: 'nothing', reason: '' })).toBe('NOT_FOUND')
  })

  test('who accepts what its proposer withdraws in that moment hears so', async () => {
    const suggestionId = await ledTo('submitted')
    const accepts = asked(cast.officer, 'suggestion.accept', { suggestionId, note: '' })
    expect(await codeWhenOvertaken(cloud, accepts, 'suggestions', () => cast.worker.does('suggestion.withdraw', { suggestionId }))).toBe('CHANGED_MEANWHILE')
    expect((await stored(suggestionId)).status).toBe('withdrawn')
  })

  test('answers an objection that was made, and each once', async () => {
    const suggestionId = await ledTo('publicised')
    for (const person of [cast.mate, cast.culture]) await person.does('suggestion.object', { suggestionId, text: '效益算高了' })
    const [first] = (await cast.officer.does('suggestion.desk', { suggestionId })).objections
    const settle = (objectionId: string) => cast.officer.isRefused('suggestion.settle', { suggestionId, objectionId, isUpheld: false, reason: '已核实' })
    expect([await settle('nothing'), await settle(first?.objectionId ?? ''), await settle(first?.objectionId ?? '')]).toEqual(['NOT_FOUND', null, 'NOT_FOUND'])
  })

  test('alone has ledger, publicity and approval on paper, and an approval only of what no check holds back', async () => {
    const subjectId = await ledTo('submitted')
    for (const list of ['suggestion.list', 'suggestion.publicity'] as const) expect([list, await cast.worker.isRefused('export.start', { list })]).toEqual([list, 'NOT_ALLOWED'])
    const approval = (person: 'worker' | 'officer', id?: string) => cast[person].isRefused('export.start', { list: 'suggestion.approval', ...(id ? { subjectId: id } : {}) })
    expect(await approval('officer')).toBe('EXPORT_SUBJECT_NEEDED')
    expect([await approval('worker', subjectId), await approval('officer', 'nothing'), await approval('officer', subjectId)]).toEqual(['NOT_FOUND', 'NOT_FOUND', null])
    await cloud.edit('suggestions', subjectId, { textCheck: 'review' })
    expect(await approval('officer', subjectId)).toBe('NOT_FOUND')
  })
})

test('a department plans for days to come', async () => {
  const suggestionId = await ledTo('adopted')
  const plan = (finishOn: string) => cast.department.ask('suggestion.plan', { suggestionId, ownerName: '潘国强', finishOn, costFen: 0, expectedFen: 0 })
  expect(await plan('2026-05-31')).toMatchObject({ error: { code: 'BAD_INPUT', field: 'finishOn' } })
  expect(await plan('2026-06-01')).toMatchObject({ ok: true })
})

test('a juror gives no more points for a criterion than the settings have for it', async () => {
  const suggestionId = await ledTo('verified')
  const score = (technique: number) => cast.juror.ask('suggestion.score', { suggestionId, technique, benefit: 1, scope: 1, practicality: 1, isBorrowed: false, note: '' })
  expect(await score(100)).toMatchObject({ error: { code: 'BAD_INPUT', field: 'technique' } })
  expect((await stored(suggestionId)).scores).toEqual([])
})

test('nobody objects after the last day of publicity, also before the timer has closed it', async () => {
  const suggestionId = await ledTo('publicised')
  cloud.clock.advance(20 * DAY_MS)
  expect(await cast.mate.isRefused('suggestion.object', { suggestionId, text: '这是我们班先做的' })).toBe('SUGGESTION_PUBLICITY_OVER')
})

/** Words that come with a step: judged like any others, before anybody else reads them. */
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { castOn, lead, storedSuggestion, submittedBy, type Cast } from '@/local/testing/suggestions'
import { suggestionActions } from '@/types/suggestion'
import { spokenIn } from './rules'

let cloud: TestCloud
let cast: Cast
let publicity: Person

beforeAll(async () => {
  cloud = await startCloud()
  cast = await castOn(cloud)
  publicity = await cloud.person(aMember({ grants: [{ role: 'OFF', portfolio: 'publicity', orgId: 'company' }] }))
})
afterAll(() => cloud.close())
afterEach(() => cloud.faults.clear())

const down = { api: 'security.msgSecCheck', reply: { errcode: -1, errmsg: 'system error' }, times: 1 }
const WAITS = '（文字待审核）'
const stored = (suggestionId: string) => storedSuggestion(cloud, suggestionId)
const declined = async () => {
  const suggestionId = await submittedBy(cast.worker)
  await cast.officer.does('suggestion.decline', { suggestionId, reason: '请补充办法' })
  return suggestionId
}
const waiting = async (suggestionId: string) => (await publicity.does('safety.list', { limit: 50 })).items.find(({ checkId }) => checks.get(suggestionId)?.includes(checkId))
const checks = new Map<string, string[]>()
async function decided(suggestionId: string, verdict: 'pass' | 'block') {
  const found = await cloud.dump<{ _id: string; status: string }>('safetyChecks', { objectId: suggestionId })
  checks.set(suggestionId, found.map(({ _id }) => _id))
  const item = await waiting(suggestionId)
  await publicity.does('safety.decide', { checkId: item?.checkId as string, verdict, reason: verdict === 'block' ? '请勿指名道姓' : '' })
}

describe('words of a step', () => {
  test('that are bad are refused, and nothing happens: what was typed can be sent again in other words', async () => {
    const suggestionId = await declined()
    const before = await stored(suggestionId)
    expect(await cast.worker.isRefused('suggestion.rate', { suggestionId, stars: 1, text: '欢迎参加赌博' })).toBe('SAFETY_BLOCKED')
    expect(await cast.worker.isRefused('suggestion.reopen', { suggestionId, reason: '欢迎参加赌博' })).toBe('SAFETY_BLOCKED')
    expect(await stored(suggestionId)).toEqual(before)
    await cast.worker.does('suggestion.reopen', { suggestionId, reason: '办法写在第二段' })
    const { results } = await cast.officer.does('suggestion.acceptBatch', { items: [{ suggestionId, note: '欢迎参加赌博' }, { suggestionId: await submittedBy(cast.mate), note: '好' }] })
    expect(results.map(({ outcome }) => outcome)).toEqual(['SAFETY_BLOCKED', null])
  })

  test('that nobody could judge go with the step and wait for a person; until then their author and the accepting offices read them', async () => {
    const suggestionId = await declined()
    cloud.script(down)
    await cast.worker.does('suggestion.reopen', { suggestionId, reason: '上次没人来看' })
    expect(JSON.stringify(await cast.worker.does('suggestion.get', { suggestionId }))).toContain('上次没人来看')
    expect(JSON.stringify(await cast.officer.does('suggestion.desk', { suggestionId }))).toContain('上次没人来看')
    const audited = async () => (await cast.auditor.does('suggestion.desk', { suggestionId })).steps.at(-1)?.note
    expect(await audited()).toBe(WAITS)
    await decided(suggestionId, 'pass')
    expect(await audited()).toBe('上次没人来看')
    expect(await stored(suggestionId)).toMatchObject({ status: 'submitted', heldWords: [], hasHeldWords: false })
  })

  test('of an officer reach the proposer only after the verdict, in the answer, the history and the list', async () => {
    const suggestionId = await submittedBy(cast.worker)
    cloud.script(down)
    await cast.officer.does('suggestion.decline', { suggestionId, reason: '这事归后勤' })
    const mine = async () => {
      const { answer, steps } = await cast.worker.does('suggestion.get', { suggestionId })
      const card = (await cast.worker.does('suggestion.mine', {})).items.find((one) => one.suggestionId === suggestionId)
      return [answer?.reason, steps.at(-1)?.note, card?.reason]
    }
    expect(await mine()).toEqual([WAITS, WAITS, WAITS])
    await decided(suggestionId, 'pass')
    expect(await mine()).toEqual(['这事归后勤', '这事归后勤', '这事归后勤'])
  })

  test('that a person blocks stay covered for good, and their author is told once', async () => {
    const suggestionId = await submittedBy(cast.worker)
    await lead(cloud, cast, suggestionId, 'publicised')
    cloud.script(down)
    await cast.mate.does('suggestion.object', { suggestionId, text: '某某抄的' })
    await decided(suggestionId, 'block')
    await cloud.fire()
    expect((await cast.officer.does('suggestion.desk', { suggestionId })).objections).toMatchObject([{ text: '（文字没有通过审核）', isOpen: true }])
    const told = await cloud.dump<{ title: string }>('messages', { memberId: cast.members.mate._id })
    expect(told.filter(({ title }) => title === '您写的一段文字没有通过审核')).toHaveLength(1)
  })

  test('whose verdict was lost on the way are caught up by the timer', async () => {
    const suggestionId = await declined()
    cloud.script(down)
    await cast.worker.does('suggestion.rate', { suggestionId, stars: 2, text: '等太久' })
    const before = await stored(suggestionId)
    await decided(suggestionId, 'pass')
    await cloud.edit('suggestions', suggestionId, { heldWords: before.heldWords, hasHeldWords: true })
    await cloud.fire()
    expect(await stored(suggestionId)).toMatchObject({ heldWords: [], hasHeldWords: false })
  })

  test('of a nameless proposer leave no name in the queue', async () => {
    const { suggestionId, claimCode } = await cast.worker.does('suggestion.submit', { title: '', category: 'safety', problem: '更衣柜锁坏了。', measure: '统一换锁，按柜号编号。', effect: '', isDone: false, costFen: null, photoFileIds: [], coProposers: [], share: 100, isAnonymous: true })
    await cast.officer.does('suggestion.decline', { suggestionId, reason: '已有规定' })
    cloud.script(down)
    await cast.worker.does('suggestion.rate', { suggestionId, claimCode: claimCode as string, stars: 2, text: '没说服我' })
    const queued = await cloud.dump<{ authorId: string; status: string }>('safetyChecks', { objectId: suggestionId })
    expect(queued).toMatchObject([{ authorId: '', status: 'review' }])
    expect((await cast.worker.does('suggestion.claim', { claimCode: claimCode as string })).rating?.text).toBe('没说服我')
    expect((await cast.auditor.does('suggestion.desk', { suggestionId })).rating?.text).toBe(WAITS)
  })
})

/** Fields of the contract that hold no sentence of a person's. A new field must be named here or be judged. */
const PLAIN = new Set([
  'suggestionId', 'claimCode', 'intoId', 'orgId', 'objectionId', 'channel', 'verdict', 'isUpheld', 'isMajor', 'isBorrowed', 'hasMoney', 'stars', 'amountFen', 'confirmedFen', 'yearFen', 'costFen',
  'expectedFen', 'finishOn', 'technique', 'benefit', 'scope', 'practicality', 'items',
])

test('every field of every step is either plain or judged; the words of the suggestion itself are judged with it', () => {
  const fieldsOf = (schema: object): string[] => ('entries' in schema ? Object.keys(schema.entries as object) : ((schema as { options?: object[] }).options ?? []).flatMap(fieldsOf))
  for (const [action, { kind, input }] of Object.entries(suggestionActions)) {
    const fields = fieldsOf(input)
    if (kind !== 'write' || fields.includes('problem')) continue
    const free = fields.filter((field) => !PLAIN.has(field))
    expect([action, spokenIn(Object.fromEntries(free.map((field) => [field, field]))).sort()]).toEqual([action, [...new Set(free)].sort()])
  }
})

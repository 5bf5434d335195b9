/** What counts beside a case: other help of the year, another application, an earlier try, what is written and photographed before it is sent. */
import { agreesToAid, aidCastOn, anApplication, appliedBy, aVisit, freshStart, leadAid, rows, storedAid, type AidCast } from '@/local/testing/aids'
import { aMember } from '@/local/testing/builders'
import { aJpeg, uploaded } from '@/local/testing/pictures'
import { localStorageRules } from '@/local/deploy/rules'
import type { Person } from '@/local/testing/person'
import { codeWhenOvertaken } from '@/local/testing/overtaken'
import { demoEnvironment, startCloud, type TestCloud } from '@/local/testing/startCloud'
import { asked } from '@/local/testing/twice'
import { aidKeyOf } from '@/cloudfunctions/kit/aidMarks'
import { allowanceId } from '@/cloudfunctions/kit/allowance'
import type { Evidence } from '@/cloudfunctions/kit/documents/privacy'
import type { Fund } from '@/cloudfunctions/kit/documents/fund'
import { aidRegister } from '@/cloudfunctions/kit/register/aid'
import type { FaultRule } from '@/local/cloud'
import type { ActionInput } from '@/types/actions'
import { DAY_MS } from '@/types/calendar'
import type { AidStatus } from '@/types/aidNames'

const YUAN = 100
const START = new Date('2026-06-01T01:00:00Z')
let cloud: TestCloud
let cast: AidCast
const led = async (to: AidStatus, file: Parameters<typeof appliedBy>[1] = {}, by: Person = cast.worker) => leadAid({ cloud, cast }, await appliedBy(by, file), to)
const supports = (aidId: string, traits: object = {}) => ({ aidId, supports: true, category: 'relative', suggestedFen: 3_000 * YUAN, reason: '属实', ...traits }) as ActionInput<'aid.opinion'>
const approval = (aidId: string, yuan = 3_000) => ({ aidId, amountFen: yuan * YUAN, fundId: cast.fundId, note: '' })

beforeAll(async () => {
  Object.assign(process.env, demoEnvironment)
  cloud = await startCloud({ storageRules: localStorageRules })
  cloud.clock.set(START)
  cast = await aidCastOn(cloud)
})
afterAll(() => cloud.close())
beforeEach(async () => {
  cloud.clock.set(START)
  cloud.faults.clear()
  await freshStart(cloud, cast)
})
afterEach(() => cloud.clock.reset())

const spouse = (staffNo: string) => [
  { relation: 'self', birthYear: 1985, health: 'good', work: 'working', school: 'none', staffNo: '' } as const,
  { relation: 'spouse', birthYear: 1986, health: 'good', work: 'working', school: 'none', staffNo } as const,
]
const bills = { outlays: [{ kind: 'medical' as const, yearFen: 12_000 * YUAN }] }
const ofMine = (kind: string) => ({ _id: allowanceId(`aid.${kind}`, '2026', cast.members.worker._id) })
/** What the worker has had of a kind this year, from an earlier case. */
async function had(kind: string, yuan: number): Promise<void> {
  const doc = { fen: yuan * YUAN, times: 1, holders: ['before'], taken: [] }
  const [known] = await cloud.dump('allowances', ofMine(kind))
  if (known) await cloud.edit('allowances', ofMine(kind)._id, doc)
  else await cloud.load('allowances', [{ ...ofMine(kind), ...doc }])
}

/** From the committee's opinion to the chair, past the publicity; gives back the last of them. */
async function toApprove(yuan: number, ...aidIds: readonly [string, ...string[]]): Promise<string> {
  for (const aidId of aidIds) {
    await cast.vice.does('aid.opinion', supports(aidId, { suggestedFen: yuan * YUAN }))
    await cast.caseworker.does('aid.publicise', { aidId })
  }
  cloud.clock.set(new Date(START.getTime() + 9 * DAY_MS))
  await cloud.fire()
  return aidIds.at(-1) ?? aidIds[0]
}

describe('other help of the year', () => {
  test('相对困难 has one kind of aid a year, 深度困难 several; the screen says what there was', async () => {
    await had('medical', 4_000)
    const aidId = await led('reviewing')
    expect((await cast.vice.does('aid.ceilings', { aidId })).kinds).toEqual({ had: ['medical'], allowed: null, clause: null })
    expect(await cast.vice.isRefused('aid.opinion', supports(aidId))).toBe('AID_KINDS_FULL')
    await cast.vice.does('aid.opinion', supports(aidId, { category: 'deep', suggestedFen: 9_000 * YUAN }))
    expect((await cast.vice.does('aid.ceilings', { aidId })).kinds).toMatchObject({ had: ['medical'], allowed: 4, clause: { key: 'aid.kinds.deep', isConfirmed: false } })
  })

  test('two kinds for one 相对困难 household at one moment: never both, and what was put aside for the other comes back', async () => {
    const [first, second] = [await led('reviewing', { members: spouse(cast.members.mate.staffNo) }), await led('reviewing', { kind: 'medical', members: spouse(cast.members.worker.staffNo), ...bills }, cast.mate)]
    await toApprove(3_000, first, second)
    const codes = await Promise.all([cast.chair.isRefused('aid.approve', approval(first)), cast.secondChair.isRefused('aid.approve', approval(second))])
    const given = codes.filter((code) => code === null).length
    expect([given <= 1, codes.filter((code) => code !== null && code !== 'AID_KINDS_FULL')]).toEqual([true, []])
    expect((await cloud.dump<Fund>('funds', { _id: cast.fundId }))[0]?.reservedFen).toBe(given * 3_000 * YUAN)
    expect(await cloud.dump('allowances', { fen: 3_000 * YUAN })).toHaveLength(given * 2)
  })

  test.each([
    ['of two kinds', 'medical', bills, 3_000, 'AID_KINDS_FULL'],
    ['of one kind', 'living', {}, 5_000, 'AID_OVER_CEILING'],
  ] as const)('the slower of two approvals for one household, %s, sees what the quicker one took, and puts nothing aside', async (_which, kind, outlays, yuan, code) => {
    const mates = await led('reviewing', { kind, members: spouse(cast.members.worker.staffNo), ...outlays }, cast.mate)
    const aidId = await led('reviewing', { members: spouse(cast.members.mate.staffNo) })
    await toApprove(yuan, mates, aidId)
    const approves = () => cast.secondChair.does('aid.approve', approval(mates, yuan))
    expect(await codeWhenOvertaken(cloud, asked(cast.chair, 'aid.approve', approval(aidId, yuan)), 'allowances', approves)).toBe(code)
    expect((await storedAid(cloud, aidId)).status).toBe('toApprove')
    expect((await cloud.dump<Fund>('funds', { _id: cast.fundId }))[0]?.reservedFen).toBe(yuan * YUAN)
    expect(await cloud.dump('allowances', { fen: yuan * YUAN, times: 1 })).toHaveLength(2)
    expect(await cloud.dump('aidIntents', { aidId })).toEqual([])
  })

  test('what a campaign has brought of the same kind is not given once more; of another kind it is only told', async () => {
    await cloud.load('aidMarks', [{ _id: aidKeyOf(cast.members.worker._id, '2026'), marks: [{ kind: 'medical', about: 'plan' }] }])
    const living = await led('reviewing')
    expect((await cast.vice.does('aid.ceilings', { aidId: living })).campaigns).toEqual(['医疗类'])
    await cast.vice.does('aid.opinion', supports(living))
    await cast.worker.does('aid.withdraw', { aidId: living, reason: '' })
    const medical = await led('reviewing', { kind: 'medical', ...bills })
    expect(await cast.vice.isRefused('aid.opinion', supports(medical))).toBe('AID_DOUBLE_AID')
    // Sudden need does not wait for it.
    await cast.worker.does('aid.withdraw', { aidId: medical, reason: '' })
    const urgent = await appliedBy(cast.worker, { kind: 'medical', urgent: 'illness', ...bills })
    await cast.caseworker.does('aid.accept', { aidId: urgent, isUrgent: true, note: '' })
    await cast.chair.does('aid.advance', approval(urgent, 1_000))
    await cast.worker.does('aid.withdraw', { aidId: urgent, reason: '' })
    // The control: without the mark the same opinion stands.
    await cloud.edit('aidMarks', aidKeyOf(cast.members.worker._id, '2026'), { marks: [] })
    await cast.vice.does('aid.opinion', supports(await led('reviewing', { kind: 'medical', ...bills })))
  })

  test('students count as the visitors found them, not as they were filled in; earlier aid is income whether or not it was filled in', async () => {
    await had('living', 2_000)
    const child = { relation: 'child', birthYear: 2008, health: 'good', work: 'student', school: 'higher', staffNo: '' } as const
    const aidId = await led('checking', { kind: 'study', members: [...spouse('').slice(0, 1), child] })
    const visited = (found: object) => cast.caseworker.does('aid.visit', { ...aVisit(aidId, cloud.clock.now()), rows: rows(found) })
    await visited({ higher: 0, senior: 1 })
    await cast.leader.does('aid.signVisit', { aidId })
    const { ceilings } = await cast.vice.does('aid.ceilings', { aidId })
    expect(ceilings[0]).toMatchObject({ basis: 'students', limitFen: 6 * 800 * YUAN })
    const { lines } = await cast.vice.does('aid.means', { aidId })
    expect(lines.slice(0, 4).map(({ line, value }) => [line, value / YUAN])).toEqual([['income', 36_000], ['knownAid', 2_000], ['outlay', 12_000], ['net', 26_000]])
  })

  test('another open case of the household is told to officers, never to who applies', async () => {
    const own = await appliedBy(cast.mate)
    const { number } = await storedAid(cloud, own)
    const aidId = await appliedBy(cast.worker, { members: spouse(cast.members.mate.staffNo) })
    expect((await cast.caseworker.does('aid.desk', { aidId })).besides).toEqual([number])
    expect(JSON.stringify(await cast.worker.does('aid.get', { aidId }))).not.toContain(number)
    await cast.mate.does('aid.withdraw', { aidId: own, reason: '' })
    expect((await cast.caseworker.does('aid.desk', { aidId })).besides).toEqual([])
  })
})

describe('an approval that comes again after a crash', () => {
  const oneToApprove = async (yuan: number) => toApprove(yuan, await led('reviewing'))

  test.each([9, 10, 11, 12])('does not count what it put aside itself against the ceiling of the year (call %i)', async (nth) => {
    const aidId = await oneToApprove(5_000)
    const requestId = crypto.randomUUID()
    cloud.faults.plan({ kind: 'errorBefore', nth, action: 'aid.approve', request: 'database.' } as FaultRule)
    await cast.chair.ask('aid.approve', approval(aidId, 5_000), requestId).catch(() => null)
    cloud.faults.clear()
    expect((await storedAid(cloud, aidId)).status).toBe('toApprove')
    expect(await cast.chair.isRefused('aid.approve', approval(aidId, 5_000), requestId)).toBeNull()
    expect(await cloud.dump('allowances', { fen: 5_000 * YUAN, times: 1 })).toHaveLength(1)
    expect((await cloud.dump<Fund>('funds', { _id: cast.fundId }))[0]).toMatchObject({ reservedFen: 5_000 * YUAN })
  })

  test('the control: what somebody else put aside counts; and the same request for another sum is another request', async () => {
    const aidId = await oneToApprove(5_000)
    await had('living', 5_000)
    expect(await cast.chair.isRefused('aid.approve', approval(aidId, 5_000))).toBe('AID_OVER_CEILING')
    await had('living', 0)
    const requestId = crypto.randomUUID()
    cloud.faults.plan({ kind: 'errorBefore', nth: 12, action: 'aid.approve', request: 'database.' } as FaultRule)
    await cast.chair.ask('aid.approve', approval(aidId, 3_000), requestId).catch(() => null)
    cloud.faults.clear()
    expect(await cast.chair.isRefused('aid.approve', approval(aidId, 4_000), requestId)).toBe('REQUEST_REUSED')
    await cloud.fire(new Date(cloud.clock.now() + 3_600_000))
    expect((await cloud.dump<Fund>('funds', { _id: cast.fundId }))[0]).toMatchObject({ reservedFen: 0 })
  })
})

describe('one open application of a person', () => {
  test('of several sent at one moment one arrives', async () => {
    for (let round = 0; round < 3; round += 1) {
      const person = await cloud.person(aMember({ name: '钟小梅' }))
      const codes = await Promise.all([0, 1, 2].map(() => person.isRefused('aid.submit', anApplication())))
      expect(codes.map((code) => code ?? '').sort()).toEqual(['', 'AID_ONE_AT_A_TIME', 'AID_ONE_AT_A_TIME'])
      expect((await person.does('aid.mine', {})).items).toHaveLength(1)
    }
  })

  test('what was declined is not reviewed beside a new one; when that is withdrawn, it is', async () => {
    const person = await cloud.person(aMember({ name: '钟小梅' }))
    const declined = await appliedBy(person)
    await cast.caseworker.does('aid.decline', { aidId: declined, reason: '收入高于标准，可以申请复核' })
    const anew = await appliedBy(person)
    const asksReview = () => person.isRefused('aid.askReview', { aidId: declined, reason: '收入里有一笔是借款' })
    expect(await asksReview()).toBe('AID_ONE_AT_A_TIME')
    await person.does('aid.withdraw', { aidId: anew, reason: '' })
    expect(await asksReview()).toBeNull()
  })

  test('a claim that came to nothing stands in nobody’s way after a minute; one that ended not at all', async () => {
    const person = await cloud.person(aMember({ name: '钟小梅' }))
    const first = await appliedBy(person)
    await person.does('aid.withdraw', { aidId: first, reason: '' })
    const second = await appliedBy(person)
    const [claim] = await cloud.dump<{ _id: string }>('aidClaims', { aidId: second })
    await person.does('aid.withdraw', { aidId: second, reason: '' })
    await cloud.edit('aidClaims', claim?._id ?? '', { aidId: 'never-written', at: new Date(cloud.clock.now()) })
    expect(await person.isRefused('aid.submit', anApplication())).toBe('AID_ONE_AT_A_TIME')
    cloud.clock.set(new Date(cloud.clock.now() + 61_000))
    expect(await person.isRefused('aid.submit', anApplication())).toBeNull()
  })
})

describe('before it is sent', () => {
  const photoOf = async (person: Person, isForOther = false) => (await person.does('aid.attach', { aidId: null, isForOther, fileId: await uploaded(cloud, person.openid, aJpeg()) })).evidenceId
  const photo = async (evidenceId: string) => (await cloud.dump<Evidence>('evidence', { _id: evidenceId }))[0] as Evidence
  const night = (days: number) => cloud.fire(new Date(Date.parse('2026-06-01T17:00:00Z') + days * DAY_MS))

  test('a team leader’s draft for somebody else lies beside their own, with its own photos, and goes when it is sent', async () => {
    await agreesToAid(cast.leader)
    await cast.leader.does('aid.saveDraft', { draft: '自己的' })
    await cast.leader.does('aid.saveDraft', { draft: '替组员的', isForOther: true })
    expect(await cast.worker.isRefused('aid.saveDraft', { draft: '替别人的', isForOther: true })).toBe('NOT_ALLOWED')
    const [own, authority, unnamed] = [await photoOf(cast.leader), await photoOf(cast.leader, true), await photoOf(cast.leader, true)]
    const forOther = { staffNo: cast.members.mate.staffNo, name: '冯海生' }
    await appliedBy(cast.leader, {}, { evidence: [{ kind: 'authority', evidenceId: authority }], forOther, publicityVersion: null })
    expect([(await cast.leader.does('aid.draft', {})).draft, (await cast.leader.does('aid.draft', { isForOther: true })).draft]).toEqual(['自己的', null])
    expect([(await photo(own)).removedAt, (await photo(authority)).subjectId, (await photo(unnamed)).removedAt]).toEqual([null, cast.members.mate._id, expect.any(Date)])
    await cast.leader.does('aid.dropDraft', {})
  })

  test('a photo that is not named when the application is sent is deleted', async () => {
    await agreesToAid(cast.worker)
    const [named, unnamed] = [await photoOf(cast.worker), await photoOf(cast.worker)]
    await appliedBy(cast.worker, {}, { evidence: [{ kind: 'wages', evidenceId: named }] })
    expect([(await photo(named)).removedAt, (await photo(unnamed)).removedAt]).toEqual([null, expect.any(Date)])
  })

  test('by night: photos whose draft was purged go, a clock lost in a crash starts, one that runs for an open case stands still', async () => {
    await agreesToAid(cast.mate)
    await cast.mate.does('aid.saveDraft', { draft: '{}' })
    const left = await photoOf(cast.mate)
    await agreesToAid(cast.worker)
    const ended = await photoOf(cast.worker)
    const over = await appliedBy(cast.worker, {}, { evidence: [{ kind: 'wages', evidenceId: ended }] })
    await cast.worker.does('aid.withdraw', { aidId: over, reason: '' })
    const running = await photoOf(cast.worker)
    await appliedBy(cast.worker, {}, { evidence: [{ kind: 'wages', evidenceId: running }] })
    await cloud.edit('evidence', ended, { removeAt: null })
    await cloud.edit('evidence', running, { removeAt: new Date('2026-06-20T00:00:00Z') })
    await night(2)
    expect([(await photo(left)).removeAt, (await photo(ended)).removeAt?.toISOString().slice(0, 10), (await photo(running)).removeAt]).toEqual([null, '2026-07-03', null])
    await cloud.edit('aidDrafts', cast.members.mate._id, { savedAt: new Date('2020-01-01T00:00:00Z') })
    await cast.mate.does('aid.draft', {})
    await cloud.fire(new Date('2026-06-04T19:00:00Z'))
    expect((await cast.mate.does('aid.draft', {})).draft).toBeNull()
    await night(4)
    expect((await photo(left)).removeAt?.toISOString().slice(0, 10)).toBe('2026-06-05')
  })
})

test('one’s own file says how much was approved and why it was decided so, and nothing the committee said among itself', async () => {
  const opened = async (aidId: string) => (aidRegister.aids.opened as (aid: unknown) => Record<string, unknown>)(await storedAid(cloud, aidId))
  const approved = await led('approved')
  expect(await opened(approved)).toMatchObject({ 批准金额: ['3000元'], 困难说明: '两个孩子上学，爱人没有工作' })
  await cast.worker.does('aid.withdraw', { aidId: approved, reason: '' })
  cloud.clock.set(START)
  const lost = await leadAid({ cloud, cast }, await appliedBy(cast.worker, {}, { publicityVersion: null }), 'reviewing')
  await cast.vice.does('aid.opinion', supports(lost))
  for (const member of ['women', 'culture', 'safety'] as const) await cast[member].does('aid.vote', { aidId: lost, isFor: false, reason: '收入高于标准', note: '私下的话' })
  await cast.auditor.does('aid.witness', { aidId: lost, note: '程序合规' })
  expect(await opened(lost)).toMatchObject({ 决定理由: '收入高于标准', 批准金额: [] })
  expect(JSON.stringify(await opened(lost))).not.toMatch(/私下的话|程序合规/)
})

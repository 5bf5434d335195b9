/** Who hears what, who sees what, and who must keep away: words of a lost vote, readers, the list of readings, stand-ins. */
import { aidCastOn, appliedBy, freshStart, leadAid, storedAid, type AidCast } from '@/local/testing/aids'
import { aMember } from '@/local/testing/builders'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { ReadLine } from '@/cloudfunctions/kit/documents/privacy'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { ActionInput } from '@/types/actions'
import { HOUR_MS } from '@/types/calendar'
import type { AidStatus } from '@/types/aidNames'

const YUAN = 100
const START = new Date('2026-06-01T01:10:00Z')
let cloud: TestCloud
let cast: AidCast
const led = async (to: AidStatus, traits: Parameters<typeof appliedBy>[2] = {}) => leadAid({ cloud, cast }, await appliedBy(cast.worker, {}, traits), to)
const supports = (aidId: string) => ({ aidId, supports: true, category: 'relative', suggestedFen: 3_000 * YUAN, reason: '属实' }) as ActionInput<'aid.opinion'>
const reads = (objectId: string) => cloud.dump<ReadLine>('reads', { objectId })

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(START)
  cast = await aidCastOn(cloud)
})
afterAll(() => cloud.close())
beforeEach(async () => {
  cloud.clock.set(START)
  await freshStart(cloud, cast)
})
afterEach(() => cloud.clock.reset())

/** To the vote, for no publicity is wished. */
async function toVote(): Promise<string> {
  const aidId = await led('reviewing', { publicityVersion: null })
  await cast.vice.does('aid.opinion', supports(aidId))
  return aidId
}

describe('a lost vote', () => {
  const secret = '私下说：他家亲戚有钱'

  test('gives the person the reasons that were meant for them, without names, and nothing of what was said among the committee', async () => {
    const aidId = await toVote()
    await cast.women.does('aid.vote', { aidId, isFor: false, reason: '家庭收入高于标准', note: secret })
    await cast.culture.does('aid.vote', { aidId, isFor: true, note: '我看行' })
    await cast.auditor.does('aid.witness', { aidId, note: '程序合规' })
    await cast.safety.does('aid.vote', { aidId, isFor: false, reason: '自付医疗费没有单据', note: secret })
    const view = await cast.worker.does('aid.get', { aidId })
    expect(view).toMatchObject({ status: 'refused', decision: { isYes: false, byLabel: '工会委员会', reason: '家庭收入高于标准；自付医疗费没有单据' }, blocked: { askReview: null } })
    expect(view.steps.find(({ to }) => to === 'refused')?.note).toBe('家庭收入高于标准；自付医疗费没有单据')
    for (const word of [secret, '我看行', '程序合规', '梁玉兰', '邓永康']) expect([word, JSON.stringify(view).includes(word)]).toEqual([word, false])
    const messages = await cloud.dump<{ title: string }>('messages', { memberId: cast.members.worker._id })
    expect(messages.filter(({ title }) => title === '您的申请有进展').length).toBeGreaterThan(0)
  })

  test('that the auditor’s coming decides has the same reasons', async () => {
    const aidId = await toVote()
    for (const member of ['women', 'culture', 'safety'] as const) await cast[member].does('aid.vote', { aidId, isFor: false, reason: '家庭收入高于标准', note: secret })
    await cast.auditor.does('aid.witness', { aidId, note: '程序合规' })
    expect((await cast.worker.does('aid.get', { aidId })).decision?.reason).toBe('家庭收入高于标准')
  })

  test('is not possible without a reason; colleagues see both, each under its own name', async () => {
    const aidId = await toVote()
    expect(await cast.women.isRefused('aid.vote', { aidId, isFor: false, note: '不行' } as never)).toBe('BAD_INPUT')
    await cast.women.does('aid.vote', { aidId, isFor: false, reason: '家庭收入高于标准', note: secret })
    expect((await cast.culture.does('aid.desk', { aidId })).vote?.votes).toMatchObject([{ byName: '梁玉兰', reason: '家庭收入高于标准', note: secret }])
    expect((await cast.worker.does('aid.get', { aidId })).decision).toBeNull()
  })
})

describe('readers', () => {
  const openers = async (aidId: string) => {
    const roles = ['caseworker', 'leader', 'welfare', 'women', 'culture', 'safety', 'vice', 'chair', 'finance', 'auditor'] as const
    const codes = await Promise.all(roles.map(async (role) => [role, await cast[role].isRefused('aid.file', { aidId, reason: 'handle' })] as const))
    return codes.filter(([, code]) => code === null).map(([role]) => role)
  }

  test('come off with a lost vote; who reviews it reads it then, and comes off again', async () => {
    const aidId = await toVote()
    expect(await openers(aidId)).toEqual(['caseworker', 'welfare', 'women', 'culture', 'safety', 'vice'])
    for (const member of ['women', 'culture'] as const) await cast[member].does('aid.vote', { aidId, isFor: false, reason: '收入高于标准', note: '' })
    await cast.auditor.does('aid.witness', { aidId, note: '' })
    await cast.welfare.does('aid.vote', { aidId, isFor: false, reason: '收入高于标准', note: '' })
    expect(await openers(aidId)).toEqual(['caseworker'])
    expect(await cast.women.isRefused('aid.desk', { aidId })).toBe('NOT_FOUND')
    await cast.worker.does('aid.askReview', { aidId, reason: '收入里有一笔是借款' })
    expect(await openers(aidId)).toContain('safety')
    await cast.safety.does('aid.reconsider', { aidId, overturns: false, reason: '高于标准' })
    expect(await openers(aidId)).toEqual(['caseworker'])
  })

  test('come off when it is withdrawn, the caseworker, too, and at each other end', async () => {
    const withdrawn = await led('reviewing')
    expect(await openers(withdrawn)).toEqual(['caseworker', 'welfare', 'vice'])
    await cast.worker.does('aid.withdraw', { aidId: withdrawn, reason: '' })
    expect(await openers(withdrawn)).toEqual([])
    const refused = await led('reviewing')
    await cast.vice.does('aid.opinion', { aidId: refused, supports: false, reason: '收入高于标准' })
    expect(await openers(refused)).toEqual(['caseworker'])
    const closed = await led('reviewing')
    const keys = ['CASE@company', 'CHAIR@company', 'VICE@company', 'OFF.welfare@company']
    await cloud.edit('aids', closed, { status: 'received', waitsFor: ['CASE@company'], readers: keys })
    expect(await openers(closed)).toEqual(['caseworker', 'welfare', 'vice', 'chair'])
    await cast.caseworker.does('aid.followUp', { aidId: closed, on: '2026-06-01', text: '钱已用上', continues: false, officialFileNo: '' })
    expect(await openers(closed)).toEqual(['caseworker'])
  })
})

describe('the list of readings', () => {
  test('has one line for one reader, thing and hour, however often the page is refreshed', async () => {
    const aidId = await led('checking')
    for (let look = 0; look < 3; look += 1) {
      await cast.caseworker.does('aid.desk', { aidId })
      await cast.caseworker.does('aid.file', { aidId, reason: 'check' })
    }
    await cast.leader.does('aid.desk', { aidId })
    const lines = async () => (await reads(aidId)).map(({ byName, what }) => `${byName} ${what}`).sort()
    expect(await lines()).toEqual(['叶建华 申请办理情况', '李晓梅 申请办理情况', '李晓梅 申请材料'])
    await cast.caseworker.does('aid.file', { aidId, reason: 'handle' })
    cloud.clock.set(new Date(START.getTime() + HOUR_MS))
    await cast.caseworker.does('aid.desk', { aidId })
    expect(await lines()).toEqual(['叶建华 申请办理情况', '李晓梅 申请办理情况', '李晓梅 申请办理情况', '李晓梅 申请材料', '李晓梅 申请材料'])
    expect((await cast.worker.does('privacy.reads', { limit: 50 })).items).toContainEqual(expect.objectContaining({ byName: '李晓梅', what: '申请材料', reason: '准备核实走访' }))
  })

  test('has what was not there before: the ceilings, the payments of a year, and a team leader’s look at what they sent in', async () => {
    const aidId = await led('approved')
    await cast.chair.does('aid.ceilings', { aidId })
    for (let look = 0; look < 2; look += 1) await cast.auditor.does('aid.spending', { year: '2026' })
    await cast.finance.does('aid.spending', { year: '2026' })
    await cloud.edit('aids', aidId, { partyIds: [cast.members.worker._id, cast.members.leader._id] })
    await cast.leader.does('aid.get', { aidId })
    await cast.worker.does('aid.get', { aidId })
    const lines = (await reads(aidId)).map(({ byName, what, reason }) => [byName, what, reason].join(' ')).sort()
    expect(lines).toEqual(['叶建华 申请办理情况 办理当前环节', '吴建明 上限核对 办理当前环节', '曾敏 发放台账 核对支出', '谢文静 发放台账 核对支出'])
  })
})

describe('one’s own case', () => {
  test('every look and every step of an officer that is refused is on record, whatever it was refused with', async () => {
    const aidId = await appliedBy(cast.caseworker)
    for (const look of ['aid.desk', 'aid.file', 'aid.ceilings'] as const) expect([look, await cast.caseworker.isRefused(look, { aidId, reason: 'handle' } as never)]).toEqual([look, 'NOT_FOUND'])
    expect(await cast.caseworker.isRefused('aid.publicise', { aidId })).toBe('AID_WRONG_STATE')
    const { refusals } = await cast.secondCaseworker.does('aid.desk', { aidId })
    expect(refusals.map(({ action }) => action)).toEqual(['aid.desk', 'aid.file', 'aid.ceilings', 'aid.publicise'])
    // A page that looks again and again is one line within the hour.
    for (let again = 0; again < 2; again += 1) await cast.caseworker.isRefused('aid.file', { aidId, reason: 'handle' })
    // The control: a colleague's tries and a person's own way are nobody's conflict.
    expect(await cast.secondCaseworker.isRefused('aid.publicise', { aidId })).toBe('AID_WRONG_STATE')
    await cast.caseworker.does('aid.get', { aidId })
    const plain = await appliedBy(cast.worker)
    expect(await cast.worker.isRefused('aid.accept', { aidId: plain, isUrgent: false, note: '' })).toBe('CASE_NOT_YOUR_TURN')
    expect([(await storedAid(cloud, aidId)).refusals.length, (await storedAid(cloud, plain)).refusals]).toEqual([4, []])
  })
})

describe('nobody is left of the committee', () => {
  test('the welfare office objected and the vice chair gave the opinion: whom the settings name settles it', async () => {
    const aidId = await led('publicised')
    await cast.welfare.does('aid.object', { aidId, text: '他家有店' })
    const { ownerLabel, waitsFor } = await storedAid(cloud, aidId)
    expect([ownerLabel, waitsFor.includes('OFF.women@company'), waitsFor.includes('OFF.culture@company')]).toEqual(['工会委员会（代办）', true, false])
    for (const own of ['welfare', 'vice'] as const) expect(await cast[own].isRefused('aid.settle', { aidId, isUpheld: false, reason: '不实' })).toBe('CASE_CONFLICT_OF_INTEREST')
    expect(await cast.culture.isRefused('aid.settle', { aidId, isUpheld: false, reason: '不实' })).toBe('NOT_FOUND')
    await cast.women.does('aid.settle', { aidId, isUpheld: false, reason: '店是租给别人的' })
    expect((await storedAid(cloud, aidId)).status).toBe('publicised')
  })

  test('the control: while one of them may act, nobody else does', async () => {
    const aidId = await led('publicised')
    await cast.mate.does('aid.object', { aidId, text: '他家有店' })
    expect((await storedAid(cloud, aidId)).ownerLabel).toBe('工会委员会')
    expect(await cast.women.isRefused('aid.settle', { aidId, isUpheld: false, reason: '不实' })).toBe('NOT_FOUND')
    await cast.welfare.does('aid.settle', { aidId, isUpheld: false, reason: '查实' })
  })

  test('the one who is named must keep away, too: the whole committee', async () => {
    await cloud.edit('members', cast.members.women._id, { relatives: [cast.members.worker._id] } satisfies Partial<Member>)
    const aidId = await led('publicised')
    await cast.welfare.does('aid.object', { aidId, text: '他家有店' })
    expect((await storedAid(cloud, aidId)).waitsFor).toContain('OFF.culture@company')
    await cast.culture.does('aid.settle', { aidId, isUpheld: false, reason: '查实' })
    await cloud.edit('members', cast.members.women._id, { relatives: [] })
  })

  test('the opinion, too, when both are close to the person', async () => {
    const near = aMember({ name: '近亲', relatives: [cast.members.welfare._id, cast.members.vice._id] })
    await cloud.load('members', [near])
    for (const role of ['welfare', 'vice'] as const) await cloud.edit('members', cast.members[role]._id, { relatives: [near._id] })
    const aidId = await leadAid({ cloud, cast }, await appliedBy(cloud.as(near)), 'reviewing')
    expect((await storedAid(cloud, aidId)).ownerLabel).toBe('工会委员会（代办）')
    await cast.women.does('aid.opinion', supports(aidId))
    for (const role of ['welfare', 'vice'] as const) await cloud.edit('members', cast.members[role]._id, { relatives: [] })
  })
})

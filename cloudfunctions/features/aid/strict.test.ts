/** Where the process is tried to be bent: publicity and one’s own affairs. */
import { aidCastOn, appliedBy, aVisit, freshStart, leadAid, storedAid, type AidCast } from '@/local/testing/aids'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { ActionInput } from '@/types/actions'
import { DAY_MS } from '@/types/calendar'
import type { AidStatus } from '@/types/aidNames'

const YUAN = 100
const START = new Date('2026-06-01T01:00:00Z')
let cloud: TestCloud
let cast: AidCast
const road = () => ({ cloud, cast })
const led = async (to: AidStatus, file: Parameters<typeof appliedBy>[1] = {}, traits: Parameters<typeof appliedBy>[2] = {}) => leadAid(road(), await appliedBy(cast.worker, file, traits), to)
const wait = (ms: number) => cloud.clock.set(new Date(cloud.clock.now() + ms))
const statusOf = async (aidId: string) => (await storedAid(cloud, aidId)).status
const supports = (aidId: string, traits: object = {}) => ({ aidId, supports: true, category: 'relative', suggestedFen: 3_000 * YUAN, reason: '属实', ...traits }) as ActionInput<'aid.opinion'>
const approval = (aidId: string, yuan = 3_000) => ({ aidId, amountFen: yuan * YUAN, fundId: cast.fundId, note: '' })

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

describe('publicity, harder asked', () => {
  test('a “no” for this case counts, whatever was agreed to in general', async () => {
    await cast.mate.does('privacy.agree', { purpose: 'aidPublicity', textVersion: '2026-11' })
    const refused = await leadAid(road(), await appliedBy(cast.mate, {}, { publicityVersion: null }), 'reviewing')
    expect((await cast.mate.does('aid.get', { aidId: refused })).agreesToPublicity).toBe(false)
    await cast.vice.does('aid.opinion', supports(refused))
    expect(await statusOf(refused)).toBe('voting')
    expect((await storedAid(cloud, refused)).vote?.reasons).toEqual(['noPublicity'])
    // The control: once said for this case, it is shown.
    const [agreement] = await cloud.dump<{ _id: string }>('agreements', { about: refused })
    await cloud.edit('agreements', agreement?._id ?? '', { status: 'given' })
    expect((await cast.mate.does('aid.get', { aidId: refused })).agreesToPublicity).toBe(true)
  })

  test('no cursor, however old, shows what is over', async () => {
    const aidId = await led('publicised')
    const cursor = Buffer.from('2026-01-01T00:00:00.000Z_x').toString('base64url')
    const page = async () => (await cast.mate.does('aid.publicity', { cursor })).items.map((row) => row.aidId)
    expect(await page()).toContain(aidId)
    cloud.clock.set(new Date('2026-06-08T16:00:00.000Z'))
    expect(await page()).not.toContain(aidId)
  })

  test('the objector and whoever gave the opinion do not settle it, and that they tried is on record', async () => {
    const aidId = await led('publicised')
    await cast.welfare.does('aid.object', { aidId, text: '他家有店' })
    for (const own of ['welfare', 'vice'] as const) expect(await cast[own].isRefused('aid.settle', { aidId, isUpheld: false, reason: '不实' })).toBe('CASE_CONFLICT_OF_INTEREST')
    expect((await storedAid(cloud, aidId)).refusals.map(({ by }) => by)).toEqual([cast.members.welfare._id, cast.members.vice._id])
  })

  test('agreement taken back during publicity: voted on anew above the ceiling, and what the vote allowed can be approved', async () => {
    const aidId = await led('publicised')
    await cloud.edit('aids', aidId, { vote: { reasons: ['overCeiling'], votes: [], witnessedBy: null, passedAt: new Date(cloud.clock.now()) } })
    const [agreement] = await cloud.dump<{ _id: string }>('agreements', { about: aidId })
    await cast.worker.does('privacy.withdraw', { agreementId: agreement?._id ?? '' })
    wait(9 * DAY_MS)
    await cloud.fire()
    const { status, vote } = await storedAid(cloud, aidId)
    expect([status, vote?.reasons, vote?.passedAt]).toEqual(['voting', ['noPublicity', 'overCeiling'], null])
    for (const member of ['women', 'culture', 'safety'] as const) await cast[member].does('aid.vote', { aidId, isFor: true, note: '' })
    await cast.auditor.does('aid.witness', { aidId, note: '' })
    await cast.chair.does('aid.approve', approval(aidId))
  })
})

describe('an officer’s own case', () => {
  test('is neither on their desk nor in their list, nor is that of a relative; a colleague’s is', async () => {
    const own = await appliedBy(cast.caseworker)
    const near = await appliedBy(cast.mate)
    const other = await appliedBy(cast.worker)
    await cloud.edit('members', cast.members.caseworker._id, { relatives: [cast.members.mate._id] })
    const listed = (await cast.caseworker.does('aid.list', { limit: 50 })).items.map(({ aidId }) => aidId)
    const colleague = (await cast.secondCaseworker.does('aid.list', { limit: 50 })).items.map(({ aidId }) => aidId)
    const doors = [own, near, other].map((aidId) => cast.caseworker.isRefused('aid.desk', { aidId }))
    const answers = await Promise.all(doors)
    await cloud.edit('members', cast.members.caseworker._id, { relatives: [] })
    expect(answers).toEqual(['NOT_FOUND', 'NOT_FOUND', null])
    expect([own, near, other].map((aidId) => listed.includes(aidId))).toEqual([false, false, true])
    expect([own, near, other].map((aidId) => colleague.includes(aidId))).toEqual([true, true, true])
  })

  test('stays theirs to keep away from when the relative is taken off the list on the day of the decision', async () => {
    const { caseworker, members } = cast
    const aidId = await appliedBy(cast.mate)
    expect(await caseworker.isRefused('aid.desk', { aidId })).toBeNull()
    const relative = { staffNo: members.mate.staffNo, name: members.mate.name, relation: 'other' as const }
    await caseworker.does('people.declare', { relatives: [relative] })
    await caseworker.does('people.declare', { relatives: [] })
    const answers = [await caseworker.isRefused('aid.desk', { aidId }), await caseworker.isRefused('aid.accept', { aidId, isUrgent: false, note: '' })]
    await cloud.edit('members', members.caseworker._id, { relatives: [], formerRelatives: [], formerUntil: null })
    expect(answers).toEqual(['NOT_FOUND', 'CASE_CONFLICT_OF_INTEREST'])
    // The control: whom nobody declared is no conflict.
    expect(await caseworker.isRefused('aid.accept', { aidId, isUrgent: false, note: '' })).toBeNull()
  })

  test('is theirs to keep away from, too, when the applicant declares them after sending it in', async () => {
    const { caseworker, members } = cast
    const [late, control] = [await appliedBy(cast.mate), await appliedBy(cast.worker)]
    await cast.mate.does('people.declare', { relatives: [{ staffNo: members.caseworker.staffNo, name: members.caseworker.name, relation: 'sibling' }] })
    const answers = [await caseworker.isRefused('aid.desk', { aidId: late }), await caseworker.isRefused('aid.accept', { aidId: late, isUrgent: false, note: '' })]
    await cloud.edit('members', members.mate._id, { relatives: [], declared: [] })
    expect(answers).toEqual(['NOT_FOUND', 'CASE_CONFLICT_OF_INTEREST'])
    expect(await caseworker.isRefused('aid.accept', { aidId: control, isUrgent: false, note: '' })).toBeNull()
  })
})

describe('days', () => {
  test('nobody was there tomorrow, and nothing was paid tomorrow or before it was approved', async () => {
    const ahead = (field: string) => ({ ok: false, error: { code: 'AID_DAY_AHEAD', field } })
    const checking = await led('checking')
    expect(await cast.caseworker.ask('aid.visit', { ...aVisit(checking, cloud.clock.now()), on: '2026-06-02' })).toMatchObject(ahead('on'))
    await cast.worker.does('aid.withdraw', { aidId: checking, reason: '' })
    const aidId = await led('approved')
    const pays = (paidOn: string) => cast.finance.ask('aid.pay', { aidId, paidOn, note: '' })
    expect([await pays('2026-06-11'), await pays('2026-06-09')]).toMatchObject([ahead('paidOn'), ahead('paidOn')])
    expect((await pays('2026-06-10')).ok).toBe(true)
    await cast.worker.does('aid.sign', { aidId, amountFen: 3_000 * YUAN })
    const follows = (on: string) => cast.caseworker.ask('aid.followUp', { aidId, on, text: '钱已用上', continues: true, officialFileNo: '' })
    expect(await follows('2026-06-11')).toMatchObject(ahead('on'))
    expect((await follows('2026-06-10')).ok).toBe(true)
  })
})

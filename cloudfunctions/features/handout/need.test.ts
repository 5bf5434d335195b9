/** Campaigns for people in need: known to their handlers, neutral to everybody else, not helped twice with the same. */
import { aMember } from '@/local/testing/builders'
import { aHandoutPlan, draftedHandout, handoutCastOn, picked, runningHandout, storedHandout, storedRows, type HandoutCast } from '@/local/testing/handouts'
import { demoEnvironment, startCloud, type TestCloud } from '@/local/testing/startCloud'
import { blindIndex } from '@/cloudfunctions/kit/vault'

const NOW = new Date('2026-09-21T01:00:00Z')

let cloud: TestCloud
let cast: HandoutCast

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(NOW)
  cast = await handoutCastOn(cloud, '2026')
})
afterAll(() => cloud.close())
beforeEach(() => cloud.clock.set(NOW))

const plan = (traits: Parameters<typeof aHandoutPlan>[0] = {}) => aHandoutPlan(traits, NOW.getTime())
const toPicked = (traits: Parameters<typeof aHandoutPlan>[0] = {}) => plan({ ...traits, target: { ...picked, orgIds: [], posts: [] } })
const at = () => new Date(cloud.clock.now()).toISOString()
/** Nobody else's handouts stand on their lists. */
const newcomers = async (count: number) => {
  const people = Array.from({ length: count }, () => aMember())
  await cloud.load('members', people)
  return people
}

describe('people in need', () => {
  const warmth = () => toPicked({ kind: 'warmth', title: '大病职工冬送温暖', festival: null, form: 'cash', item: '慰问金', unitFen: 100_000, payer: 'relief', fromDay: '2026-11-20', untilDay: '2026-12-31' })

  it('are known to their handlers; the database shows no name and everybody else reads neutral words', async () => {
    cloud.clock.set(new Date('2026-11-22T01:00:00Z'))
    const [one] = await newcomers(1)
    if (!one) throw new Error('nobody')
    const handoutId = await runningHandout(cast, warmth(), [one])
    await cloud.fire()
    const raw = JSON.stringify(await storedRows(cloud, handoutId))
    for (const secret of [one.name, one.staffNo, one._id]) expect(raw).not.toContain(`"${secret}"`)
    expect((await cloud.as(one).does('handout.mine', {})).items[0]).toMatchObject({ title: '工会关怀', item: '' })
    expect(await cloud.dump('messages', { memberId: one._id })).toEqual([])
    const [told] = (await cloud.as(one).does('message.list', {})).items
    expect(told?.title).toBe('工会关怀可以领了')
    expect(`${told?.title}${told?.text}`).not.toMatch(/温暖|大病|慰问金/)
    expect(await cloud.as(one).does('message.unread', {})).toEqual({ unread: 1 })
    await cloud.as(one).does('message.read', {})
    expect(await cloud.as(one).does('message.unread', {})).toEqual({ unread: 0 })
    expect(await cast.leader.isRefused('handout.desk', { handoutId })).toBe('NOT_FOUND')
    expect(await cast.culture.isRefused('handout.rows', { handoutId })).toBe('NOT_FOUND')
    expect(await cast.auditor.does('handout.desk', { handoutId })).toMatchObject({ title: '工会关怀', kind: null, plan: null, listed: null, budgetFen: null })
    expect((await cast.officer.does('handout.rows', { handoutId })).items).toMatchObject([{ name: one.name }])
    expect(await cloud.dump('reads', { subjectId: one._id })).toEqual([])
    expect((await cloud.as(one).does('privacy.reads', {})).items).toMatchObject([{ what: '工会关怀名单' }])
    await cast.officer.does('handout.signFor', { handoutId, code: (await cloud.as(one).does('handout.mine', {})).items[0]?.code ?? '', at: at() })
    expect(await storedRows(cloud, handoutId)).toMatchObject([{ status: 'signed', name: '' }])
  })

  it('are not named in the database by what they do themselves', async () => {
    cloud.clock.set(new Date('2026-11-22T01:00:00Z'))
    const [one, two] = await newcomers(2)
    if (!one || !two) throw new Error('nobody')
    const handoutId = await runningHandout(cast, warmth(), [one, two])
    const { code } = await cast.officer.does('handout.deskCode', { handoutId })
    await cloud.as(one).does('handout.sign', { handoutId, code })
    await cloud.as(two).does('handout.decline', { handoutId })
    const raw = JSON.stringify([await storedRows(cloud, handoutId), await storedHandout(cloud, handoutId), await cloud.dump('reads', { objectId: handoutId })])
    for (const { _id } of [one, two]) expect(raw).not.toContain(_id)
  })

  it('read in their own file for what it was, how much, and who fetched it', async () => {
    cloud.clock.set(new Date('2026-11-22T01:00:00Z'))
    const [one, other] = await newcomers(2)
    if (!one || !other) throw new Error('nobody')
    const handoutId = await runningHandout(cast, warmth(), [one, other])
    await cast.officer.does('handout.signFor', { handoutId, memberId: one._id, takenByStaffNo: cast.members.mate.staffNo, at: at() })
    const { url } = await cloud.as(one).does('privacy.export', {})
    const { default: readXlsx } = await import('read-excel-file/node')
    const tabs = (await readXlsx(Buffer.from(await (await fetch(url)).arrayBuffer()))) as unknown as ReadonlyArray<{ sheet: string; data: unknown[][] }>
    const mine = JSON.stringify(tabs.find(({ sheet }) => sheet === '福利领取')?.data)
    for (const words of ['大病职工冬送温暖', '冬送温暖', '慰问金', '1000元', '代领签收', '冯海生']) expect(mine).toContain(words)
    expect(JSON.stringify(tabs)).not.toContain(other._id)
  })

  it('stay unknown to officers with another task', async () => {
    const seen = (await cast.culture.does('handout.list', {})).items
    expect(seen).toEqual([])
    expect((await cast.leader.does('handout.list', {})).items.map(({ title }) => title)).not.toContain('工会关怀')
  })

  it('are not decided about by one of them', async () => {
    cloud.clock.set(new Date('2026-11-22T01:00:00Z'))
    const handoutId = await draftedHandout(cast, warmth(), [cast.members.chair])
    await cast.officer.does('handout.submit', { handoutId })
    expect(await cast.chair.isRefused('handout.decide', { handoutId, verdict: 'approve', note: '' })).toBe('CASE_CONFLICT_OF_INTEREST')
    expect((await storedHandout(cloud, handoutId)).refusals).toHaveLength(1)
    expect(await cast.vice.isRefused('handout.decide', { handoutId, verdict: 'approve', note: '' })).toBeNull()
  })

  it('are not given by a campaign what hardship aid has granted them this year', async () => {
    cloud.clock.set(new Date('2026-09-10T01:00:00Z'))
    const [one, two] = await newcomers(2)
    if (!one || !two) throw new Error('nobody')
    process.env.APP_SECRET = demoEnvironment.APP_SECRET
    const granted = ({ _id }: { _id: string }) => blindIndex('allowance', `aid.study|2026|${_id}`)
    await cloud.load('allowances', [
      { _id: granted(one), fen: 300_000, times: 1, holders: ['a'], taken: [] },
      { _id: granted(two), fen: 0, times: 0, holders: [], taken: [] },
    ])
    const study = toPicked({ kind: 'schooling', title: '金秋助学', festival: null, stage: 'senior', form: 'cash', item: '助学金', unitFen: 300_000, payer: 'relief', fromDay: '2026-09-01', untilDay: '2026-09-30' })
    const { handoutId } = await cast.officer.does('handout.saveDraft', { plan: study })
    const { results } = await cast.officer.does('handout.addPeople', { handoutId, staffNos: [one.staffNo, two.staffNo] })
    expect(results.map(({ outcome }) => outcome)).toEqual(['HANDOUT_DOUBLE_AID', null])
  })

  it('are flagged while another campaign has only promised them something, and not by the gifts that everybody has', async () => {
    cloud.clock.set(new Date('2026-09-10T01:00:00Z'))
    const [one, two] = await newcomers(2)
    if (!one || !two) throw new Error('nobody')
    const poor = toPicked({ kind: 'poor', festival: null, item: '米面油', payer: 'relief' })
    await draftedHandout(cast, toPicked({ unitFen: 100 }), [one, two])
    await draftedHandout(cast, toPicked({ kind: 'disabled', title: '残障职工关爱', festival: null, item: '轮椅', payer: 'relief', unitFen: 100 }), [one])
    const handoutId = await draftedHandout(cast, poor, [one, two])
    const { items } = await cast.officer.does('handout.rows', { handoutId })
    expect(items.map(({ memberId, isFlagged }) => [memberId === one._id, isFlagged]).sort()).toEqual([[false, false], [true, true]])
    const again = await draftedHandout(cast, poor, [two])
    expect((await cast.officer.does('handout.rows', { handoutId: again })).items).toMatchObject([{ isFlagged: false }])
  })

  it('are flagged when something has reached them this year, and not helped twice with the same', async () => {
    cloud.clock.set(new Date('2026-09-10T01:00:00Z'))
    const [one] = await newcomers(1)
    if (!one) throw new Error('nobody')
    const study = toPicked({ kind: 'schooling', title: '金秋助学', festival: null, stage: 'higher', form: 'cash', item: '助学金', unitFen: 500_000, payer: 'relief', fromDay: '2026-09-01', untilDay: '2026-09-30' })
    const handoutId = await runningHandout(cast, study, [one])
    await cast.officer.does('handout.signFor', { handoutId, memberId: one._id, at: at() })
    const { handoutId: second } = await cast.officer.does('handout.saveDraft', { plan: study })
    expect((await cast.officer.does('handout.addPeople', { handoutId: second, staffNos: [one.staffNo] })).results).toMatchObject([{ outcome: 'HANDOUT_DOUBLE_AID' }])
    const { handoutId: poor } = await cast.officer.does('handout.saveDraft', { plan: toPicked({ kind: 'poor', festival: null, item: '米面油', payer: 'relief' }) })
    expect((await cast.officer.does('handout.addPeople', { handoutId: poor, staffNos: [one.staffNo] })).results).toMatchObject([{ outcome: null }])
    expect((await cast.officer.does('handout.rows', { handoutId: poor })).items).toMatchObject([{ isFlagged: true }])
  })
})

import { agreesToAid, aidCastOn, anApplication, appliedBy, aVisit, freshStart, leadAid, storedAid, type AidCast } from '@/local/testing/aids'
import { aJpeg, exif, uploaded, withSegment } from '@/local/testing/pictures'
import type { Person } from '@/local/testing/person'
import { localStorageRules } from '@/local/deploy/rules'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { asked, differentlyHeard } from '@/local/testing/twice'
import type { Evidence } from '@/cloudfunctions/kit/documents/privacy'

const YUAN = 100
let cloud: TestCloud
let cast: AidCast

beforeAll(async () => {
  cloud = await startCloud({ storageRules: localStorageRules })
  cloud.clock.set(new Date('2026-06-01T01:00:00Z'))
  cast = await aidCastOn(cloud)
})
afterAll(() => cloud.close())
beforeEach(async () => {
  cloud.clock.set(new Date('2026-06-01T01:00:00Z'))
  await freshStart(cloud, cast)
})
afterEach(() => cloud.clock.reset())

const photoOf = async (person: Person, aidId: string | null = null, isForOther = false) =>
  (await person.does('aid.attach', { aidId, isForOther, fileId: await uploaded(cloud, person.openid, withSegment(aJpeg(), 0xe1, exif(1))) })).evidenceId
const agree = agreesToAid

describe('photos', () => {
  test('one by one before sending, after agreeing; drawn anew, shown by links that are noted, to who may', async () => {
    const picture = await uploaded(cloud, cast.mate.openid, aJpeg())
    expect(await cast.mate.isRefused('aid.attach', { aidId: null, fileId: picture })).toBe('AID_CONSENT_NEEDED')
    await agree(cast.worker)
    const evidenceId = await photoOf(cast.worker)
    const aidId = await appliedBy(cast.worker, {}, { evidence: [{ kind: 'wages', evidenceId }] })
    expect((await cast.worker.does('aid.get', { aidId })).file?.evidence).toEqual([{ evidenceId, kind: 'wages', isVerified: false, isGone: false }])
    const { url } = await cast.caseworker.does('aid.evidence', { aidId, evidenceId, reason: 'check' })
    const bytes = Buffer.from(await (await fetch(url)).arrayBuffer())
    expect([bytes.subarray(0, 3).toString('hex'), bytes.includes('GPS')]).toEqual(['ffd8ff', false])
    expect(await cloud.dump('reads', { objectId: evidenceId })).toMatchObject([{ by: cast.members.caseworker._id, what: '佐证照片', reason: '准备核实走访' }])
    for (const role of ['mate', 'finance', 'auditor', 'admin', 'chair', 'leader'] as const) {
      expect([role, await cast[role].isRefused('aid.evidence', { aidId, evidenceId, reason: 'handle' })]).toEqual([role, 'NOT_FOUND'])
    }
    await cloud.fire(new Date(cloud.clock.now() + 6 * 60_000))
    expect([(await fetch(url)).status === 200, await cloud.dump('evidence', { noun: 'copy' })]).toEqual([false, []])
    const other = await appliedBy(cast.mate)
    expect(await cast.mate.isRefused('aid.evidence', { aidId: other, evidenceId })).toBe('NOT_FOUND')
  })

  test('one that is sent twice at the same moment is one, and nobody is told that it is not theirs', async () => {
    await agree(cast.worker)
    const fileId = await uploaded(cloud, cast.worker.openid, aJpeg())
    expect(await differentlyHeard(cloud, asked(cast.worker, 'aid.attach', { aidId: null, fileId }))).toEqual([])
    expect(await cast.worker.isRefused('aid.attach', { aidId: null, fileId: `${fileId}x` })).toBe('EVIDENCE_NOT_YOURS')
  })

  test('whoever drops the draft has its photos deleted, too', async () => {
    await agree(cast.mate)
    const evidenceId = await photoOf(cast.mate)
    await cast.mate.does('aid.dropDraft', {})
    const [photo] = await cloud.dump<Evidence>('evidence', { _id: evidenceId })
    expect(photo?.removedAt).toBeInstanceOf(Date)
  })

  test('somebody else’s photo is not taken; one that is not named any more is deleted; decided, the clock runs', async () => {
    await agree(cast.worker)
    const [first, second] = [await photoOf(cast.worker), await photoOf(cast.worker)]
    expect(await cast.mate.isRefused('aid.submit', anApplication({}, { evidence: [{ kind: 'wages', evidenceId: first }] }))).toBe('AID_PHOTO_NOT_YOURS')
    const aidId = await appliedBy(cast.worker, {}, { evidence: [{ kind: 'wages', evidenceId: first }, { kind: 'household', evidenceId: second }] })
    await cast.caseworker.does('aid.return', { aidId, reason: '换一张清楚的' })
    const third = await photoOf(cast.worker, aidId)
    await cast.worker.does('aid.resubmit', { aidId, file: anApplication().file, evidence: [{ kind: 'wages', evidenceId: third }, { kind: 'household', evidenceId: second }] })
    const kept = await cloud.dump<Evidence>('evidence', { objectId: aidId })
    expect(kept.filter(({ removedAt }) => removedAt === null).map(({ _id }) => _id).sort()).toEqual([second, third].sort())
    await cast.caseworker.does('aid.decline', { aidId, reason: '收入高于标准' })
    expect((await cloud.dump<Evidence>('evidence', { _id: second }))[0]?.removeAt?.toISOString().slice(0, 10)).toBe('2026-07-01')
  })
})

describe('the clock of the photos', () => {
  const withPhoto = async (publicityVersion: string | null = '2026-11') => {
    await agree(cast.worker)
    const evidenceId = await photoOf(cast.worker)
    return { evidenceId, aidId: await appliedBy(cast.worker, {}, { evidence: [{ kind: 'wages', evidenceId }], publicityVersion }) }
  }
  const goesOn = async (evidenceId: string) => (await cloud.dump<Evidence>('evidence', { _id: evidenceId }))[0]?.removeAt?.toISOString().slice(0, 10) ?? null

  test('starts when it is withdrawn', async () => {
    const { aidId, evidenceId } = await withPhoto()
    expect(await goesOn(evidenceId)).toBeNull()
    await cast.worker.does('aid.withdraw', { aidId, reason: '' })
    expect(await goesOn(evidenceId)).toBe('2026-07-01')
  })

  test('starts with a lost vote, stands still during the review, starts again when it is upheld', async () => {
    const { aidId, evidenceId } = await withPhoto(null)
    await leadAid({ cloud, cast }, aidId, 'reviewing')
    await cast.vice.does('aid.opinion', { aidId, supports: true, category: 'relative', suggestedFen: 1_000 * YUAN, reason: '属实' })
    for (const member of ['women', 'culture', 'welfare'] as const) await cast[member].does('aid.vote', { aidId, isFor: false, reason: '收入高于标准', note: '' })
    expect(await goesOn(evidenceId)).toBeNull()
    await cast.auditor.does('aid.witness', { aidId, note: '' })
    expect(await goesOn(evidenceId)).toBe('2026-07-01')
    cloud.clock.set(new Date('2026-06-03T01:00:00Z'))
    await cast.worker.does('aid.askReview', { aidId, reason: '收入里有一笔是借款' })
    expect(await goesOn(evidenceId)).toBeNull()
    await cast.safety.does('aid.reconsider', { aidId, overturns: false, reason: '收入高于标准' })
    expect(await goesOn(evidenceId)).toBe('2026-07-03')
  })

  test('starts with the payment, stands still when the case is opened again', async () => {
    const { aidId, evidenceId } = await withPhoto()
    await leadAid({ cloud, cast }, aidId, 'lifted')
    expect(await goesOn(evidenceId)).toBe('2026-07-10')
    await cast.caseworker.does('aid.reopen', { aidId, reason: '又没有了工作' })
    expect(await goesOn(evidenceId)).toBeNull()
  })
})

describe('for somebody else', () => {
  test('a team leader with a written authority applies; the person sees it and signs; the leader checks nothing in it', async () => {
    const evidenceId = await photoOf(cast.leader, null, true)
    const forOther = { staffNo: cast.members.mate.staffNo, name: '冯海生' }
    const aidId = await appliedBy(cast.leader, {}, { evidence: [{ kind: 'authority', evidenceId }], forOther, publicityVersion: null })
    expect((await cloud.dump<Evidence>('evidence', { _id: evidenceId }))[0]).toMatchObject({ objectId: aidId, subjectId: cast.members.mate._id })
    expect(await cast.leader.does('aid.get', { aidId })).toMatchObject({ isForOther: true, subjectName: '冯海生', file: null, blocked: { sign: 'AID_NOT_YOURS' } })
    expect((await cast.mate.does('aid.get', { aidId })).file?.evidence).toMatchObject([{ kind: 'authority' }])
    await leadAid({ cloud, cast }, aidId, 'checking')
    await cast.caseworker.does('aid.visit', aVisit(aidId, cloud.clock.now()))
    expect(await cast.leader.isRefused('aid.signVisit', { aidId })).toBe('CASE_CONFLICT_OF_INTEREST')
    await cast.secondCaseworker.does('aid.signVisit', { aidId })
    await cast.vice.does('aid.opinion', { aidId, supports: true, category: 'relative', suggestedFen: 1_000 * YUAN, reason: '属实' })
    // Nobody has agreed to publicity for the person: judged together.
    expect((await storedAid(cloud, aidId)).status).toBe('voting')
  })

  test('with an authority nobody has photographed, a leader is answered alike whether the person has applied or not', async () => {
    const answersTo = (evidenceId: string) => {
      const forOther = { staffNo: cast.members.mate.staffNo, name: '冯海生' }
      return cast.leader.isRefused('aid.submit', anApplication({}, { evidence: [{ kind: 'authority', evidenceId }], forOther, publicityVersion: null }))
    }
    const someoneElses = await (async () => {
      await agree(cast.mate)
      return photoOf(cast.mate)
    })()
    const before = [await answersTo('invented'), await answersTo(someoneElses)]
    await appliedBy(cast.mate, {}, { evidence: [{ kind: 'wages', evidenceId: someoneElses }] })
    const after = [await answersTo('invented'), await answersTo(someoneElses)]
    expect([before, after]).toEqual([['AID_PHOTO_NOT_YOURS', 'AID_PHOTO_NOT_YOURS'], ['AID_PHOTO_NOT_YOURS', 'AID_PHOTO_NOT_YOURS']])
    // Control: with one of their own they are told what stands against it.
    expect(await answersTo(await photoOf(cast.leader, null, true))).toBe('AID_ONE_AT_A_TIME')
  })
})

test('figures of a year hide what is small, and are for those who count', async () => {
  await cloud.edit('aids', (await appliedBy(cast.worker)), { submittedAt: new Date('2026-02-01T00:00:00Z') })
  const { total, tables, asOf } = await cast.auditor.does('aid.statistics', { year: '2026' })
  expect([asOf, total]).toEqual(['2026-03-31', null])
  expect(tables.flatMap(({ cells }) => cells).every(({ people }) => people === null || people === 0 || people >= 3)).toBe(true)
  expect(await cast.mate.isRefused('aid.statistics', { year: '2026' })).toBe('NOT_ALLOWED')
})

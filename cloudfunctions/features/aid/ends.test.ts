/** How cases end that nobody goes on with: nothing was heard, or the person takes back the agreement. */
import { agreesToAid, aidCastOn, anApplication, appliedBy, freshStart, leadAid, storedAid, type AidCast } from '@/local/testing/aids'
import { aJpeg, uploaded } from '@/local/testing/pictures'
import { localStorageRules } from '@/local/deploy/rules'
import type { Person } from '@/local/testing/person'
import { demoEnvironment, startCloud, type TestCloud } from '@/local/testing/startCloud'
import { agreementId } from '@/cloudfunctions/kit/agreements'
import type { Evidence } from '@/cloudfunctions/kit/documents/privacy'
import type { Fund } from '@/cloudfunctions/kit/documents/fund'
import { brokenLine } from '@/cloudfunctions/kit/record'
import { DAY_MS } from '@/types/calendar'
import type { AidStatus } from '@/types/aidNames'

const YUAN = 100
const START = new Date('2026-06-01T01:00:00Z')
let cloud: TestCloud
let cast: AidCast
const led = async (to: AidStatus, file: Parameters<typeof appliedBy>[1] = {}, by: Person = cast.worker) => leadAid({ cloud, cast }, await appliedBy(by, file), to)
const later = async (days: number) => {
  cloud.clock.set(new Date(cloud.clock.now() + days * DAY_MS))
  await cloud.fire()
}
const told = (memberId: string) => cloud.dump<{ memberId: string; title: string; text: string; page: string }>('messages').then((all) => all.filter((one) => one.memberId === memberId))

beforeAll(async () => {
  Object.assign(process.env, demoEnvironment)
  cloud = await startCloud({ storageRules: localStorageRules })
  cloud.clock.set(START)
  cast = await aidCastOn(cloud)
})
afterAll(() => cloud.close())
beforeEach(async () => {
  cloud.clock.set(START)
  await freshStart(cloud, cast)
})
afterEach(() => cloud.clock.reset())

/** Paid in need on the second of June. */
async function paidInNeed(): Promise<string> {
  const aidId = await appliedBy(cast.worker, { urgent: 'illness' })
  await cast.caseworker.does('aid.accept', { aidId, isUrgent: true, note: '' })
  await cast.chair.does('aid.advance', { aidId, amountFen: 1_000 * YUAN, fundId: cast.fundId, note: '' })
  cloud.clock.set(new Date('2026-06-02T01:00:00Z'))
  await cast.finance.does('aid.pay', { aidId, paidOn: '2026-06-02', note: '' })
  return aidId
}

describe('nothing was heard', () => {
  test('what came back and is not completed: the person is reminded, then it counts as withdrawn, and they may apply again', async () => {
    const aidId = await appliedBy(cast.worker)
    await cast.caseworker.does('aid.return', { aidId, reason: '请补上收入证明' })
    expect((await storedAid(cloud, aidId)).dueAt?.toISOString()).toBe('2026-07-01T16:00:00.000Z')
    await later(29)
    expect(await told(cast.members.worker._id)).toContainEqual(expect.objectContaining({ title: '有申请快到期了', page: expect.stringContaining('detail') }))
    // The control: in time it is still theirs.
    expect(await storedAid(cloud, aidId)).toMatchObject({ status: 'returned' })
    await later(2)
    const aid = await storedAid(cloud, aidId)
    expect(aid).toMatchObject({ status: 'withdrawn', endedAs: 'notAided', waitsFor: [], lapseAt: null })
    expect([aid.history.at(-1)?.action, brokenLine(aid.history)]).toEqual(['aid.lapseReturned', null])
    expect(await cast.worker.isRefused('aid.resubmit', { aidId, file: anApplication().file, evidence: [] })).toBe('AID_WRONG_STATE')
    expect(await cast.worker.isRefused('aid.submit', anApplication())).toBeNull()
  })

  test('paid and not signed for: the chair hears of it, then the transfer proves itself and the case goes on; the person may sign later', async () => {
    const aidId = await led('paid')
    await later(17)
    expect(await storedAid(cloud, aidId)).toMatchObject({ status: 'paid', escalatedAt: expect.any(Date) })
    await later(14)
    expect(await storedAid(cloud, aidId)).toMatchObject({ status: 'received', ownerLabel: '工会专员', grants: [{ signedAt: null }] })
    expect((await cast.worker.does('aid.mine', { limit: 50 })).items).toContainEqual(expect.objectContaining({ aidId, toDo: 'sign' }))
    await cast.worker.does('aid.sign', { aidId, amountFen: 3_000 * YUAN })
    expect(await storedAid(cloud, aidId)).toMatchObject({ status: 'received', ownerLabel: '工会专员', grants: [{ signedAt: expect.any(Date) }] })
    expect(await cast.worker.isRefused('aid.sign', { aidId, amountFen: 3_000 * YUAN })).toBe('AID_WRONG_STATE')
  })

  test('the papers of urgent help are due fifteen days from the payment, whenever it is signed for', async () => {
    const aidId = await paidInNeed()
    expect((await cast.worker.does('aid.get', { aidId })).papersDueOn).toBe('2026-06-17')
    await later(10)
    await cast.worker.does('aid.sign', { aidId, amountFen: 1_000 * YUAN })
    expect(await storedAid(cloud, aidId)).toMatchObject({ status: 'papersDue', papersDueOn: '2026-06-17', dueAt: new Date('2026-06-17T16:00:00.000Z') })
  })

  test('papers that never come: somebody goes to see, and the money that was given is judged like all other', async () => {
    const aidId = await paidInNeed()
    await cast.worker.does('aid.sign', { aidId, amountFen: 1_000 * YUAN })
    await later(15)
    expect((await storedAid(cloud, aidId)).status).toBe('papersDue')
    await later(1)
    expect(await storedAid(cloud, aidId)).toMatchObject({ status: 'checking', ownerLabel: '工会专员和工会小组长', papersDueOn: null, endedAt: null })
    expect((await storedAid(cloud, aidId)).history.at(-1)?.action).toBe('aid.lapsePapers')
  })

  test('neither signed for nor papers: it is looked into all the same', async () => {
    const aidId = await paidInNeed()
    await later(31)
    await later(1)
    expect(await storedAid(cloud, aidId)).toMatchObject({ status: 'checking', grants: [{ signedAt: null }] })
  })

  test('run twice, or after a pause of months, it is one step', async () => {
    const aidId = await appliedBy(cast.worker)
    await cast.caseworker.does('aid.return', { aidId, reason: '请补充' })
    await later(200)
    await cloud.fire()
    expect((await storedAid(cloud, aidId)).history.filter(({ action }) => action === 'aid.lapseReturned')).toHaveLength(1)
  })
})

describe('the agreement taken back', () => {
  const takeBack = (person: Person, memberId: string) => person.does('privacy.withdraw', { agreementId: agreementId({ memberId, purpose: 'aidSensitive' }) })
  const worker = () => takeBack(cast.worker, cast.members.worker._id)
  beforeEach(() => agreesToAid(cast.worker))

  test('from that moment no officer opens or decides anything; the next minute it has ended and what was filled in is gone', async () => {
    const aidId = await led('checking')
    await worker()
    for (const look of ['aid.file', 'aid.means', 'aid.ceilings'] as const) {
      expect([look, await cast.caseworker.isRefused(look, { aidId, reason: 'handle' } as never)]).toEqual([look, 'AID_CONSENT_GONE'])
    }
    expect((await cast.caseworker.does('aid.desk', { aidId })).blocked.visit).toBe('AID_CONSENT_GONE')
    await cloud.fire()
    const aid = await storedAid(cloud, aidId)
    expect(aid).toMatchObject({ status: 'withdrawn', endedAs: 'notAided', waitsFor: [] })
    expect([Object.keys(aid.sealed), aid.history.at(-1)?.action, brokenLine(aid.history)]).toEqual([['name'], 'aid.stop', null])
    expect(await cast.caseworker.isRefused('aid.file', { aidId, reason: 'handle' })).toBe('NOT_FOUND')
    expect(await cast.worker.does('aid.get', { aidId })).toMatchObject({ status: 'withdrawn', file: null })
    await agreesToAid(cast.worker)
    expect(await cast.worker.isRefused('aid.submit', anApplication())).toBeNull()
  })

  test('the control: while it stands, or taken back before an application was sent for them, the officer opens it', async () => {
    const aidId = await led('checking')
    expect(await cast.caseworker.isRefused('aid.file', { aidId, reason: 'handle' })).toBeNull()
    await cloud.edit('agreements', agreementId({ memberId: cast.members.worker._id, purpose: 'aidSensitive' }), { status: 'withdrawn', withdrawnAt: new Date(START.getTime() - DAY_MS) })
    expect(await cast.caseworker.isRefused('aid.file', { aidId, reason: 'handle' })).toBeNull()
    await cloud.fire()
    expect((await storedAid(cloud, aidId)).status).toBe('checking')
    await cloud.edit('agreements', agreementId({ memberId: cast.members.worker._id, purpose: 'aidSensitive' }), { status: 'given', withdrawnAt: null })
  })

  test('approved and not paid: what was put aside comes back', async () => {
    const aidId = await led('approved')
    await worker()
    expect(await cast.finance.isRefused('aid.pay', { aidId, paidOn: '2026-06-10', note: '' })).toBe('AID_CONSENT_GONE')
    await cloud.fire()
    expect(await storedAid(cloud, aidId)).toMatchObject({ status: 'withdrawn', grants: [{ voidAt: expect.any(Date) }] })
    expect((await cloud.dump<Fund>('funds', { _id: cast.fundId }))[0]).toMatchObject({ reservedFen: 0, leftFen: 100_000 * YUAN })
    expect(await cloud.dump('allowances', { fen: 3_000 * YUAN })).toEqual([])
  })

  test('paid: the record of the money stays, locked away; the person may still sign for it', async () => {
    const aidId = await led('paid')
    await worker()
    await cloud.fire()
    const aid = await storedAid(cloud, aidId)
    expect(aid).toMatchObject({ status: 'exited', endedAs: 'file' })
    expect(aid.sealed.need).toBeDefined()
    expect(await cast.caseworker.isRefused('aid.file', { aidId, reason: 'followUp' })).toBe('AID_CONSENT_GONE')
    expect((await cast.auditor.does('aid.spending', { year: '2026' })).items.find((row) => row.aidId === aidId)).toMatchObject({ amountFen: 3_000 * YUAN })
    await cast.worker.does('aid.sign', { aidId, amountFen: 3_000 * YUAN })
    expect(await storedAid(cloud, aidId)).toMatchObject({ status: 'exited', grants: [{ signedAt: expect.any(Date) }] })
  })

  test('it is not shown in public from that moment, and its photos and the draft go', async () => {
    const photo = async () => (await cast.worker.does('aid.attach', { aidId: null, fileId: await uploaded(cloud, cast.worker.openid, aJpeg()) })).evidenceId
    const sent = await photo()
    const aidId = await leadAid({ cloud, cast }, await appliedBy(cast.worker, {}, { evidence: [{ kind: 'wages', evidenceId: sent }] }), 'publicised')
    await cast.worker.does('aid.saveDraft', { draft: '下一次的草稿' })
    const begun = await photo()
    expect((await cast.mate.does('aid.publicity', {})).items.map((row) => row.aidId)).toContain(aidId)
    await worker()
    expect((await cast.mate.does('aid.publicity', {})).items.map((row) => row.aidId)).not.toContain(aidId)
    expect(await cast.mate.isRefused('aid.object', { aidId, text: '他家有店' })).toBe('AID_PUBLICITY_OVER')
    await cloud.fire()
    expect((await cast.worker.does('aid.draft', {})).draft).toBeNull()
    const photos = await cloud.dump<Evidence>('evidence')
    expect(photos.find(({ _id }) => _id === sent)?.removeAt?.getTime()).toBeLessThanOrEqual(cloud.clock.now())
    expect(photos.find(({ _id }) => _id === begun)?.removedAt).toBeInstanceOf(Date)
  })

  test('saving a draft, attaching a photo or sending never gives it again; only the person’s own yes does', async () => {
    const person = cast.worker
    const stands = async () => (await person.does('privacy.agreements', {})).items.find(({ purpose }) => purpose === 'aidSensitive')?.status
    await worker()
    expect(await stands()).toBe('withdrawn')
    expect(await person.isRefused('aid.saveDraft', { draft: '{}' })).toBe('AID_CONSENT_NEEDED')
    expect(await person.isRefused('aid.attach', { aidId: null, fileId: 'cloud://env.bucket/uploads/x/y.jpg' })).toBe('AID_CONSENT_NEEDED')
    expect(await person.isRefused('aid.submit', anApplication())).toBe('AID_CONSENT_NEEDED')
    expect(await stands()).toBe('withdrawn')
    await agreesToAid(person)
    expect([await stands(), await person.isRefused('aid.saveDraft', { draft: '{}' })]).toEqual(['given', null])
    const id = agreementId({ memberId: cast.members.worker._id, purpose: 'aidSensitive' })
    await cloud.edit('agreements', id, { textVersion: '2020-01' })
    expect(await person.isRefused('aid.saveDraft', { draft: '{}' })).toBe('AID_CONSENT_NEEDED')
    expect(await person.isRefused('aid.submit', anApplication())).toBe('AID_CONSENT_NEEDED')
    expect(await stands()).toBe('outdated')
  })
})

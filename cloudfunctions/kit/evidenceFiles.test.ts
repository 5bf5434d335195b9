/** The files of evidence: sealed where they lie, opened into copies that go with their links, sealed anew when keys change. */
import { randomBytes, randomUUID } from 'node:crypto'
import { localStorageRules } from '@/local/deploy/rules'
import { aMember } from '@/local/testing/builders'
import { useKitOn } from '@/local/testing/kit'
import { aJpeg, uploaded } from '@/local/testing/pictures'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { Evidence } from './documents/privacy'

let cloud: TestCloud
let kit: typeof import('./evidence')
let filesKit: typeof import('./evidenceFiles')
const applicant = aMember()
const officer = aMember({ role: 'CASE' })
const now = new Date('2026-11-22T02:00:00Z')
const own = (bytes: Buffer = aJpeg()) => uploaded(cloud, applicant.openid as string, bytes)
const proofOf = (objectId: string) => ({ noun: 'aids', objectId, subjectId: applicant._id })
const keep = (objectId: string, fileId: string) => kit.keepEvidence({ ...proofOf(objectId), by: applicant, fileId, field: 'fileId', now })
const codeOf = (attempt: Promise<unknown>) => attempt.then(() => null, (error: { code?: string }) => error.code ?? String(error))
const exists = async (fileId: string) => Boolean((await (await import('./cloud')).files.temporaryUrls([fileId], 60)).fileList[0]?.tempFileURL)
const bytesIn = async (fileId: string) => (await (await import('./cloud')).files.download(fileId)).fileContent
const copiesOf = (kept: Evidence) => cloud.dump<Evidence>('evidence', { noun: 'copy', objectId: kept._id })
const show = async (kept: Evidence) => (await kit.showEvidence({ evidence: [kept], by: officer, reason: '核实申请', now }))[0] as string
const fetched = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer())
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const JPEG = Buffer.from([0xff, 0xd8, 0xff])

beforeAll(async () => {
  cloud = await startCloud({ storageRules: localStorageRules })
  useKitOn(cloud)
  kit = await import('./evidence')
  filesKit = await import('./evidenceFiles')
})
afterAll(() => cloud.close())

describe('sealed', () => {
  test('what lies in the storage is no picture and holds no piece of it', async () => {
    const kept = await keep('sealed', await own())
    const [stored, picture] = [await bytesIn(kept.fileId), await fetched(await show(kept))]
    expect([stored.subarray(0, 3).equals(JPEG), picture.subarray(0, 3).equals(JPEG), kept.bytes, kept.sealedWith]).toEqual([false, true, stored.length, 'k1'])
    for (let from = 0; from + 12 <= picture.length; from += 12) expect(stored.includes(picture.subarray(from, from + 12))).toBe(false)
  })

  test('two sealed files swapped, one cut, one with a changed bit: all are noticed, and no copy is made', async () => {
    const [one, other] = [await keep('swap', await own()), await keep('swap', await own(aJpeg(80, 60)))]
    const { files } = await import('./cloud')
    const stored = await bytesIn(one.fileId)
    const bent = Buffer.from(stored)
    bent.writeUInt8(bent.readUInt8(100) ^ 1, 100)
    const laid = async (bytes: Buffer) => (await files.upload(`evidence/${randomUUID()}.bin`, bytes)).fileID
    const ids = [other.fileId, await laid(stored.subarray(0, 40)), await laid(bent), await laid(Buffer.concat([stored, stored]))]
    for (const fileId of ids) expect(await codeOf(show({ ...one, fileId }))).toBe('SEALED_UNREADABLE')
    expect(await copiesOf(one)).toEqual([])
    expect((await fetched(await show(one))).subarray(0, 3)).toEqual(JPEG)
  })

  test('a picture kept before pictures were sealed is shown as it lies', async () => {
    const { files } = await import('./cloud')
    const { fileID } = await files.upload(`evidence/${randomUUID()}/old.jpg`, aJpeg())
    const old: Evidence = { _id: randomUUID(), ...proofOf('old'), fileId: fileID, bytes: 1, addedBy: applicant._id, addedAt: now, removeAt: null, removedAt: null }
    await cloud.load('evidence', [old])
    const [kept] = await kit.evidenceOf(proofOf('old'))
    expect(await fetched(await show(kept as Evidence))).toEqual(aJpeg())
    expect(await copiesOf(old)).toEqual([])
    expect(await kit.removeEvidence([old], now)).toBe(1)
  })
})

describe('the copy behind a link', () => {
  test('is written down, lies under a name that says nothing, and is gone with its link; the picture stays', async () => {
    const kept = await keep('copy', await own())
    const url = await show(kept)
    const [copy] = await copiesOf(kept)
    expect(copy).toMatchObject({ subjectId: '', addedBy: officer._id, removeAt: minutes(5), fileId: expect.stringMatching(/\/evidence\/[\w-]{16}\/[\w-]{16}\.jpg$/) as string })
    await filesKit.removeCopies(minutes(4))
    expect((await fetch(url)).status).toBe(200)
    expect(await filesKit.removeCopies(minutes(5))).toBeGreaterThan(0)
    expect([await copiesOf(kept), await exists(copy?.fileId ?? ''), await exists(kept.fileId)]).toEqual([[], false, true])
    expect(await kit.evidenceOf(proofOf('copy'))).toHaveLength(1)
  })

  test('goes at once when its picture is deleted', async () => {
    const kept = await keep('both', await own())
    const url = await show(kept)
    await kit.removeEvidence([kept], now)
    expect([(await fetch(url)).status === 200, await copiesOf(kept)]).toEqual([false, []])
  })

  test('waits for the next minute when the storage does not answer, and leaves nothing when it breaks off before there is a file', async () => {
    const { files } = await import('./cloud')
    const kept = await keep('broken', await own())
    jest.spyOn(files, 'upload').mockRejectedValueOnce(new Error('no answer'))
    await expect(show(kept)).rejects.toThrow('no answer')
    expect(await copiesOf(kept)).toHaveLength(1)
    jest.spyOn(files, 'remove').mockRejectedValueOnce(new Error('no answer'))
    expect(await filesKit.removeCopies(minutes(6))).toBe(0)
    expect(await filesKit.removeCopies(minutes(7))).toBe(1)
    expect(await copiesOf(kept)).toEqual([])
  })

  test('showing one picture takes two calls of the database; a minute without copies one', async () => {
    const kept = await keep('cost', await own())
    const { db } = await import('./db')
    const calls = [jest.spyOn(db.reads, 'insertAll'), jest.spyOn(db.evidence, 'insert'), jest.spyOn(db.evidence, 'find'), jest.spyOn(db.evidence, 'change'), jest.spyOn(db.evidence, 'remove')]
    const counted = () => calls.map((call) => call.mock.calls.length)
    calls.forEach((call) => call.mockClear())
    await show(kept)
    expect(counted()).toEqual([1, 1, 0, 0, 0])
    await filesKit.removeCopies(minutes(60))
    calls.forEach((call) => call.mockClear())
    expect(await filesKit.removeCopies(minutes(60))).toBe(0)
    expect(counted()).toEqual([0, 0, 1, 0, 0])
    calls.forEach((call) => call.mockRestore())
  })
})

test('keys change: by night each picture is sealed anew, the old file goes, then the old key may', async () => {
  const first = process.env.FIELD_KEYS ?? ''
  const next = `k2:${randomBytes(32).toString('base64')}`
  const night = new Date('2026-11-22T19:10:00Z')
  const kept = await keep('keys', await own())
  expect(await filesKit.resealPictures(night)).toBe(0)
  process.env.FIELD_KEYS = `${next},${first}`
  expect(await filesKit.resealPictures(now)).toBe(0)
  for (let round = 0; round < 4; round += 1) await filesKit.resealPictures(night)
  expect(await filesKit.resealPictures(night)).toBe(0)
  process.env.FIELD_KEYS = next
  const [fresh] = await kit.evidenceOf(proofOf('keys'))
  expect([fresh?.sealedWith, await exists(kept.fileId)]).toEqual(['k2', false])
  expect((await fetched(await show(fresh as Evidence))).subarray(0, 3)).toEqual(JPEG)
  process.env.FIELD_KEYS = first
})

/** Evidence pictures: whose they may be, where they lie, who sees them for how long, and how they go. */
import { randomUUID } from 'node:crypto'
import { localStorageRules } from '@/local/deploy/rules'
import { aMember } from '@/local/testing/builders'
import { useKitOn } from '@/local/testing/kit'
import { aJpeg, exif, pngBomb, promising, uploaded, withSegment } from '@/local/testing/pictures'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { Evidence, ReadLine } from './documents/privacy'

type Kit = typeof import('./evidence')
let cloud: TestCloud
let kit: Kit
const applicant = aMember()
const officer = aMember({ role: 'CASE' })
const now = new Date('2026-11-22T02:00:00Z')
const own = (bytes: Buffer = withSegment(aJpeg(), 0xe1, exif(6))) => uploaded(cloud, applicant.openid as string, bytes)
const proofOf = (objectId: string) => ({ noun: 'aids', objectId, subjectId: applicant._id })
const keep = (objectId: string, fileId: string) => kit.keepEvidence({ ...proofOf(objectId), by: applicant, fileId, field: 'fileId', now })
const codeOf = (attempt: Promise<unknown>) => attempt.then(() => null, (error: { code?: string }) => error.code ?? String(error))
const exists = async (fileId: string) => {
  const { files } = await import('./cloud')
  return Boolean((await files.temporaryUrls([fileId], 60)).fileList[0]?.tempFileURL)
}

beforeAll(async () => {
  cloud = await startCloud({ storageRules: localStorageRules })
  useKitOn(cloud)
  kit = await import('./evidence')
})
afterEach(() => cloud.clock.reset())
afterAll(() => cloud.close())

test('a photo is kept drawn anew, under a name that says nothing, and the upload is gone', async () => {
  const upload = await own()
  const kept = await keep('a1', upload)
  expect(kept.fileId).toMatch(/\/evidence\/[\w-]{16}\/[\w-]{16}\.bin$/)
  expect(kept.fileId).not.toContain(applicant.openid)
  expect(await exists(upload)).toBe(false)
  const [url] = await kit.showEvidence({ evidence: [kept], by: officer, reason: '核实申请', now })
  const bytes = Buffer.from(await (await fetch(url as string)).arrayBuffer())
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
  expect(bytes.includes('GPS')).toBe(false)
})

test('sent twice, also at once, it is the same picture and leaves no second file', async () => {
  const upload = await own()
  const [one, other] = await Promise.all([keep('twice', upload), keep('twice', upload).catch(() => keep('twice', upload))])
  expect(other).toEqual(one)
  expect(await keep('twice', upload)).toEqual(one)
  expect(await kit.evidenceOf(proofOf('twice'))).toHaveLength(1)
})

test.each([
  ['another person’s upload', () => uploaded(cloud, officer.openid as string, aJpeg()), 'EVIDENCE_NOT_YOURS'],
  ['evidence of somebody else, by its id', async () => (await keep('other', await own())).fileId, 'EVIDENCE_NOT_YOURS'],
  ['a file of another environment', async () => `cloud://other-env.bucket/uploads/${applicant.openid}/a.jpg`, 'EVIDENCE_NOT_YOURS'],
  ['a way out of the folder', async () => `cloud://dev-env.6465-dev-env-1300000000/uploads/${applicant.openid}/../x.jpg`, 'EVIDENCE_NOT_YOURS'],
  ['nothing under that name', async () => `cloud://dev-env.6465-dev-env-1300000000/uploads/${applicant.openid}/none.jpg`, 'EVIDENCE_NOT_YOURS'],
  ['a web page', () => own(Buffer.from('<!doctype html><script>1</script>'.padEnd(300))), 'EVIDENCE_NOT_A_PICTURE'],
  ['a drawing with a script', () => own(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'.padEnd(300))), 'EVIDENCE_NOT_A_PICTURE'],
  ['a zip', () => own(Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(300)])), 'EVIDENCE_NOT_A_PICTURE'],
  ['a picture that unpacks to 200 MB', () => own(pngBomb(200, 1)), 'EVIDENCE_NOT_A_PICTURE'],
  ['20,000 × 20,000 pixels', () => own(promising(20_000, 20_000)), 'EVIDENCE_TOO_LARGE'],
  ['six megabytes', () => own(Buffer.concat([aJpeg(), Buffer.alloc(6 * 1024 * 1024)])), 'EVIDENCE_TOO_LARGE'],
])('%s is refused, and nothing is kept', async (_what, upload, code) => {
  const objectId = randomUUID()
  expect(await codeOf(keep(objectId, await upload()))).toBe(code)
  expect(await kit.evidenceOf(proofOf(objectId))).toEqual([])
})

test('nine for one object and no more; one that is taken back makes room', async () => {
  const uploads = await Promise.all(Array.from({ length: 10 }, () => own(aJpeg(16, 16))))
  for (const upload of uploads.slice(0, 9)) await keep('nine', upload)
  expect(await codeOf(keep('nine', uploads[9] as string))).toBe('EVIDENCE_TOO_MANY')
  const [first] = await kit.evidenceOf(proofOf('nine'))
  expect(await kit.removeEvidence([first as Evidence], now)).toBe(1)
  expect(await codeOf(keep('nine', uploads[9] as string))).toBeNull()
})

test('each showing is noted for the person it is about, who looks at their own without a note', async () => {
  const kept = await keep('seen', await own())
  const lines = () => cloud.dump<ReadLine>('reads', { objectId: kept._id })
  await kit.showEvidence({ evidence: [kept], by: applicant, reason: '本人查看', now })
  expect(await lines()).toEqual([])
  await kit.showEvidence({ evidence: [kept], by: officer, reason: '核实申请', now })
  await kit.showEvidence({ evidence: [kept], by: officer, reason: '复核', now })
  expect(await lines()).toMatchObject([{ subjectId: applicant._id, by: officer._id, byName: officer.name, what: '佐证照片' }, {}])
})

test('where a reading cannot be noted, nothing is shown', async () => {
  const kept = await keep('unnoted', await own())
  const { db } = await import('./db')
  jest.spyOn(db.reads, 'insertAll').mockRejectedValueOnce(new Error('no answer'))
  const shown = await kit.showEvidence({ evidence: [kept], by: officer, reason: '核实申请', now }).then(() => 'shown', () => 'not shown')
  expect(shown).toBe('not shown')
})

test('a link dies within minutes, and no client opens the picture by its id', async () => {
  const kept = await keep('link', await own())
  const [url] = await kit.showEvidence({ evidence: [kept], by: officer, reason: '核实申请', now })
  expect((await fetch(url as string)).status).toBe(200)
  cloud.clock.advance(6 * 60_000)
  expect((await fetch(url as string)).status).toBe(403)
  for (const person of [applicant, officer]) {
    const asked = await fetch(`${cloud.url}/file?id=${encodeURIComponent(kept.fileId)}`, { redirect: 'manual', headers: { 'x-openid': person.openid as string } })
    expect(asked.status).toBe(403)
    await expect(uploaded(cloud, person.openid as string, aJpeg(), kept.fileId.split('/').slice(3).join('/'))).rejects.toThrow('not uploaded')
  }
})

test('removed is removed: the file is gone, the row says when, the link is empty', async () => {
  const kept = await keep('gone', await own())
  expect(await kit.removeEvidence([kept], now)).toBe(1)
  expect(await exists(kept.fileId)).toBe(false)
  expect(await cloud.dump<Evidence>('evidence', { _id: kept._id })).toMatchObject([{ fileId: '', removedAt: now }])
  expect(await kit.evidenceOf(proofOf('gone'))).toEqual([])
})

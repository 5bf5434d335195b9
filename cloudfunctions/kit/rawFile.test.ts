/** Somebody has copied the disk. They read every byte of it, free pages and journals included, and find nothing of need. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import readXlsx from 'read-excel-file/node'
import { localStorageRules } from '@/local/deploy/rules'
import { agreesToAid, aidCastOn, anApplication, type AidCast } from '@/local/testing/aids'
import { aJpeg, exif, uploaded, withSegment } from '@/local/testing/pictures'
import { demoEnvironment, startCloud, type TestCloud } from '@/local/testing/startCloud'
import { redrawn } from './picture'

const dataDir = mkdtempSync(path.join(tmpdir(), 'raw-'))
const need = '金丝雀：爱人确诊尿毒症，每周透析三次'
const draft = '金丝雀草稿：孩子的学费还没有凑齐'
const place = 'CANARY 21.6629N 110.9255E'
const plain = '对照：公告栏的灯坏了'

let cloud: TestCloud
let cast: AidCast

/** Every byte below the folder, as it lies on the disk. */
function disk(dir = dataDir): Buffer[] {
  return readdirSync(dir).flatMap((name) => {
    const file = path.join(dir, name)
    return statSync(file).isDirectory() ? disk(file) : [readFileSync(file)]
  })
}

/** The text as it could stand there: plain, for Windows, escaped, or in base64 at any of its three offsets. */
function shapesOf(text: string): Buffer[] {
  const escaped = [...text].map((sign) => (sign.charCodeAt(0) > 127 ? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}` : sign)).join('')
  const encoded = [0, 1, 2].map((offset) => Buffer.from(Buffer.concat([Buffer.alloc(offset), Buffer.from(text)]).toString('base64').slice(4, -4)))
  return [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(escaped), ...encoded]
}

const isOnDisk = (text: string) => disk().some((bytes) => shapesOf(text).some((shape) => bytes.includes(shape)))

/** What comes out when a photo is drawn anew, cut into pieces: none of them may lie there. */
async function piecesOf(photo: Buffer): Promise<Buffer[]> {
  const picture = await redrawn(photo)
  const half = Math.floor(picture.length / 2)
  return [picture.subarray(-40), picture.subarray(half, half + 40)]
}

const proof = withSegment(aJpeg(), 0xe1, exif(1, place))

beforeAll(async () => {
  cloud = await startCloud({ dataDir, storageRules: localStorageRules })
  cast = await aidCastOn(cloud)
  for (const person of [cast.mate, cast.worker]) await agreesToAid(person)
  await cast.mate.does('aid.saveDraft', { draft })
  await cast.worker.does('aid.saveDraft', { draft: need })
  const fileId = await uploaded(cloud, cast.worker.openid, proof)
  const { evidenceId } = await cast.worker.does('aid.attach', { aidId: null, fileId })
  const { aidId } = await cast.worker.does('aid.submit', anApplication({ need }, { evidence: [{ kind: 'wages', evidenceId }] }))
  await cast.caseworker.does('aid.accept', { aidId, isUrgent: false, note: '' })
  const words = { title: '', category: 'safety', problem: plain, measure: '换一盏灯', effect: '', isDone: false, costFen: null } as const
  await cast.mate.does('suggestion.submit', { text: words, photoFileIds: [], coProposers: [], isAnonymous: false } as never).catch(() => cloud.load('notices', [{ _id: 'plain', text: plain }]))
})
afterAll(async () => {
  await cloud.close()
  rmSync(dataDir, { recursive: true, force: true })
})

test('control: the reader does find what is not sealed', () => {
  expect(isOnDisk(plain)).toBe(true)
})

test('the photo that proves it lies there in no piece; opened to be looked at it does, for minutes', async () => {
  const pieces = await piecesOf(proof)
  const lies = () => pieces.map((piece) => disk().some((bytes) => bytes.includes(piece)))
  expect(lies()).toEqual([false, false])
  const { items } = await cast.worker.does('aid.mine', {})
  const aidId = items[0]?.aidId ?? ''
  const evidenceId = (await cast.worker.does('aid.get', { aidId })).file?.evidence[0]?.evidenceId ?? ''
  await cast.worker.does('aid.evidence', { aidId, evidenceId })
  expect(lies()).toEqual([true, true])
  await cloud.fire(new Date(cloud.clock.now() + 6 * 60_000))
  expect(lies()).toEqual([false, false])
})

test.each([['what somebody needs', need], ['what somebody has begun to write', draft], ['where a photo was taken', place]])('%s is nowhere on the disk', (_what, text) => {
  expect(isOnDisk(text)).toBe(false)
})

test('nor are the keys that open it', () => {
  const keys = [demoEnvironment.FIELD_KEYS.split(':')[1] as string, demoEnvironment.APP_SECRET]
  expect(keys.map(isOnDisk)).toEqual([false, false])
})

test('who may, reads it all the same', async () => {
  const { items } = await cast.worker.does('aid.mine', {})
  expect((await cast.worker.does('aid.get', { aidId: items[0]?.aidId ?? '' })).file?.need).toBe(need)
})

test('two sealed values swapped by hand are noticed', async () => {
  const [aid] = await cloud.dump<{ _id: string; sealed: Record<string, object> }>('aids')
  await cloud.edit('aids', aid?._id ?? '', { 'sealed.need': aid?.sealed.name, 'sealed.name': aid?.sealed.need })
  expect(await cast.worker.isRefused('aid.get', { aidId: aid?._id ?? '' })).toBe('SEALED_UNREADABLE')
  await cloud.edit('aids', aid?._id ?? '', { sealed: aid?.sealed })
})

test('all of it goes into the person’s own file, in words', async () => {
  const { parts, url } = await cast.worker.does('privacy.export', {})
  expect(parts.map(({ title }) => title)).toEqual(expect.arrayContaining(['帮扶申请', '佐证照片', '我的同意书']))
  const tabs = await readXlsx(Buffer.from(await (await fetch(url)).arrayBuffer()))
  const text = JSON.stringify(tabs)
  for (const words of [need, '配偶，1986，长期患病', '工资奖金，36000元', '生活救助']) expect(text).toContain(words)
  expect(text).not.toContain('"box"')
})

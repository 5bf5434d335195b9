import { readdirSync } from 'node:fs'
import path from 'node:path'
import { openTestCloud, type TestCloud } from '../functions/fixtures/openTestCloud'
import { whyNotPath } from './files'
import { FILE_ID_PREFIX } from './storage'

let cloud: TestCloud
beforeAll(async () => { cloud = await openTestCloud({ maxWorkers: 2, storageRules: { write: ['uploads/{openid}/'], read: ['public/'] } }) })
afterEach(() => cloud.clock.reset())
afterAll(() => cloud.close())

interface Link { fileID: string; tempFileURL: string; status: number; errMsg: string; maxAge?: number }
const upload = (cloudPath: string, text: string) => cloud.act('upload', { cloudPath, text, caught: true })
const links = async (...fileList: unknown[]) => (await cloud.act('tempUrl', { fileList, caught: true })) as Link[]

describe('a file uploaded by a function', () => {
  it('comes back byte for byte, whatever its name', async () => {
    for (const cloudPath of ['a/中文 b.txt', 'a/100% #1?.txt', 'a/é.bin', 'x']) {
      const text = `content of ${cloudPath}`
      expect(await upload(cloudPath, text)).toMatchObject({ fileID: FILE_ID_PREFIX + cloudPath })
      expect(await cloud.act('download', { fileID: FILE_ID_PREFIX + cloudPath })).toBe(text)
    }
  })

  it('replaces the one under the same path', async () => {
    await upload('twice.txt', 'first')
    await upload('twice.txt', 'second')
    expect(await cloud.act('download', { fileID: `${FILE_ID_PREFIX}twice.txt` })).toBe('second')
  })

  it('may be empty', async () => {
    await upload('empty.txt', '')
    expect(await cloud.act('download', { fileID: `${FILE_ID_PREFIX}empty.txt` })).toBe('')
  })

  it('lies under a hash, never under its own name', async () => {
    await upload('secret-name.txt', 'x')
    const names = readdirSync(path.join(cloud.dataDir, 'files'), { recursive: true }).map(String)
    expect(names.some((name) => name.includes('secret-name'))).toBe(false)
    expect(names.some((name) => /^[0-9a-f]{2}\/[0-9a-f]{64}$/.test(name))).toBe(true)
  })

  it.each(['/a.txt', 'a//b.txt', '../a.txt', 'a/../../b', 'a'.repeat(851), '汉'.repeat(284), ''])('is refused as %j', async (cloudPath) => {
    expect(whyNotPath(cloudPath)).not.toBeNull()
    expect(await upload(cloudPath, 'x')).toMatchObject({ caught: true })
  })

  it('may have a path of 850 bytes', () => {
    expect(whyNotPath('a'.repeat(850))).toBeNull()
  })
})

describe('links', () => {
  it('are given item by item; a missing file does not spoil the others', async () => {
    await upload('there.txt', 'x')
    const [there, missing, foreign] = await links(`${FILE_ID_PREFIX}there.txt`, `${FILE_ID_PREFIX}gone.txt`, 'cloud://e.x/a')
    expect(there).toMatchObject({ status: 0, errMsg: 'ok' })
    expect(missing).toMatchObject({ status: -503003, tempFileURL: '' })
    expect(foreign).toMatchObject({ status: -503003, tempFileURL: '' })
  })

  it('end after ten minutes, even when longer ones were wished for, and earlier when told', async () => {
    await upload('there.txt', 'x')
    const [long, short] = await links({ fileID: `${FILE_ID_PREFIX}there.txt`, maxAge: 86_400 }, { fileID: `${FILE_ID_PREFIX}there.txt`, maxAge: 60 })
    expect(long?.maxAge).toBe(600)
    expect((await fetch(long?.tempFileURL ?? '')).status).toBe(200)
    cloud.clock.advance(61_000)
    expect((await fetch(short?.tempFileURL ?? '')).status).toBe(403)
    expect((await fetch(long?.tempFileURL ?? '')).status).toBe(200)
    cloud.clock.advance(600_000)
    expect((await fetch(long?.tempFileURL ?? '')).status).toBe(403)
  })

  it('cannot be forged, prolonged or used for another method', async () => {
    await upload('there.txt', 'x')
    const [link] = await links(`${FILE_ID_PREFIX}there.txt`)
    const url = new URL(link?.tempFileURL ?? '')
    const changed = (change: (copy: URL) => void) => {
      const copy = new URL(url)
      change(copy)
      return copy
    }
    const other = Buffer.from('a/é.bin').toString('base64url')
    expect((await fetch(changed((copy) => { copy.pathname = `/cos/${other}` }))).status).toBe(403)
    expect((await fetch(changed((copy) => copy.searchParams.set('e', '9999999999999')))).status).toBe(403)
    expect((await fetch(changed((copy) => copy.searchParams.delete('s')))).status).toBe(403)
    const written = await fetch(changed((copy) => copy.searchParams.set('m', 'put')), { method: 'PUT', body: 'evil' })
    expect(written.status).toBe(403)
    expect(await cloud.act('download', { fileID: `${FILE_ID_PREFIX}there.txt` })).toBe('x')
  })

  it('serve bytes that cannot run in the page', async () => {
    await upload('evil.html', '<script>alert(1)</script>')
    const [link] = await links(`${FILE_ID_PREFIX}evil.html`)
    const reply = await fetch(link?.tempFileURL ?? '')
    expect(reply.headers.get('content-type')).toBe('application/octet-stream')
    expect(reply.headers.get('content-security-policy')).toContain('sandbox')
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('and deletions take at most 50 files', async () => {
    const ids = Array.from({ length: 51 }, (_, at) => `${FILE_ID_PREFIX}${at}`)
    expect(await cloud.act('tempUrl', { fileList: ids, caught: true })).toMatchObject({ caught: true })
    expect(await cloud.act('remove', { fileList: ids, caught: true })).toMatchObject({ caught: true })
    expect(await links(...ids.slice(0, 50))).toHaveLength(50)
  })
})

describe('deleting', () => {
  it('resolves item by item', async () => {
    await upload('a.txt', 'x')
    await upload('b.txt', 'x')
    const ids = ['a.txt', 'gone.txt', 'b.txt'].map((name) => FILE_ID_PREFIX + name)
    const removed = (await cloud.act('remove', { fileList: ids })) as Link[]
    expect(removed.map(({ status }) => status)).toEqual([0, -503003, 0])
    expect((await links(...ids)).map(({ status }) => status)).toEqual([-503003, -503003, -503003])
  })
})

describe('what is stored', () => {
  it('is there after a restart, and its links still work', async () => {
    const first = await openTestCloud({ dataDir: path.join(cloud.dataDir, 'again') })
    const port = Number(new URL(first.url).port)
    await first.act('upload', { cloudPath: 'kept.txt', text: 'kept' })
    const [link] = (await first.act('tempUrl', { fileList: [`${FILE_ID_PREFIX}kept.txt`] })) as Link[]
    await first.close()
    const second = await openTestCloud({ dataDir: path.join(cloud.dataDir, 'again'), port })
    expect(await second.act('download', { fileID: `${FILE_ID_PREFIX}kept.txt` })).toBe('kept')
    expect((await fetch(link?.tempFileURL ?? '')).status).toBe(200)
    await second.close()
  })
})

describe('the client', () => {
  const send = (target: string, openid?: string, body?: string) =>
    cloud.send(body === undefined ? 'GET' : 'POST', target, { headers: openid ? { 'x-openid': openid } : {}, body })

  it('uploads into its own folder and sees its own picture', async () => {
    const reply = await send('/upload?path=uploads/oChen/a.png', 'oChen', 'bytes')
    const { fileID } = (await reply.json()) as { fileID: string }
    expect(fileID).toBe(`${FILE_ID_PREFIX}uploads/oChen/a.png`)
    const found = await send(`/file?id=${encodeURIComponent(fileID)}`, 'oChen')
    expect(found.status).toBe(302)
    expect(await (await fetch(found.headers.get('location') ?? '')).text()).toBe('bytes')
  })

  it.each([
    ['into the folder of another', '/upload?path=uploads/oLi/a.png', -503002],
    ['into no folder', '/upload?path=a.png', -503002],
    ['into the public folder', '/upload?path=public/a.png', -503002],
    ['out of its folder', '/upload?path=uploads/oChen/../oLi/a.png', -501007],
    ['without a path', '/upload', -501007],
  ])('may not upload %s', async (_name, target, errCode) => {
    expect(await (await send(target, 'oChen', 'bytes')).json()).toMatchObject({ errCode })
  })

  it('who is nobody may not upload', async () => {
    expect((await send('/upload?path=uploads//a.png', undefined, 'bytes')).status).toBe(401)
  })

  it('sees public pictures without being anybody, and nothing else', async () => {
    await upload('public/cover.png', 'cover')
    await upload('aid/evidence.png', 'private')
    await send('/upload?path=uploads/oLi/mine.png', 'oLi', 'bytes')
    const status = async (name: string, openid?: string) => (await send(`/file?id=${FILE_ID_PREFIX}${name}`, openid)).status
    expect(await status('public/cover.png')).toBe(302)
    expect(await status('aid/evidence.png', 'oChen')).toBe(403)
    expect(await status('uploads/oLi/mine.png', 'oChen')).toBe(403)
    expect(await status('uploads/oLi/mine.png')).toBe(403)
    expect(await status('public/none.png')).toBe(404)
  })

  it('is shut out altogether by default', async () => {
    const closed = await openTestCloud()
    const reply = await closed.send('POST', '/upload?path=uploads/oChen/a.png', { headers: { 'x-openid': 'oChen' }, body: 'x' })
    expect(await reply.json()).toMatchObject({ errCode: -503002 })
    await closed.close()
  })
})

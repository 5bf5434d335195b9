import { request as httpRequest } from 'node:http'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import path from 'node:path'
import { openTestCloud, type TestCloud } from '../functions/fixtures/openTestCloud'
import { nestsDeeper } from './body'
import { parseMultipart } from './multipart'

const people = [{ openid: 'oChen', name: '陈工', post: '车工', unitName: '一车间' }]
let cloud: TestCloud
let h5Dir: string
beforeAll(async () => {
  h5Dir = mkdtempSync(path.join(tmpdir(), 'h5-'))
  mkdirSync(path.join(h5Dir, 'js'))
  writeFileSync(path.join(h5Dir, 'index.html'), '<html><body><div id="app"></div></body></html>')
  writeFileSync(path.join(h5Dir, 'js/app.js'), `/* ${'x'.repeat(5_000)} */`)
  writeFileSync(path.join(h5Dir, '../outside.txt'), 'secret of the machine')
  symlinkSync(path.join(h5Dir, '../outside.txt'), path.join(h5Dir, 'link.txt'))
  cloud = await openTestCloud({ h5Dir, people: () => people, maxWorkers: 1, publicUrl: 'http://home.example:8080' })
})
afterAll(async () => {
  await cloud.close()
  rmSync(h5Dir, { recursive: true, force: true })
  rmSync(path.join(h5Dir, '../outside.txt'), { force: true })
})

interface Reply { status: number; body: string; headers: Record<string, string | string[] | undefined> }

/** Unlike fetch this lets the test choose Host, and does not tidy the path. */
function raw(method: string, target: string, headers: Record<string, string> = {}, body?: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const port = new URL(cloud.url).port
    const request = httpRequest({ host: '127.0.0.1', port, method, path: target, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers }))
    })
    request.on('error', reject)
    request.end(body)
  })
}

const host = () => new URL(cloud.url).host
const signed = { authorization: 'TC3-HMAC-SHA256 Credential=x', 'content-type': 'application/json' }

describe('the door of the server', () => {
  it.each([
    ['its own address', () => ({ host: host() }), 200],
    ['localhost', () => ({ host: `localhost:${new URL(cloud.url).port}` }), 200],
    ['its public name', () => ({ host: 'home.example:8080' }), 200],
    ['another name (rebinding)', () => ({ host: 'evil.example' }), 403],
    ['its address with another port', () => ({ host: '127.0.0.1:1' }), 403],
    ['its own page', () => ({ host: host(), origin: `http://${host()}` }), 200],
    ['a page of another site', () => ({ host: host(), origin: 'http://evil.example' }), 403],
    ['a page of another port', () => ({ host: host(), origin: 'http://127.0.0.1:1' }), 403],
    ['a page without origin', () => ({ host: host(), origin: 'null' }), 403],
  ])('asked through %s', async (_name, headers, status) => {
    expect((await raw('GET', '/healthz', headers())).status).toBe(status)
    const posted = await raw('POST', '/call/probe', headers(), '{"act":"who"}')
    expect(posted.status).toBe(status)
  })

  it('is not open on any other interface', async () => {
    const others = Object.values(networkInterfaces()).flat().filter((entry) => entry && !entry.internal && entry.family === 'IPv4')
    for (const other of others) {
      const opened = await new Promise<boolean>((resolve) => {
        const socket = connect({ host: other?.address, port: Number(new URL(cloud.url).port) }, () => { socket.destroy(); resolve(true) })
        socket.on('error', () => resolve(false))
      })
      expect(opened).toBe(false)
    }
  })

  it('lets nobody choose a person at the administrators\' endpoint', async () => {
    const body = JSON.stringify({ action: 'functions.invokeFunction', function_name: 'probe', request_data: '{"act":"who"}' })
    const reply = await raw('POST', '/admin', { ...signed, 'x-openid': 'oChen', 'x-wx-openid': 'oChen' }, body)
    const { data } = JSON.parse(reply.body) as { data: { response_data: string } }
    expect(JSON.parse(data.response_data)).not.toHaveProperty('OPENID')
  })
})

describe('a bad request', () => {
  const deep = (levels: number) => `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`
  it.each([
    ['random bytes', '\u0000\u0001{{{', /not JSON/],
    ['half a document', '{"act":"who"', /not JSON/],
    ['an array', '[1]', /not a JSON object/],
    ['null', 'null', /not a JSON object/],
    ['nothing', '', /not JSON/],
    ['10^4 levels', deep(10_000), /nests more than/],
  ])('%s is refused with a sentence, on both endpoints', async (_name, body, text) => {
    for (const target of ['/call/probe', '/admin']) {
      const reply = await raw('POST', target, signed, body)
      expect(reply.status).toBe(400)
      expect(reply.body).toMatch(text)
    }
    expect(cloud.stored).toHaveLength(0)
  })

  it.each([['announced', true], ['in pieces', false]])('of 100 MB, %s, is refused and not collected', async (_name, announced) => {
    const before = process.memoryUsage().arrayBuffers
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const length: Record<string, string> = announced ? { 'content-length': '100000000' } : {}
      const request = httpRequest(`${cloud.url}/admin`, { method: 'POST', headers: { ...signed, ...length } }, (response) => {
        resolve(response.resume().statusCode)
      })
      request.on('error', reject)
      const megabyte = Buffer.alloc(1_000_000, 0x20)
      for (let sent = 0; sent < 100; sent += 1) request.write(megabyte)
      request.end()
    })
    expect(status).toBe(413)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000)
  })

  it('of more than 1 MB is refused for a function', async () => {
    expect((await cloud.send('POST', '/call/probe', { body: `{"a":"${'x'.repeat(1_000_001)}"}` })).status).toBe(413)
  })

  it('that announces more than it sends ends without harm', async () => {
    const port = Number(new URL(cloud.url).port)
    await new Promise<void>((resolve) => {
      const socket = connect({ host: '127.0.0.1', port }, () => {
        socket.write(`POST /admin HTTP/1.1\r\nHost: ${host()}\r\nContent-Length: 100\r\n\r\n{`)
        setTimeout(() => { socket.destroy(); resolve() }, 50)
      })
    })
    expect((await raw('GET', '/healthz')).status).toBe(200)
  })

  it.each<[string, object, string, RegExp]>([
    ['no action', {}, 'INVALID_PARAM', /not imitated/],
    ['an action of the pay interface', { action: 'wx.wxPayApi' }, 'INVALID_PARAM', /wx\.wxPayApi/],
    ['a name that every object has', { action: 'constructor' }, 'INVALID_PARAM', /not imitated/],
    ['an invocation without a name', { action: 'functions.invokeFunction' }, 'INVALID_PARAM', /function_name/],
    ['an invocation with broken data', { action: 'functions.invokeFunction', function_name: 'probe', request_data: '{' }, 'INVALID_PARAM', /request_data/],
    ['an unknown function', { action: 'functions.invokeFunction', function_name: '__proto__' }, 'FUNCTION_NOT_FOUND', /__proto__/],
    ['storage without a path', { action: 'storage.getUploadMetadata', method: 'put' }, 'INVALID_PARAM', /cloudPath/],
    ['storage without a list', { action: 'storage.batchDeleteFile' }, 'INVALID_PARAM', /empty/],
  ])('%s on the wire is answered with HTTP 200, a code and a sentence', async (_name, body, code, text) => {
    const reply = await raw('POST', '/admin', signed, JSON.stringify(body))
    expect(reply.status).toBe(200)
    expect(reply.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(JSON.parse(reply.body)).toMatchObject({ code, message: expect.stringMatching(text) as string, requestId: expect.any(String) as string })
  })

  it('without a signature is refused on the wire', async () => {
    const reply = await raw('POST', '/admin', { 'content-type': 'application/json' }, '{"action":"database.getDocument"}')
    expect(JSON.parse(reply.body)).toMatchObject({ code: 'SIGN_PARAM_INVALID' })
  })

  it.each([['DELETE', '/admin'], ['GET', '/admin'], ['PUT', '/call/probe'], ['POST', '/nowhere'], ['POST', '/']])('%s %s does not exist', async (method, target) => {
    const reply = await raw(method, target)
    expect(method === 'GET' ? [200, 404] : [404]).toContain(reply.status)
    expect(reply.body).not.toContain('"data"')
  })

  it('as a broken form is refused', () => {
    expect(() => parseMultipart(Buffer.from('no parts'), 'multipart/form-data; boundary=b')).toThrow(/broken/)
    expect(() => parseMultipart(Buffer.from('--b\r\nfoo'), 'multipart/form-data; boundary=b')).toThrow(/broken/)
    expect(() => parseMultipart(Buffer.from(''), 'multipart/form-data')).toThrow(/boundary/)
  })
})

describe('the depth of JSON', () => {
  it.each([
    ['[[[]]]', 3, false], ['[[[]]]', 2, true], ['{"a":{"b":[]}}', 3, false], ['"[[[["', 1, false], ['["\\"[[", 1]', 1, false],
    ['[[],[],[],[]]', 2, false], ['["\\\\", [[]]]', 2, true],
  ])('of %s is within %i: %s', (text, limit, deeper) => {
    expect(nestsDeeper(Buffer.from(text), limit)).toBe(deeper)
  })
})

describe('the page', () => {
  it('is the built client with the "who am I" switch, whatever address it is opened at', async () => {
    for (const target of ['/', '/index.html', '/activity/pages/detail/index']) {
      const reply = await raw('GET', target)
      expect(reply).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } })
      expect(reply.body).toContain('<script src="/who.js" defer></script></body>')
    }
    expect((await raw('GET', '/who.js')).body).toContain('local-openid')
  })

  it('is sent compressed, and not again when nothing changed', async () => {
    const first = await raw('GET', '/js/app.js', { 'accept-encoding': 'gzip' })
    expect(first.headers['content-encoding']).toBe('gzip')
    expect(Number(first.headers['content-length'])).toBeLessThan(1_000)
    expect((await raw('GET', '/js/app.js', { 'if-none-match': String(first.headers.etag) })).status).toBe(304)
  })

  it.each([
    '/../outside.txt', '/..%2foutside.txt', '/%2e%2e/outside.txt', '/%2e%2e%2foutside.txt', '/js/../../outside.txt',
    '/..\\outside.txt', '/%5c..%5coutside.txt', '/link.txt', '/js/%00app.js', '/%', '//etc/passwd', '/./../outside.txt',
  ])('never gives away %s', async (target) => {
    const reply = await raw('GET', target)
    expect(reply.body).not.toMatch(/secret of the machine|root:/)
  })

  it('that is missing a script says so instead of sending the page', async () => {
    expect((await raw('GET', '/js/none.js')).status).toBe(404)
  })

  it('not built yet says how to build it', async () => {
    const bare = await openTestCloud()
    expect(await (await bare.send('GET', '/')).text()).toContain('页面尚未构建')
    await bare.close()
  })

  it('learns the demo people', async () => {
    expect(JSON.parse((await raw('GET', '/people')).body)).toEqual(people)
  })
})

describe('calling a door over HTTP', () => {
  it('answers as wx.cloud.callFunction', async () => {
    const reply = await raw('POST', '/call/probe', { 'x-openid': 'oChen' }, '{"act":"who"}')
    expect(JSON.parse(reply.body)).toEqual({
      errMsg: 'cloud.callFunction:ok', requestID: expect.any(String) as string, result: expect.objectContaining({ OPENID: 'oChen' }) as object,
    })
    const failed = await raw('POST', '/call/probe', {}, '{"act":"throws"}')
    expect(JSON.parse(failed.body)).toMatchObject({ errCode: -504002, errMsg: expect.stringContaining('cloud.callFunction:fail') as string })
  })
})

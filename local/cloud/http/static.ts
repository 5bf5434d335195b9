import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { Refusal } from './body'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.map': 'application/json; charset=utf-8', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif', '.webp': 'image/webp',
  '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.woff': 'font/woff', '.ttf': 'font/ttf', '.txt': 'text/plain; charset=utf-8',
}
const COMPRESSED = /^(text\/|application\/json|image\/svg)/

const NOT_BUILT = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>职工之家</title>
<p>页面尚未构建。请先运行 <code>npm run build:h5</code>，再刷新本页。</p></html>`

interface Served {
  type: string
  plain: Buffer
  gzip?: Buffer
  tag: string
}

/** The built H5 client, with the "who am I" switch added to its page; unknown addresses get the page. */
export function createStatic(h5Dir: string | undefined, switchFile: string) {
  const cache = new Map<string, Served>()

  function load(file: string): Served {
    const { size, mtimeMs } = statSync(file)
    const tag = `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`
    const known = cache.get(file)
    if (known?.tag === tag) return known
    const type = TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream'
    const read = readFileSync(file)
    const plain = path.basename(file) === 'index.html' ? withSwitch(read) : read
    const served = { type, plain, gzip: COMPRESSED.test(type) ? gzipSync(plain) : undefined, tag }
    cache.set(file, served)
    return served
  }

  return (request: IncomingMessage, response: ServerResponse, url: URL): void => {
    if (url.pathname === '/who.js') return send(request, response, load(switchFile))
    if (!h5Dir || !existsSync(path.join(h5Dir, 'index.html'))) {
      return send(request, response, { type: 'text/html; charset=utf-8', plain: withSwitch(Buffer.from(NOT_BUILT)), tag: '"none"' })
    }
    send(request, response, load(fileFor(h5Dir, url.pathname)))
  }
}

/** @throws Refusal for anything that would leave the folder, by name or by link. */
function fileFor(h5Dir: string, pathname: string): string {
  const name = decode(pathname)
  if (name.includes('\0') || name.includes('\\') || name.split('/').includes('..')) throw new Refusal(400, 'no such path')
  const root = realpathSync(h5Dir)
  const file = path.join(root, name)
  if (existsSync(file) && statSync(file).isFile()) {
    if (!realpathSync(file).startsWith(root + path.sep)) throw new Refusal(400, 'no such path')
    return file
  }
  if (path.extname(name) && path.extname(name) !== '.html') throw new Refusal(404, `no such file: ${name}`)
  return path.join(root, 'index.html')
}

function decode(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    throw new Refusal(400, 'no such path')
  }
}

function withSwitch(html: Buffer): Buffer {
  const text = html.toString('utf8')
  const script = '<script src="/who.js" defer></script>'
  const at = text.search(/<\/(body|html)>/i)
  return Buffer.from(at < 0 ? text + script : text.slice(0, at) + script + text.slice(at))
}

function send(request: IncomingMessage, response: ServerResponse, served: Served): void {
  const headers = { etag: served.tag, 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff', vary: 'accept-encoding' }
  if (request.headers['if-none-match'] === served.tag) return void response.writeHead(304, headers).end()
  const zipped = served.gzip && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
  const body = zipped && served.gzip ? served.gzip : served.plain
  response.writeHead(200, {
    ...headers,
    'content-type': served.type,
    'content-length': body.length,
    ...(zipped ? { 'content-encoding': 'gzip' } : {}),
  })
  response.end(body)
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Refusal } from './body'
import { allowedHosts, whyRefuse } from './guard'

export type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> | void

/** Handlers by `METHOD /first-segment`; `GET *` is the rest. */
export type Routes = Record<string, Handler>

export interface Listening {
  port: number
  url: string
  close(): Promise<void>
}

/** 2,000 people may knock within one second: the queue of unanswered connections must hold them. */
const BACKLOG = 4_096

/** Listens on 127.0.0.1 only. The routes may be given later, because they need to know the port. */
export async function listen(port: number, publicUrl: string | undefined, log: (sentence: string) => void) {
  let routes: Routes = {}
  let hosts: ReadonlySet<string> = new Set()
  const server = createServer((request, response) => {
    const refusal = whyRefuse(request, hosts)
    if (refusal) return sendJson(response, 403, { errCode: -501008, errMsg: refusal })
    void route(request, response, routes, log)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1', backlog: BACKLOG }, resolve)
  })
  const bound = (server.address() as AddressInfo).port
  hosts = allowedHosts(bound, publicUrl)
  const listening: Listening = { port: bound, url: `http://127.0.0.1:${bound}`, close: () => closeServer(server) }
  return { listening, setRoutes: (given: Routes) => void (routes = given) }
}

async function route(
  request: IncomingMessage, response: ServerResponse, routes: Routes, log: (sentence: string) => void,
): Promise<void> {
  try {
    if (!URL.canParse(request.url ?? '/', 'http://local')) throw new Refusal(400, 'the address cannot be read')
    const url = new URL(request.url ?? '/', 'http://local')
    const first = url.pathname.split('/', 2)[1] ?? ''
    const handler = routes[`${request.method} /${first}`] ?? (request.method === 'GET' ? routes['GET *'] : undefined)
    if (!handler) throw new Refusal(404, `no such route: ${request.method} ${url.pathname}`)
    await handler(request, response, url)
  } catch (error) {
    if (!(error instanceof Refusal)) log(`failed: ${request.method} ${request.url}: ${String(error)}`)
    if (response.headersSent) return void response.destroy()
    const status = error instanceof Refusal ? error.status : 500
    response.setHeader('connection', 'close')
    sendJson(response, status, { errCode: -501007, errMsg: error instanceof Error ? error.message : String(error) })
  }
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  })
  response.end(text)
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

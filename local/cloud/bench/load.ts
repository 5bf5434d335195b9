/**
 * The asking side, in a process of its own so that it does not share the server's thread: `fork` it, send a
 * `Job`, get a `Load` back.
 */
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { workerEnvironment } from '../functions/environment'
import type { Sdk } from '../conformance/sdk'

/** What is asked again and again for `ms` milliseconds by so many at once. */
export interface Job {
  readonly port: number
  readonly parallel: number
  readonly ms: number
  readonly ask:
    | { readonly how: 'wire'; readonly path: string; readonly headers: Record<string, string>; readonly body: string }
    | { readonly how: 'add' | 'find' | 'transaction'; readonly collection: string; readonly documents: number }
}

export interface Load {
  readonly perSecond: number
  readonly refusals: number
}

/** How an answer of the wire, or of a call, begins when it is none. */
const REFUSAL = /^\{("requestId":"[^"]*",)?"(code|errCode)":/

type Ask = (turn: number) => Promise<unknown>

/** One person per connection: sends when the last answer is whole. Costs far less than an HTTP client. */
function wireAsker({ port }: Job, { path, headers, body }: Extract<Job['ask'], { how: 'wire' }>): { ask: Ask; close(): void } {
  const socket = connect(port, '127.0.0.1').setNoDelay(true)
  const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers, 'content-length': Buffer.byteLength(body) })
  const request = Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`)
  let text = ''
  let settle: { resolve(): void; reject(error: Error): void } | undefined
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1')
    const head = text.indexOf('\r\n\r\n')
    if (head < 0 || text.length < head + 4 + Number(/content-length: (\d+)/i.exec(text)?.[1])) return
    const isWell = text.startsWith('HTTP/1.1 200') && !REFUSAL.test(text.slice(head + 4, head + 100))
    if (isWell) settle?.resolve()
    else settle?.reject(new Error(text.slice(head + 4)))
    text = ''
  })
  socket.on('error', (error) => settle?.reject(error))
  return {
    ask: () => new Promise<void>((resolve, reject) => {
      settle = { resolve, reject }
      socket.write(request)
    }),
    close: () => socket.destroy(),
  }
}

async function sdkAsker({ port }: Job, { how, collection, documents }: Exclude<Job['ask'], { how: 'wire' }>): Promise<Ask> {
  Object.assign(process.env, workerEnvironment(`http://127.0.0.1:${port}/admin`, tmpdir()))
  const sdk = (await import('wx-server-sdk')).default as unknown as Sdk
  sdk.init({ env: 'dev-env' })
  const db = sdk.database()
  const held = db.collection(collection)
  const anywhere = () => Math.floor(Math.random() * documents)
  if (how === 'add') return () => held.add({ data: { name: 'x'.repeat(300), at: new Date() } })
  if (how === 'find') return () => held.where({ kind: 'k1', at: db.command.lt(anywhere()) }).orderBy('at', 'desc').limit(20).get()
  return (turn) => db.runTransaction(async (transaction) => {
    const [one, other] = [`t${turn % 1000}`, `u${turn % 1000}`]
    await transaction.collection(collection).doc(one).get()
    await transaction.collection(collection).doc(one).update({ data: { n: turn } })
    await transaction.collection(collection).doc(other).set({ data: { n: turn } })
  })
}

async function carryOut(job: Job): Promise<Load> {
  const { ask: what } = job
  const askers = await Promise.all(Array.from({ length: job.parallel }, async () =>
    what.how === 'wire' ? wireAsker(job, what) : { ask: await sdkAsker(job, what), close: () => undefined }))
  let answers = 0
  let refusals = 0
  let turn = 0
  const begun = performance.now()
  await Promise.all(askers.map(async ({ ask }) => {
    while (performance.now() - begun < job.ms) {
      const isWell = await ask(turn += 1).then(() => true, () => false)
      if (isWell) answers += 1
      else refusals += 1
    }
  }))
  const seconds = (performance.now() - begun) / 1000
  askers.forEach(({ close }) => close())
  return { perSecond: answers / seconds, refusals }
}

process.on('message', (job: Job) => void carryOut(job).then((load) => process.send?.(load)))

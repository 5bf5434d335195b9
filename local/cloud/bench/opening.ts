/** `opening.ts <folder> <documents>`: opens a cloud on a folder in a fresh process and reports what that took. */
import { openCloud } from '..'
import { askPage, BENCH_COLLECTIONS, PAGES_ASKED } from './documents'

export interface Opening {
  readonly ms: number
  /** Resident memory that came with opening, MB. */
  readonly megabytes: number
  /** The same after the pages. */
  readonly megabytesInUse: number
}

const headers = { 'content-type': 'application/json', authorization: 'TC3-HMAC-SHA256 Credential=local' }

async function main(dataDir: string, documents: number): Promise<void> {
  const before = process.memoryUsage.rss()
  const more = () => (process.memoryUsage.rss() - before) / 1_000_000
  const begun = performance.now()
  const cloud = await openCloud({ dataDir, functionsDir: '', collections: BENCH_COLLECTIONS })
  const ms = performance.now() - begun
  const megabytes = more()
  for (let pages = 0; pages < PAGES_ASKED; pages += 1) {
    await (await fetch(`${cloud.url}/admin`, { method: 'POST', headers, body: JSON.stringify(askPage(documents)) })).text()
  }
  process.send?.({ ms, megabytes, megabytesInUse: more() } satisfies Opening)
  await cloud.close()
}

void main(process.argv[2] ?? '', Number(process.argv[3]))

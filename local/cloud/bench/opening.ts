/** `opening.ts <folder>`: opens a cloud on a folder in a fresh process and reports what that took. */
import { loadavg } from 'node:os'
import { openCloud } from '..'
import { BENCH_COLLECTIONS } from './documents'

export interface Opening {
  readonly ms: number
  /** Resident memory that came with opening, MB. */
  readonly megabytes: number
  readonly load: number
}

async function main(dataDir: string): Promise<void> {
  const before = process.memoryUsage.rss()
  const begun = performance.now()
  const cloud = await openCloud({ dataDir, functionsDir: '', collections: BENCH_COLLECTIONS })
  const ms = performance.now() - begun
  process.send?.({ ms, megabytes: (process.memoryUsage.rss() - before) / 1_000_000, load: loadavg()[0] } as Opening)
  await cloud.close()
}

void main(process.argv[2] ?? '')

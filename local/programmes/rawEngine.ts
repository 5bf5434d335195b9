/** The bare engine on this disk, now: what every throughput is compared with. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Connection } from '@/local/cloud/database/sqlite'

/** Durable single-row commits a second (WAL, synchronous=FULL), over one second. */
export async function rawCommits(): Promise<number> {
  const dir = mkdtempSync(path.join(tmpdir(), 'raw-'))
  const database = new Connection(path.join(dir, 'raw.db'))
  try {
    database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT)')
    const body = 'x'.repeat(350)
    const begun = performance.now()
    let commits = 0
    for (; performance.now() - begun < 1000; commits += 1) database.run('INSERT INTO t (body) VALUES (?)', body)
    return (commits * 1000) / (performance.now() - begun)
  } finally {
    database.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { DatabaseSync } from '@photostructure/sqlite'

/** What the services around the database remember: files, messages, consents, codes, pending verdicts. */
export interface Records {
  all(sql: string, ...values: Scalar[]): Row[]
  first(sql: string, ...values: Scalar[]): Row | undefined
  /** Returns the number of rows changed; durable when it returns, or at the end of `together`. */
  run(sql: string, ...values: Scalar[]): number
  /** One commit for several statements; nothing of them stays if one throws. */
  together<T>(work: () => T): T
  /** Key of signatures, kept so that links survive a restart. */
  secret: Buffer
  close(): void
}

type Scalar = string | number | null
type Sqlite = InstanceType<typeof DatabaseSync>
type Row = Record<string, unknown>

const TABLES = `
  CREATE TABLE IF NOT EXISTS file (path TEXT PRIMARY KEY, size INTEGER, type TEXT, at INTEGER) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS outbox (seq INTEGER PRIMARY KEY, entry TEXT);
  CREATE TABLE IF NOT EXISTS consent (openid TEXT, template TEXT, remaining INTEGER, PRIMARY KEY (openid, template)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS phone_code (code TEXT PRIMARY KEY, phone TEXT, expires INTEGER) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS media_check (trace TEXT PRIMARY KEY, url TEXT, openid TEXT, due INTEGER) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS secret (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
`

export function openRecords(dir: string): Records {
  mkdirSync(dir, { recursive: true })
  const db = openSqlite(path.join(dir, 'services.db'))
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000')
  db.exec(TABLES)
  const statements = new Map<string, ReturnType<Sqlite['prepare']>>()
  const prepare = (sql: string) => {
    const known = statements.get(sql) ?? db.prepare(sql)
    statements.set(sql, known)
    return known
  }
  const records: Omit<Records, 'secret'> = {
    all: (sql, ...values) => prepare(sql).all(...values) as Row[],
    first: (sql, ...values) => prepare(sql).get(...values) as Row | undefined,
    run: (sql, ...values) => Number(prepare(sql).run(...values).changes),
    together(work) {
      db.exec('BEGIN IMMEDIATE')
      try {
        const value = work()
        db.exec('COMMIT')
        return value
      } catch (error) {
        db.exec('ROLLBACK')
        throw error
      }
    },
    close: () => db.close(),
  }
  return { ...records, secret: signingKey(records) }
}

function signingKey(records: Omit<Records, 'secret'>): Buffer {
  const fresh = randomBytes(32).toString('hex')
  records.run(`INSERT OR IGNORE INTO secret VALUES ('signing', ?)`, fresh)
  const row = records.first(`SELECT value FROM secret WHERE name = 'signing'`)
  return Buffer.from(String(row?.value), 'hex')
}

/** Node's own SQLite where there is one (22 and later), else the package with the same interface. */
function openSqlite(file: string): Sqlite {
  const { DatabaseSync: Database } = loadSqlite()
  return new Database(file)
}

function loadSqlite(): { DatabaseSync: typeof DatabaseSync } {
  try {
    return require('node:sqlite') as { DatabaseSync: typeof DatabaseSync }
  } catch {
    return require('@photostructure/sqlite') as { DatabaseSync: typeof DatabaseSync }
  }
}

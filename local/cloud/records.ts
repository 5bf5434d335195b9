import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { Connection, type Row, type SqlValue } from './database/sqlite'

/** What the services around the database remember: files, messages, consents, codes, pending verdicts. */
export interface Records {
  all(sql: string, ...values: SqlValue[]): Row[]
  first(sql: string, ...values: SqlValue[]): Row | undefined
  /** Returns the number of rows changed, durable. */
  run(sql: string, ...values: SqlValue[]): number
  /** What is remembered now; the function brings it back, as often as it is called. */
  moment(): () => void
  /** Key of signatures, kept so that links survive a restart. */
  secret: Buffer
  close(): void
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS file (path TEXT PRIMARY KEY, size INTEGER, type TEXT, at INTEGER) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS outbox (seq INTEGER PRIMARY KEY, entry TEXT);
  CREATE TABLE IF NOT EXISTS consent (openid TEXT, template TEXT, remaining INTEGER, PRIMARY KEY (openid, template)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS phone_code (code TEXT PRIMARY KEY, phone TEXT, expires INTEGER) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS media_check (trace TEXT PRIMARY KEY, url TEXT, openid TEXT, due INTEGER) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS secret (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
`

/** All of them but the key of signatures. */
const CHANGING = ['file', 'outbox', 'consent', 'phone_code', 'media_check']

/** `isDurable` as the database's. */
export function openRecords(dir: string, isDurable = true): Records {
  mkdirSync(dir, { recursive: true })
  const db = new Connection(path.join(dir, 'services.db'))
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${isDurable ? 'FULL' : 'OFF'}; PRAGMA busy_timeout = 2000`)
  db.exec(TABLES)
  const records: Omit<Records, 'secret'> = {
    all: (sql, ...values) => db.all(sql, ...values),
    first: (sql, ...values) => db.get(sql, ...values),
    run(sql, ...values) {
      db.run(sql, ...values)
      return Number(db.value('SELECT changes()'))
    },
    moment() {
      const kept = CHANGING.map((table) => ({ table, rows: db.all(`SELECT * FROM ${table}`) }))
      return () => {
        db.exec('BEGIN IMMEDIATE')
        for (const { table, rows } of kept) {
          db.run(`DELETE FROM ${table}`)
          for (const row of rows) db.run(`INSERT INTO ${table} VALUES (${Object.keys(row).map(() => '?').join(', ')})`, ...Object.values(row))
        }
        db.exec('COMMIT')
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

import type { Records } from '../records'

/** One call of the open API: what would have left for WeChat, and what WeChat would have said. */
export interface OutboxEntry {
  seq: number
  /** ISO instant. */
  at: string
  /** e.g. `subscribeMessage.send`. */
  api: string
  /** Snake-cased as on the wire; bytes as `{ bytes: n }`. */
  params: Record<string, unknown>
  /** Who caused it; absent for SDK processes outside. */
  caller?: { door: string; action?: string; openid?: string; requestId: string }
  /** 0 = accepted. */
  errcode: number
  errmsg: string
}

export interface Outbox {
  add(entry: Omit<OutboxEntry, 'seq'>): void
  /** Oldest first; only after `seq`, only of one API, where asked. */
  entries(filter?: { api?: string; after?: number }): OutboxEntry[]
}

export function createOutbox(records: Records): Outbox {
  return {
    add: (entry) => void records.run('INSERT INTO outbox (entry) VALUES (?)', JSON.stringify(entry)),
    entries({ api, after = 0 } = {}) {
      const rows = records.all('SELECT seq, entry FROM outbox WHERE seq > ? ORDER BY seq', after)
      const entries = rows.map((row) => ({ seq: Number(row.seq), ...(JSON.parse(String(row.entry)) as Omit<OutboxEntry, 'seq'>) }))
      return api === undefined ? entries : entries.filter((entry) => entry.api === api)
    },
  }
}

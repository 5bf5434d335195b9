/** A disk that fills up at every possible point: the refusal is plain and nothing acknowledged is lost. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Counters } from '../database/counters'
import { Store } from '../database/store'
import { Transactions } from '../database/transactions'
import { Wire } from '../database/wire'
import { WriteQueue } from '../database/write'
import { indexFaults } from './killing'
import { collections } from './workloads'

export interface FullDiskReport { readonly disks: number; readonly refused: number; readonly lost: number; readonly faults: readonly string[] }

/** Pages an empty store takes; each disk of the series has a few more. */
const EMPTY_PAGES = 24

export async function fillDisks(disks: number): Promise<FullDiskReport> {
  const faults: string[] = []
  let refused = 0
  let lost = 0
  for (let n = 0; n < disks; n++) {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'full-'))
    const result = await fillOne(dir, EMPTY_PAGES + n)
    refused += result.refused
    lost += result.lost
    faults.push(...result.faults, ...indexFaults(dir))
    fs.rmSync(dir, { recursive: true, force: true })
  }
  return { disks, refused, lost, faults }
}

async function fillOne(dir: string, pages: number) {
  const store = Store.open(dir, collections)
  store.connection.exec(`PRAGMA max_page_count = ${pages}`)
  const counters = new Counters()
  const queue = new WriteQueue(store, counters, () => undefined)
  const transactions = new Transactions(store, queue, counters, Date.now)
  const wire = new Wire({ store, queue, transactions, counters, now: Date.now, log: () => undefined })
  const kept: string[] = []
  const faults: string[] = []
  let refused = 0
  for (let i = 0; i < 40; i++) {
    const group = Array.from({ length: 5 }, (_, j) => `${i}-${j}`)
    const replies = await Promise.all(group.map((id) => wire.answer({
      action: 'database.insertDocument', collectionName: 'items', data: [JSON.stringify({ _id: id, key: id, text: 'x'.repeat(1_500) })],
    })))
    replies.forEach((reply, j) => {
      if (!('code' in reply)) kept.push(group[j] as string)
      else if (reply.message.includes('the disk is full')) refused += 1
      else faults.push(reply.message)
    })
  }
  transactions.close()
  const stored = new Set(store.connection.all('SELECT body FROM docs_1').map(({ body }) => (JSON.parse(String(body)) as { _id: string })._id))
  store.close()
  return { refused, lost: kept.filter((id) => !stored.has(id)).length, faults }
}

/**
 * Power cuts, modelled. kill -9 leaves the kernel's page cache alone, so it says nothing about bytes that
 * were written but not yet on the platter. Here the files are copied at every acknowledgement; a cut after
 * acknowledgement k is an image in which
 *   – everything SQLite had synced by then is there: with synchronous=FULL that is the log as it was when
 *     write k was answered, and the data file as of its last checkpoint;
 *   – of what was written later, each 512-byte sector is there or not, at random (dropped, torn, reordered);
 *     new sectors at the end that are missing read as zeros or cut the file short.
 * A write that checkpoints does so after its log is synced, so both orders are cut: the log half written
 * over the old data file, and the data file half written beside the complete log.
 *
 * What this does not model: a disk that lies about its cache, and file system metadata. That SQLite calls
 * fsync where it says so is taken from its documentation. The control runs the same store with
 * synchronous=OFF: then nothing counts as synced since the opening, and the images must show losses.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { openDatabase } from '../database'
import { Store } from '../database/store'
import { fractionsFrom } from '../fractions'
import { indexFaults } from './killing'
import { collections, readAll } from './workloads'

export interface PowerReport {
  readonly images: number
  readonly unopenable: number
  /** Images in which an acknowledged write was missing. */
  readonly withLosses: number
  readonly damaged: number
  readonly checkpoints: number
}

const SECTOR = 512
/** Pages of log after which SQLite checkpoints here; small, so that many cuts fall into a checkpoint. */
const CHECKPOINT_PAGES = 24

interface Moment { readonly data: Buffer; readonly log: Buffer; readonly acknowledged: number }

/** Writes through the real store and copies both files at every acknowledgement. */
function record(writes: number, isSynced: boolean): Moment[] {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'power-'))
  const store = Store.open(dir, collections)
  store.connection.exec(`PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}; PRAGMA synchronous = ${isSynced ? 'FULL' : 'OFF'}`)
  const items = store.catalogue.get('items')
  const moments = [momentOf(store.file, 0)]
  for (let i = 1; i <= writes; i++) {
    store.connection.exec('BEGIN IMMEDIATE')
    store.put(items, undefined, { _id: `p${String(i).padStart(6, '0')}`, n: i % 9, key: `k${i}`, text: 'x'.repeat(i * 37 % 900) }, 'Insert')
    store.connection.exec('COMMIT')
    moments.push(momentOf(store.file, i))
  }
  store.close()
  fs.rmSync(dir, { recursive: true, force: true })
  return moments
}

const momentOf = (file: string, acknowledged: number): Moment =>
  ({ data: fs.readFileSync(file), log: fs.readFileSync(`${file}-wal`), acknowledged })

/** Some sectors of what came later over what was there: dropped, torn, out of order. */
function mixed(before: Buffer, later: Buffer, random: () => number): Buffer {
  const keep = random()
  const out = Buffer.alloc(Math.max(before.length, later.length))
  before.copy(out)
  for (let at = 0; at < later.length; at += SECTOR) {
    if (random() < keep) later.copy(out, at, at, Math.min(at + SECTOR, later.length))
  }
  const isShort = random() < 0.5
  const end = isShort ? Math.max(before.length, Math.floor(random() * out.length / SECTOR) * SECTOR) : out.length
  return out.subarray(0, end)
}

interface Image { readonly data: Buffer; readonly log: Buffer; readonly acknowledged: number }

function imageAfter(moments: readonly Moment[], k: number, random: () => number): Image {
  const now = moments[k] as Moment
  const next = moments[k + 1] as Moment
  const hasCheckpoint = !next.data.equals(now.data)
  const isInCheckpoint = hasCheckpoint && random() < 0.5
  if (isInCheckpoint) return { data: mixed(now.data, next.data, random), log: next.log, acknowledged: now.acknowledged }
  return { data: now.data, log: mixed(now.log, next.log, random), acknowledged: now.acknowledged }
}

/** Without syncs nothing since the opening is safe. */
function imageWithoutSync(moments: readonly Moment[], k: number, random: () => number): Image {
  const [first, now] = [moments[0] as Moment, moments[k] as Moment]
  return { data: mixed(first.data, now.data, random), log: mixed(first.log, now.log, random), acknowledged: now.acknowledged }
}

export async function cutPower(images: number, isSynced: boolean, seed = 1): Promise<PowerReport> {
  const random = fractionsFrom(seed)
  const moments = record(Math.min(300, Math.max(60, images)), isSynced)
  const totals = { unopenable: 0, withLosses: 0, damaged: 0 }
  for (let i = 0; i < images; i++) {
    const k = 1 + Math.floor(random() * (moments.length - 2))
    const verdict = await judge((isSynced ? imageAfter : imageWithoutSync)(moments, k, random))
    if (verdict !== undefined) totals[verdict] += 1
  }
  const checkpoints = moments.filter(({ data }, i) => i > 0 && !data.equals((moments[i - 1] as Moment).data)).length
  return { images, checkpoints, ...totals }
}

async function judge(image: Image): Promise<'unopenable' | 'withLosses' | 'damaged' | undefined> {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'power-'))
  try {
    fs.writeFileSync(path.join(dir, 'database.sqlite'), image.data)
    fs.writeFileSync(path.join(dir, 'database.sqlite-wal'), image.log)
    const database = openDatabase({ dir, collections, now: Date.now })
    const stored = await readAll(database, 'items').finally(() => database.close())
    const isWhole = Array.from({ length: image.acknowledged }, (_, i) => `p${String(i + 1).padStart(6, '0')}`).every((id) => stored.has(id))
    if (!isWhole) return 'withLosses'
    return indexFaults(dir).length > 0 ? 'damaged' : undefined
  } catch {
    return 'unopenable'
  } finally {
    fs.rmSync(dir, { recursive: true, force: true })
  }
}

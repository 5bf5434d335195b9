/**
 * WeChat's cloud in virtual time and one process: the product's doors, the embedded database of the local cloud, and a line
 * between them on which every call takes 3 to 20 ms of its own. One seed is one history, to the letter.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { collections } from '@/cloudfunctions/kit/collections'
import { openDatabase, type Moment } from '@/local/cloud/database'
import { dump, load, type Ask } from '@/local/testing/load'
import { fractionsFrom } from '../random'
import { loadFunctions, type VirtualFunctions } from './functions'
import { VirtualTime } from './time'

/** A call of the database (guarantees: "each database call 3–20 ms"). */
const CALL_MS = [3, 20] as const

export interface VirtualCloud {
  readonly time: VirtualTime
  readonly functions: VirtualFunctions
  load(collection: string, docs: readonly object[]): Promise<void>
  dump<Doc>(collection: string, query?: object): Promise<Doc[]>
  /** Fires the timer once. */
  fire(at: Date): Promise<unknown>
  /** Plays a story from the moment of the first play on; the digest is of every call of the database and its answer. */
  play<T>(seed: number, from: number, story: () => Promise<T>): Promise<{ readonly value: T; readonly digest: string }>
  close(): void
}

/** In memory where the machine has such a folder: what is tried here need not outlive the process. */
const scratch = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

export async function openVirtualCloud(modules: Readonly<Record<string, string>> = {}): Promise<VirtualCloud> {
  const time = new VirtualTime()
  const functions = await loadFunctions(time, modules)
  const dir = mkdtempSync(path.join(scratch, 'virtual-'))
  const database = openDatabase({ dir, collections, now: () => Math.floor(time.now()), sleep: time.sleep })
  let fraction = fractionsFrom(0)
  let history = createHash('sha256')
  let start: Moment | undefined

  functions.line.send = async (body) => {
    const run = functions.current()
    if (run) run.calls += 1
    const took = CALL_MS[0] + fraction() * (CALL_MS[1] - CALL_MS[0])
    const there = took * fraction()
    await time.sleep(there)
    const { requestId: _own, ...answer } = await database.answer({ ...body, wxCloudApiToken: run?.invocation.token })
    history.update(`${time.now()} ${run?.invocation.openid ?? ''} ${JSON.stringify(body)} ${JSON.stringify(answer)}\n`)
    await time.sleep(took - there)
    return answer
  }
  const ask: Ask = async (body) => {
    const answer = await database.answer(body)
    if ('code' in answer) throw new Error(`${String(body.collectionName)}: ${answer.code} ${answer.message}`)
    return answer.data ?? {}
  }
  return {
    time,
    functions,
    load: (collection, docs) => load(ask, collection, docs),
    dump: (collection, query) => dump(ask, collection, query),
    fire: (at) => functions.call('timer', { Type: 'Timer', TriggerName: 'tick', Time: at.toISOString() }, { source: 'wx_trigger' }),
    play: async (seed, from, story) => {
      if (start) await start.comeBack()
      else start = database.moment()
      functions.reseed(seed)
      fraction = fractionsFrom(seed ^ 0x5bd1e995)
      history = createHash('sha256')
      const value = await time.play(from, story)
      return { value, digest: history.digest('hex').slice(0, 16) }
    },
    close: () => {
      database.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

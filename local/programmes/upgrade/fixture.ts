/** A version's data and what its client asked, as one compressed file; and how today's functions answer it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { EJSON } from 'bson'
import { collections } from '@/cloudfunctions/kit/collections'
import { defaultCalendars } from '@/cloudfunctions/kit/defaultCalendars'
import { defaultPolicies } from '@/cloudfunctions/kit/defaultPolicies'
import type { Counter } from '@/cloudfunctions/kit/documents/case'
import { PROGRESS, upgradeNames } from '@/cloudfunctions/kit/upgradeNames'
import { errorCodes, type Reply } from '@/types/errors'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { frozenClock } from '../clocks/frozen'
import { lostIn, shapeOf, type Shape } from './shape'
import { WRITTEN_AT, writeDown, type Recorded } from './story'

export interface Fixture {
  readonly version: string
  /** The clock stands here, ms. */
  readonly at: number
  /** All that this version's client has a sentence for. */
  readonly errorCodes: readonly string[]
  readonly data: Readonly<Record<string, ReadonlyArray<{ readonly _id: string }>>>
  readonly requests: ReadonlyArray<Recorded & { readonly requestId: string; readonly code: string | null; readonly shape: Shape }>
}

export const folder = path.join(__dirname, 'versions')
const fileOf = (version: string) => path.join(folder, `${version}.json.gz`)

export const versions = () => readdirSync(folder).filter((name) => name.endsWith('.json.gz')).map((name) => name.replace('.json.gz', ''))
export const read = (version: string) => EJSON.parse(gunzipSync(readFileSync(fileOf(version))).toString(), { relaxed: true }) as unknown as Fixture

const idOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`

async function answer(cloud: TestCloud, { openid, action, input }: Recorded, requestId: string): Promise<Reply<unknown>> {
  const reply = await cloud.call('api', { action, input, requestId }, openid)
  if (!('result' in reply)) throw new Error(`${action}: ${JSON.stringify(reply)}`)
  return reply.result as Reply<unknown>
}

async function everything(cloud: TestCloud): Promise<Record<string, Array<{ _id: string }>>> {
  const data: Record<string, Array<{ _id: string }>> = {}
  for (const { name } of collections) {
    const docs = await cloud.dump<{ _id: string }>(name)
    if (docs.length > 0) data[name] = docs
  }
  return data
}

/** Plays the story with the functions as they are and keeps it. The same version gives the same requests and shapes; ids and seals differ. */
export async function keep(version: string): Promise<{ bytes: number; requests: number }> {
  const cloud = await startCloud({ clock: frozenClock(WRITTEN_AT), maxWorkers: 2 })
  try {
    const asked = await writeDown(cloud)
    const data = await everything(cloud)
    const requests: Array<Fixture['requests'][number]> = []
    for (const [index, one] of asked.entries()) {
      const reply = await answer(cloud, one, idOf(index))
      requests.push({ ...one, requestId: idOf(index), code: reply.ok ? null : reply.error.code, shape: reply.ok ? shapeOf(reply.data) : 'null' })
    }
    const fixture: Fixture = { version, at: WRITTEN_AT, errorCodes, data, requests }
    const file = gzipSync(EJSON.stringify(fixture, { relaxed: true }), { level: 9 })
    writeFileSync(fileOf(version), file)
    return { bytes: file.length, requests: requests.length }
  } finally {
    await cloud.close()
  }
}

/** What a deployment brings along: settings that this version did not know. */
async function withNewSettings(cloud: TestCloud, data: Fixture['data']): Promise<void> {
  for (const [collection, docs] of [['policies', defaultPolicies], ['calendars', defaultCalendars]] as const) {
    const known = new Set((data[collection] ?? []).map(({ _id }) => _id))
    const fresh = (docs as ReadonlyArray<{ readonly _id: string }>).filter(({ _id }) => !known.has(_id))
    if (fresh.length > 0) await cloud.load(collection, fresh)
  }
}

/** A union of this version on the evening of a deployment: the timer has not come by yet. */
export async function deployedOn({ at, data }: Pick<Fixture, 'at' | 'data'>): Promise<TestCloud> {
  const cloud = await startCloud({ isEmpty: true, clock: frozenClock(at), maxWorkers: 2 })
  for (const [collection, docs] of Object.entries(data)) await cloud.load(collection, docs)
  await withNewSettings(cloud, data)
  return cloud
}

const ROUNDS = 50

/** The timer, until no migration is left. */
export async function upgraded(cloud: TestCloud): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    await cloud.fire(new Date(cloud.clock.now()))
    const [progress] = await cloud.dump<Counter>('counters', { _id: PROGRESS })
    if (progress && progress.last >= upgradeNames.length) return
  }
  throw new Error('the upgrade does not come to an end')
}

/** What an old client would not understand any more, in words; empty when all is well. */
export async function brokenFor({ version, errorCodes: known, requests, ...fixture }: Fixture, prepare = upgraded): Promise<string[]> {
  const cloud = await deployedOn(fixture)
  const broken: string[] = []
  try {
    await prepare(cloud)
    for (const { code, shape, requestId, ...asked } of requests) {
      const reply = await answer(cloud, asked, requestId)
      const now = reply.ok ? null : reply.error.code
      if (now !== code) broken.push(`${version} ${asked.action}: said ${now ?? 'yes'}, was ${code ?? 'yes'}`)
      if (now !== null && !known.includes(now)) broken.push(`${version} ${asked.action}: ${now} has no sentence there`)
      if (reply.ok && code === null) broken.push(...lostIn(shape, shapeOf(reply.data)).map((lost) => `${version} ${asked.action}${lost}`))
    }
    return broken
  } finally {
    await cloud.close()
  }
}

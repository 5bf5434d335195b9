/** The stage of T2: the product's doors and the embedded database in one process, every call 3 to 20 ms of virtual time. */
import { beginnings } from '@/local/testing/startCloud'
import { personOf } from '@/local/testing/person'
import { openVirtualCloud, type VirtualCloud } from '../virtual/cloud'
import { castOf, rush, type Crowd, type RushResult, type Stage } from './rush'

/** Everybody taps within this (guarantees: "2,000 people within 50 ms"). */
const ARRIVAL_MS = 50
/** Each seed has a minute of its own: the calls a person may make in a minute are counted in the instance. */
const MINUTE_MS = 60_000
const FIRST_MINUTE = Date.UTC(2026, 5, 1, 2)

function stageOf(cloud: VirtualCloud): Stage {
  const { time, functions } = cloud
  const call = async (openid: string, event: unknown) => ({ result: await functions.call('api', event, { openid, source: 'wx_client' }), errMsg: '', requestID: '' })
  return {
    now: time.now,
    sleep: time.sleep,
    load: cloud.load,
    dump: cloud.dump,
    as: ({ openid }) => personOf({ call: (_door, event) => call(openid ?? '', event) }, openid ?? ''),
    fire: cloud.fire,
    deliver: (openid, event) => call(openid, event) as ReturnType<Stage['deliver']>,
    record: async (work) => {
      const before = functions.runs.length
      await work()
      return functions.runs.slice(before).map(({ invocation: { openid, action }, calls }) => ({ openid, action, calls }))
    },
    withinMs: ARRIVAL_MS,
  }
}

export interface VirtualResult extends RushResult {
  /** Of every call of the database, when it came, and its answer. */
  readonly digest: string
  /** What the product logged as a mistake of its own. */
  readonly bugs: string[]
  /** Seconds of this machine's processor. */
  readonly processorS: number
}

export interface VirtualRush {
  /** The same crowd has the same history, whatever was played before. */
  play(crowd: Crowd): Promise<VirtualResult>
  close(): void
}

/** A house of so many people, the most that may come; `modules` as of buildFunctions, for negative controls. */
export async function openVirtualRush(people: number, modules: Readonly<Record<string, string>> = {}): Promise<VirtualRush> {
  const cloud = await openVirtualCloud(modules)
  const stage = stageOf(cloud)
  for (const [collection, docs] of Object.entries(beginnings)) await stage.load(collection, docs)
  await stage.load('members', castOf(people))
  return {
    play: async (crowd) => {
      const begun = process.cpuUsage()
      const from = FIRST_MINUTE + crowd.seed * MINUTE_MS
      const { value, digest } = await cloud.play(crowd.seed, from, () => rush(stage, crowd))
      const bugs = cloud.functions.logged.filter((line) => line.includes('"what":"bug"'))
      const { user, system } = process.cpuUsage(begun)
      return { ...value, digest, bugs, processorS: (user + system) / 1e6 }
    },
    close: cloud.close,
  }
}

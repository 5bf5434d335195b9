/** The stage of T1: a local cloud and its HTTP, as phones reach it. */
import type { Run } from '@/local/cloud'
import type { TestCloud } from '@/local/testing/startCloud'
import { castOf, rush, type Crowd, type Envelope, type RushResult, type Stage } from './rush'

const askedIn = ({ openid, action, requests }: Run) => ({ openid, action, calls: requests.filter((request) => request.action.startsWith('database.')).length })

const stageOf = (cloud: TestCloud): Stage => ({
  now: () => performance.timeOrigin + performance.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  load: cloud.load,
  dump: cloud.dump,
  as: cloud.as,
  fire: cloud.fire,
  deliver: async (openid, event) => {
    const headers = { 'content-type': 'application/json', 'x-openid': openid }
    const response = await fetch(`${cloud.url}/call/api`, { method: 'POST', headers, body: JSON.stringify(event) })
    return (await response.json()) as Envelope
  },
  record: async (work) => (await cloud.wire.record(work)).runs.map(askedIn),
})

/** One rush on a fresh cloud. */
export async function rushOverHttp(cloud: TestCloud, crowd: Crowd): Promise<RushResult> {
  const stage = stageOf(cloud)
  await stage.load('members', castOf(crowd.people))
  return rush(stage, crowd)
}

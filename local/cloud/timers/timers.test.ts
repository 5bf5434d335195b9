import { setTimeout as sleep } from 'node:timers/promises'
import { openTestCloud, type TestCloud } from '../functions/fixtures/openTestCloud'

let cloud: TestCloud
beforeEach(async () => { cloud = await openTestCloud() })
afterEach(() => cloud.close())

describe('a timer', () => {
  it('tells its function name and time, and nobody is calling', async () => {
    const [outcome] = await cloud.fireTimer('2026-11-01T09:00:00+08:00')
    const result = JSON.parse(outcome?.ok ? outcome.json : '{}') as Record<string, unknown>
    expect(result.event).toEqual({ Type: 'Timer', TriggerName: 'everySecond', Time: '2026-11-01T01:00:00Z', Message: '' })
    expect(result.context).toMatchObject({ SOURCE: 'wx_trigger' })
    expect(result.context).not.toHaveProperty('OPENID')
  })

  it('fired by hand over HTTP can be delivered twice', async () => {
    const reply = await cloud.send('POST', '/timer', { body: JSON.stringify({ at: '2026-11-01T01:00:00Z', times: 2 }) })
    expect(await reply.json()).toMatchObject({ fired: [{ ok: true }, { ok: true }] })
    expect(cloud.stored.filter(({ action }) => action === 'database.insertDocument')).toHaveLength(2)
  })

  it.each([{ at: 'yesterday' }, { times: 0 }, { times: 'two' }])('fired with %j is refused', async (body) => {
    expect((await cloud.send('POST', '/timer', { body: JSON.stringify(body) })).status).toBe(400)
  })

  it('does not fire by itself unless asked to', async () => {
    await sleep(1_200)
    expect(cloud.stored).toHaveLength(0)
  })
})

describe('the schedule', () => {
  /** How often each time was delivered, once some delivery fits; the test times out otherwise. */
  const deliveries = async (scheduled: TestCloud, fits: (counts: Map<string, number>) => boolean) => {
    scheduled.startSchedule()
    for (const counts = new Map<string, number>(); ; counts.clear()) {
      for (const { data } of scheduled.stored) counts.set(String(data), (counts.get(String(data)) ?? 0) + 1)
      if (fits(counts)) return new Map(counts)
      await sleep(50)
    }
  }

  it('fires on time, once', async () => {
    const counts = await deliveries(cloud, (seen) => seen.size >= 2)
    expect([...counts.values()].every((count) => count === 1)).toBe(true)
  })

  it('fires twice where the cloud is to be that unkind', async () => {
    const twice = await openTestCloud({ deliverTwice: true })
    expect(await deliveries(twice, (seen) => [...seen.values()].includes(2))).toBeTruthy()
    await twice.close()
  })

  it('follows a clock that is moved', async () => {
    cloud.clock.set('2030-01-01T00:00:00Z')
    const counts = await deliveries(cloud, (seen) => seen.size > 0)
    expect([...counts.keys()][0]).toContain('2030-01-01T00:00:')
  })
})

import { createClock } from './clock'
import { openTestCloud, type TestCloud } from './functions/fixtures/openTestCloud'

describe('the clock', () => {
  it('runs on from where it is set', () => {
    const clock = createClock()
    clock.set('2030-01-01T00:00:00Z')
    expect(Math.abs(clock.now() - Date.UTC(2030, 0, 1))).toBeLessThan(1_000)
    clock.advance(3_600_000)
    expect(Math.abs(clock.now() - Date.UTC(2030, 0, 1, 1))).toBeLessThan(1_000)
    clock.reset()
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1_000)
  })

  it('refuses what is no instant', () => {
    expect(() => createClock().set('soon')).toThrow(/not an instant/)
  })
})

describe('the clock of functions', () => {
  let cloud: TestCloud
  beforeAll(async () => { cloud = await openTestCloud({ maxWorkers: 1 }) })
  afterAll(() => cloud.close())
  const hours = async () => (await cloud.act('hours')) as { now: number; date: string; isDate: boolean }

  it('follows, call by call, in workers that already run', async () => {
    const before = await hours()
    cloud.clock.set('2030-01-01T00:00:00Z')
    const shifted = await hours()
    cloud.clock.reset()
    const after = await hours()
    expect(before.date.slice(0, 4)).toBe(after.date.slice(0, 4))
    expect(shifted).toMatchObject({ date: expect.stringContaining('2030-01-01T00:00:0') as string, isDate: true })
    expect(Math.abs(shifted.now - Date.UTC(2030, 0, 1))).toBeLessThan(2_000)
  })

  it('is read and set over HTTP', async () => {
    const set = await cloud.send('POST', '/clock', { body: '{"at":"2031-05-01T00:00:00Z"}' })
    expect(await set.json()).toMatchObject({ now: expect.stringContaining('2031-05-01') as string })
    expect((await hours()).date).toContain('2031-05-01')
    await cloud.send('POST', '/clock', { body: '{"advanceMs":86400000}' })
    expect(await (await cloud.send('GET', '/clock')).json()).toMatchObject({ now: expect.stringContaining('2031-05-02') as string })
    expect((await (await cloud.send('POST', '/clock')).json() as { offsetMs: number }).offsetMs).toBe(0)
  })
})

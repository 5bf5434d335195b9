import { createFaults } from './faults'
import { newInvocation } from './functions/invocation'
import { openTestCloud, type TestCloud } from './functions/fixtures/openTestCloud'

let cloud: TestCloud
beforeAll(async () => { cloud = await openTestCloud({ maxWorkers: 2 }) })
afterEach(() => {
  cloud.faults.clear()
  cloud.stored.length = 0
})
afterAll(() => cloud.close())

const add = () => cloud.act('database', { collection: 'c', data: { a: 1 }, caught: true })
const twoAdds = { act: 'both', collection: 'c', caught: true }

describe('a planned fault', () => {
  it('before the effect: the function sees a refusal and nothing is stored', async () => {
    cloud.faults.plan({ kind: 'errorBefore' })
    expect(await add()).toMatchObject({ caught: true, errCode: -501003 })
    expect(cloud.stored).toHaveLength(0)
    expect(await add()).not.toHaveProperty('caught')
  })

  it('after the effect: the function sees a time-out although it is stored', async () => {
    cloud.faults.plan({ kind: 'errorAfter' })
    expect(await add()).toMatchObject({ caught: true, errCode: -501002 })
    expect(cloud.stored).toHaveLength(1)
  })

  it('can be a delay', async () => {
    cloud.faults.plan({ kind: 'delay', delayMs: 300 })
    const begunAt = Date.now()
    await add()
    expect(Date.now() - begunAt).toBeGreaterThanOrEqual(300)
  })

  it('can be the death of the instance after the effect', async () => {
    cloud.faults.plan({ kind: 'crash' })
    await expect(add()).rejects.toMatchObject({ errCode: -504002, message: expect.stringContaining('the instance died') as string })
    expect(cloud.stored).toHaveLength(1)
    expect(await add()).not.toHaveProperty('caught')
  })

  it('strikes at the n-th request of a run only, as often as told', async () => {
    cloud.faults.plan({ kind: 'errorBefore', nth: 2, times: 2, request: 'database.insert' })
    for (const round of [1, 2]) {
      const reply = await cloud.call('probe', twoAdds)
      expect({ round, reply }).toMatchObject({ reply: { result: { caught: true } } })
    }
    expect(await cloud.call('probe', twoAdds)).toMatchObject({ result: 'both' })
    expect(cloud.faults.struck().filter(({ kind }) => kind === 'errorBefore').length).toBeGreaterThanOrEqual(2)
  })

  it('leaves other functions and actions alone', async () => {
    cloud.faults.plan({ kind: 'errorBefore', door: 'tick' })
    cloud.faults.plan({ kind: 'errorBefore', action: 'activity.signUp' })
    expect(await add()).not.toHaveProperty('caught')
  })
})

describe('duplicate delivery', () => {
  it('runs the function twice for one call', async () => {
    cloud.faults.duplicate({ door: 'probe' })
    await add()
    expect(cloud.stored).toHaveLength(2)
    await add()
    expect(cloud.stored).toHaveLength(3)
  })
})

describe('seeded faults', () => {
  const strikes = (seed: number) => {
    const faults = createFaults()
    faults.seed({ seed, rate: 0.3 })
    const run = newInvocation('api', {}, { source: 'wx_client' })
    return Array.from({ length: 200 }, () => faults.strike(run, 'database.getDocument')?.kind)
  }

  it('are the same for the same seed and others for another', () => {
    expect(strikes(1)).toEqual(strikes(1))
    expect(strikes(1)).not.toEqual(strikes(2))
  })

  it('strike about as often as asked', () => {
    const hits = strikes(3).filter((kind) => kind !== undefined).length
    expect(hits).toBeGreaterThan(35)
    expect(hits).toBeLessThan(90)
  })

  it('never strike a process outside', () => {
    const faults = createFaults()
    faults.seed({ seed: 1, rate: 1 })
    expect(faults.strike(undefined, 'database.getDocument')).toBeUndefined()
  })
})

describe('the counters of the wire', () => {
  it('name every request of a run, with its collection, time and bytes', async () => {
    const { runs, requests } = await cloud.wire.record(() => cloud.call('probe', { ...twoAdds, action: 'thing.do' }, 'oChen'))
    expect(runs).toHaveLength(1)
    expect(runs[0]).toMatchObject({ door: 'probe', action: 'thing.do', openid: 'oChen', source: 'wx_client' })
    expect(runs[0]?.requests.map(({ action, on }) => `${action} ${on ?? ''}`)).toEqual([
      'database.insertDocument c', 'database.insertDocument c',
    ])
    expect(requests).toHaveLength(2)
    expect(requests.every(({ ms, bytesIn, bytesOut }) => ms >= 0 && bytesIn > 100 && bytesOut > 20)).toBe(true)
    expect(runs[0]?.replyBytes).toBe('"both"'.length)
  })
})

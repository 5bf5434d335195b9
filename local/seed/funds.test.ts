import type { Fund, FundEntry } from '@/cloudfunctions/kit/documents/fund'
import { brokenLedger } from '@/local/testing/funds'
import { startCloud } from '@/local/testing/startCloud'
import { playFunds } from './funds'
import { members, personCalled } from './people'
import type { Stage } from './stage'

test('the ledgers of the demonstration add up, and the chair finds a change waiting', async () => {
  const cloud = await startCloud()
  try {
    await cloud.load('members', members)
    const stage: Stage = {
      today: cloud.clock.now(),
      as: (name) => cloud.as(personCalled(name)),
      asMember: (member) => cloud.as(member),
      at: async (instant, act) => {
        cloud.clock.set(instant)
        return act().finally(() => cloud.clock.reset())
      },
      tick: (instant) => cloud.fire(instant),
    }
    await playFunds(stage)
    const funds = await cloud.dump<Fund>('funds')
    const entries = await cloud.dump<FundEntry>('fundEntries')
    expect(funds).toHaveLength(4)
    expect(funds.flatMap((fund) => brokenLedger(fund, entries.filter(({ fundId }) => fundId === fund._id)))).toEqual([])
    expect((await stage.as('吴建明').does('policy.groups', {})).groups.find(({ noun }) => noun === 'activity')?.waiting).toBe(1)
  } finally {
    await cloud.close()
  }
})

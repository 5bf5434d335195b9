import type { Handout, HandoutRow } from '@/cloudfunctions/kit/documents/handout'
import { startCloud } from '@/local/testing/startCloud'
import { playFunds } from './funds'
import { playHandouts } from './handouts'
import { members, personCalled } from './people'
import type { Stage } from './stage'

test('the handouts of the demonstration: one over and settled, one for people in need, one waiting, and 张伟 has something to fetch', async () => {
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
    await playHandouts(stage)
    const handouts = await cloud.dump<Handout>('handouts')
    expect(handouts.map(({ kind, status }) => [kind, status])).toEqual(expect.arrayContaining([['festival', 'ended'], ['festival', 'running'], ['women', 'pending']]))
    expect(handouts.find(({ status }) => status === 'ended')).toMatchObject({ job: null })
    const mine = await cloud.as(personCalled('张伟')).does('handout.mine', {})
    expect(mine.items.map(({ status }) => status).sort()).toEqual(['signed', 'waiting'])
    const rows = await cloud.dump<HandoutRow>('handoutRows', { status: 'proxy' })
    expect(rows.length).toBeGreaterThan(0)
  } finally {
    await cloud.close()
  }
}, 60_000)

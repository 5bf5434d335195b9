import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import type { Fund } from '@/cloudfunctions/kit/documents/fund'
import { startCloud } from '@/local/testing/startCloud'
import { playAids } from './aids'
import { playFunds } from './funds'
import { members, personCalled } from './people'
import type { Stage } from './stage'

test('the acts about aid leave six stories, money that adds up, and a raw database that tells nothing of need', async () => {
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
    await playAids(stage)
    const aids = await cloud.dump<Aid>('aids')
    expect(aids.map(({ status }) => status).sort()).toEqual(['aiding', 'papersDue', 'publicised', 'refused', 'voting'])
    expect((await cloud.dump<Fund>('funds', { source: 'relief' })).map(({ paidFen, reservedFen }) => [paidFen, reservedFen])).toEqual([[800_000, 0]])
    expect((await stage.as('张伟').does('aid.draft', {})).draft).toContain('singleParent')
    const raw = JSON.stringify([aids, await cloud.dump('aidDrafts'), await cloud.dump('messages')])
    for (const word of ['起火', '大女儿', '住院', '"medical"', 'familyIllness', '600000', '200000', '养老金']) expect(raw).not.toContain(word)
  } finally {
    await cloud.close()
  }
})

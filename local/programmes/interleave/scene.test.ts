import { addDays, dayOf } from '@/types/calendar'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { startCloud } from '@/local/testing/startCloud'
import { act } from './schedule'
import { playPairs, type PairResult, type Scene } from './scene'

const setting = { key: 'suggestion.reviewDays', scope: 'default' } as const

interface Desk {
  readonly officer: Person
  readonly chair: Person
}

/** A setting that is proposed: its officer may take it back, and the chair may not. */
const scene: Scene<Desk> = {
  name: 'a setting that is proposed',
  prepare: async (cloud) => {
    const officer = await cloud.person(aMember({ grants: [{ role: 'OFF', portfolio: 'democracy', orgId: 'company' }] }))
    const chair = await cloud.person(aMember({ role: 'CHAIR' }))
    await officer.does('policy.propose', { ...setting, value: 20, from: addDays(dayOf(new Date(cloud.clock.now())), 10), source: '委员会决议', reason: '按实际情况' })
    return { officer, chair }
  },
  moves: {
    'its officer takes it back': ({ officer }) => act(officer, 'policy.withdraw', setting),
    'the chair takes it back': ({ chair }) => act(chair, 'policy.withdraw', setting),
  },
  check: () => Promise.resolve([]),
}

async function played(): Promise<PairResult[]> {
  const cloud = await startCloud({ maxWorkers: 2 })
  const results: PairResult[] = []
  try {
    await playPairs(cloud, scene, [['its officer takes it back', 'the chair takes it back']], 2, (result) => results.push(result))
  } finally {
    await cloud.close()
  }
  return results
}

describe('a scene', () => {
  it('whose move is told no when it comes alone says so: it would race nothing', async () => {
    const [alone, pair] = await played()
    expect(alone?.pair).toBe('a setting that is proposed: the chair takes it back, alone')
    expect(alone?.broken).toHaveLength(1)
    expect(pair?.broken).toEqual([])
  })
})

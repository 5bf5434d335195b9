/** An activity as it comes about in real life, and people to fill it: what the tests of activities begin with. */
import { aMember, aPlan } from './builders'
import type { Person } from './person'
import { startCloud, type TestCloud } from './startCloud'

export type Plan = Parameters<typeof aPlan>[0]

/** A sign-up without family and without questions. */
export const asked = { guests: 0, answers: {} }

export interface House {
  readonly cloud: TestCloud
  readonly officer: Person
  readonly chair: Person
  /** Planned by the officer, approved by the chair, open. */
  anOpenActivity(plan?: Plan): Promise<string>
  someWorkers(count: number): Promise<Person[]>
}

/** A cloud of its own with an officer and the chair. */
export async function openHouse(options: Parameters<typeof startCloud>[0] = {}): Promise<House> {
  const cloud = await startCloud(options)
  const officer = await cloud.person(aMember({ role: 'OFF', name: '陈志强' }))
  const chair = await cloud.person(aMember({ role: 'CHAIR', name: '吴建明' }))
  return {
    cloud,
    officer,
    chair,
    anOpenActivity: async (plan = {}) => {
      const { activityId } = await officer.does('activity.saveDraft', { plan: aPlan(plan) })
      await officer.does('activity.submit', { activityId })
      await chair.does('activity.decide', { activityId, verdict: 'approve', note: '' })
      return activityId
    },
    someWorkers: async (count) => {
      const members = Array.from({ length: count }, () => aMember())
      await cloud.load('members', members)
      return members.map((member) => cloud.as(member))
    },
  }
}

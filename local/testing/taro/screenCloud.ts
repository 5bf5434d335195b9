/**
 * The real functions behind the screens of a test, and the phone in front of them: who holds it, and
 * whether it has network. Needs `@jest-environment ./local/testing/taro/cloudScreenEnvironment.js`.
 */
import type { ActionInput } from '@/types/actions'
import { aMember, aPlan } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'

export interface ScreenCloud extends TestCloud {
  readonly officer: Person
  readonly chair: Person
  /** A published activity; a case names only what it is about. */
  activity(traits?: Parameters<typeof aPlan>[0]): Promise<string>
  /** Somebody new with this entry already made. */
  goes(activityId: string, wish?: Partial<ActionInput<'activity.signUp'>>): Promise<Person>
}

export async function startScreenCloud(options: Parameters<typeof startCloud>[0] = {}): Promise<ScreenCloud> {
  const cloud = await startCloud(options)
  Object.assign(globalThis, { cloudUrl: cloud.url })
  const chair = await cloud.person(aMember({ role: 'CHAIR' }))
  const officer = await cloud.person(aMember({ role: 'OFF' }))
  return {
    ...cloud,
    chair,
    officer,
    activity: async (traits) => {
      const { activityId } = await officer.does('activity.saveDraft', { plan: aPlan(traits) })
      await officer.does('activity.submit', { activityId })
      await chair.does('activity.decide', { activityId, verdict: 'approve', note: '' })
      return activityId
    },
    goes: async (activityId, wish = {}) => {
      const person = await cloud.person(aMember())
      await person.does('activity.signUp', { activityId, guests: 0, answers: {}, ...wish })
      return person
    },
  }
}

/** The phone under test is this person's now, with nothing kept on it. */
export function holdPhone({ openid }: Pick<Person, 'openid'>): void {
  localStorage.clear()
  localStorage.setItem('local-openid', openid)
}

/** The phone has no network until the function it gives is called; other people's phones do. */
export function cutNetwork(): () => void {
  const working = globalThis.fetch
  const online = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  const phone: typeof fetch = (address, init) =>
    String(address).startsWith('http') ? working(address, init) : Promise.reject(new TypeError('Failed to fetch'))
  const network = jest.spyOn(globalThis, 'fetch').mockImplementation(phone)
  return () => {
    online.mockRestore()
    network.mockRestore()
  }
}
